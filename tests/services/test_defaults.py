"""What nobody answered: a default that each side opens and accepts by itself, or leaves out again alone."""

from datetime import timedelta

import pytest
import time_machine

from partnerships.domain.errors import InvalidInput, StaleProposal, TransitionNotAllowed
from partnerships.models import AuditEntry, Clause, OutboxMail, Proposal
from partnerships.queries.agreement import draft_agreement, readiness
from partnerships.queries.negotiation import DEFAULT, clause_views, drafts_of, offered_default, unanswered
from partnerships.queries.partnership import standing
from partnerships.services import clock
from partnerships.services.negotiation import Wording, accept_drafts, propose, propose_default
from tests import factories
from tests.factories import TwoSides

pytestmark = pytest.mark.django_db
KEY = "conflict.notice"


@pytest.fixture
def sides() -> TwoSides:
    return factories.revealed_round()


def offer(sides: TwoSides, key: str = KEY, based_on: int = 0) -> Proposal:
    return propose_default(actor=sides.venture, round_=sides.round, key=key, based_on=based_on)


def leave_out(sides: TwoSides, proposal: Proposal) -> Proposal:
    return propose(actor=sides.organisation, clause=proposal.clause, wording=Wording("omit"), based_on=proposal.number)


def counted(sides: TwoSides) -> tuple[int, int]:
    """The clauses and those settled, as the overview counts them and as the list shows them."""
    found = standing(sides.venture, now=clock.now())
    views = [view for view in clause_views(sides.round) if not view.is_silent]
    assert (found.clauses, found.settled) == (len(views), sum(view.is_settled for view in views))
    return found.clauses, found.settled


def printed(sides: TwoSides) -> list[str]:
    return [clause.key for clause in draft_agreement(sides.round, number=1).clauses if not clause.key.startswith("standing.")]


def test_it_makes_a_clause_that_the_own_side_accepts(sides: TwoSides) -> None:
    proposal = offer(sides)
    assert (proposal.origin, proposal.value, proposal.number) == ("default", 30, 1)
    assert (proposal.clause.is_default, proposal.clause.chapter, proposal.clause.heading) == (True, "ending", "סיום בהודעה מראש")
    [view] = [view for view in clause_views(sides.round) if view.clause.key == KEY]
    assert (view.accepted_by, view.is_settled) == (frozenset({0}), False)
    assert [view.clause.key for view in clause_views(sides.round)][-1] == KEY
    assert AuditEntry.objects.latest("number").payload["origin"] == "default"


def test_the_other_side_is_told_as_of_any_proposal(sides: TwoSides) -> None:
    offer(sides)
    assert list(OutboxMail.objects.filter(template="proposal_waits").values_list("to", flat=True)) == ["ben@organisation.example"]


def test_it_follows_from_where_both_stand() -> None:
    """The venture wants infrastructure only, the organisation a programme of its own: the more autonomous of the two."""
    sides = factories.revealed_round(
        venture_answers={"model.position": {"value": "infrastructure_only"}},
        organisation_answers={"model.position": {"value": "programme_of_the_organisation"}},
    )
    default = offered_default(sides.round, KEY)
    assert default is not None
    assert (default.value, default.follows_from) == (30, "Infrastructure only")


def test_it_follows_from_the_bridge() -> None:
    sides = factories.revealed_round(
        venture_answers={"model.position": {"value": "infrastructure_only", "acceptable": ["main_matters_together"]}},
        organisation_answers={"model.position": {"value": "programme_of_the_organisation", "acceptable": ["main_matters_together"]}},
    )
    default = offered_default(sides.round, KEY)
    assert default is not None
    assert default.value == 60


def test_it_is_settled_when_both_have_accepted_and_then_no_longer_left_out_alone(sides: TwoSides) -> None:
    proposal = offer(sides)
    factories.accept(sides.organisation, proposal)
    assert not Clause.objects.get(key=KEY).is_default
    assert KEY in printed(sides)
    left_out = leave_out(sides, proposal)
    [view] = [view for view in clause_views(sides.round) if view.clause.key == KEY]
    assert (view.is_settled, view.accepted_by) == (False, frozenset({1}))
    factories.accept(sides.venture, left_out)
    assert (KEY in printed(sides), counted(sides)) == (False, (4, 1))


