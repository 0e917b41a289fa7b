"""Which entries of the chain count as a move, and who may know of it before the reveal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

BEGINNING = "answering_began"
JOINT = frozenset({"answers_revealed", "path_widened"})
"""What happens only when all sides have acted: everybody may know of it at once."""
SILENT = frozenset({"signing_code_sent"})
"""What moves nothing."""
WITHOUT_CONSEQUENCE = frozenset(
    {
        "risk_scored", "risk_answered", "meaning_marked", "comment_added", "facts_stated", "party_facts_stated",
        "motive_named", "motive_taken_back", "talk_noted",
    }
)  # fmt: skip
"""Moves that change neither whose turn it is nor anything that is counted."""


@dataclass(frozen=True)
class Move:
    """An entry, with the side that acted; None for the site, for somebody beside the sides and for the operator."""

    at: datetime
    action: str
    side: int | None


@dataclass(frozen=True)
class LastMoves:
    """When somebody last did something, as each side may know it, and as everybody may."""

    openly: datetime
    by_side: dict[int, datetime]

    def known_to(self, side: int) -> datetime:
        """The last move that this side may know of."""
        return max(self.openly, self.by_side.get(side, self.openly))


def moves_while_answering(moves: Iterable[Move]) -> LastMoves:
    """The last moves before the reveal, from all entries in their order.

    Everybody knows what happened until answering began, and what all sides did together since; of the rest only the side that did it.
    """
    openly: datetime | None = None
    by_side: dict[int, datetime] = {}
    for move in moves:
        if move.action == BEGINNING or move.action in JOINT or openly is None:
            openly = move.at
        elif move.side is not None and move.action not in SILENT:
            by_side[move.side] = move.at
    if openly is None:
        raise ValueError("a chain without entries")
    return LastMoves(openly, by_side)
