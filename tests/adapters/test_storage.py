"""Content-addressed files: kept once, never damaged unnoticed."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from partnerships.adapters import storage


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.FILES_DIR = tmp_path
    return tmp_path


def test_what_is_stored_is_read_back(tmp_path: Path) -> None:
    file_hash = storage.store(b"agreement")
    assert file_hash == hashlib.sha256(b"agreement").hexdigest()
    assert storage.read(file_hash) == b"agreement"
    assert storage.exists(file_hash)


def test_storing_twice_keeps_one_file(tmp_path: Path) -> None:
    assert storage.store(b"same") == storage.store(b"same")
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_damage_is_noticed_and_repaired_by_storing_again(tmp_path: Path) -> None:
    file_hash = storage.store(b"whole")
    (tmp_path / storage.name_of(file_hash)).write_bytes(b"half")
    assert not storage.exists(file_hash)
    with pytest.raises(storage.FileDamaged):
        storage.read(file_hash)
    storage.store(b"whole")
    assert storage.read(file_hash) == b"whole"


@pytest.mark.parametrize("name", ["", "0" * 64, "../../etc/passwd", "A" * 64])
def test_an_unknown_name_is_not_found(tmp_path: Path, name: str) -> None:
    assert not storage.exists(name)
    with pytest.raises(FileNotFoundError):
        storage.read(name)


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space left"):
        storage.store(b"x")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
