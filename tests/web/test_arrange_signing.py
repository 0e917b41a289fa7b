"""The page that changes in which order a text is signed, and by which day; and the same choice when it is frozen."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from partnerships.models import AgreementVersion, Representative
from partnerships.services import clock
from tests import factories, in_order, signing_steps
from tests.factories import ANA, BEN, CORA, TwoSides
from tests.in_order import key, person
from tests.people import Member


@pytest.fixture
def sides(db: None) -> TwoSides:
    return in_order.in_turn()


def url_of(sides: TwoSides, name: str = "arrange_signing") -> str:
    return reverse(name, args=[sides.partnership.public_id])


def numbered(*order: str, **more: str) -> dict[str, str]:
    """What the form posts for people in this order."""
    return {"way": "in_order", **{f"place_{key(email)}": str(place) for place, email in enumerate(order, 1)}, **more}


def test_it_works(sides: TwoSides) -> None:
    ana, day = Member(sides.venture), (clock.today() + timedelta(days=5)).isoformat()
    assert [place.person.name for place in ana.get(url_of(sides)).context["form"].places] == ["ana", "ben", "cora"]
    assert ana.post(url_of(sides), numbered(CORA, BEN, ANA, sign_by=day))["Location"] == url_of(sides, "sign")
    version = factories.version_of(sides.partnership)
    assert (version.order, version.sign_by.isoformat() if version.sign_by else "") == ([key(CORA), key(BEN), key(ANA)], day)


def test_it_works_for_the_other_party(sides: TwoSides) -> None:
    ben = Member(person(sides.partnership, BEN))
    assert ben.post(url_of(sides), {"way": "together"}).status_code == 302
    assert factories.version_of(sides.partnership).order == []


def test_who_has_signed_has_no_number(sides: TwoSides) -> None:
    signing_steps.sign(sides.venture)
    context = Member(person(sides.partnership, BEN)).get(url_of(sides)).context
    assert ([one.name for one in context["signed"]], [place.person.name for place in context["form"].places]) == (["ana"], ["ben", "cora"])
    assert Member(person(sides.partnership, CORA)).get(url_of(sides)).context["signed"] == ()


def test_whoever_has_no_number_comes_last(sides: TwoSides) -> None:
    ana = Member(sides.venture)
    ana.post(url_of(sides), {"way": "in_order", f"place_{key(CORA)}": "1"})
    assert factories.version_of(sides.partnership).order == [key(CORA), key(ANA), key(BEN)]


def test_a_stranger_gets_404(sides: TwoSides, dan: Member) -> None:
    assert [dan.get(url_of(sides)).status_code, dan.post(url_of(sides)).status_code] == [404, 404]


def test_a_viewer_is_refused(sides: TwoSides) -> None:
    fay = person(sides.partnership, in_order.FAY)
    Representative.objects.filter(pk=fay.pk).update(works=False)
    assert [Member(fay).get(url_of(sides)).status_code, Member(fay).post(url_of(sides)).status_code] == [403, 403]


def test_bad_input_is_explained(sides: TwoSides) -> None:
    ana = Member(sides.venture)
    ana.read_in("en")
    twice = {**numbered(ANA, BEN, CORA), f"place_{key(CORA)}": "1"}
    past = numbered(BEN, ANA, CORA, sign_by=(clock.today() - timedelta(days=1)).isoformat())
    cases = [(twice, "__all__"), (past, "sign_by"), ({"way": "sometime"}, "way"), (numbered(ANA, sign_by="2026-02-31"), "sign_by")]
    for posted, field in cases:
        answer: Any = ana.post(url_of(sides), posted)
        assert (answer.status_code, list(answer.context["form"].errors)) == (400, [field])
        kept = {name: value for name, value in posted.items() if name.startswith("place_")}
        assert {name: answer.context["form"][name].value() for name in kept} == kept
    assert factories.version_of(sides.partnership).order == [key(ANA), key(BEN), key(CORA)]


def test_the_order_is_chosen_when_the_text_is_frozen(db: None) -> None:
    sides = in_order.settled_with_three()
    ana = Member(sides.venture)
    freeze, day = url_of(sides, "freeze"), (clock.today() + timedelta(days=5)).isoformat()
    bad = ana.post(freeze, numbered(BEN, CORA, ANA, sign_by="2020-01-01"))
    assert (bad.status_code, list(bad.context["form"].errors)) == (400, ["sign_by"])
    assert ana.post(freeze, numbered(BEN, CORA, ANA, sign_by=day)).status_code == 302
    version = AgreementVersion.objects.get()
    assert (version.order, str(version.sign_by)) == ([key(BEN), key(CORA), key(ANA)], day)
