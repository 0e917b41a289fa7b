"""How far a clause has come: whose word is awaited, and when it counts as settled."""

from collections.abc import Collection
from enum import StrEnum


class ClauseState(StrEnum):
    """Seen from one side."""

    SETTLED = "settled"
    WAITING_FOR_US = "waiting_for_us"
    WAITING_FOR_THEM = "waiting_for_them"
    OPEN = "open"


def state_of(
    *, has_proposal: bool, accepted_by: Collection[int], parties: Collection[int], own: int, one_is_enough: bool = False
) -> ClauseState:
    """The state of a clause for the party `own`; parties are named by their positions.

    Settled means that every side has accepted the current proposal, an open point or leaving out among them. `one_is_enough` says
    that a single side settles it: whoever was offered a default that nobody had asked for leaves it out alone.
    """
    if not has_proposal:
        return ClauseState.OPEN
    if is_settled(has_proposal=has_proposal, accepted_by=accepted_by, parties=parties, one_is_enough=one_is_enough):
        return ClauseState.SETTLED
    return ClauseState.WAITING_FOR_THEM if own in accepted_by else ClauseState.WAITING_FOR_US


def is_settled(*, has_proposal: bool, accepted_by: Collection[int], parties: Collection[int], one_is_enough: bool = False) -> bool:
    """Whether every side has accepted the current proposal, or one where one is enough."""
    if not has_proposal:
        return False
    return bool(accepted_by) if one_is_enough else set(parties) <= set(accepted_by)
