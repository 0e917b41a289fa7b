"""ZIP files whose bytes depend on their content alone: no clock, no owner, always in the same order."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP can name: it says nothing, and so it is the same each time."""
READABLE = 0o644 << 16


def archive(files: Mapping[str, bytes]) -> bytes:
    """These files under these names, in the order of their names. Refuses a name that leads out of the folder in which it is opened."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(files):
            if name.startswith("/") or ".." in name.split("/") or "\\" in name:
                raise ValueError(f"{name!r} is no name inside an archive")
            _add(packed, name, files[name])
    return written.getvalue()


def without_clock(packed: bytes) -> bytes:
    """The same archive, its files in their order, without the moment at which it was written."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(packed)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            _add(target, entry.filename, source.read(entry))
    return written.getvalue()


def _add(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, BEGINNING)
    entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, READABLE, 3
    packed.writestr(entry, content)
