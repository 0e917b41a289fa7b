"""Which entries of the chain count as a move, and who may know of it before the reveal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

BEGINNING = "answering_began"
JOINT = frozenset({"answers_revealed", "path_widened"})
"""What happens only when all sides have acted: everybody may know of it at once."""
SILENT = frozenset({"copies_sent", "copy_asked", "copy_fetched", "copy_opened", "copy_refused", "record_exported", "signing_code_sent"})
"""What moves nothing."""
TALK = frozenset(
    {
        "comment_added", "motive_named", "motive_taken_back", "prepared_wording_withdrawn", "talk_mark_cleared", "talk_marked",
        "talk_noted", "thread_reopened", "thread_resolved", "wording_prepared",
    }
)  # fmt: skip
"""What is said at the table. It is a move for the sides; whoever may not read it does not learn that somebody spoke."""
OF_SIGNATURES = frozenset(
    {"agreement_signed", "file_confirmed", "file_refused", "file_returned", "file_withdrawn", "signing_code_sent"}
)  # fmt: skip
"""What tells how far the signing has come. Where one signs after another, only those whose turn has come learn of it."""
WITHOUT_CONSEQUENCE = TALK | {
    "copy_extended", "copy_sent", "copy_withdrawn", "facts_stated", "meaning_marked", "party_facts_stated", "recipient_changed",
    "recipient_named", "recipient_removed", "risk_answered", "risk_scored",
}  # fmt: skip
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
    among_sides: datetime | None = None
    """When somebody last spoke at the table, which all sides know."""

    def known_to(self, side: int) -> datetime:
        """The last move that this side may know of."""
        return max(self.openly, self.by_side.get(side, self.openly), self.among_sides or self.openly)


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
