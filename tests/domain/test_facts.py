"""Facts of the sides and of the agreement: every mistake is told with its place, what is right is read to one value."""

from datetime import date
from typing import Any

import pytest

from partnerships.domain.errors import InvalidInput
from partnerships.domain.facts import (
    AGREEMENT_FACTS,
    Form,
    Liability,
    PartyFacts,
    agreement_fact,
    agreement_facts_json,
    is_israeli_number,
    missing_agreement_facts,
    missing_party_facts,
    party_facts,
    party_facts_json,
    presumed_facts,
    read_agreement_facts,
    read_party_facts,
)

WHOLE = {
    "legal_name": "מעגלי קהילה (ע״ר)",
    "form": "association",
    "number": "580000008",
    "address": "רחוב הגפן 12, חיפה",
    "notices_email": "office@example.org.il",
    "resolution": "החלטת הוועד מיום 1 במאי 2026",
    "required_signatures": 2,
    "proper_management_until": "2026-12-31",
    "section_46_until": "2028-12-31",
}
GROUP = {
    "legal_name": "ישראל 2050",
    "form": "unregistered_group",
    "members": ["תמר סלע", "ויזן חורי"],
    "liability": "joint",
    "joining": "בהסכמת כולם",
}


def places(data: dict[str, Any]) -> list[tuple[str, str]]:
    facts, mistakes = read_party_facts(data)
    assert (facts is None) == bool(mistakes)
    return [(mistake.place, mistake.message % mistake.values) for mistake in mistakes]


def test_a_side_is_read_to_one_value() -> None:
    assert party_facts(WHOLE) == PartyFacts(
        legal_name="מעגלי קהילה (ע״ר)",
        form=Form.ASSOCIATION,
        number="580000008",
        address="רחוב הגפן 12, חיפה",
        notices_email="office@example.org.il",
        resolution="החלטת הוועד מיום 1 במאי 2026",
        required_signatures=2,
        proper_management_until=date(2026, 12, 31),
        section_46_until=date(2028, 12, 31),
    )
    assert party_facts(GROUP).members == ("תמר סלע", "ויזן חורי")
    assert party_facts(GROUP).liability is Liability.JOINT


@pytest.mark.parametrize("data", [WHOLE, GROUP, {"legal_name": "Dana", "form": "person"}])
def test_facts_survive_their_json(data: dict[str, Any]) -> None:
    facts = party_facts(data)

    assert party_facts(party_facts_json(facts)) == facts


def test_every_mistake_is_told_with_its_place() -> None:
    assert places(
        {
            "form": "guild",
            "address": 4,
            "notices_email": "office@example",
            "required_signatures": 3,
            "proper_management_until": "31.12.2026",
            "section_46_until": "2026-02-30",
            "members": ["Dana", 7],
            "liability": "none",
            "colour": "red",
        }
    ) == [
        ("legal_name", "This cannot stay empty."),
        ("form", "Choose what this side is in law."),
        ("address", "Text is expected here."),
        ("notices_email", "This is not an e-mail address, such as name@example.org."),
        ("required_signatures", "One or two signatures are needed from a side."),
        ("proper_management_until", "This is not a date, such as 2027-03-01."),
        ("section_46_until", "This is not a date, such as 2027-03-01."),
        ("members.1", "Text is expected here."),
        ("liability", "Choose own share or joint liability."),
        ("colour", "There is no fact called colour."),
    ]


def test_the_first_mistake_is_raised() -> None:
    with pytest.raises(InvalidInput, match="Choose what this side is in law"):
        party_facts({"legal_name": "Dana", "form": ""})


@pytest.mark.parametrize("number", ["580000008", "580000016", "512345679", "000000018"])
def test_a_number_with_its_check_digit_is_right(number: str) -> None:
    assert is_israeli_number(number)


@pytest.mark.parametrize("number", ["580000009", "580000080", "58000000", "5800000080", "58000000a", "", "٥٨٠٠٠٠٠٠٨"])
def test_a_number_without_it_is_not(number: str) -> None:
    assert not is_israeli_number(number)


