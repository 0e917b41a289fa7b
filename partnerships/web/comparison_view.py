"""A question as both sides read it after the reveal: what each answered, in words, and what the comparison says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat

from django.utils.translation import get_language_bidi, gettext

from partnerships.domain.answers import AS_AT_THE_START, Answer, Importance, JsonValue, State, ValueView, describe_value
from partnerships.domain.comparison import Category
from partnerships.domain.distance import position
from partnerships.domain.questionnaire.structure import Axis, Kind, Question
from partnerships.models import Party
from partnerships.pictures.drawing import Svg
from partnerships.pictures.marks import Firmness
from partnerships.pictures.scale import Place, scale
from partnerships.queries.comparison import Compared, Half
from partnerships.web.answer_view import answer_view
from partnerships.web.comparison_words import Tag, category_tag, result_sentence
from partnerships.web.heat_view import Heat, heat_of
from partnerships.web.meaning_view import Meaning
from partnerships.web.row_view import RowView, ToldRow, matrix_rows, told_rows
from partnerships.web.sorted_view import Group, groups

__all__ = ["FIRMNESS", "QuestionView", "SideAnswer", "Tag", "cell_of", "question_view", "side_answer", "words_of"]

FIRMNESS: dict[Importance, Firmness] = {
    Importance.PRINCIPLE: "principle",
    Importance.PREFERENCE: "preference",
    Importance.FLEXIBLE: "flexible",
}


@dataclass(frozen=True)
class SideAnswer:
    """What one side answered: a value in words, or the words of its silence, with weight and reason.

    `columns` head the cells of a list. `repeats` says that a matrix is answered like the one that it may repeat.
    """

    party: Party
    value: ValueView | None
    silence: str
    importance: str
    is_principle: bool
    reason: str
    columns: tuple[str, ...] = ()
    repeats: str = ""

    @property
    def rows(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The rows of the value, each cell with what heads it; the rows of a matrix have no heads."""
        rows = self.value.rows if self.value else ()
        return tuple(tuple(zip(chain(self.columns, repeat("")), row, strict=False)) for row in rows)


@dataclass(frozen=True)
class HalfView:
    """One question with the sides' answers; a crossed pair has two."""

    question: Question
    sides: tuple[SideAnswer, ...]

    @property
    def says_more(self) -> bool:
        """Whether there is more to it than the rows say: a reason, a silence, or a weight of its own."""
        weights = {side.importance for side in self.sides}
        return len(weights) > 1 or any(side.reason or side.silence or side.is_principle or side.repeats for side in self.sides)


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
    bridge: str
    """The value that both can live with, in words; the rows of a matrix have their own."""
    rows: tuple[RowView, ...]
    told: tuple[ToldRow, ...]
    groups: tuple[Group, ...]
    heat: Heat | None = None
    """The rows of a matrix against its stops, at a glance."""
    meaning: Meaning | None = None
    """What each side says after reading texts or lists; only where the page lets people say it."""

    @property
    def is_names(self) -> bool:
        """Whether only identical names are shown."""
        return self.question.kind is Kind.NAMES

    @property
    def is_sorted(self) -> bool:
        """Whether what each side chose stands in groups already."""
        return bool(self.groups)

    @property
    def is_tabled(self) -> bool:
        """Whether the values of both sides stand in rows or groups, so that an answer adds only its reason and its weight."""
        return self.is_sorted or bool(self.rows)

    @property
    def told_apart(self) -> tuple[ToldRow, ...]:
        """What is not told just as it is wanted; all of it where nothing is, or everything is."""
        apart = tuple(row for row in self.told if not row.is_alike)
        return apart or self.told

    @property
    def told_alike(self) -> tuple[ToldRow, ...]:
        """What is told just as it is wanted, where there is something else too."""
        alike = tuple(row for row in self.told if row.is_alike)
        return alike if len(alike) < len(self.told) else ()

    @property
    def has_bridge(self) -> bool:
        """Whether there is a value that both can live with, here or in a row."""
        return bool(self.bridge) or any(row.bridge for row in self.rows)


