"""How far a clause has come, seen from each side."""

import pytest

from partnerships.domain.negotiation import ClauseState, is_settled, state_of

CASES = [
    (False, frozenset(), ClauseState.OPEN, ClauseState.OPEN),
    (True, frozenset(), ClauseState.WAITING_FOR_US, ClauseState.WAITING_FOR_US),
    (True, frozenset({0}), ClauseState.WAITING_FOR_THEM, ClauseState.WAITING_FOR_US),
    (True, frozenset({1}), ClauseState.WAITING_FOR_US, ClauseState.WAITING_FOR_THEM),
    (True, frozenset({0, 1}), ClauseState.SETTLED, ClauseState.SETTLED),
]


@pytest.mark.parametrize(("has_proposal", "accepted_by", "for_first", "for_second"), CASES)
def test_state_of_a_clause(has_proposal: bool, accepted_by: frozenset[int], for_first: ClauseState, for_second: ClauseState) -> None:
    states = [state_of(has_proposal=has_proposal, accepted_by=accepted_by, parties={0, 1}, own=own) for own in (0, 1)]
    assert states == [for_first, for_second]
    assert is_settled(has_proposal=has_proposal, accepted_by=accepted_by, parties={0, 1}) is (for_first is ClauseState.SETTLED)


@pytest.mark.parametrize("accepted_by", [frozenset({0}), frozenset({1}), frozenset({0, 1})])
def test_one_side_is_enough_to_leave_out_what_nobody_asked_for(accepted_by: frozenset[int]) -> None:
    for own in (0, 1):
        state = state_of(has_proposal=True, accepted_by=accepted_by, parties={0, 1}, own=own, one_is_enough=True)
        assert state is ClauseState.SETTLED
    assert is_settled(has_proposal=True, accepted_by=accepted_by, parties={0, 1}, one_is_enough=True)


def test_where_nobody_has_accepted_one_side_is_not_there_yet() -> None:
    assert not is_settled(has_proposal=True, accepted_by=frozenset(), parties={0, 1}, one_is_enough=True)
    assert not is_settled(has_proposal=False, accepted_by=frozenset(), parties={0, 1}, one_is_enough=True)
