"""What a forger has, and the ways of tampering by what they are called."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from partnerships.adapters.seal_keys import SealKey

BYTE_RANGE = re.compile(rb"/ByteRange\s*\[[^]]*\]")
CONTENTS = re.compile(rb"<[0-9A-Fa-f]{2000,}>")
TEXT = b"BT /F1 24 Tf 72 500 Td (The Venture pays everything) Tj ET"


@dataclass(frozen=True)
class Material:
    """What a forger has: a file of ours, another one, the first before its seal, and a key of their own."""

    sealed: bytes
    another: bytes
    unsealed: bytes
    stranger: SealKey

    @property
    def byte_range(self) -> tuple[int, int]:
        """Where the byte range stands."""
        found = BYTE_RANGE.search(self.sealed)
        assert found is not None
        return found.span()

    @property
    def container(self) -> tuple[int, int]:
        """Where the signature stands, its angle brackets included."""
        found = CONTENTS.search(self.sealed)
        assert found is not None
        return found.span()


Tampering = Callable[[Material], bytes]
CLASSES: dict[str, Tampering] = {}


def tampering(name: str) -> Callable[[Tampering], Tampering]:
    """Enter a way of tampering under what it is called."""

    def enter(way: Tampering) -> Tampering:
        CLASSES[name] = way
        return way

    return enter


def replaced(data: bytes, place: tuple[int, int], new: bytes) -> bytes:
    """The same file with other bytes there, whatever that does to its offsets."""
    return data[: place[0]] + new + data[place[1] :]


def in_place(data: bytes, place: tuple[int, int], new: bytes) -> bytes:
    """The same, filled up with blanks so that nothing moves."""
    return replaced(data, place, new.ljust(place[1] - place[0]))
