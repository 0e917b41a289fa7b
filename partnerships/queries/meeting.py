"""Where the meeting is, for everybody who sits at a screen of their own."""

from dataclasses import dataclass
from typing import NamedTuple

from django.core.cache import cache

from partnerships.models import Representative, Round

BEGINNING, END = "beginning", "end"
"""The two screens of a meeting that are no question."""


class Shown(NamedTuple):
    """What the cache holds."""

    place: str
    by: int
    at: str


@dataclass(frozen=True)
class MeetingPlace:
    """What somebody shows to everybody: the key of a question, BEGINNING or END. `stamp` changes with every showing."""

    place: str
    by: Representative
    stamp: str


def meeting_place(round_: Round) -> MeetingPlace | None:
    """Where the meeting is; None where nobody shows anything, or who did so has left. One query at most beside the cache."""
    shown = cache.get(key_of(round_))
    if shown is None:
        return None
    found = Shown(*shown)
    people = Representative.objects.filter(pk=found.by, party__partnership=round_.partnership_id, left_at=None)
    by = people.select_related("party").first()
    return MeetingPlace(found.place, by, found.at) if by else None


def key_of(round_: Round) -> str:
    """Under which key the cache holds it."""
    return f"meeting:{round_.pk}"
