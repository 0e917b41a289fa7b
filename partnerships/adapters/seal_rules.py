"""The rules of the offline verdict, run inside the process of `seal_check` only.

Readers' own verdicts pass files that were changed after signing, so none of them judges here: the container must be one
of ours, alone, intact, and must cover every byte but itself; and a strict reader must see exactly that one.
"""

import hashlib
import io
import re
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms

BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
CONTAINER = re.compile(rb"<((?:[0-9a-f]{2})+)>")
MAX_SIGNATURES = 20


@dataclass(frozen=True)
class Container:
    """A signature as it lies in the file: what it covers, and its bytes as they are written, padding included."""

    byte_range: tuple[int, int, int, int]
    signed_data: Any
    der: bytes
    padding: bytes

    @property
    def certificate_hash(self) -> str:
        certificates = self.signed_data["certificates"]
        return hashlib.sha256(certificates[0].chosen.dump()).hexdigest() if len(certificates) == 1 else ""


def judge(data: bytes, pinned: frozenset[str]) -> str:
    """The code of the verdict (see seal_check.VERDICTS). Raises whatever the reader raises when no seal of ours is there."""
    marks = list(BYTE_RANGE.finditer(data))[:MAX_SIGNATURES]
    containers = [found for mark in marks if (found := _container(data, mark))]
    ours = [container for container in containers if container.certificate_hash in pinned]
    if not ours:
        return "other_seal" if _fields(data) or containers else "no_seal"
    if len(marks) > 1 or data.count(b"/ByteRange") > 1:
        return "added" if len(ours) == 1 else "several"
    return _judge_ours(data, ours[0])


def _judge_ours(data: bytes, seal: Container) -> str:
    start, first, second, last = seal.byte_range
    if start != 0 or second + last < len(data):
        return "added"
    if not _is_intact(data, seal):
        return "content"
    if seal.padding.strip(b"\0") or seal.signed_data.dump(force=True) != seal.der or _has_unsigned(seal):
        return "structure"
    try:
        whole = _fields(data) == [(seal.byte_range, seal.der)]
    except Exception:  # sealed by us and intact cannot be unreadable, unless the file was built around a real seal
        whole = False
    return "whole" if whole else "structure"


def _container(data: bytes, mark: re.Match[bytes]) -> Container | None:
    """The container in the gap of this byte range, if the gap is hexadecimal and begins with a CMS signature."""
    start, first, second, last = (int(number) for number in mark.groups())
    found = CONTAINER.fullmatch(data[start + first : second])
    if not found:
        # a truncated or shifted file: the seal may still be recognised where it is written, beside its byte range
        found = CONTAINER.search(data, max(0, mark.start() - 40_000), mark.end() + 40_000)
    if not found:
        return None
    written = bytes.fromhex(found.group(1).decode())
    try:
        content = cms.ContentInfo.load(written)
        if content["content_type"].native != "signed_data":
            return None
        der = written[: len(content.dump())]
        signed_data = content["content"]
        _ = signed_data["certificates"].native, signed_data["signer_infos"].native
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
    return Container((start, first, second, last), content, der, written[len(der) :])


def _is_intact(data: bytes, seal: Container) -> bool:
    raise NotImplementedError


def _has_unsigned(seal: Container) -> bool:
    raise NotImplementedError


def _fields(data: bytes) -> list[Any]:
    raise NotImplementedError
