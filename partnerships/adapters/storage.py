"""Content-addressed files: a file's name is the SHA-256 of its bytes, so nothing is ever overwritten or renamed.

Where they lie is Django's storage named *files*: a folder unless the settings name another.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages

HASH = re.compile(r"[0-9a-f]{64}")
RENEWED_AFTER = timedelta(hours=12)
"""A file that is stored again is written again when it is older, so that no sweep takes it for one that nobody names."""


class FileMissing(FileNotFoundError):
    """Nothing is stored under that name."""


class FileDamaged(Exception):
    """The stored bytes no longer have the hash that names them."""


class StorageFailed(OSError):
    """The storage does not answer, or not as it should. Each kind has errors of its own, which nobody else need know."""


class DurableFolder(FileSystemStorage):
    """A folder whose files survive a power cut before anybody knows their name."""

    @property
    def base_location(self) -> Path:
        return Path(settings.FILES_DIR)

    @property
    def location(self) -> str:
        return str(self.base_location)

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: what has it already has the same bytes, or damaged ones that are replaced."""
        return name

    def _save(self, name: str, content: IO[Any]) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, written = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        temporary = Path(written)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content.read())
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        for folder in (path.parent, self.base_location):
            _sync_folder(folder)
        return name


def store(data: bytes) -> str:
    """Keep the bytes, so that they are safe when this returns their SHA-256 in hexadecimal digits."""
    file_hash = hashlib.sha256(data).hexdigest()
    if not exists(file_hash) or written_at(file_hash) < datetime.now(UTC) - RENEWED_AFTER:
        with _failures():
            _files().save(name_of(file_hash), ContentFile(data))
    return file_hash


def read(file_hash: str) -> bytes:
    """The bytes of that name; raises FileMissing, or FileDamaged when other bytes come back."""
    try:
        with _failures(), _files().open(name_of(file_hash)) as file:
            data: bytes = file.read()
    except FileNotFoundError as error:
        raise FileMissing(file_hash) from error
    if hashlib.sha256(data).hexdigest() != file_hash:
        raise FileDamaged(file_hash)
    return data


def exists(file_hash: str) -> bool:
    """Whether undamaged bytes of that name are there; a damaged file is written again by the next `store`."""
    try:
        read(file_hash)
    except (FileNotFoundError, FileDamaged):
        return False
    return True


def written_at(file_hash: str) -> datetime:
    """When the file of that name was written last; FileNotFoundError when it is not there."""
    with _failures():
        return _files().get_modified_time(name_of(file_hash))


def kept() -> Iterator[str]:
    """The hashes of all files that are there, whoever names them."""
    try:
        with _failures():
            folders, _none = _files().listdir("")
    except FileNotFoundError:  # nothing was ever stored
        return
    for folder in folders:
        with _failures():
            _none, names = _files().listdir(folder)
        yield from (name for name in names if HASH.fullmatch(name) and name.startswith(folder))


def forget(file_hash: str) -> None:
    """Delete the file of that name, if it is there. Whoever calls it has seen that nothing names it."""
    with _failures():
        _files().delete(name_of(file_hash))


def name_of(file_hash: str) -> str:
    """The name of a file in the storage: two hex digits a folder keep folders small. FileNotFoundError for what is no hash."""
    if not HASH.fullmatch(file_hash):
        raise FileNotFoundError(file_hash)
    return f"{file_hash[:2]}/{file_hash}"


def _files() -> Storage:
    return storages["files"]


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except OSError:
        raise
    except Exception as error:  # a bucket's errors are of kinds of its own; what is not there answers with 404
        answer = getattr(error, "response", {}).get("ResponseMetadata", {})
        if answer.get("HTTPStatusCode") == 404 and "NoSuchBucket" not in str(error):
            raise FileNotFoundError(str(error)) from error
        raise StorageFailed(f"{type(error).__name__}: {error}") from error


def _sync_folder(folder: Path) -> None:
    # a rename is only durable when the folder that holds the name is written too
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
