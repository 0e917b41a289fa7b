"""Archives: the same content gives the same bytes, and no name leads out of the folder."""

import io
import zipfile

import pytest

from partnerships.adapters.archive import archive, without_clock


def test_the_same_files_are_the_same_archive() -> None:
    files = {"b/c.txt": b"two", "a.txt": b"one"}
    packed = archive(files)
    assert packed == archive(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        assert [(entry.filename, entry.date_time, opened.read(entry)) for entry in opened.infolist()] == [
            ("a.txt", (1980, 1, 1, 0, 0, 0), b"one"),
            ("b/c.txt", (1980, 1, 1, 0, 0, 0), b"two"),
        ]
    assert without_clock(packed) == packed


@pytest.mark.parametrize("name", ["/etc/passwd", "../up.txt", "a/../../up.txt", "a\\b"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no name inside an archive"):
        archive({name: b""})
