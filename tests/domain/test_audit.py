"""The chain: what is done to it is found, and named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.audit import (
    GENESIS,
    NONCE_BYTES,
    Broken,
    ChainReport,
    Entry,
    Head,
    canonical,
    check_chain,
    commitment,
    entry_hash,
    next_entry,
    utc_text,
)

Damage = Callable[[list[Entry]], list[Entry]]


def chain(length: int, *, mark: str = "") -> list[Entry]:
    entries: list[Entry] = []
    for number in range(1, length + 1):
        entries.append(
            next_entry(
                entries[-1] if entries else None,
                at=f"2026-11-21T09:00:{number:02}.000000+00:00",
                action="save",
                actor="representative-1",
                payload={"number": number, "mark": mark, "list": ["a", 7, None, True]},
            )
        )
    return entries


def rehashed(entry: Entry) -> Entry:
    return replace(entry, hash=entry_hash(entry))


def numbered(entries: list[Entry]) -> list[Entry]:
    return [replace(entry, number=number) for number, entry in enumerate(entries, start=1)]


def stranger(previous: Entry) -> Entry:
    return next_entry(previous, at="2026-11-21T10:00:00.000000+00:00", action="forge", actor="eve", payload={})


@pytest.mark.parametrize("said", ["Dana Levi", "דנה", "dana@example.org", "a" * 161, 7.5, ["a", {"b": "c d"}], {"a b": 1}])
def test_an_entry_takes_no_text_of_anybody(said: object) -> None:
    with pytest.raises(ValueError, match="more than ids, hashes"):
        next_entry(None, at="2026-11-21T09:00:00.000000+00:00", action="open", actor="a", payload={"said": said})


def test_the_first_entry_follows_nothing() -> None:
    first = chain(1)[0]
    assert (first.number, first.previous) == (1, GENESIS)


def test_an_entry_follows_the_one_before() -> None:
    first, second = chain(2)
    assert (second.number, second.previous) == (2, first.hash)


def test_the_hash_is_that_of_the_canonical_json() -> None:
    entry = next_entry(None, at="2026-11-21T09:00:00.000000+00:00", action="open", actor="a", payload={"b": 1, "a": "e"})
    text = (
        '{"action":"open","actor":"a","at":"2026-11-21T09:00:00.000000+00:00","number":1,'
        f'"payload":{{"a":"e","b":1}},"previous":"{GENESIS}"}}'
    )
    assert entry.hash == sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("length", [0, 1, 2, 7])
def test_a_whole_chain_holds(length: int) -> None:
    entries = chain(length)
    head = Head(length, entries[-1].hash if entries else GENESIS)
    assert check_chain(entries) == ChainReport(ok=True, length=length, anchored=False)
    assert check_chain(entries, head=head) == ChainReport(ok=True, length=length, anchored=True)


def test_a_chain_that_grew_since_its_head_was_noted_holds() -> None:
    entries = chain(7)
    assert check_chain(entries, head=Head(4, entries[3].hash)).ok is True


def broken(entries: list[Entry], *, head: Head | None = None) -> tuple[bool, int | None, Broken | None]:
    report = check_chain(entries, head=head)
    return report.ok, report.broken_at, report.reason


@pytest.mark.parametrize("place", range(6))
@pytest.mark.parametrize(
    "change",
    [
        {"at": "2020-01-01T00:00:00.000000+00:00"},
        {"action": "forge"},
        {"actor": "eve"},
        {"payload": {"number": 99}},
        {"payload": {"number": 2**60}},
        {"previous": "f" * 64},
        {"hash": "f" * 64},
    ],
)
def test_altered(place: int, change: dict[str, object]) -> None:
    entries = chain(6)
    entries[place] = replace(entries[place], **change)  # type: ignore[arg-type]  # any field at all
    assert broken(entries) == (False, place + 1, Broken.ALTERED)


@pytest.mark.parametrize("place", range(5))
def test_altered_with_a_hash_that_fits(place: int) -> None:
    entries = chain(6)
    entries[place] = rehashed(replace(entries[place], actor="eve"))
    assert broken(entries) == (False, place + 1, Broken.ALTERED)


@pytest.mark.parametrize("place", range(6))
def test_linked_to_something_else(place: int) -> None:
    entries = chain(6)
    entries[place] = rehashed(replace(entries[place], previous="f" * 64))
    number = place + 1 if place < 5 else 5
    assert broken(entries) == (False, number, Broken.ALTERED)


@pytest.mark.parametrize("place", range(5))
def test_missing(place: int) -> None:
    entries = chain(6)
    del entries[place]
    assert broken(entries) == (False, place + 1, Broken.MISSING)


@pytest.mark.parametrize("place", range(5))
def test_missing_and_the_rest_moved_up(place: int) -> None:
    entries = chain(6)
    del entries[place]
    assert broken(numbered(entries)) == (False, place + 1, Broken.MISSING)


@pytest.mark.parametrize("place", range(1, 6))
def test_inserted_beside_the_number_that_it_takes(place: int) -> None:
    entries = chain(6)
    entries.insert(place, stranger(entries[place - 1]))
    assert broken(entries) == (False, place + 1, Broken.INSERTED)


@pytest.mark.parametrize("place", range(1, 6))
def test_inserted_and_the_rest_moved_down(place: int) -> None:
    entries = chain(6)
    entries.insert(place, stranger(entries[place - 1]))
    assert broken(numbered(entries)) == (False, place + 1, Broken.INSERTED)


@pytest.mark.parametrize("place", range(1, 6))
def test_inserted_without_a_fitting_hash(place: int) -> None:
    entries = chain(6)
    entries.insert(place, replace(entries[place - 1], action="forge"))
    assert broken(numbered(entries)) == (False, place + 1, Broken.INSERTED)


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 2), (4, 5), (0, 5), (1, 4)])
def test_swapped(one: int, other: int) -> None:
    entries = chain(6)
    entries[one], entries[other] = entries[other], entries[one]
    assert broken(entries) == (False, one + 1, Broken.SWAPPED)
    assert broken(numbered(entries)) == (False, one + 1, Broken.SWAPPED)


@pytest.mark.parametrize("length", range(6))
def test_truncated_is_found_by_a_head_from_elsewhere(length: int) -> None:
    entries = chain(6)
    head = Head(6, entries[-1].hash)
    assert broken(entries[:length], head=head) == (False, length + 1, Broken.TRUNCATED)
    assert check_chain(entries[:length]) == ChainReport(ok=True, length=length, anchored=False)


def test_rewritten_from_the_beginning_is_found_by_a_head_from_elsewhere() -> None:
    entries = chain(6)
    assert broken(chain(6, mark="other"), head=Head(6, entries[-1].hash)) == (False, 6, Broken.REWRITTEN)


DAMAGES: list[Damage] = [
    lambda entries: entries[:1] + entries[2:],
    lambda entries: [entries[1], entries[0], *entries[2:]],
    lambda entries: [*entries, entries[-1]],
    lambda entries: [replace(entries[0], actor="eve"), *entries[1:]],
    lambda entries: entries[1:],
]


@given(st.integers(3, 12), st.sampled_from(DAMAGES))
def test_no_damage_passes(length: int, damage: Damage) -> None:
    assert check_chain(damage(chain(length))).ok is False


def test_canonical_json_sorts_and_does_not_escape() -> None:
    assert canonical({"ב": 7.0, "a": [1, None]}) == '{"a":[1,null],"ב":7}'.encode()


def test_a_commitment_hangs_on_every_byte() -> None:
    nonce = bytes(range(NONCE_BYTES))
    part = {"model.position": {"value": "together", "reason": ""}}
    assert commitment(nonce, part) == sha256(nonce + b'{"model.position":{"reason":"","value":"together"}}').hexdigest()
    assert commitment(nonce, {"model.position": {"reason": "", "value": "together"}}) == commitment(nonce, part)
    assert commitment(nonce, {"model.position": {"value": "apart", "reason": ""}}) != commitment(nonce, part)
    assert commitment(bytes(NONCE_BYTES), part) != commitment(nonce, part)


def test_a_short_nonce_is_refused() -> None:
    with pytest.raises(ValueError, match="nonce of 32 bytes"):
        commitment(b"short", {})


def test_moments_are_kept_in_utc() -> None:
    moment = datetime(2026, 11, 21, 11, 5, tzinfo=timezone(timedelta(hours=2)))
    assert utc_text(moment) == utc_text(moment.astimezone(UTC)) == "2026-11-21T09:05:00.000000+00:00"
    with pytest.raises(ValueError, match="without a zone"):
        utc_text(datetime(2026, 11, 21, 11, 5))  # noqa: DTZ001  # a moment without a zone is what is refused
