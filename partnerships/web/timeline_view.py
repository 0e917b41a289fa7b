"""The timeline in words: a sentence for every entry, with names in isolation."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext

from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.timeline import FORMER, OPERATOR, SITE, sentence_of
from partnerships.models import Party
from partnerships.queries.timeline import Event, Person
from partnerships.services.closing import NOBODY


@dataclass(frozen=True)
class Told:
    """An entry of the timeline."""

    at: datetime
    sentence: SafeString
    side: Party | None
    """The side of the person who acted."""
    reason: str
    """Why, where the operator acted."""


@dataclass(frozen=True)
class Day:
    """What happened on one day of the reader's calendar, the newest first."""

    on: datetime
    told: tuple[Told, ...]


def days_of(events: tuple[Event, ...]) -> tuple[Day, ...]:
    """The entries in words, by days."""
    told = [_told(event) for event in events]
    return tuple(Day(group[0].at, tuple(group)) for _on, found in groupby(told, key=lambda one: one.at.date()) if (group := list(found)))


def _told(event: Event) -> Told:
    values = {
        "who": _name(event.who),
        "person": _name(event.about),
        "former": _name(event.former),
        "side": format_html("<bdi>{}</bdi>", event.side.name if event.side else ""),
        "clause": format_html("<bdi>{}</bdi>", event.clause),
        "question": _question(event),
        "version": conditional_escape(event.payload.get("version", "")),
        "day": conditional_escape(date_format(event.day, "DATE_FORMAT") if event.day else ""),
    }
    sentence = sentence_of(event.action, event.payload)
    names_who = event.who is not None and "%(who)s" in sentence
    words = conditional_escape(gettext(sentence))
    return Told(localtime(event.at), mark_safe(words % values), event.who.party if event.who and names_who else None, event.reason)  # noqa: S308  # each part is escaped


def _question(event: Event) -> SafeString:
    """What the question is called that the entry is about."""
    named = [question for question in QUESTIONNAIRE.questions if question.key == event.payload.get("question")]
    return conditional_escape(gettext(named[0].short) if named else "")


def _name(person: Person | None) -> SafeString:
    """Former people stay named; whoever had their account deleted is nobody."""
    if person is None or (person.kind not in {"site", "operator"} and person.name in {"", NOBODY}):
        return conditional_escape(gettext(FORMER))
    if person.kind in {"site", "operator"}:
        return conditional_escape(gettext(OPERATOR if person.kind == "operator" else SITE))
    return format_html("<bdi>{}</bdi>", person.name)
