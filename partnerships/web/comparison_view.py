"""A question as both sides read it after the reveal: what each answered, in words, and what the comparison says."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language_bidi, gettext

from partnerships.domain.answers import Answer, Importance, State, ValueView
from partnerships.domain.comparison import Category, Match, RowComparison
from partnerships.domain.questionnaire.structure import Axis, Kind, Question
from partnerships.models import Party
from partnerships.pictures.drawing import Svg
from partnerships.pictures.marks import Firmness
from partnerships.pictures.scale import Place, scale
from partnerships.queries.comparison import Compared, Half
from partnerships.web.answer_view import answer_view
from partnerships.web.comparison_words import MATCH_HEADINGS, category_tag, result_sentence

FIRMNESS: dict[Importance, Firmness] = {
    Importance.PRINCIPLE: "principle",
    Importance.PREFERENCE: "preference",
    Importance.FLEXIBLE: "flexible",
}


@dataclass(frozen=True)
class Tag:
    """A status pill."""

    kind: str
    words: str


@dataclass(frozen=True)
class SideAnswer:
    """What one side answered: a value in words, or the words of its silence, with weight and reason."""

    party: Party
    value: ValueView | None
    silence: str
    importance: str
    is_principle: bool
    reason: str


@dataclass(frozen=True)
class HalfView:
    """One question with the sides' answers; a crossed pair has two."""

    question: Question
    sides: tuple[SideAnswer, ...]


@dataclass(frozen=True)
class RowView:
    """One row of a matrix: what each side chose there, empty for silence, and the result."""

    label: str
    choices: tuple[tuple[Party, str], ...]
    tag: Tag


@dataclass(frozen=True)
class Crossing:
    """One thing that is offered or hoped for, and the sides that do."""

    label: str
    is_own: bool
    offered_by: tuple[Party, ...]
    expected_by: tuple[Party, ...]


@dataclass(frozen=True)
class CrossingGroup:
    """All things with the same outcome."""

    heading: str
    tag_kind: str
    entries: tuple[Crossing, ...]


@dataclass(frozen=True)
class QuestionView:
    """All that a page shows about one question."""

    key: str
    question: Question
    tag: Tag
    sentence: str
    principled: tuple[Party, ...]
    """The sides that call it a principle."""
    halves: tuple[HalfView, ...]
    scale: Svg | None
    ends: tuple[str, str] | None
    rows: tuple[RowView, ...]
    groups: tuple[CrossingGroup, ...]

    @property
    def is_names(self) -> bool:
        """Whether only identical names are shown."""
        return self.question.kind is Kind.NAMES


def question_view(compared: Compared, parties: Sequence[Party]) -> QuestionView:
    """The question with its answers and its result, in the reader's language."""
    comparison = compared.comparison
    weights = zip(parties, comparison.importances, strict=True)
    return QuestionView(
        key=comparison.question_key,
        question=compared.question,
        tag=Tag(*category_tag(comparison)),
        sentence=result_sentence(compared),
        principled=tuple(party for party, weight in weights if weight is Importance.PRINCIPLE),
        halves=tuple(_half_view(half, parties) for half in compared.halves),
        scale=_scale(compared, parties),
        ends=_ends(compared.question) if compared.question.kind is Kind.SCALE else None,
        rows=tuple(_row(compared, row, parties) for row in comparison.rows) if comparison.kind is Kind.MATRIX else (),
        groups=_groups(compared, parties) if comparison.kind is Kind.OFFER else (),
    )


def side_answer(party: Party, question: Question, answer: Answer | None) -> SideAnswer:
    """What one side answered, in words; no answer at all is a silence too."""
    if answer is None:
        return SideAnswer(party, None, gettext("No answer"), "", False, "")
    seen = answer_view(question, answer)
    is_principle = answer.state is State.GIVEN and answer.importance is Importance.PRINCIPLE
    return SideAnswer(party, seen.value, seen.silence, seen.importance, is_principle, seen.reason)


def _half_view(half: Half, parties: Sequence[Party]) -> HalfView:
    pairs = zip(parties, half.answers, strict=True)
    return HalfView(half.question, tuple(side_answer(party, half.question, answer) for party, answer in pairs))


def _scale(compared: Compared, parties: Sequence[Party]) -> Svg | None:
    """The scale with everybody's place; nothing when nobody has one."""
    comparison = compared.comparison
    places = [
        Place(party.position, stop, FIRMNESS[weight])
        for party, stop, weight in zip(parties, comparison.positions, comparison.importances, strict=False)
        if stop is not None and weight is not None
    ]
    if comparison.kind is not Kind.SCALE or not places:
        return None
    label = gettext("Where the sides stand: %(question)s") % {"question": gettext(compared.question.short)}
    return scale(comparison.stops, places, label=label, rtl=get_language_bidi(), is_gap=comparison.category is Category.TALK)


def _ends(question: Question) -> tuple[str, str]:
    """What stands at the two ends of the scale as it is drawn: reversed scales are turned."""
    first, last = question.ends or (question.stops[0].label, question.stops[-1].label)
    return (last, first) if question.axis is Axis.REVERSED else (first, last)


def _row(compared: Compared, row: RowComparison, parties: Sequence[Party]) -> RowView:
    question = compared.question
    label = next(option.label for option in question.rows if option.key == row.key)
    choices = tuple((party, chosen_stop(question, answer, row.key)) for party, answer in zip(parties, compared.answers, strict=True))
    return RowView(gettext(label), choices, Tag(*category_tag(row)))


def chosen_stop(question: Question, answer: Answer | None, row: str) -> str:
    """What one side chose in one row of a matrix; empty for silence."""
    chosen = answer.value.get(row) if answer is not None and answer.state is State.GIVEN else None
    return next((gettext(stop.label) for stop in question.stops if stop.key == chosen), "")


def _groups(compared: Compared, parties: Sequence[Party]) -> tuple[CrossingGroup, ...]:
    kinds: dict[Match | None, str] = {Match.MISSING: "talk", None: "wait", Match.MATCHED: "done", Match.UNUSED: "near"}
    groups = []
    for match, kind in kinds.items():
        rows = [row for row in compared.comparison.rows if row.match is match]
        if rows:
            entries = tuple(_crossing(compared.question, row, parties) for row in rows)
            groups.append(CrossingGroup(gettext(MATCH_HEADINGS[match]), kind, entries))
    return tuple(groups)


def _crossing(question: Question, row: RowComparison, parties: Sequence[Party]) -> Crossing:
    label = row.key if row.own else next(gettext(option.label) for option in question.options if option.key == row.key)
    return Crossing(label, row.own, tuple(parties[side] for side in row.offered_by), tuple(parties[side] for side in row.expected_by))
