"""All wordings of a clause: who proposed, accepted and took back what, why, and what changed between any two of them."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.domain.companions import Sees
from partnerships.domain.difference import Change
from partnerships.models import Clause, Partnership
from partnerships.services.negotiation import Wording, propose
from partnerships.services.withdrawing import withdraw_acceptance, withdraw_proposal
from partnerships.web.wording_view import Compared
from tests import beside, factories
from tests.factories import TwoSides
from tests.people import Member

QUERIES = 8
KEY = "model.position"
FIRST = "הצדדים ייפגשו אחת לחודש."
SECOND = "הצדדים ייפגשו אחת לשבוע."
THIRD = "הצדדים ייפגשו אחת לשבוע, בשיחת וידאו."


def url_of(partnership: Partnership, key: str = KEY) -> str:
    return reverse("clause_history", args=[partnership.public_id, key])


@pytest.fixture
def three(ana: Member, ben: Member, revealed: Partnership) -> Partnership:
    """Ana, ben and ana again propose a wording each; ana took the last one back, and withdrew her acceptance of ben's."""
    factories.propose_own_words(ana.representative, FIRST)
    clause = factories.propose_own_words(ben.representative, SECOND).clause
    last = propose(actor=ana.representative, clause=clause, wording=Wording("text", text=THIRD), based_on=2, why="מרחוק קל יותר.")
    withdraw_proposal(actor=ana.representative, proposal=last)
    return revealed


def changed(compared: Compared) -> list[tuple[str, str]]:
    segments = [segment for line in compared.difference.lines for segment in line.segments]
    return [(segment.change, segment.text) for segment in segments if segment.change is not Change.SAME]


def test_it_works(ana: Member, three: Partnership) -> None:
    context = ana.get(url_of(three)).context
    found = [(one.proposal.number, one.is_current, one.is_taken_back, len(one.acceptances)) for one in context["laid"]]
    assert found == [(3, False, True, 1), (2, True, False, 1), (1, False, False, 1)]
    assert [proposal.number for proposal in context["worded"]] == [1, 2, 3]
    assert (context["compared"].before.number, context["compared"].after.number) == (2, 3)
    assert changed(context["compared"]) == [("inserted", ", בשיחת וידאו")]


def test_it_works_for_the_other_party(ben: Member, three: Partnership) -> None:
    page = ben.get(url_of(three)).content.decode()
    assert ("מרחוק קל יותר." in page, "(הושמט: " in page, "(נוסף: " in page) == (True, False, True)


def test_it_works_beside_the_sides(three: Partnership) -> None:
    ana, ben = factories.representatives_of(three)
    eve = beside.consultant(TwoSides(three, ana, ben), allowed=Sees(clauses=True))
    context = beside.Reader(eve).get(reverse("beside_clause_history", args=[three.public_id, KEY])).context
    assert [one.proposal.number for one in context["laid"]] == [3, 2, 1]


@pytest.mark.parametrize(
    ("asked", "pair", "differs"),
    [
        ({"from": "1", "to": "3"}, (1, 3), [("deleted", "לחודש"), ("inserted", "לשבוע, בשיחת וידאו")]),
        ({"from": "2", "to": "1"}, (2, 1), [("deleted", "לשבוע"), ("inserted", "לחודש")]),
        ({"from": "2", "to": "2"}, (2, 2), []),
        ({"from": "0", "to": "\u0663x"}, (2, 3), [("inserted", ", בשיחת וידאו")]),
    ],
    ids=["far apart", "backwards", "the same", "no such wording"],
)
def test_any_two_can_be_compared(
    ana: Member, three: Partnership, asked: dict[str, str], pair: tuple[int, int], differs: list[tuple[str, str]]
) -> None:
    compared = ana.get(url_of(three), asked).context["compared"]
    assert ((compared.before.number, compared.after.number), changed(compared)) == (pair, differs)


def test_the_hue_is_that_of_the_side_that_wrote_all_of_it(ana: Member, three: Partnership) -> None:
    sides = [ana.get(url_of(three), {"from": "1", "to": to}).context["compared"].by for to in ("2", "3")]
    assert [side and side.position for side in sides] == [1, None]


def test_a_withdrawn_acceptance_stays_in_the_history(ana: Member, ben: Member, revealed: Partnership) -> None:
    proposal = factories.propose_own_words(ana.representative, FIRST)
    factories.accept(ben.representative, proposal)
    withdraw_acceptance(actor=ben.representative, proposal=proposal)
    [one] = ana.get(url_of(revealed)).context["laid"]
    assert [(acceptance.party.position, acceptance.withdrawn_at is None) for acceptance in one.acceptances] == [(0, True), (1, False)]


def test_a_clause_without_a_wording_says_so(ana: Member, revealed: Partnership) -> None:
    context = ana.get(url_of(revealed)).context
    assert (context["laid"], context["compared"]) == ((), None)


def test_an_unknown_clause_gets_404(ana: Member, revealed: Partnership) -> None:
    assert ana.get(url_of(revealed, "no.such")).status_code == 404


def test_the_number_of_queries_is_constant(
    ana: Member, ben: Member, three: Partnership, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ana.get(url_of(three))  # the session of this browser is stored
    with django_assert_num_queries(QUERIES):
        ana.get(url_of(three))
    clause = Clause.objects.get(key=KEY)
    for number, words in enumerate(("א.", "ב.", "ג.")):
        based_on = number + 3 if number else 2  # the third wording was taken back
        propose(actor=ben.representative, clause=clause, wording=Wording("text", text=words), based_on=based_on)
    with django_assert_num_queries(QUERIES):
        ana.get(url_of(three))
