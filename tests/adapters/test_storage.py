"""Content-addressed files: kept once, never damaged unnoticed."""

import hashlib
from pathlib import Path

import pytest

from partnerships.adapters import storage


def test_what_is_stored_is_read_back(tmp_path: Path) -> None:
    file_hash = storage.store(tmp_path, b"agreement")
    assert file_hash == hashlib.sha256(b"agreement").hexdigest()
    assert storage.read(tmp_path, file_hash) == b"agreement"
    assert storage.exists(tmp_path, file_hash)


def test_storing_twice_keeps_one_file(tmp_path: Path) -> None:
    assert storage.store(tmp_path, b"same") == storage.store(tmp_path, b"same")
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_damage_is_noticed_and_repaired_by_storing_again(tmp_path: Path) -> None:
    file_hash = storage.store(tmp_path, b"whole")
    storage.path_of(tmp_path, file_hash).write_bytes(b"half")
    assert not storage.exists(tmp_path, file_hash)
    with pytest.raises(storage.FileDamaged):
        storage.read(tmp_path, file_hash)
    storage.store(tmp_path, b"whole")
    assert storage.read(tmp_path, file_hash) == b"whole"


@pytest.mark.parametrize("name", ["", "0" * 64, "../../etc/passwd", "A" * 64])
def test_an_unknown_name_is_not_found(tmp_path: Path, name: str) -> None:
    assert not storage.exists(tmp_path, name)
    with pytest.raises(FileNotFoundError):
        storage.read(tmp_path, name)


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space left"):
        storage.store(tmp_path, b"x")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
