"""The rows of a question after the reveal: what each side chose in a matrix, and how often each tells what the other wants to know."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from partnerships.domain.answers import Answer, State
from partnerships.domain.comparison import Direction, RowComparison
from partnerships.domain.questionnaire.structure import Question
from partnerships.models import Party
from partnerships.queries.comparison import Compared, Half
from partnerships.web.comparison_words import Tag, category_tag
from partnerships.web.forms.asked_question import SILENCE_LABELS


@dataclass(frozen=True)
class RowView:
    """One row of a matrix: what each side chose there, empty for silence, the result, and the stop that both can live with."""

    label: str
    choices: tuple[tuple[Party, str], ...]
    tag: Tag
    bridge: str = ""


@dataclass(frozen=True)
class ToldView:
    """How often one side tells something and how often another wants to be told; empty where it was left open."""

    giver: Party
    taker: Party
    gives: str
    wants: str
    tag: Tag


@dataclass(frozen=True)
class ToldRow:
    """One thing that is told, in each direction."""

    label: str
    directions: tuple[ToldView, ...]

    @property
    def is_alike(self) -> bool:
        """Whether it is told just as it is wanted, in every direction."""
        return all(direction.tag.kind == "done" for direction in self.directions)


def matrix_rows(compared: Compared, parties: Sequence[Party]) -> tuple[RowView, ...]:
    """The rows of a matrix."""
    return tuple(_row(compared, row, parties) for row in compared.comparison.rows)


def told_rows(compared: Compared, parties: Sequence[Party]) -> tuple[ToldRow, ...]:
    """The rows of a pair of telling and being told."""
    question = compared.question
    return tuple(
        ToldRow(row_label(question, row.key), tuple(_told(compared, direction, parties) for direction in row.directions))
        for row in compared.comparison.rows
    )


def row_label(question: Question, key: str) -> str:
    """The name of a row."""
    return next(gettext(row.label) for row in question.rows if row.key == key)


def stop_label(question: Question, key: str | None) -> str:
    """The words of a stop; empty for none."""
    return next((gettext(stop.label) for stop in question.stops if stop.key == key), "")


def chosen_stop(question: Question, answer: Answer | None, row: str) -> str:
    """What one side chose in one row of a matrix; empty for silence."""
    return stop_label(question, answer.value.get(row) if answer is not None and answer.state is State.GIVEN else None)


def _row(compared: Compared, row: RowComparison, parties: Sequence[Party]) -> RowView:
    question = compared.question
    choices = tuple((party, chosen_stop(question, answer, row.key)) for party, answer in zip(parties, compared.answers, strict=True))
    return RowView(row_label(question, row.key), choices, category_tag(row), stop_label(question, row.bridge))


def _told(compared: Compared, direction: Direction, parties: Sequence[Party]) -> ToldView:
    tells, hears = compared.halves
    gives, wants = said_of(tells, direction.giver, direction.gives), said_of(hears, direction.taker, direction.wants)
    return ToldView(parties[direction.giver], parties[direction.taker], gives, wants, category_tag(direction))


def said_of(half: Half, side: int, stop: int | None) -> str:
    """What one side said of one row: its stop, or the words of its silence on the whole half; empty where it left the row open."""
    answer = half.answers[side]
    if answer is not None and answer.state is not State.GIVEN:
        return gettext(SILENCE_LABELS[answer.state])
    return "" if stop is None else gettext(half.question.stops[stop].label)
