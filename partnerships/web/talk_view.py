"""Where to start talking: the gaps in their order, each with its reason; what is offered and nobody asked for; what the sides fear."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from partnerships.domain.answers import Importance, State
from partnerships.domain.comparison import Match
from partnerships.domain.questionnaire.structure import Kind, Topic
from partnerships.domain.risks import Risk
from partnerships.domain.talk import Reason
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Party
from partnerships.queries.comparison import Compared, Revealed
from partnerships.web.comparison_view import words_of
from partnerships.web.comparison_words import result_sentence
from partnerships.web.sorted_view import Entry, entry_of

GROUPS = {
    _("Apart"): frozenset(Reason) - {Reason.ONE_SILENT, Reason.TO_READ, Reason.A_BRIDGE, Reason.NEAR},
    _("Answered by one side only"): frozenset({Reason.ONE_SILENT}),
    _("To be read together"): frozenset({Reason.TO_READ}),
    _("With a bridge"): frozenset({Reason.A_BRIDGE}),
    _("Close"): frozenset({Reason.NEAR}),
}
FAR_APART = _("That is at least half the way between the two ends.")


@dataclass(frozen=True)
class Line:
    """One gap in its place, with the sentences that say why it stands there."""

    place: int
    topic: Topic
    key: str
    short: str
    sentence: str
    distance: str
    principled: tuple[Party, ...]
    silent: tuple[Party, ...]
    bridge: str


@dataclass(frozen=True)
class TalkGroup:
    """Gaps of one sort, in their order."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Gifts:
    """What is offered and nobody asked for: by every side, and by one alone."""

    by_all: tuple[Entry, ...]
    by_one: tuple[Entry, ...]


@dataclass(frozen=True)
class Fear:
    """A risk with the sides that raised it, and what would calm each of them."""

    risk: Risk
    raised_by: tuple[Party, ...]
    calm: tuple[tuple[Party, tuple[str, ...]], ...]

    @property
    def is_of_all(self) -> bool:
        """Whether every side raised it."""
        return len(self.raised_by) == len(self.risk.calm)


def order_of_talk(opened: Revealed, parties: Sequence[Party]) -> tuple[TalkGroup, ...]:
    """All gaps, sorted as the conversation would take them."""
    gaps = [(_line(place, gap, reason, parties), reason) for place, (gap, reason) in enumerate(opened.order_of_talk, start=1)]
    groups = {heading: tuple(line for line, reason in gaps if reason in reasons) for heading, reasons in GROUPS.items()}
    return tuple(TalkGroup(gettext(heading), lines) for heading, lines in groups.items() if lines)


def first_gaps(opened: Revealed, order: Sequence[TalkGroup]) -> tuple[Line, ...]:
    """The few gaps to start with, at most three."""
    lines = {line.key: line for group in order for line in group.lines}
    return tuple(lines[gap.question.key] for gap in opened.gaps_to_start_with)


def gifts(opened: Revealed, parties: Sequence[Party]) -> Gifts:
    """What is offered and nobody asked for, over all questions."""
    rows = [(entry.question, row) for entry in opened.compared for row in entry.comparison.matches(Match.UNUSED)]
    entries = [entry_of(question, row, parties) for question, row in rows]
    return Gifts(
        tuple(entry for entry in entries if len(entry.offered_by) == len(parties)),
        tuple(entry for entry in entries if len(entry.offered_by) < len(parties)),
    )


def fears(opened: Revealed, parties: Sequence[Party]) -> tuple[Fear, ...]:
    """What the sides fear: first what all of them raised, then one of each side in turn, so that no side fills the first places."""
    found = [
        Fear(risk, tuple(parties[side] for side in sorted(risk.raised_by)), tuple(zip(parties, risk.calm, strict=True)))
        for risk in opened.risks
    ]
    seen: Counter[tuple[int, ...]] = Counter()
    turns: list[tuple[bool, int]] = []
    for fear in found:
        raised_by = tuple(party.position for party in fear.raised_by)
        turns.append((not fear.is_of_all, seen[raised_by]))
        seen[raised_by] += 1
    return tuple(found[place] for place in sorted(range(len(found)), key=lambda place: turns[place]))


def _line(place: int, gap: Compared, reason: Reason, parties: Sequence[Party]) -> Line:
    comparison = gap.comparison
    is_measured = comparison.kind in {Kind.SCALE, Kind.MATRIX, Kind.NUMBER}
    weights = zip(parties, comparison.importances, strict=True)
    states = zip(parties, comparison.states, strict=True)
    return Line(
        place,
        gap.topic,
        comparison.question_key,
        gettext(gap.question.short),
        result_sentence(gap),
        gettext(FAR_APART) if reason is Reason.FAR_APART and is_measured else "",
        tuple(party for party, weight in weights if weight is Importance.PRINCIPLE),
        tuple(party for party, state in states if state is not State.GIVEN) if reason is Reason.ONE_SILENT else (),
        "" if comparison.kind is Kind.MATRIX else words_of(gap.question, comparison.bridge),
    )
