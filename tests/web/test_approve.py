"""Approving a frozen text inside a side: who is offered it, who is told what, and what stays inside."""

from typing import Any

import pytest
from django.urls import reverse

from tests import factories
from tests.approving import approving_round, two_of_the_organisation
from tests.factories import TwoSides
from tests.people import Member

NOTE = "הגזברית הסכימה"


@pytest.fixture
def sides(db: None) -> TwoSides:
    return approving_round()


@pytest.fixture
def gal(sides: TwoSides) -> Member:
    return Member(two_of_the_organisation(sides)[1])


@pytest.fixture
def ana(sides: TwoSides) -> Member:
    return Member(sides.venture)


def page_of(person: Member, sides: TwoSides) -> Any:
    return person.get(reverse("sign", args=[sides.partnership.public_id]))


def approve(person: Member, sides: TwoSides, **changes: str) -> Any:
    data = {"fingerprint": factories.version_of(sides.partnership).fingerprint, "note": NOTE, **changes}
    return person.post(reverse("approve_agreement", args=[sides.partnership.public_id]), data)


def test_it_works(gal: Member, sides: TwoSides) -> None:
    assert page_of(gal, sides).context["may_approve"] is True
    assert approve(gal, sides).status_code == 302
    assert sides.round.stage == "signing"
    assert NOTE in page_of(gal, sides).content.decode()


def test_the_other_side_sees_neither_the_note_nor_who(gal: Member, ana: Member, sides: TwoSides) -> None:
    page = page_of(ana, sides)
    assert (page.status_code, page.context["may_approve"], "gal" in page.content.decode()) == (200, False, False)
    approve(gal, sides)
    assert NOTE not in page_of(ana, sides).content.decode()


def test_others_of_the_side_see_who_is_awaited(sides: TwoSides) -> None:
    ben = Member(two_of_the_organisation(sides)[0])
    page = page_of(ben, sides)
    assert (page.context["may_approve"], [side.awaited[0].name for side in page.context["approvals"]]) == (False, ["gal"])
    assert approve(ben, sides).status_code == 403


def test_another_text_is_a_conflict(gal: Member, sides: TwoSides) -> None:
    assert approve(gal, sides, fingerprint="0" * 64).status_code == 409
    assert sides.round.stage == "approving"


def test_bad_input_is_explained(gal: Member, sides: TwoSides) -> None:
    response = approve(gal, sides, note="א" * 2001)
    assert (response.status_code, response.context["approve"]["note"].value()) == (400, "א" * 2001)


def test_the_overview_says_whose_turn_it_is(gal: Member, ana: Member, sides: TwoSides) -> None:
    url = reverse("partnership", args=[sides.partnership.public_id])
    assert [person.get(url).context["standing"].step for person in (gal, ana)] == ["approve", "await_approval"]


def test_it_may_be_sent_back(gal: Member, sides: TwoSides) -> None:
    data = {"fingerprint": factories.version_of(sides.partnership).fingerprint, "note": "התשלום"}
    gal.post(reverse("send_back", args=[sides.partnership.public_id]), data)
    assert sides.round.stage == "negotiating"
