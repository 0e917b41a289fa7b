"""The meeting: where it is now, its way from screen to screen, and what came of it today."""

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext

from partnerships.domain.ground_rules import GROUND_RULES, GroundRule
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Proposal, TalkNote
from partnerships.queries.meeting import BEGINNING, END, MeetingPlace, meeting_place
from partnerships.web.access import Beside, Seat
from partnerships.web.clause_view import ClauseLine
from partnerships.web.conversation_view import Conversation, may_talk

Place = Seat | Beside
RULES = ("confidential", "no_interpretation")
"""What is worth saying again at the beginning of a meeting."""
SCREENS = {BEGINNING: "meeting", END: "meeting_end"}
TITLES = {BEGINNING: _("the beginning of the meeting"), END: _("the end of the meeting")}
ROOM, GUIDE = "room", "guide"


@dataclass(frozen=True)
class Now:
    """Where the meeting is, for the page called `here`: what stands in its banner, and where it asks anew."""

    look: str
    title: str = ""
    address: str = ""
    """Where to go; empty where nothing is shown, and where this page shows it already."""
    meeting: MeetingPlace | None = None
    is_own: bool = False
    """Whether the reader shows it to the others."""
    is_live: bool = True

    @property
    def stamp(self) -> str:
        """What the page has seen."""
        return self.meeting.stamp if self.meeting else ""


@dataclass(frozen=True)
class Step:
    """The way to the screen before or after: what it is called, and where it is."""

    place: str
    title: str
    address: str


@dataclass(frozen=True)
class OpenPoint:
    """A clause that the sides leave open until a day: who sees to it."""

    line: ClauseLine
    proposal: Proposal


@dataclass(frozen=True)
class Outcome:
    """What a meeting leaves behind, as of today."""

    settled: tuple[ClauseLine, ...]
    notes: tuple[tuple[str, TalkNote], ...]
    """What each question is called, with its note."""
    open_points: tuple[OpenPoint, ...]
    unsettled: tuple[ClauseLine, ...]
    minutes: str
    """Where to get them; empty where the reader cannot."""


def now_of(place: Place, here: str, *, page: str) -> Now:
    """Where the meeting is, for somebody who looks at `here`: in the ROOM, on screens made for it, or in the GUIDE."""
    asked = meeting_place(place.round)
    look = address(place, "meeting_now") + "?" + urlencode({"seen": asked.stamp if asked else "", "here": here, "page": page})
    is_live = place.round.stage == place.round.Stage.NEGOTIATING
    if asked is None or not is_live:
        return Now(look, is_live=is_live)
    title = gettext(TITLES[asked.place]) if asked.place in TITLES else _short(place, asked.place)
    is_own = isinstance(place, Seat) and asked.by.pk == place.actor.pk
    way = "" if asked.place == here or is_own else _address_of(place, asked.place, page)
    return Now(look, title, way, asked, is_own)


def address(place: Place, name: str, *arguments: str) -> str:
    """The page of that name for whoever stands at this place."""
    return reverse(f"{place.ways}{name}", args=[place.partnership.public_id, *arguments])


def screen_address(place: Place, screen: str) -> str:
    """The address of a screen of the meeting: of a question, or of its beginning or end."""
    return address(place, SCREENS[screen]) if screen in SCREENS else address(place, "meeting_gap", screen)


def step(place: Place, screen: str) -> Step:
    """The way to a screen."""
    titles = {BEGINNING: gettext("Beginning"), END: gettext("End of the meeting")}
    return Step(screen, titles.get(screen) or _short(place, screen), screen_address(place, screen))


def steps(place: Place, conversation: Conversation, screen: str) -> tuple[Step | None, Step | None]:
    """The ways to the screens before and after this one."""
    if screen == BEGINNING:
        return None, step(place, next((line.line.key for line in conversation.unsettled), END))
    if screen == END:
        return step(place, next((line.line.key for line in reversed(conversation.unsettled)), BEGINNING)), None
    before, after = conversation.neighbours(screen, only_unsettled=True)
    return step(place, before or BEGINNING), step(place, after or END)


def rules_of_the_day() -> tuple[GroundRule, ...]:
    """The ground rules that the meeting begins with."""
    return tuple(rule for rule in GROUND_RULES if rule.key in RULES)


def outcome(place: Place, conversation: Conversation, today: date) -> Outcome:
    """What was settled and written down today, and what is open."""
    lines = tuple(conversation.clauses.values())
    names = {entry.question.key: gettext(entry.question.short) for entry in conversation.opened.compared}
    notes = [(names[key], note) for key, note in conversation.talk.notes.items() if note.text and key in names]
    return Outcome(
        settled=tuple(line for line in lines if line.view.is_settled and _settled_on(line) == today),
        notes=tuple((name, note) for name, note in notes if timezone.localdate(note.changed_at, timezone.get_default_timezone()) == today),
        open_points=tuple(
            OpenPoint(line, line.view.current)
            for line in lines
            if line.view.current is not None and line.view.current.origin == Proposal.Origin.OPEN
        ),
        unsettled=tuple(line for line in lines if not line.view.is_settled),
        minutes=_minutes(place),
    )


def shows_on(place: Place, now: Now) -> bool:
    """Whether going on takes the others along: the reader shows where the meeting is, and still may."""
    return now.is_own and may_talk(place)


def _short(place: Place, key: str) -> str:
    return gettext(place.round.questionnaire.question(key).short)


def _address_of(place: Place, screen: str, page: str) -> str:
    if page == ROOM:
        return screen_address(place, screen)
    return address(place, "conversation") if screen in SCREENS else address(place, "conversation_gap", screen)


def _settled_on(line: ClauseLine) -> date | None:
    current = line.view.current
    days = (
        [timezone.localdate(given.accepted_at, timezone.get_default_timezone()) for given in current.acceptances.all()] if current else []
    )
    return max(days, default=None)


def _minutes(place: Place) -> str:
    try:
        return address(place, "minutes")
    except NoReverseMatch:
        return ""
