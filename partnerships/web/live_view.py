"""A page of the table that follows what the others do: where it asks, what it has seen, and what moved on in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from partnerships.domain.lifecycle import Stage
from partnerships.models import AuditEntry, Representative
from partnerships.queries.live import entries_after, last_number_for
from partnerships.queries.timeline import events_of
from partnerships.web.access import Beside, Seat
from partnerships.web.presence import NOT_SHOWN, own_id
from partnerships.web.timeline_view import Told, days_of

STILL_MOVING = frozenset({Stage.NEGOTIATING, Stage.APPROVING, Stage.SIGNING})
TOLD_AT_ONCE = 3
ASKED = ("view", "state")
PAGE, FRAGMENT = "layouts/agreeing.html", "live/fragment.html"


@dataclass(frozen=True)
class Live:
    """How a page follows the table. `key` is the clause of the page; the list of clauses has none."""

    place: Seat | Beside
    key: str
    seen: int
    """The number of the last entry of the log that the page shows."""
    is_shown: bool
    """Whether the others are shown that this person is here."""
    news: tuple[Told, ...] = ()
    more: int = 0
    layout: str = PAGE
    shows: str = ""
    """What the reader chose to see of the page: a fragment shows the same."""

    @property
    def is_fragment(self) -> bool:
        """Whether the page is asked for by one that is open already."""
        return self.layout == FRAGMENT

    @property
    def look(self) -> str:
        """Where the page asks whether something changed."""
        return f"{self._address('live')}?{self.shows}seen={self.seen}"

    @property
    def here(self) -> str:
        """Where it says that somebody is here."""
        return self._address("here")

    def _address(self, what: str) -> str:
        name = f"{self.place.ways}clause_{what}" if self.key else f"{self.place.ways}clauses_{what}"
        return reverse(name, args=[self.place.partnership.public_id, *([self.key] if self.key else [])])


def live_page(request: HttpRequest, place: Seat | Beside, key: str = "", *, since: int | None = None) -> Live | None:
    """For the builder of a page, before it reads anything else. `since`: as a fragment for a page that has seen so much.

    None where nothing moves any more.
    """
    if since is None and Stage(place.round.stage) not in STILL_MOVING:
        return None
    is_shown = NOT_SHOWN not in request.session
    seen = last_number_for(place.round, actor_of(place))
    if since is None:
        return Live(place, key, seen, is_shown, shows=_shows(request))
    moved = [entry for entry in news_for(place, key, since) if not entry.actor.endswith(f":{own_id(place)}")]
    days = days_of(events_of(place.partnership, moved[-TOLD_AT_ONCE:]))
    sentences = tuple(told for day in days for told in day.told)
    return Live(place, key, seen, is_shown, sentences, max(len(moved) - TOLD_AT_ONCE, 0), FRAGMENT, _shows(request))


def news_for(place: Seat | Beside, key: str, since: int) -> Sequence[AuditEntry]:
    """What came after that number and concerns the page: on the page of a clause nothing that is about another one."""
    return [entry for entry in entries_after(place.round, actor_of(place), since) if not key or _is_about(entry, key)]


def actor_of(place: Seat | Beside) -> Representative | None:
    """Who acts for a side there; nobody for those beside the sides."""
    return place.actor if isinstance(place, Seat) else None


def _is_about(entry: AuditEntry, key: str) -> bool:
    return bool(entry.payload.get("clause", entry.payload.get("question", key)) == key)


def _shows(request: HttpRequest) -> str:
    return "".join(f"{urlencode({name: request.GET[name]})}&" for name in ASKED if name in request.GET)
