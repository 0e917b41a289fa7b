"""Whose turn it is in a partnership, as one side sees it."""

from collections.abc import Collection
from enum import StrEnum

from partnerships.domain.next_step import AWAITING, Situation, Step, next_step


class Turn(StrEnum):
    """Whose turn it is."""

    US = "us"
    THEM = "them"
    BOTH = "both"
    NOBODY = "nobody"


def turn_of(own: int, active: Collection[int]) -> Turn:
    """Whose turn it is for the side at the position `own`, when something is up to the sides at the positions `active`."""
    if not active:
        return Turn.NOBODY
    if own not in active:
        return Turn.THEM
    return Turn.BOTH if len(active) > 1 else Turn.US


def step_of_side(situation: Situation, *, has_people: bool, is_invited: bool) -> Step:
    """The next step of a side as a whole. One for which nobody has acted yet has to be invited by others, or to come."""
    if situation.rules_accepted or has_people:
        return next_step(situation)
    return Step.ACCEPT_GROUND_RULES if is_invited else Step.INVITE


def is_idle(step: Step, *, has_words_to_answer: bool) -> bool:
    """Whether nothing is up to the side at this step. While clauses are settled it is its turn at those that it has not accepted."""
    if step in {Step.LOOK, Step.SETTLE}:
        return not has_words_to_answer
    return step in AWAITING or step is Step.DOWNLOAD
