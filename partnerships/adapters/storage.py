"""Content-addressed files: a file's name is the SHA-256 of its bytes, so nothing is ever overwritten or renamed."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

HASH = re.compile(r"[0-9a-f]{64}")


class FileDamaged(Exception):
    """The stored bytes no longer have the hash that names them."""


def store(root: Path, data: bytes) -> str:
    """Write the bytes so that they survive a power cut before the name is known, and return the SHA-256 hex."""
    file_hash = hashlib.sha256(data).hexdigest()
    path = path_of(root, file_hash)
    if exists(root, file_hash):
        return file_hash
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    for folder in (path.parent, root):
        _sync_folder(folder)
    return file_hash


def read(root: Path, file_hash: str) -> bytes:
    """The bytes of that name; raises FileNotFoundError, or FileDamaged when the disk gives other bytes back."""
    data = path_of(root, file_hash).read_bytes()
    if hashlib.sha256(data).hexdigest() != file_hash:
        raise FileDamaged(file_hash)
    return data


def exists(root: Path, file_hash: str) -> bool:
    """Whether undamaged bytes of that name are there; a damaged file is written again by the next `store`."""
    try:
        read(root, file_hash)
    except (FileNotFoundError, FileDamaged):
        return False
    return True


def path_of(root: Path, file_hash: str) -> Path:
    """Where the bytes lie: two hex digits a folder keep folders small."""
    if not HASH.fullmatch(file_hash):
        raise FileNotFoundError(file_hash)
    return root / file_hash[:2] / file_hash


def _sync_folder(folder: Path) -> None:
    # a rename is only durable when the folder that holds the name is written too
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
