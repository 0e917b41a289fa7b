"""Who has a page of the table open: in the cache that all processes share, for less than a minute, and never in a table or the log."""

from dataclasses import dataclass

from django.core.cache import cache

from partnerships.models import Companion, Representative
from partnerships.queries.live import headings_of, people_at
from partnerships.web.access import Beside, Seat

STAYS = 45
"""Seconds for which a sign of life holds; a page gives one every twenty."""
NOT_SHOWN = "is_not_shown_at_the_table"
"""Under this name the session keeps that somebody does not want to be shown."""


@dataclass(frozen=True)
class Here:
    """Somebody who has a page open: which one, and whether they are writing a wording. What they write, nobody learns."""

    person: Representative | Companion
    heading: str
    """Of the clause; empty for the list of all of them."""
    is_writing: bool

    @property
    def is_beside(self) -> bool:
        """Whether they act for no side."""
        return isinstance(self.person, Companion)


def come(place: Seat | Beside, key: str, *, is_writing: bool) -> None:
    """Somebody has the page of that clause open; without a key, the list of clauses."""
    cache.set(_key(place, own_id(place)), (key, is_writing), STAYS)


def leave(place: Seat | Beside) -> None:
    """Somebody is not to be shown any more."""
    cache.touch(_key(place, own_id(place)), 0)


def others_here(place: Seat | Beside) -> tuple[Here, ...]:
    """Everybody else who is here now, the sides first, in a constant number of queries."""
    people = people_at(place.partnership)
    signs = cache.get_many([_key(place, person) for person in people if person != own_id(place)])
    headings = headings_of(place.round)
    found = ((people[person], signs[key]) for person in people if (key := _key(place, person)) in signs)
    return tuple(Here(person, headings.get(at, ""), is_writing) for person, (at, is_writing) in found)


def own_id(place: Seat | Beside) -> str:
    """The opaque id of whoever has this place."""
    return str(place.actor.public_id if isinstance(place, Seat) else place.companion.public_id)


def _key(place: Seat | Beside, person: str) -> str:
    return f"here:{place.partnership.public_id}:{person}"