def test_it_is_never_accepted_with_all_drafts(sides: TwoSides) -> None:
    proposal = offer(sides)
    with pytest.raises(StaleProposal):
        accept_drafts(actor=sides.organisation, round_=sides.round, shown={str(proposal.public_id): proposal.text_hash})
    assert list(proposal.acceptances.values_list("party__position", flat=True)) == [0]


@pytest.mark.parametrize("who", ["venture", "organisation"])
def test_either_side_leaves_it_out_alone(sides: TwoSides, who: str) -> None:
    before = counted(sides)
    proposal = offer(sides)
    assert counted(sides) == (before[0] + 1, before[1])
    propose(actor=getattr(sides, who), clause=proposal.clause, wording=Wording("omit"), based_on=1)
    [view] = [view for view in clause_views(sides.round) if view.clause.key == KEY]
    assert (view.is_silent, view.is_omitted, view.is_settled) == (True, True, True)
    assert (counted(sides), KEY in printed(sides)) == (before, False)
    assert KEY not in [view.clause.key for view in readiness(sides.round).unsettled]
    assert KEY in [question.key for question in unanswered(sides.round, clause_views(sides.round))]


def test_whoever_proposed_it_is_told_that_it_was_left_out(sides: TwoSides) -> None:
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False):
        leave_out(sides, offer(sides))
    assert list(OutboxMail.objects.filter(template="default_left_out").values_list("to", flat=True)) == ["ana@venture.example"]


def test_what_was_left_out_can_be_offered_again(sides: TwoSides) -> None:
    left_out = leave_out(sides, offer(sides))
    again = offer(sides, based_on=left_out.number)
    assert (again.number, again.clause_id, again.clause.is_default) == (3, left_out.clause_id, True)
    assert [view.is_silent for view in clause_views(sides.round) if view.clause.key == KEY] == [False]


def test_other_words_may_take_its_place(sides: TwoSides) -> None:
    proposal = offer(sides)
    words = propose(actor=sides.organisation, clause=proposal.clause, wording=Wording("text", text="מילים."), based_on=1)
    factories.accept(sides.venture, words)
    assert (Clause.objects.get(key=KEY).is_default, KEY in printed(sides)) == (False, True)


def test_one_that_somebody_proposed_meanwhile_is_stale(sides: TwoSides) -> None:
    offer(sides)
    with pytest.raises(StaleProposal):
        propose_default(actor=sides.organisation, round_=sides.round, key=KEY, based_on=0)
    with pytest.raises(StaleProposal):
        offer(sides)
    assert Proposal.objects.filter(clause__key=KEY).count() == 1


def test_what_somebody_answered_gets_no_default_of_its_own(sides: TwoSides) -> None:
    for based_on in (0, 1):
        with pytest.raises(StaleProposal):
            offer(sides, key="fit.horizon", based_on=based_on)
    assert not Proposal.objects.filter(origin="default").exists()


@pytest.mark.parametrize("key", ["fit.purpose", "no.such", "credit.spokesperson"])
def test_where_none_is_offered_it_is_refused(sides: TwoSides, key: str) -> None:
    """Of the short path, that is, which does not ask who speaks."""
    with pytest.raises(InvalidInput):
        offer(sides, key=key)
    assert not Clause.objects.filter(key=key).exists()


def test_the_wrong_stage_is_refused() -> None:
    sides = factories.signing_round()
    with pytest.raises(TransitionNotAllowed):
        offer(sides)


def test_a_clause_of_a_default_has_it_as_its_only_drafted_wording(sides: TwoSides) -> None:
    clause = offer(sides).clause
    assert list(drafts_of(sides.round, clause)) == [DEFAULT]


def test_what_nobody_answered_is_listed_in_the_order_of_the_agreement(sides: TwoSides) -> None:
    keys = [question.key for question in unanswered(sides.round, clause_views(sides.round))]
    assert (keys[0], keys[-1], "fit.horizon" in keys, "fit.purpose" in keys) == ("resources.approach", "conflict.exit", False, False)
