"""Things that the sides offer, hope for or chose, sorted by what became of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from partnerships.domain.answers import State
from partnerships.domain.comparison import Match, RowComparison
from partnerships.domain.questionnaire.structure import Kind, Question
from partnerships.domain.text import gettext_noop as _
from partnerships.domain.text import normalise_words
from partnerships.models import Party
from partnerships.queries.comparison import Compared

HEADINGS = {
    Match.MISSING: ("talk", _("Hoped for, not offered")),
    None: ("wait", _("Waiting for an answer of the other side")),
    Match.MATCHED: ("done", _("Hoped for and offered")),
    Match.UNUSED: ("near", _("Offered, not asked for")),
}


@dataclass(frozen=True)
class Entry:
    """One thing, and the sides that hope for it, offer it, or chose it; the last are empty where all did."""

    label: str
    is_own: bool
    offered_by: tuple[Party, ...] = ()
    expected_by: tuple[Party, ...] = ()
    chosen_by: tuple[Party, ...] = ()


@dataclass(frozen=True)
class Group:
    """All things with the same outcome."""

    heading: str
    tag_kind: str
    entries: tuple[Entry, ...]


def groups(compared: Compared, parties: Sequence[Party]) -> tuple[Group, ...]:
    """The groups of a pair of offers, and of a question of which several things may be chosen; other questions have none."""
    match compared.question.kind:
        case Kind.OFFER:
            return _crossed(compared, parties)
        case Kind.MANY:
            return _chosen(compared, parties)
        case _:
            return ()


def entry_of(question: Question, row: RowComparison, parties: Sequence[Party]) -> Entry:
    """One thing that is offered or hoped for, with the sides that do."""
    return Entry(
        row.key if row.own else _label(question, row.key),
        row.own,
        offered_by=tuple(parties[side] for side in row.offered_by),
        expected_by=tuple(parties[side] for side in row.expected_by),
    )


def _crossed(compared: Compared, parties: Sequence[Party]) -> tuple[Group, ...]:
    found = {
        match: tuple(entry_of(compared.question, row, parties) for row in compared.comparison.rows if row.match is match)
        for match in HEADINGS
    }
    return _with_headings((gettext(heading), kind, found[match]) for match, (kind, heading) in HEADINGS.items())


def _chosen(compared: Compared, parties: Sequence[Party]) -> tuple[Group, ...]:
    """What all chose and what only some did, when everybody has an answer."""
    values = [answer.value for answer in compared.answers if answer is not None and answer.state is State.GIVEN]
    if len(values) < len(parties):
        return ()
    by: dict[tuple[bool, str], tuple[str, list[Party]]] = {}
    for option in compared.question.options:
        by[False, option.key] = (gettext(option.label), [])
    for party, value in zip(parties, values, strict=True):
        for key in value["options"]:
            by[False, key][1].append(party)
        for own in value["own"]:
            by.setdefault((True, normalise_words(own)), (own, []))[1].append(party)
    entries = [(label, is_own, tuple(chosen_by)) for (is_own, _same), (label, chosen_by) in by.items() if chosen_by]
    some = tuple(Entry(label, is_own, chosen_by=by) for label, is_own, by in entries if len(by) < len(parties))
    common = tuple(Entry(label, is_own) for label, is_own, by in entries if len(by) == len(parties))
    return _with_headings([(gettext("Chosen by both sides"), "done", common), (gettext("Chosen by one side"), "near", some)])


def _with_headings(found: Iterable[tuple[str, str, tuple[Entry, ...]]]) -> tuple[Group, ...]:
    return tuple(Group(heading, kind, entries) for heading, kind, entries in found if entries)


def _label(question: Question, key: str) -> str:
    return next(gettext(option.label) for option in question.options if option.key == key)
