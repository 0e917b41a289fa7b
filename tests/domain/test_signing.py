"""Fresh codes, the code on the document, and how many must sign."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.fact_values import Form, PartyFacts
from partnerships.domain.signing import (
    CHECK_ALPHABET,
    CODE_LIFETIME,
    CONSENT_VERSION,
    CONSENTS,
    TRIES,
    check_code,
    consented,
    may_try_code,
    read_check_code,
    required_signatures,
    signs_as_declared,
)

SENT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def test_a_code_lives_ten_minutes_and_five_tries() -> None:
    assert [CODE_LIFETIME.total_seconds(), TRIES] == [600, 5]


@pytest.mark.parametrize(
    ("after", "tries", "used", "may"),
    [
        (timedelta(0), 0, False, True),
        (timedelta(minutes=10), 4, False, True),
        (timedelta(minutes=10, microseconds=1), 0, False, False),
        (timedelta(minutes=1), 5, False, False),
        (timedelta(minutes=1), 0, True, False),
        (-timedelta(seconds=1), 0, False, False),
    ],
)
def test_when_a_code_may_be_tried(after: timedelta, tries: int, used: bool, may: bool) -> None:
    assert may_try_code(sent_at=SENT, tries=tries, used=used, now=SENT + after) is may


def test_the_alphabet_has_no_two_signs_that_look_alike() -> None:
    assert set("01OILUBSZ") & set(CHECK_ALPHABET) == set()
    assert len(set(CHECK_ALPHABET)) == len(CHECK_ALPHABET) == 27


def test_a_check_code_as_printed() -> None:
    assert check_code(bytes(16)) == "AR-2222-2222"
    assert check_code(bytes(range(16))) == "AR-2RNP-KNJR"


def test_too_little_chance_is_refused() -> None:
    with pytest.raises(ValueError, match="16 random bytes"):
        check_code(bytes(15))


@given(st.binary(min_size=16, max_size=32))
def test_a_printed_code_is_read_back(random: bytes) -> None:
    code = check_code(random)
    typed = (code, code.lower(), code.replace("-", ""), code[3:], "\u2066" + code.replace("-", " \u2013 ") + "\u2069 ")
    assert {read_check_code(text) for text in typed} == {code}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ar 7k2m 94xq", "AR-7K2M-94XQ"),
        ("7K2M94XQ", "AR-7K2M-94XQ"),
        ("AR־7KZM־94XQ", "AR-7K2M-94XQ"),
        ("ARAR-ARAR", "AR-ARAR-ARAR"),
        ("AR-ARAR-ARAR", "AR-ARAR-ARAR"),
        ("AR-BSZ2-9999", "AR-8522-9999"),
        ("AR-7K2M-94XO", None),
        ("AR-7K2M-94X", None),
        ("XX-7K2M-94XQ", None),
        ("", None),
        ("AR", None),
        ("7K2M94X\0", None),
        ("א" * 8, None),
    ],
)
def test_what_is_read_as_a_code(typed: str, code: str | None) -> None:
    assert read_check_code(typed) == code


@pytest.mark.parametrize(
    ("facts", "signatories", "required"),
    [
        (PartyFacts("A", Form.ASSOCIATION), 3, 1),
        (PartyFacts("A", Form.ASSOCIATION, required_signatures=2), 1, 2),
        (PartyFacts("A", Form.COMPANY, required_signatures=0), 1, 1),
        (PartyFacts("A", Form.PERSON, required_signatures=2), 1, 1),
        (PartyFacts("A", Form.UNREGISTERED_GROUP, members=("Ana", "Gil", "Noa")), 1, 3),
        (PartyFacts("A", Form.UNREGISTERED_GROUP, members=("Ana",)), 2, 2),
        (PartyFacts("A", Form.UNREGISTERED_GROUP), 0, 1),
    ],
)
def test_how_many_must_sign(facts: PartyFacts, signatories: int, required: int) -> None:
    assert required_signatures(facts, signatories=signatories) == required


@pytest.mark.parametrize(("accepts_declared", "sentences"), [(False, 4), (True, 5)])
def test_the_sentences_of_each_consent_are_kept(accepts_declared: bool, sentences: int) -> None:
    assert list(CONSENTS)[-1] == CONSENT_VERSION
    assert len(consented(CONSENT_VERSION, accepts_declared=accepts_declared)) == sentences
    assert [len(consented(version, accepts_declared=accepts_declared)) for version in ("1", "0")] == [4, 0]


@pytest.mark.parametrize(
    ("form", "resolution", "is_declared"),
    [
        (Form.ASSOCIATION, "", True),
        (Form.ASSOCIATION, "12/26", False),
        (Form.PERSON, "", False),
        (Form.UNREGISTERED_GROUP, "", False),
        (Form.COMPANY, "", True),
    ],
)
def test_whoever_signs_for_a_body_without_a_resolution_signs_as_declared(form: Form, resolution: str, is_declared: bool) -> None:
    assert signs_as_declared(PartyFacts("א", form, resolution=resolution)) is is_declared
