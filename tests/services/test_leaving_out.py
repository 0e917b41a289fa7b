"""Bridges as wordings, and leaving a clause out of the agreement."""

from typing import Any

import pytest

from partnerships.domain.errors import InvalidInput, StaleProposal
from partnerships.models import Clause, OutboxMail, Proposal
from partnerships.queries.agreement import draft_agreement, readiness
from partnerships.queries.negotiation import BRIDGE, BridgeDraft, clause_views, drafts_of
from partnerships.queries.partnership import standing
from partnerships.services import clock
from partnerships.services.negotiation import Wording, propose
from tests import factories
from tests.factories import TwoSides

pytestmark = pytest.mark.django_db


def clause(key: str) -> Clause:
    return Clause.objects.select_related("round__partnership").get(key=key)


def with_a_bridge(key: str, *answers: dict[str, Any]) -> TwoSides:
    return factories.revealed_round(venture_answers={key: answers[0]}, organisation_answers={key: answers[1]})


NOTICE = ({"value": 30, "acceptable": {"from": 30, "to": 50}}, {"value": 60, "acceptable": {"from": 45, "to": 60}})
IDEA = (
    {"value": {"materials_created": "venture", "name_domain_and_accounts": "venture"}, "acceptable": {"materials_created": ["jointly"]}},
    {"value": {"materials_created": "jointly", "name_domain_and_accounts": "organisation"}},
)


def test_the_bridge_stands_first_among_the_wordings() -> None:
    sides = with_a_bridge("conflict.notice", *NOTICE)
    drafts = drafts_of(sides.round, clause("conflict.notice"))
    assert list(drafts) == [BRIDGE, 0, 1]
    bridge = drafts[BRIDGE]
    assert isinstance(bridge, BridgeDraft)
    assert (bridge.value, bridge.has_all_rows, str(bridge.value) in bridge.text) == (
        sides.round.reveal.bridges["conflict.notice"],
        True,
        True,
    )


def test_the_bridge_is_proposed_with_its_value() -> None:
    sides = with_a_bridge("conflict.notice", *NOTICE)
    proposal = propose(actor=sides.venture, clause=clause("conflict.notice"), wording=Wording("bridge"), based_on=0)
    assert (proposal.origin, proposal.value) == ("bridge", sides.round.reveal.bridges["conflict.notice"])
    assert proposal.text == drafts_of(sides.round, clause("conflict.notice"))[BRIDGE].text


def test_the_bridge_of_a_matrix_says_the_rows_that_meet() -> None:
    sides = with_a_bridge("model.idea", *IDEA)
    bridge = drafts_of(sides.round, clause("model.idea"))[BRIDGE]
    assert isinstance(bridge, BridgeDraft)
    assert (bridge.value, bridge.has_all_rows) == ({"materials_created": "jointly"}, False)


def test_without_a_bridge_none_can_be_proposed() -> None:
    sides = factories.revealed_round()
    assert BRIDGE not in drafts_of(sides.round, clause("model.position"))
    with pytest.raises(InvalidInput):
        propose(actor=sides.venture, clause=clause("model.position"), wording=Wording("bridge"), based_on=0)
    assert not Proposal.objects.filter(clause__key="model.position").exists()


def leave_out(sides: TwoSides, key: str = "model.position", based_on: int = 0) -> Proposal:
    return propose(actor=sides.venture, clause=clause(key), wording=Wording("omit"), based_on=based_on)


def printed(sides: TwoSides) -> list[str]:
    return [entry.key for entry in draft_agreement(sides.round, number=1).clauses if not entry.key.startswith("standing.")]


def test_a_clause_is_left_out_when_both_accept_that() -> None:
    sides = factories.revealed_round()
    proposal = leave_out(sides)
    [view] = [view for view in clause_views(sides.round) if view.clause.key == "model.position"]
    assert (proposal.text, view.leaves_out, view.is_settled, view.is_omitted) == ("", True, False, False)
    assert "model.position" in [view.clause.key for view in readiness(sides.round).unsettled]
    factories.accept(sides.organisation, proposal)
    [view] = [view for view in clause_views(sides.round) if view.clause.key == "model.position"]
    assert (view.is_settled, view.is_omitted, view.is_silent) == (True, True, False)
    assert "model.position" not in [view.clause.key for view in readiness(sides.round).unsettled]
    assert (printed(sides), standing(sides.venture, now=clock.now()).settled) == ([], 1)


def test_the_other_side_is_told_in_its_own_words() -> None:
    sides = factories.revealed_round()
    leave_out(sides)
    assert list(OutboxMail.objects.filter(template="leaving_out_waits").values_list("to", flat=True)) == ["ben@organisation.example"]


def test_any_new_wording_brings_it_back() -> None:
    sides = factories.revealed_round()
    factories.accept(sides.organisation, leave_out(sides))
    words = propose(actor=sides.organisation, clause=clause("model.position"), wording=Wording("party", party=1), based_on=1)
    assert [view.is_settled for view in clause_views(sides.round) if view.clause.key == "model.position"] == [False]
    factories.accept(sides.venture, words)
    assert printed(sides) == ["model.position"]


def test_what_is_proposed_to_be_left_out_is_not_proposed_so_again() -> None:
    sides = factories.revealed_round()
    leave_out(sides)
    with pytest.raises(InvalidInput):
        leave_out(sides, based_on=1)
    with pytest.raises(StaleProposal):
        leave_out(sides)
    assert Proposal.objects.filter(clause__key="model.position").count() == 1


def test_a_draft_of_both_can_be_left_out_too() -> None:
    sides = factories.revealed_round()
    factories.accept(sides.organisation, leave_out(sides, "fit.horizon", based_on=1))
    [view] = [view for view in clause_views(sides.round) if view.clause.key == "fit.horizon"]
    assert (view.is_omitted, view.words == Proposal.objects.get(clause__key="fit.horizon", number=1).text) == (True, True)


def test_a_text_without_what_was_left_out_can_be_frozen() -> None:
    sides = factories.revealed_round()
    factories.settle(sides.partnership)
    number = clause("model.position").proposals.count()
    proposal = leave_out(sides, based_on=number)
    factories.accept(sides.organisation, proposal)
    assert (readiness(sides.round).is_ready, "model.position" in printed(sides)) == (True, False)
