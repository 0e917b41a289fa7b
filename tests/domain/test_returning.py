"""Signing elsewhere: who may stand on one file, on which day, and what is kept of what was found."""

from datetime import date

import pytest

from partnerships.domain.errors import InvalidInput
from partnerships.domain.returning import (
    NAME_LIMIT,
    FileState,
    Findings,
    FoundSignature,
    able_together,
    kept_name,
    may_sign_together,
    refuse_wrong_day,
    state_of,
)
from partnerships.domain.signing_order import Signer, SigningOrder

NEEDED = {1: 1, 2: 2}


def order(*line: str, signed: str = "") -> SigningOrder:
    """Ana signs for side 1, ben and bea for side 2."""
    signers = (Signer("ana", 1, "ana" in signed), Signer("ben", 2, "ben" in signed), Signer("bea", 2, "bea" in signed))
    return SigningOrder(line, signers, NEEDED)


@pytest.mark.parametrize(
    ("now", "side", "able"),
    [
        (order(), 1, ("ana",)),
        (order(), 2, ("ben", "bea")),
        (order(signed="ben"), 2, ("bea",)),
        (order("ana", "ben", "bea"), 2, ()),
        (order("ana", "ben", "bea", signed="ana"), 2, ("ben", "bea")),
        (order("ben", "ana", "bea"), 2, ("ben",)),
        (order("bea", "ben", "ana"), 2, ("bea", "ben")),
    ],
)
def test_who_may_stand_on_one_file(now: SigningOrder, side: int, able: tuple[str, ...]) -> None:
    assert able_together(now, side=side) == able
    assert may_sign_together(now, able)


@pytest.mark.parametrize(
    ("now", "keys", "may"),
    [
        (order(), ["ben", "bea"], True),
        (order("ben", "bea", "ana"), ["bea"], False),
        (order("ben", "bea", "ana"), ["bea", "ben"], True),
        (order("ben", "ana", "bea"), ["bea", "ben"], False),
        (order(signed="ben"), ["ben"], False),
        (order(), ["somebody else"], False),
    ],
)
def test_nobody_stands_on_a_file_before_their_turn(now: SigningOrder, keys: list[str], may: bool) -> None:
    assert may_sign_together(now, keys) is may


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, FileState.WAITING),
        ({"confirmed"}, FileState.CONFIRMED),
        ({"voided"}, FileState.VOID),
        ({"voided", "confirmed"}, FileState.VOID),
        ({"voided", "refused"}, FileState.REFUSED),
        ({"voided", "withdrawn"}, FileState.WITHDRAWN),
    ],
)
def test_where_a_file_stands(facts: set[str], state: FileState) -> None:
    assert state_of(**{name: name in facts for name in ("withdrawn", "confirmed", "refused", "voided")}) is state


@pytest.mark.parametrize(("day", "refused"), [(1, True), (2, False), (3, False), (4, True)])
def test_a_text_is_signed_between_its_day_and_today(day: int, refused: bool) -> None:
    try:
        refuse_wrong_day(date(2027, 1, day), frozen_on=date(2027, 1, 2), today=date(2027, 1, 3))
    except InvalidInput:
        assert refused
    else:
        assert not refused


def test_findings_are_kept_whole() -> None:
    findings = Findings(True, signatures=(FoundSignature("נועה", True, False),))
    assert Findings.of_json(findings.as_json()) == findings
    assert Findings.of_json({}) is None


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("סריקה 3.pdf", "סריקה 3.pdf"),
        ("a\x00b\u202egpj.pdf", "abgpj.pdf"),
        ("\u2067x.pdf", "x.pdf"),
        ("x" * 300 + ".pdf", "x" * (NAME_LIMIT - 4) + ".pdf"),
        ("", ""),
    ],
)
def test_a_name_of_a_file_is_one_harmless_line(raw: str, kept: str) -> None:
    assert kept_name(raw) == kept