def question_view(
    compared: Compared, parties: Sequence[Party], *, repeated: Compared | None = None, meaning: Meaning | None = None
) -> QuestionView:
    """The question with its answers and its result, in the reader's language. `repeated` is the matrix that it may repeat."""
    comparison = compared.comparison
    weights = zip(parties, comparison.importances, strict=True)
    return QuestionView(
        key=comparison.question_key,
        question=compared.question,
        tag=category_tag(comparison),
        sentence=result_sentence(compared),
        principled=tuple(party for party, weight in weights if weight is Importance.PRINCIPLE),
        halves=tuple(_half_view(half, parties, repeated) for half in compared.halves),
        scale=_scale(compared, parties),
        ends=_ends(compared.question) if compared.question.kind is Kind.SCALE else None,
        bridge="" if comparison.kind is Kind.MATRIX else words_of(compared.question, comparison.bridge),
        rows=matrix_rows(compared, parties) if comparison.kind is Kind.MATRIX else (),
        told=told_rows(compared, parties) if comparison.kind is Kind.SHARE else (),
        groups=groups(compared, parties),
        heat=heat_of(compared, parties),
        meaning=meaning,
    )


def side_answer(party: Party, question: Question, answer: Answer | None) -> SideAnswer:
    """What one side answered, in words; no answer at all is a silence too."""
    if answer is None:
        return SideAnswer(party, None, gettext("No answer"), "", False, "")
    seen = answer_view(question, answer)
    is_principle = answer.state is State.GIVEN and answer.importance is Importance.PRINCIPLE
    columns = tuple(gettext(column.label) for column in question.columns)
    return SideAnswer(party, seen.value, seen.silence, seen.importance, is_principle, seen.reason, columns)


def cell_of(whole: SideAnswer, words: str) -> SideAnswer:
    """The cell of one row: the words of the row, with the weight of the whole answer."""
    value = ValueView(Kind.SCALE, text=words) if words else None
    return SideAnswer(whole.party, value, whole.silence or gettext("No answer"), whole.importance, whole.is_principle, "")


def words_of(question: Question, value: JsonValue) -> str:
    """A single value in words; empty for none."""
    return "" if value is None else describe_value(question, value, gettext).text


def _half_view(half: Half, parties: Sequence[Party], repeated: Compared | None) -> HalfView:
    pairs = zip(parties, half.answers, strict=True)
    sides = [side_answer(party, half.question, answer) for party, answer in pairs]
    if repeated is not None:
        both = zip(sides, half.answers, repeated.answers, strict=True)
        sides = [_repeating(half.question, side) if _is_same(answer, before) else side for side, answer, before in both]
    return HalfView(half.question, tuple(sides))


def _is_same(answer: Answer | None, before: Answer | None) -> bool:
    both = [one for one in (answer, before) if one is not None and one.state is State.GIVEN]
    return len(both) > 1 and both[0].value == both[1].value


def _repeating(question: Question, side: SideAnswer) -> SideAnswer:
    return replace(side, repeats=describe_value(question, AS_AT_THE_START, gettext).text)


def _scale(compared: Compared, parties: Sequence[Party]) -> Svg | None:
    """The scale with everybody's place and the bridge; nothing when nobody has a place."""
    comparison, question = compared.comparison, compared.question
    places = [
        Place(party.position, stop, FIRMNESS[weight])
        for party, stop, weight in zip(parties, comparison.positions, comparison.importances, strict=False)
        if stop is not None and weight is not None
    ]
    if comparison.kind is not Kind.SCALE or not places:
        return None
    label = gettext("Where the sides stand: %(question)s") % {"question": gettext(question.short)}
    bridge = None if comparison.bridge is None else position(question, comparison.bridge)
    is_gap = comparison.category is Category.TALK
    return scale(comparison.stops, places, label=label, rtl=get_language_bidi(), is_gap=is_gap, bridge_stop=bridge)


def _ends(question: Question) -> tuple[str, str]:
    """What stands at the two ends of the scale as it is drawn: reversed scales are turned."""
    first, last = question.ends or (question.stops[0].label, question.stops[-1].label)
    return (last, first) if question.axis is Axis.REVERSED else (first, last)
