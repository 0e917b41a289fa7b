"""From two answers to one text, through the services alone: what the pages cannot show."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from partnerships.domain.errors import InvalidInput, NotPermitted, StaleProposal, TransitionNotAllowed
from partnerships.models import Acceptance, AuditEntry, Clause, OutboxMail, Proposal, StatedFact
from partnerships.queries.negotiation import agreement_facts, clause_views, drafts_of
from partnerships.services import clock
from partnerships.services.negotiation import (
    InvalidFacts,
    Wording,
    accept_drafts,
    accept_proposal,
    propose,
    state_facts,
    state_party_facts,
    text_hash,
)
from tests import factories

pytestmark = pytest.mark.django_db


def clause(key: str = "model.position") -> Clause:
    return Clause.objects.select_related("round__partnership").get(key=key)


def chain() -> list[str]:
    return list(AuditEntry.objects.order_by("number").values_list("action", flat=True))


def test_the_reveal_lays_out_a_clause_for_every_answered_question() -> None:
    sides = factories.revealed_round(
        venture_answers={"fit.horizon": {"value": "one_year"}, "resources.approach": {"undecided": True}},
        organisation_answers={"fit.horizon": {"value": "one_year"}, "conflict.notice": {"value": 30}},
    )
    found = [(view.clause.key, view.current and view.current.origin) for view in clause_views(sides.round)]
    assert found == [("fit.horizon", "draft"), ("conflict.notice", None)]


def test_names_that_nobody_shares_give_a_clause_too() -> None:
    sides = factories.revealed_round(
        venture_answers={"conflict.third_party": {"value": ["פלונית"]}},
        organisation_answers={"conflict.third_party": {"value": ["אלמוני"]}},
    )
    [view] = clause_views(sides.round)
    [text] = {draft.text for draft in drafts_of(sides.round, view.clause).values()}
    assert (view.clause.key, "פלונית" in text, "אלמוני" in text) == ("conflict.third_party", False, False)


def test_an_answer_to_a_question_that_is_no_longer_asked_gives_no_clause() -> None:
    """The fee was answered before the side decided that none is taken."""
    pointless: factories.Answers = {"resources.fee_kind": {"value": "none"}, "resources.fee": {"value": 5}}
    sides = factories.revealed_round(venture_answers=pointless, organisation_answers=factories.ORGANISATION_ANSWERS)
    keys = [view.clause.key for view in clause_views(sides.round)]
    assert [key for key in keys if key.startswith("resources.fee")] == ["resources.fee_kind"]


def test_a_wording_drafted_from_long_answers_is_taken_whole() -> None:
    rows = {side: {"fit.values": {"value": [{"value": f"{side}{row}" * 250, "behaviour": "כ" * 500} for row in "אבג"]}} for side in "מר"}
    sides = factories.revealed_round(venture_answers=rows["מ"], organisation_answers=rows["ר"])
    [view] = clause_views(sides.round)
    joint = drafts_of(sides.round, view.clause)["joint"].text
    proposal = propose(actor=sides.venture, clause=view.clause, wording=Wording("joint"), based_on=0)
    assert (proposal.text, len(joint) > 6000) == (joint, True)


@pytest.mark.parametrize(("language", "heading"), [("he", "אופי שיתוף הפעולה"), ("en", "Kind of cooperation")])
def test_clauses_are_worded_in_the_language_of_the_agreement(language: str, heading: str) -> None:
    factories.revealed_round(language=language)
    assert clause().heading == heading


def test_proposing_accepts_for_the_own_side_and_enters_the_chain() -> None:
    sides = factories.revealed_round()
    proposal = propose(actor=sides.venture, clause=clause(), wording=Wording("text", text="  מילים.  "), based_on=0)
    assert (proposal.number, proposal.text, proposal.text_hash) == (1, "מילים.", text_hash("מילים."))
    assert list(proposal.acceptances.values_list("party__position", "text_hash")) == [(0, text_hash("מילים."))]
    assert chain()[-1] == "wording_proposed"
    assert AuditEntry.objects.latest("number").payload == {
        "proposal": str(proposal.public_id),
        "clause": "model.position",
        "number": 1,
        "origin": "text",
        "text_hash": proposal.text_hash,
    }


def test_a_newer_wording_takes_the_acceptances_of_the_older() -> None:
    sides = factories.revealed_round()
    first = factories.propose_own_words(sides.venture, "ראשון.")
    factories.accept(sides.organisation, first)
    assert clause_views(sides.round)[0].is_settled
    factories.propose_own_words(sides.organisation, "שני.")
    view = clause_views(sides.round)[0]
    assert (view.is_settled, view.accepted_by) == (False, frozenset({1}))
    assert Acceptance.objects.filter(proposal=first).count() == 2


def test_a_proposal_on_an_older_state_is_refused() -> None:
    sides = factories.revealed_round()
    factories.propose_own_words(sides.venture)
    with pytest.raises(StaleProposal):
        propose(actor=sides.organisation, clause=clause(), wording=Wording("party", party=1), based_on=0)
    assert Proposal.objects.filter(clause=clause()).count() == 1


@pytest.mark.parametrize("party", [0, 1])
def test_a_side_s_own_answer_can_be_proposed_by_either(party: int) -> None:
    sides = factories.revealed_round()
    proposal = propose(actor=sides.venture, clause=clause(), wording=Wording("party", party=party), based_on=0)
    assert proposal.text == drafts_of(sides.round, clause())[party].text


def test_a_value_of_the_questionnaire_can_be_proposed() -> None:
    sides = factories.revealed_round()
    proposal = propose(actor=sides.venture, clause=clause(), wording=Wording("value", value="infrastructure_only"), based_on=0)
    assert (proposal.value, proposal.text) == ("infrastructure_only", drafts_of(sides.round, clause())[0].text)


SHARED = {"results": "monthly"}
VALUES: dict[str, Any] = {
    "fit.purpose": "מרכז נוער פתוח.",
    "fit.success": [{"measure": "נוער פעיל", "target": "200", "by": "2027"}],
    "fit.table": {"options": ["finance"], "own": ["הורים"]},
    "fit.offer": {"venture": {"gives": {"options": ["media"], "own": []}}, "organisation": {}},
    "resources.funders": ["קרן אחת"],
    "resources.spending": 2500,
    "credit.name": {"own": "בשיתוף"},
    "credit.channels": {"press": "equal"},
    "communication.share": {"venture": {"gives": SHARED, "expects": SHARED}, "organisation": {}},
    "fit.horizon": "two_years",
}


@pytest.mark.parametrize("key", VALUES)
def test_a_value_of_every_kind_can_be_proposed(key: str) -> None:
    answers: dict[str, Any] = {key: VALUES[key], "fit.offer": {"options": ["media"], "own": []}, "communication.share": SHARED}
    sides = factories.revealed_round(venture_answers={name: {"value": value} for name, value in answers.items()}, path="full")
    based_on = clause(key).proposals.count()
    proposal = propose(actor=sides.venture, clause=clause(key), wording=Wording("value", value=VALUES[key]), based_on=based_on)
    assert (proposal.value, proposal.text != "") == (VALUES[key], True)


def test_names_that_are_agreed_as_a_value_are_printed() -> None:
    answers: factories.Answers = {"resources.funders": {"value": ["קרן אחת"]}}
    sides = factories.revealed_round(venture_answers=answers, path="full")
    wording = Wording("value", value=["קרן אחת"])
    proposal = propose(actor=sides.venture, clause=clause("resources.funders"), wording=wording, based_on=0)
    assert "קרן אחת" in proposal.text


@time_machine.travel("2026-11-20T12:00:00Z", tick=False)
@pytest.mark.parametrize(("until", "owner"), [(None, 0), (date(2026, 12, 1), None), (date(2026, 11, 19), 0)])
def test_an_open_point_needs_a_day_ahead_and_an_owner(until: date | None, owner: int | None) -> None:
    sides = factories.revealed_round()
    with pytest.raises(InvalidInput):
        propose(actor=sides.venture, clause=clause(), wording=Wording("open", until=until, owner=owner), based_on=0)
    assert not Proposal.objects.filter(clause=clause()).exists()


def test_an_open_point_counts_as_settled() -> None:
    sides = factories.revealed_round()
    wording = Wording("open", until=clock.today() + timedelta(days=30), owner=1)
    factories.accept(sides.organisation, propose(actor=sides.venture, clause=clause(), wording=wording, based_on=0))
    assert clause_views(sides.round)[0].is_settled


def test_an_owner_of_no_side_is_refused() -> None:
    sides = factories.revealed_round()
    with pytest.raises(NotPermitted):
        propose(actor=sides.venture, clause=clause(), wording=Wording("open", until=date(2999, 1, 1), owner=5), based_on=0)


def test_accepting_another_hash_is_refused() -> None:
    sides = factories.revealed_round()
    proposal = factories.propose_own_words(sides.venture)
    with pytest.raises(StaleProposal):
        accept_proposal(actor=sides.organisation, proposal=proposal, text_hash=text_hash("אחר."))
    assert not Acceptance.objects.filter(party=sides.organisation.party).exists()


def test_drafts_are_accepted_together_or_not_at_all() -> None:
    alike: factories.Answers = {"fit.horizon": {"value": "one_year"}, "conflict.notice": {"value": 30}}
    sides = factories.revealed_round(venture_answers=alike, organisation_answers=alike)
    shown = {str(proposal.public_id): proposal.text_hash for proposal in Proposal.objects.all()}
    with pytest.raises(StaleProposal):
        accept_drafts(actor=sides.venture, round_=sides.round, shown={**shown, next(iter(shown)): "0" * 64})
    assert not Acceptance.objects.exists()
    assert [accept_drafts(actor=side, round_=sides.round, shown=shown) for side in (sides.venture, sides.organisation)] == [2, 2]
    assert all(view.is_settled for view in clause_views(sides.round))
    assert OutboxMail.objects.filter(template="all_settled").count() == 1


def test_a_proposal_tells_the_other_side_once_a_day_and_clause() -> None:
    sides = factories.revealed_round()
    for words in ("ראשון.", "שני."):
        factories.propose_own_words(sides.venture, words)
    assert list(OutboxMail.objects.filter(template="proposal_waits").values_list("to", flat=True)) == ["ben@organisation.example"]


def test_nothing_is_worded_once_the_text_is_frozen() -> None:
    sides = factories.signing_round()
    proposal = Proposal.objects.filter(clause=clause()).latest("number")
    with pytest.raises(TransitionNotAllowed):
        factories.propose_own_words(sides.venture)
    with pytest.raises(TransitionNotAllowed):
        factories.accept(sides.venture, proposal)
    with pytest.raises(TransitionNotAllowed):
        state_facts(actor=sides.venture, round_=sides.round, facts={"law": "אחר"})


def test_facts_are_agreed_when_all_state_the_same() -> None:
    sides = factories.revealed_round()
    parties = list(sides.partnership.parties.all())
    state_facts(actor=sides.venture, round_=sides.round, facts={"binds": "named", "minors": False})
    assert agreement_facts(sides.round, parties).apart == ("binds", "minors")
    state_facts(actor=sides.organisation, round_=sides.round, facts={"binds": "named", "minors": False})
    facts = agreement_facts(sides.round, parties)
    assert (facts.agreed, facts.apart) == ({"binds": "named", "minors": False}, ())
    state_facts(actor=sides.organisation, round_=sides.round, facts={"binds": ""})
    assert agreement_facts(sides.round, parties).apart == ("binds",)
    assert chain()[-3:] == ["facts_stated"] * 3


def test_an_unknown_fact_is_refused_and_nothing_is_saved() -> None:
    sides = factories.revealed_round()
    with pytest.raises(InvalidInput):
        state_facts(actor=sides.venture, round_=sides.round, facts={"binds": "named", "weather": "fine"})
    assert not StatedFact.objects.exists()


def test_all_mistakes_about_a_side_are_named() -> None:
    sides = factories.revealed_round()
    with pytest.raises(InvalidFacts) as refused:
        state_party_facts(actor=sides.venture, round_=sides.round, data={"form": "association", "number": "580000009"})
    assert [mistake.place for mistake in refused.value.mistakes] == ["legal_name", "number"]
