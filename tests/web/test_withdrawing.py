"""Going back on the page of a clause: each button says first what will happen, and what cannot be done is refused with a sentence."""

from uuid import uuid4

import pytest
from django.urls import reverse

from partnerships.models import Partnership, Proposal
from partnerships.queries.negotiation import clause_views
from partnerships.services.own_clauses import add_clause
from tests import factories
from tests.people import Member

KEY = "model.position"


def url_of(name: str, partnership: Partnership, key: str = KEY) -> str:
    return reverse(name, args=[partnership.public_id, key])


def of(proposal: Proposal) -> dict[str, str]:
    return {"proposal": str(proposal.public_id)}


def test_an_acceptance_is_withdrawn(ana: Member, ben: Member, revealed: Partnership) -> None:
    proposal = factories.propose_own_words(ana.representative)
    factories.accept(ben.representative, proposal)
    page = ben.get(url_of("clause", revealed)).content.decode()
    assert (url_of("withdraw_acceptance", revealed) in page, url_of("withdraw_proposal", revealed) in page) == (True, False)
    assert "הסעיף יהיה שוב פתוח" in page
    answer = ben.post(url_of("withdraw_acceptance", revealed), of(proposal))
    assert (answer.status_code, answer["Location"]) == (302, url_of("clause", revealed))
    assert not clause_views(factories.current_round(revealed))[0].is_settled
    again = ben.post(url_of("withdraw_acceptance", revealed), of(proposal))
    assert again.status_code == 302


def test_a_wording_is_taken_back(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ben.representative, "ראשון.")
    second = factories.propose_own_words(ana.representative, "שני.")
    assert "הנוסח שלפניו יהיה שוב הנוסח הנוכחי" in ana.get(url_of("clause", revealed)).content.decode()
    answer = ana.post(url_of("withdraw_proposal", revealed), of(second))
    assert answer["Location"] == url_of("clause", revealed)
    current = clause_views(factories.current_round(revealed))[0].current
    assert current is not None
    assert current.text == "ראשון."


def test_the_only_wording_of_an_own_clause_leads_back_to_the_list(ana: Member, revealed: Partnership) -> None:
    clause = add_clause(
        actor=ana.representative,
        round_=factories.current_round(revealed),
        chapter="law",
        heading="ציוד",
        text="כך.",
        once=uuid4(),
    )
    answer = ana.post(url_of("withdraw_proposal", revealed, clause.key), of(Proposal.objects.get(clause=clause)))
    assert answer["Location"] == reverse("clauses", args=[revealed.public_id])
    page = ana.get(url_of("clause", revealed, clause.key)).content.decode()
    assert (clause.heading in ana.get(answer["Location"]).content.decode(), 'id="propose"' in page) == (False, True)


@pytest.mark.parametrize("name", ["withdraw_acceptance", "withdraw_proposal"])
def test_a_wording_that_is_not_current_is_left_alone(ana: Member, ben: Member, revealed: Partnership, name: str) -> None:
    first = factories.propose_own_words(ana.representative, "ראשון.")
    factories.propose_own_words(ben.representative, "שני.")
    for shown in (of(first), {"proposal": "nonsense"}, {}):
        answer = ana.post(url_of(name, revealed), shown)
        assert (answer.status_code, answer.templates[0].name) == (409, "negotiation/clause.html")
    assert Proposal.objects.standing().filter(pk=first.pk).exists()


def test_a_frozen_text_has_no_way_back_on_its_clauses(ana: Member, signing: Partnership) -> None:
    proposal = Proposal.objects.filter(party=ana.representative.party).latest("pk")
    key = proposal.clause.key
    assert url_of("withdraw_acceptance", signing, key) not in ana.get(url_of("clause", signing, key)).content.decode()
    for name in ("withdraw_acceptance", "withdraw_proposal"):
        answer = ana.post(url_of(name, signing, key), of(proposal))
        assert (answer.status_code, answer.templates[0].name) == (409, "negotiation/clause.html")
