"""Facts of the sides and of the agreement."""

from typing import Any

import pytest
from django.urls import reverse

from partnerships.models import Partnership, StatedFact
from tests import factories
from tests.people import Member

ASSOCIATION = {"legal_name": "אגודת הסטודנטים", "form": "association", "number": "58-000000-8", "required_signatures": "2"}


def url_of(partnership: Partnership, name: str = "facts") -> str:
    return reverse(name, args=[partnership.public_id])


def stated(key: str) -> dict[int, Any]:
    return {fact.party.position: fact.value for fact in StatedFact.objects.filter(key=key).select_related("party")}


def row(person: Member, partnership: Partnership, key: str) -> Any:
    return next(row for row in person.get(url_of(partnership)).context["rows"] if row.fact.key == key)


def test_it_works(ana: Member, revealed: Partnership) -> None:
    rows = ana.get(url_of(revealed)).context["rows"]
    assert [one.fact.key for one in rows][:2] == ["binds", "start"]
    assert [one.field.value() for one in rows] == [None] * len(rows)


def test_both_sides_see_what_is_stated(ana: Member, ben: Member, revealed: Partnership) -> None:
    ana.post(url_of(revealed, "state_agreement_facts"), {"binds": "named", "start": "2027-01-01"})
    assert (stated("binds"), stated("start")) == ({0: "named"}, {0: "2027-01-01"})
    ours, theirs = row(ana, revealed, "start"), row(ben, revealed, "start")
    assert (ours.tag.words, ours.theirs) == ("רק הצד שלך הצהיר", ())
    assert (theirs.tag.words, [statement.lines for statement in theirs.theirs]) == ("רק הצד השני הצהיר", [("1 בינואר 2027",)])


def test_the_same_is_stated_with_one_press(ana: Member, ben: Member, revealed: Partnership) -> None:
    ana.post(url_of(revealed, "state_agreement_facts"), {"binds": "named", "minors": "yes"})
    for key in ("binds", "minors"):
        seen = row(ben, revealed, key).theirs[0].seen
        ben.post(url_of(revealed, "state_agreement_facts"), {"same": seen, "law": "דין ישראל"})
        assert stated(key)[0] == stated(key)[1]
    assert stated("law") == {1: "דין ישראל"}
    assert row(ana, revealed, "binds").is_same


def test_what_changed_meanwhile_is_not_taken_over(ana: Member, ben: Member, revealed: Partnership) -> None:
    ana.post(url_of(revealed, "state_agreement_facts"), {"binds": "named"})
    seen = row(ben, revealed, "binds").theirs[0].seen
    ana.post(url_of(revealed, "state_agreement_facts"), {"binds": "everything"})
    response = ben.post(url_of(revealed, "state_agreement_facts"), {"same": seen, "law": "דין ישראל"})
    assert (response.status_code, response.context["form"]["law"].value()) == (409, "דין ישראל")
    assert (stated("binds"), stated("law")) == ({0: "everything"}, {})


def test_an_empty_field_takes_the_statement_back(ana: Member, revealed: Partnership) -> None:
    for law in ("דין ישראל", ""):
        ana.post(url_of(revealed, "state_agreement_facts"), {"law": law, "start": "2027-01-01"})
    assert (stated("law"), stated("start")) == ({}, {0: "2027-01-01"})


def test_the_own_side_states_who_it_is(ana: Member, ben: Member, revealed: Partnership) -> None:
    assert ben.post(url_of(revealed, "state_party_facts"), ASSOCIATION).status_code == 302
    ben.representative.party.refresh_from_db()
    assert ben.representative.party.facts == {
        "legal_name": "אגודת הסטודנטים",
        "form": "association",
        "number": "580000008",
        "required_signatures": 2,
    }
    [(party, lines)] = ana.get(url_of(revealed)).context["others"]
    assert (party.position, dict(lines)["מספר רישום"]) == (1, ("580000008",))


def test_a_group_names_its_members(ana: Member, revealed: Partnership) -> None:
    data = {
        "legal_name": "מיזם הקיץ",
        "form": "unregistered_group",
        "members": "ana\n\nרות",
        "liability": "joint",
        "required_signatures": "1",
    }
    ana.post(url_of(revealed, "state_party_facts"), data)
    assert ana.get(url_of(revealed)).context["party_form"].initial["members"] == "ana\nרות"


def test_facts_can_be_stated_before_the_reveal(ana: Member, answering: Partnership) -> None:
    assert ana.post(url_of(answering, "state_agreement_facts"), {"binds": "named"}).status_code == 302
    assert stated("binds") == {0: "named"}


@pytest.mark.parametrize("name", ["facts", "state_agreement_facts", "state_party_facts"])
def test_a_stranger_gets_404(dan: Member, revealed: Partnership, name: str) -> None:
    response = dan.get(url_of(revealed)) if name == "facts" else dan.post(url_of(revealed, name), ASSOCIATION)
    assert response.status_code == 404


@pytest.mark.parametrize(("name", "data"), [("state_agreement_facts", {"law": "דין ישראל"}), ("state_party_facts", ASSOCIATION)])
def test_the_wrong_stage_is_refused(db: None, name: str, data: dict[str, str]) -> None:
    sides = factories.signing_round()
    organisation = Member(sides.organisation)
    assert organisation.get(url_of(sides.partnership)).context["may_state"] is False
    assert organisation.post(url_of(sides.partnership, name), data).status_code == 409


@pytest.mark.parametrize("name", ["state_agreement_facts", "state_party_facts"])
def test_it_rejects_get(ana: Member, revealed: Partnership, name: str) -> None:
    assert ana.get(url_of(revealed, name)).status_code == 405


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"number": "580000009"}, ["number"]),
        ({"number": "510000003"}, ["number"]),
        ({"legal_name": " "}, ["legal_name"]),
        ({"form": ""}, ["form"]),
        ({"form": "kingdom"}, ["form"]),
        ({"notices_email": "nobody"}, ["notices_email"]),
        ({"section_46_until": "1.2.2027"}, ["section_46_until"]),
        ({"required_signatures": "3"}, ["required_signatures"]),
        ({"address": "רחוב \u202e הפוך"}, ["address"]),
        ({"members": "א\n\u202e"}, ["members"]),
        ({"number": "580000009", "notices_email": "nobody"}, ["notices_email", "number"]),
    ],
)
def test_bad_input_is_explained(ben: Member, revealed: Partnership, change: dict[str, str], fields: list[str]) -> None:
    response = ben.post(url_of(revealed, "state_party_facts"), {**ASSOCIATION, **change})
    form = response.context["party_form"]
    assert (response.status_code, sorted(form.errors)) == (400, fields)
    assert {key: form[key].value() for key in change} == change
    ben.representative.party.refresh_from_db()
    assert ben.representative.party.facts == {}


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"binds": "a bit"}, "binds"),
        ({"start": "soon"}, "start"),
        ({"law": "א" * 2001}, "law"),
        ({"language_prevails": "fr"}, "language_prevails"),
        ({"minors": "perhaps"}, "minors"),
    ],
)
def test_a_bad_statement_is_explained(ana: Member, revealed: Partnership, data: dict[str, str], field: str) -> None:
    response = ana.post(url_of(revealed, "state_agreement_facts"), {"objective": "חינוך", **data})
    assert (response.status_code, list(response.context["form"].errors)) == (400, [field])
    assert response.context["form"]["objective"].value() == "חינוך"
    assert not StatedFact.objects.exists()