def test_any_single_wrong_digit_is_found() -> None:
    right = "580000008"
    wrong = [right[:place] + digit + right[place + 1 :] for place in range(9) for digit in "0123456789" if digit != right[place]]

    assert [number for number in wrong if is_israeli_number(number)] == []


@pytest.mark.parametrize(
    ("form", "number", "message"),
    [
        ("association", "58-000-0008", None),
        ("association", "580000009", "This number is not right: it has nine digits, and the last one checks the others."),
        ("association", "512345679", "The number of a registered association begins with 58."),
        ("company", "512345679", None),
        ("public_benefit_company", "580000008", "The number of a company begins with 5, and not with 58."),
        ("person", "000000018", None),
    ],
)
def test_a_number_fits_the_form(form: str, number: str, message: str | None) -> None:
    expected = [("number", message)] if message else []

    assert places({"legal_name": "Dana", "form": form, "number": number}) == expected


def test_what_a_name_and_a_number_let_presume() -> None:
    assert presumed_facts(name="A", number="58-000-0008", signatories=("Dana", "Noa")) == PartyFacts(
        "A", Form.ASSOCIATION, "580000008", required_signatures=2
    )
    assert presumed_facts(name="B", number="512345679").form is Form.COMPANY
    assert presumed_facts(name="C", signatories=("Dana",)).members == ("Dana",)


def test_what_a_side_still_has_to_state() -> None:
    assert [mistake.place for mistake in missing_party_facts(PartyFacts("A", Form.ASSOCIATION))] == ["number"]
    assert [mistake.place for mistake in missing_party_facts(PartyFacts("A", Form.UNREGISTERED_GROUP))] == ["members", "liability"]
    assert missing_party_facts(party_facts(WHOLE)) == ()
    assert missing_party_facts(PartyFacts("A", Form.PERSON)) == ()


@pytest.mark.parametrize(
    ("key", "raw", "value"),
    [
        ("binds", "named", "named"),
        ("start", "2026-12-01", date(2026, 12, 1)),
        ("law", " the law of Israel ", "the law of Israel"),
        ("language_prevails", "he", "he"),
        ("objective", "", None),
        ("minors", False, False),
        ("minors_check", "the coordinator", "the coordinator"),
    ],
)
def test_a_fact_of_the_agreement_is_read_to_one_value(key: str, raw: object, value: object) -> None:
    assert agreement_fact(key, raw) == value


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("binds", "some"),
        ("start", "soon"),
        ("law", 7),
        ("language_prevails", "fr"),
        ("minors", "yes"),
        ("distribution", ["Dana"]),
        ("colour", "red"),
    ],
)
def test_a_wrong_fact_is_refused(key: str, raw: object) -> None:
    with pytest.raises(InvalidInput):
        agreement_fact(key, raw)


def test_all_facts_of_the_agreement_survive_their_json() -> None:
    data = {"binds": "everything", "start": "2026-12-01", "minors": True, "minors_check": "Dana", "law": ""}

    values, mistakes = read_agreement_facts(data)

    assert mistakes == ()
    assert agreement_facts_json(values) == {key: value for key, value in data.items() if value}


def test_mistakes_in_facts_of_the_agreement_have_their_places() -> None:
    values, mistakes = read_agreement_facts({"binds": "named", "start": "soon", "colour": "red"})

    assert values == {"binds": "named"}
    assert [mistake.place for mistake in mistakes] == ["start", "colour"]


def test_what_the_agreement_still_has_to_state() -> None:
    assert [mistake.place for mistake in missing_agreement_facts({"minors": True})] == ["binds", "start", "minors_check"]
    assert missing_agreement_facts({"binds": "named", "start": date(2026, 12, 1), "minors": False}) == ()
    assert [fact.key for fact in AGREEMENT_FACTS if fact.required] == ["binds", "start"]
