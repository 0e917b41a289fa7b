"""How far a clause has come: whose word is awaited, and when it counts as settled."""

from collections.abc import Collection
from enum import StrEnum


class ClauseState(StrEnum):
    """Seen from one side."""

    SETTLED = "settled"
    WAITING_FOR_US = "waiting_for_us"
    WAITING_FOR_THEM = "waiting_for_them"
    OPEN = "open"


def state_of(*, has_proposal: bool, accepted_by: Collection[int], parties: Collection[int], own: int) -> ClauseState:
    """The state of a clause for the party `own`; parties are named by their positions.

    Settled means that every side has accepted the current proposal, an open point among them.
    """
    if not has_proposal:
        return ClauseState.OPEN
    if set(parties) <= set(accepted_by):
        return ClauseState.SETTLED
    return ClauseState.WAITING_FOR_THEM if own in accepted_by else ClauseState.WAITING_FOR_US


def is_settled(*, has_proposal: bool, accepted_by: Collection[int], parties: Collection[int]) -> bool:
    """Whether every side has accepted the current proposal."""
    return has_proposal and set(parties) <= set(accepted_by)
