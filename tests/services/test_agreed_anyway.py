"""Accepting all that a side agrees with anyway: never a default, never a leaving out, never a wording that moved on."""

from datetime import timedelta

import pytest

from partnerships.domain.errors import StaleProposal
from partnerships.models import Clause, Proposal
from partnerships.queries.agreed_anyway import agreed_anyway
from partnerships.queries.negotiation import clause_views
from partnerships.services import clock
from partnerships.services.negotiation import Wording, accept_drafts, propose, propose_default
from partnerships.services.withdrawing import withdraw_acceptance, withdraw_proposal
from tests import factories
from tests.factories import TwoSides

pytestmark = pytest.mark.django_db

ALIKE, APART = "fit.horizon", "resources.fundraising"
VENTURE = {ALIKE: {"value": "one_year"}, APART: {"value": "jointly"}}
ORGANISATION = {ALIKE: {"value": "one_year"}, APART: {"value": "venture_with_help"}}


@pytest.fixture
def sides() -> TwoSides:
    return factories.revealed_round(venture_answers=VENTURE, organisation_answers=ORGANISATION)


def clause(sides: TwoSides, key: str) -> Clause:
    return Clause.objects.select_related("round__partnership").get(round=sides.round, key=key)


def proposed(sides: TwoSides, key: str, wording: Wording) -> Proposal:
    """The venture proposes."""
    return propose(actor=sides.venture, clause=clause(sides, key), wording=wording, based_on=clause(sides, key).proposals.count())


def agreed(sides: TwoSides, *, venture: bool = False) -> list[str]:
    """With what the organisation agrees anyway."""
    party = (sides.venture if venture else sides.organisation).party
    return [view.clause.key for view in agreed_anyway(sides.round, party, clause_views(sides.round))]


def accept(sides: TwoSides, *proposals: Proposal) -> int:
    return accept_drafts(actor=sides.organisation, round_=sides.round, shown={str(one.public_id): one.text_hash for one in proposals})


def test_what_both_answered_alike_and_the_own_answer_in_the_words_of_the_other_side(sides: TwoSides) -> None:
    assert (agreed(sides, venture=True), agreed(sides)) == ([ALIKE], [ALIKE])
    theirs = proposed(sides, APART, Wording("party", party=1))
    assert sorted(agreed(sides)) == [ALIKE, APART]
    assert accept(sides, theirs, clause(sides, ALIKE).proposals.get()) == 2
    assert (agreed(sides), agreed(sides, venture=True)) == ([], [ALIKE])


def test_typed_word_for_word_it_is_the_same(sides: TwoSides) -> None:
    own = proposed(sides, APART, Wording("party", party=1)).text
    proposed(sides, APART, Wording("text", text="אחרת."))
    assert agreed(sides) == [ALIKE]
    proposed(sides, APART, Wording("text", text=own))
    assert sorted(agreed(sides)) == [ALIKE, APART]


@pytest.mark.parametrize("origin", ["party", "open", "omit", "text"])
def test_what_is_not_the_own_answer_is_thought_over_first(sides: TwoSides, origin: str) -> None:
    wordings = {
        "party": Wording("party", party=0),
        "open": Wording("open", until=clock.today() + timedelta(days=9), owner=0),
        "omit": Wording("omit"),
        "text": Wording("text", text="הצדדים יגייסו יחד."),
    }
    theirs = proposed(sides, APART, wordings[origin])
    assert agreed(sides) == [ALIKE]
    with pytest.raises(StaleProposal):
        accept(sides, theirs, clause(sides, ALIKE).proposals.get())
    assert agreed(sides) == [ALIKE]


def test_a_default_is_accepted_by_itself_or_not_at_all(sides: TwoSides) -> None:
    default = propose_default(actor=sides.venture, round_=sides.round, key="conflict.notice", based_on=0)
    assert agreed(sides) == [ALIKE]
    with pytest.raises(StaleProposal):
        accept(sides, default)


def test_whoever_proposed_something_else_meanwhile_thinks_it_over(sides: TwoSides) -> None:
    propose(actor=sides.organisation, clause=clause(sides, APART), wording=Wording("text", text="נדבר על כך."), based_on=0)
    theirs = proposed(sides, APART, Wording("party", party=1))
    assert agreed(sides) == [ALIKE]
    with pytest.raises(StaleProposal):
        accept(sides, theirs)


def test_whoever_withdrew_the_acceptance_thinks_it_over(sides: TwoSides) -> None:
    draft = clause(sides, ALIKE).proposals.get()
    accept(sides, draft)
    withdraw_acceptance(actor=sides.organisation, proposal=draft)
    assert (agreed(sides), agreed(sides, venture=True)) == ([], [ALIKE])


def test_a_wording_that_was_taken_back_is_not_listed_and_the_draft_before_it_is(sides: TwoSides) -> None:
    theirs = proposed(sides, ALIKE, Wording("text", text="שנתיים."))
    assert agreed(sides) == []
    withdraw_proposal(actor=sides.venture, proposal=theirs)
    assert agreed(sides) == [ALIKE]
    with pytest.raises(StaleProposal):
        accept(sides, theirs)


def test_the_same_list_twice_is_accepted_once(sides: TwoSides) -> None:
    draft = clause(sides, ALIKE).proposals.get()
    assert (accept(sides, draft), accept(sides, draft)) == (1, 1)
    assert draft.acceptances.count() == 1
