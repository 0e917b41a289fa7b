"""Who is here now: names with their side for those who may see the page, for less than a minute, and only of those who want it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from partnerships.domain.companions import ALL, NOTHING
from partnerships.models import Partnership
from partnerships.web.presence import STAYS, Here
from tests import beside, factories
from tests.beside import Reader
from tests.factories import TwoSides
from tests.people import Member, Person

CLAUSE = "model.position"


@pytest.fixture
def sides(revealed: Partnership) -> TwoSides:
    return TwoSides(revealed, *factories.representatives_of(revealed))


def sign_of(person: Person, partnership: Partnership, key: str = CLAUSE, *, ways: str = "", **said: str) -> list[tuple[str, str, bool]]:
    """The person gives a sign of life, and is told who else does: name, clause, whether they write."""
    name, named = (f"{ways}clause_here", [key]) if key else (f"{ways}clauses_here", [])
    response = person.post(reverse(name, args=[partnership.public_id, *named]), said)
    people: list[Here] = list(response.context["people"])
    return [(here.person.name, here.heading, here.is_writing) for here in people]


def test_each_sees_the_other_and_not_oneself(ana: Member, ben: Member, revealed: Partnership) -> None:
    heading = factories.current_round(revealed).clauses.get(key=CLAUSE).heading
    assert sign_of(ana, revealed, writing="yes") == []
    assert sign_of(ben, revealed, "") == [("ana", heading, True)]
    assert sign_of(ana, revealed) == [("ben", "", False)]


def test_whoever_leaves_is_soon_gone(ana: Member, ben: Member, revealed: Partnership) -> None:
    with time_machine.travel("2026-11-22T10:00:00+00:00", tick=False) as time:
        sign_of(ana, revealed)
        time.shift(timedelta(seconds=STAYS - 1))
        assert [name for name, _at, _writing in sign_of(ben, revealed)] == ["ana"]
        time.shift(timedelta(seconds=2))
        assert sign_of(ben, revealed) == []


def test_nobody_is_shown_who_does_not_want_it(ana: Member, ben: Member, revealed: Partnership) -> None:
    there = reverse("clause_here", args=[revealed.public_id, CLAUSE])
    sign_of(ana, revealed)
    assert ana.post(there, {"shown": "no"})["Location"] == reverse("clause", args=[revealed.public_id, CLAUSE])
    sign_of(ana, revealed)
    assert sign_of(ben, revealed) == []
    ana.post(there, {"shown": "yes"})
    sign_of(ana, revealed)
    assert [name for name, _at, _writing in sign_of(ben, revealed)] == ["ana"]


def test_whoever_no_longer_acts_is_not_here(ana: Member, ben: Member, revealed: Partnership) -> None:
    sign_of(ana, revealed)
    ana.representative.left_at = ana.representative.joined_at
    ana.representative.save()
    assert sign_of(ben, revealed) == []


def test_somebody_beside_is_here_too(ben: Member, sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=ALL))
    assert sign_of(eve, sides.partnership, "", ways="beside_") == []
    assert [name for name, _at, _writing in sign_of(ben, sides.partnership)] == ["eve"]


def test_whoever_may_not_see_the_clauses_learns_nothing(ben: Member, sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=NOTHING))
    sign_of(ben, sides.partnership)
    response = eve.post(reverse("beside_clauses_here", args=[sides.partnership.public_id]))
    assert (response.status_code, "people" in response.context) == (403, False)


def test_a_clause_that_is_none_is_not_found(ana: Member, revealed: Partnership) -> None:
    assert ana.post(reverse("clause_here", args=[revealed.public_id, "no.clause"])).status_code == 404
