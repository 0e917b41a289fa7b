"""The record of decisions in words: what is shown of each clause, what can be chosen, and the same as rows of a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext

from partnerships.adapters.spreadsheet import Cell
from partnerships.domain.clauses.structure import CHAPTERS, chapter_named
from partnerships.domain.coverage import Place
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Party, Proposal
from partnerships.queries.decisions import Decision
from partnerships.web.clause_view import ORIGINS
from partnerships.web.forms.risks import BEHIND

PLACES = {
    Place.OPEN_UNTIL: _("Open points"),
    Place.SETTLED: _("Decided"),
    Place.LEFT_OUT: _("Left out of the agreement"),
    Place.NOT_SETTLED: _("Not settled yet"),
}
"""The parts of the record, in their order: what still asks for something comes first."""


@dataclass(frozen=True)
class MotiveLine:
    """What stands behind the answer of a side, in its own words where it wrote some."""

    party: Party
    behind: str
    words: str


@dataclass(frozen=True)
class Line:
    """One clause in the record."""

    decision: Decision
    origin: str
    motives: tuple[MotiveLine, ...]
    days: str
    is_overdue: bool


@dataclass(frozen=True)
class Part:
    """A part of the record; clauses without any words are only named."""

    key: str
    heading: str
    lines: tuple[Line, ...]
    without_words: tuple[Line, ...] = ()

    @property
    def count(self) -> int:
        """How many clauses it holds."""
        return len(self.lines) + len(self.without_words)


@dataclass(frozen=True)
class Chosen:
    """Which part and which chapter somebody wants to see; empty for all."""

    place: str = ""
    chapter: str = ""

    @property
    def narrows(self) -> bool:
        """Whether something is left away."""
        return bool(self.place or self.chapter)


def read_choice(data: Mapping[str, str]) -> Chosen:
    """What the address asks for; what it cannot mean is left aside."""
    place, chapter = data.get("state", ""), data.get("chapter", "")
    return Chosen(place if place in set(PLACES) else "", chapter if any(one.key == chapter for one in CHAPTERS) else "")


def record(found: Iterable[Decision], chosen: Chosen, *, today: date) -> tuple[Part, ...]:
    """The parts in their order, each with what was chosen; parts without anything are left away."""
    shown = [one for one in found if chosen.chapter in ("", one.view.clause.chapter) and chosen.place in ("", one.place)]
    by_place = {place: tuple(line(one, today) for one in shown if one.place is place) for place in PLACES}
    return tuple(_part(place, lines) for place, lines in by_place.items() if lines)


def choices(found: Sequence[Decision], chosen: Chosen) -> dict[str, list[tuple[str, str, bool]]]:
    """The values of both filters with their words, and whether they are chosen; only those that occur."""
    places, chapters = {one.place for one in found}, dict.fromkeys(one.view.clause.chapter for one in found)
    return {
        "states": [(place.value, gettext(words), place == chosen.place) for place, words in PLACES.items() if place in places],
        "chapters": [(key, gettext(chapter_named(key).heading), key == chosen.chapter) for key in chapters],
    }


def line(decision: Decision, today: date) -> Line:
    """The clause in words, as on that day."""
    proposal = decision.proposal
    days = decision.days_left(today) if decision.place is Place.OPEN_UNTIL else None
    return Line(
        decision,
        gettext(ORIGINS[Proposal.Origin(proposal.origin)]) if proposal else "",
        tuple(MotiveLine(one.party, str(dict(BEHIND)[one.behind]), one.words) for one in decision.motives),
        _days_in_words(days) if days is not None else "",
        days is not None and days < 0,
    )


def headings() -> tuple[str, ...]:
    """The first row of the spreadsheet."""
    return (
        gettext("Clause"),
        gettext("Chapter"),
        gettext("State"),
        gettext("Words"),
        gettext("How it came about"),
        gettext("Why"),
        gettext("Accepted by"),
        gettext("Accepted on"),
        gettext("Open until"),
        gettext("Who brings a proposal"),
        gettext("Days left"),
    )


def cells(lines: Iterable[Line], today: date) -> Iterator[Sequence[Cell]]:
    """The same as the page, row by row."""
    for one in lines:
        clause, proposal, accepted = one.decision.view.clause, one.decision.proposal, one.decision.acceptances
        owner = proposal.open_owner if proposal else None
        yield (
            clause.heading,
            gettext(chapter_named(clause.chapter).heading),
            gettext(PLACES[one.decision.place]),
            one.decision.view.words if proposal else "",
            one.origin,
            proposal.why if proposal else "",
            "; ".join(f"{given.by.name} ({given.party.name})" for given in accepted),
            localdate(accepted[-1].accepted_at) if accepted else None,
            proposal.open_until if proposal else None,
            owner.name if owner else "",
            one.decision.days_left(today),
        )


def _part(place: Place, lines: tuple[Line, ...]) -> Part:
    worded = tuple(one for one in lines if one.decision.proposal is not None)
    wordless = tuple(one for one in lines if one.decision.proposal is None)
    return Part(place.value, gettext(PLACES[place]), _in_order(place, worded), wordless)


def _in_order(place: Place, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Open points by their day, all else in the order of the agreement."""
    return tuple(sorted(lines, key=_until)) if place is Place.OPEN_UNTIL else lines


def _until(one: Line) -> date:
    proposal = one.decision.proposal
    return proposal.open_until if proposal and proposal.open_until else date.max


def _days_in_words(days: int) -> str:
    if days == 0:
        return gettext("today")
    if days < 0:
        return ngettext("%(days)s day ago", "%(days)s days ago", -days) % {"days": -days}
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
