"""The audit chain: every entry carries the hash of the one before it, so that whoever changes the past is found out.

Hashing and checking are pure. What stands at the end can only be missed when the chain's head is known from elsewhere.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

import rfc8785

GENESIS = "0" * 64
NONCE_BYTES = 32
OPAQUE = re.compile(r"[A-Za-z0-9_.:+-]{0,160}")


@dataclass(frozen=True)
class Entry:
    """One entry. It holds opaque ids and salted hashes, never a name or an address; `at` is UTC in ISO 8601."""

    number: int
    at: str
    action: str
    actor: str
    payload: Mapping[str, Any]
    previous: str
    hash: str

    def as_dict(self) -> dict[str, Any]:
        """The entry as JSON holds it; without `hash` it is what the hash is of."""
        return {
            "number": self.number,
            "at": self.at,
            "action": self.action,
            "actor": self.actor,
            "payload": dict(self.payload),
            "previous": self.previous,
            "hash": self.hash,
        }


@dataclass(frozen=True)
class Head:
    """The last entry of a chain as it was noted elsewhere, for instance in a sealed document."""

    number: int
    hash: str


class Broken(StrEnum):
    """What happened to a chain that does not hold."""

    ALTERED = "altered"
    MISSING = "missing"
    INSERTED = "inserted"
    SWAPPED = "swapped"
    TRUNCATED = "truncated"
    REWRITTEN = "rewritten"


@dataclass(frozen=True)
class ChainReport:
    """Whether the chain holds; if not, at which number and why. `anchored`: its end was compared with a head known from elsewhere."""

    ok: bool
    length: int
    anchored: bool
    broken_at: int | None = None
    reason: Broken | None = None


def canonical(value: Mapping[str, Any]) -> bytes:
    """The canonical JSON of the value (RFC 8785): the same bytes for the same value, for ever."""
    return rfc8785.dumps(dict(value))


def utc_text(moment: datetime) -> str:
    """The moment as entries hold it; ValueError for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def entry_hash(entry: Entry) -> str:
    """The SHA-256 of everything in the entry but the hash itself."""
    said = entry.as_dict()
    del said["hash"]
    return sha256(canonical(said)).hexdigest()


def is_opaque(value: object) -> bool:
    """Whether an entry may hold this: numbers, yes and no, and what ids, hashes, keys and days look like; nobody's words."""
    if isinstance(value, Mapping):
        return all(is_opaque(part) for pair in value.items() for part in pair)
    if isinstance(value, list | tuple):
        return all(is_opaque(part) for part in value)
    return value is None or isinstance(value, int) or (isinstance(value, str) and OPAQUE.fullmatch(value) is not None)


def next_entry(previous: Entry | None, *, at: str, action: str, actor: str, payload: Mapping[str, Any]) -> Entry:
    """The entry that follows `previous`; the first of a chain when there is none. ValueError for a payload that is not opaque."""
    if not is_opaque(payload):
        raise ValueError(f"an entry {action} with more than ids, hashes, keys, days and numbers")
    number, link = (previous.number + 1, previous.hash) if previous else (1, GENESIS)
    entry = Entry(number, at, action, actor, payload, link, hash="")
    return replace(entry, hash=entry_hash(entry))


def commitment(nonce: bytes, part: Mapping[str, Any]) -> str:
    """SHA-256(nonce ‖ canonical part): binds a side to its answers without telling them; the nonce is kept until the reveal."""
    if len(nonce) < NONCE_BYTES:
        raise ValueError(f"a commitment needs a nonce of {NONCE_BYTES} bytes")
    return sha256(nonce + canonical(part)).hexdigest()


def check_chain(entries: Sequence[Entry], *, head: Head | None = None) -> ChainReport:
    """Whether these entries, in their order, are one whole chain; `head` also finds an end that was cut off or written anew."""
    found = _disorder(entries) or _first_break(entries) or _wrong_end(entries, head)
    broken_at, reason = found or (None, None)
    return ChainReport(found is None, len(entries), head is not None, broken_at, reason)


Break = tuple[int, Broken]


def _disorder(entries: Sequence[Entry]) -> Break | None:
    """Numbers that do not count from 1 without a gap: each kind of disorder has its own cause."""
    numbers = [entry.number for entry in entries]
    for expected, number in enumerate(numbers, start=1):
        if number == expected:
            continue
        if number in numbers[: expected - 1]:
            return number, Broken.INSERTED
        return expected, Broken.SWAPPED if expected in numbers else Broken.MISSING
    return None


def _first_break(entries: Sequence[Entry]) -> Break | None:
    link = GENESIS
    for entry in entries:
        if not _is_intact(entry):
            return _cause(entries, entry)
        if entry.previous != link:
            return _cause_of_wrong_link(entries, entry)
        link = entry.hash
    return None


def _is_intact(entry: Entry) -> bool:
    try:
        return entry.hash == entry_hash(entry)
    except rfc8785.CanonicalizationError:
        return False


def _cause(entries: Sequence[Entry], entry: Entry) -> Break:
    """An entry that does not match its own hash: changed, or moved to another number."""
    origin = _number_when_written(entries, entry)
    if origin is None:
        after = entries[entry.number] if entry.number < len(entries) else None
        was_here = after is not None and _is_intact(replace(after, number=entry.number))
        return entry.number, Broken.INSERTED if was_here else Broken.ALTERED
    if origin <= len(entries) and _is_intact(replace(entries[origin - 1], number=entry.number)):
        return entry.number, Broken.SWAPPED
    return (entry.number, Broken.MISSING) if origin > entry.number else (origin, Broken.INSERTED)


def _number_when_written(entries: Sequence[Entry], entry: Entry) -> int | None:
    # One more than there are: the last entry may have moved up into the place of one that was deleted.
    numbers = range(1, len(entries) + 2)
    return next((number for number in numbers if _is_intact(replace(entry, number=number))), None)


def _cause_of_wrong_link(entries: Sequence[Entry], entry: Entry) -> Break:
    """Two intact entries that do not belong together: the earlier one was replaced, unless this one is what does not belong."""
    after = entries[entry.number] if entry.number < len(entries) else None
    before = entries[entry.number - 2].hash if entry.number > 1 else GENESIS
    if after is not None and after.previous == before:
        return entry.number, Broken.INSERTED
    if entry.number == 1 or (after is not None and after.previous != entry.hash):
        return entry.number, Broken.ALTERED
    return entry.number - 1, Broken.ALTERED


def _wrong_end(entries: Sequence[Entry], head: Head | None) -> Break | None:
    if head is None:
        return None
    if head.number > len(entries):
        return len(entries) + 1, Broken.TRUNCATED
    if head.number and entries[head.number - 1].hash != head.hash:
        return head.number, Broken.REWRITTEN
    return None
