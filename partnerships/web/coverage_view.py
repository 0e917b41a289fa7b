"""The check before freezing as its page shows it: each thing in the reader's words, with its one way on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from partnerships.domain.cautions import Caution
from partnerships.domain.clauses.structure import chapter_of
from partnerships.domain.contradictions import CONTRADICTIONS
from partnerships.domain.coverage import MATTERS, DangerStanding, Met, MissingMatter, Way
from partnerships.domain.dangers import DANGERS, SOURCE
from partnerships.domain.lifecycle import Action
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.text import gettext_noop as _
from partnerships.queries.coverage import Check, check
from partnerships.queries.negotiation import ClauseView, clause_views
from partnerships.web.access import Beside, Seat

LABELS = {
    Way.CLAUSE: _("To the clause"),
    Way.DEFAULT: _("See a suggestion for it"),
    Way.OWN_CLAUSE: _("Add a clause of your own"),
}


@dataclass(frozen=True)
class Link:
    """A way on."""

    label: str
    address: str


@dataclass(frozen=True)
class MatterLine:
    """A weighty matter without a clause."""

    title: str
    why: str
    is_left_out: bool
    way: Link | None


@dataclass(frozen=True)
class DangerLine:
    """A danger; `clauses` are those that meet it or may, `questions` what would meet it."""

    title: str
    why: str
    source: str
    may_be_met: bool
    clauses: tuple[Link, ...]
    questions: tuple[str, ...]
    way: Link | None


@dataclass(frozen=True)
class ContradictionLine:
    """Two clauses that do not go together."""

    text: str
    is_certain: bool
    clauses: tuple[Link, ...]


def coverage_page(place: Seat | Beside) -> dict[str, Any]:
    """What the page shows, for the sides and for whoever reads clauses and answers beside them."""
    views = clause_views(place.round)
    found = check(place.round, place.parties, views)
    by_key = {view.clause.key: view for view in views}
    return {
        "seat": place,
        "check": found,
        "report": found.report,
        "contradictions": [_contradiction(one, place, by_key) for one in found.report.contradictions],
        "matters": [_matter(one, place) for one in found.report.matters],
        "dangers": [_danger(one, place, by_key) for one in found.report.not_met],
        "met": [_danger(one, place, by_key) for one in found.report.met],
        "looked_at": {"matters": len(MATTERS), "dangers": len(DANGERS), "contradictions": len(CONTRADICTIONS)},
    }


def in_short(found: Check) -> tuple[str, ...]:
    """How much was found of what, in words; what was not found is not named."""
    report = found.report
    contradictions, risks, matters, dangers = (
        len(several) for several in (report.contradictions, report.risks, report.matters, report.not_met)
    )
    said = (
        (
            contradictions,
            ngettext(
                "%(number)s pair of clauses that does not go together",
                "%(number)s pairs of clauses that do not go together",
                contradictions,
            ),
        ),
        (risks, ngettext("%(number)s risk without an answer", "%(number)s risks without an answer", risks)),
        (matters, ngettext("%(number)s weighty matter without a clause", "%(number)s weighty matters without a clause", matters)),
        (dangers, ngettext("%(number)s danger that no clause surely meets", "%(number)s dangers that no clause surely meets", dangers)),
    )
    return tuple(words % {"number": number} for number, words in said if number)


def _contradiction(one: Caution, place: Seat | Beside, by_key: Mapping[str, ClauseView]) -> ContradictionLine:
    return ContradictionLine(gettext(one.text), one.is_certain, _links(one.clauses, place, by_key))


def _matter(one: MissingMatter, place: Seat | Beside) -> MatterLine:
    return MatterLine(_short(one.key), gettext(one.matter.why), one.is_left_out, _way(one.way, one.key, place))


def _danger(one: DangerStanding, place: Seat | Beside, by_key: Mapping[str, ClauseView]) -> DangerLine:
    danger = one.danger
    return DangerLine(
        title=gettext(danger.title),
        why=gettext(danger.why),
        source=gettext(SOURCE) % {"number": danger.number},
        may_be_met=one.met is Met.PERHAPS,
        clauses=_links(one.clauses, place, by_key),
        questions=tuple(map(_short, danger.met_by)),
        way=None if one.clauses else _way(one.way, one.key, place),
    )


def _links(keys: tuple[str, ...], place: Seat | Beside, by_key: Mapping[str, ClauseView]) -> tuple[Link, ...]:
    views = [by_key[key] for key in keys if key in by_key]
    return tuple(Link(view.clause.heading, _address(place, "clause", view.clause.key)) for view in views)


def _way(way: Way, key: str, place: Seat | Beside) -> Link | None:
    """The way on for whoever can go it: those beside the sides read clauses, and the rest is for those who work on the wording."""
    if way is Way.CLAUSE:
        return Link(gettext(LABELS[way]), _address(place, "clause", key))
    if isinstance(place, Beside) or not place.may(Action.NEGOTIATE):
        return None
    if way is Way.DEFAULT:
        return Link(gettext(LABELS[way]), _address(place, "default_clause", key))
    return Link(gettext(LABELS[way]), f"{_address(place, 'add_clause')}?chapter={chapter_of(key).key}")


def _address(place: Seat | Beside, name: str, *arguments: str) -> str:
    return reverse(f"{place.ways}{name}", args=[place.partnership.public_id, *arguments])


def _short(key: str) -> str:
    return gettext(QUESTIONNAIRE.question(key).short)
