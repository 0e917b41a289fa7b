"""Comparing what the sides answered: one typed result for each question, each row of a matrix and of a crossed pair.

Pure and computed whenever it is asked for; a gap is never stored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from partnerships.domain.answers import Answer, JsonValue, State, is_asked
from partnerships.domain.comparison_results import (
    WEIGHTS,
    Answers,
    Category,
    Comparison,
    Importances,
    Match,
    Result,
    RowComparison,
    category_of,
    given,
    importances_of,
    silence,
    states_of,
    values_of,
    weighed,
    worst,
)
from partnerships.domain.crossing import compare_crossed
from partnerships.domain.distance import distance, identical_names, position, stops_apart, without_unmatched_names
from partnerships.domain.questionnaire.structure import Kind, Option, Question, Questionnaire

__all__ = [
    "Answers",
    "Category",
    "Comparison",
    "Marks",
    "Match",
    "Result",
    "RowComparison",
    "Tally",
    "answers_to",
    "category_of",
    "compare",
    "compare_all",
    "compare_crossed",
    "identical_names",
    "tally",
    "three_gaps",
    "without_unmatched_names",
]

Marks = tuple[bool | None, ...]
GAPS_TO_START_WITH = 3

# What is far apart comes before what nobody can measure yet.
ORDER_OF_TALK = {Result.CLASH: 0, Result.APART: 0, Result.ONE_SILENT: 1, Result.TO_READ: 2}


@dataclass(frozen=True)
class Tally:
    """The counts above the picture."""

    agreed: int
    close: int
    talk: int


def compare_all(
    questionnaire: Questionnaire, sheets: tuple[Mapping[str, Answer], ...], *, marks: Mapping[str, Marks] | None = None
) -> tuple[Comparison, ...]:
    """All questions in their order, a crossed pair once under its first key; a question hidden from a side is not relevant to it."""
    comparisons = []
    for question in questionnaire.questions:
        answers = answers_to(question, sheets)
        if question.kind is Kind.OFFER:
            other_half = questionnaire.question(question.pair or "")
            comparisons.append(compare_crossed(question, answers, answers_to(other_half, sheets)))
        elif not question.is_crossed_second:
            comparisons.append(compare(question, answers, marks=(marks or {}).get(question.key, ())))
    return tuple(comparisons)


def answers_to(question: Question, sheets: tuple[Mapping[str, Answer], ...]) -> Answers:
    """What each side answered; a question that a side was not asked counts as not relevant to it."""
    hidden = Answer(State.NOT_RELEVANT)
    return tuple(sheet.get(question.key) if is_asked(question, sheet) else hidden for sheet in sheets)


def compare(question: Question, answers: Answers, *, marks: Marks = ()) -> Comparison:
    """The result of one question that is no crossed pair. `marks`: for text and lists, whether each side found the same meant."""
    if question.kind is Kind.MATRIX:
        return _compare_matrix(question, answers)
    if question.kind in {Kind.OFFER, Kind.EXPECT}:
        raise ValueError(f"{question.key} is half of a crossed pair")
    result = silence(values_of(answers)) or Result.TO_READ
    comparison = Comparison(question.key, question.kind, result, states_of(answers), importances_of(answers))
    if question.kind is Kind.SCALE:
        comparison = replace(comparison, positions=_positions(question, values_of(answers)), stops=len(question.stops))
    if question.kind is Kind.NAMES:
        comparison = replace(comparison, identical_names=identical_names(answers))
    if comparison.result is not Result.TO_READ:
        return comparison
    if question.kind in {Kind.TEXT, Kind.LIST}:
        return replace(comparison, result=_as_read(marks, len(answers)))
    measured = distance(question, given(answers))
    return replace(comparison, result=weighed(measured, comparison.importances), size=measured.size, distance=measured.steps)


def _as_read(marks: Marks, sides: int) -> Result:
    if len(marks) < sides or None in marks:
        return Result.TO_READ
    return Result.ALIGNED if all(marks) else Result.APART


def _positions(question: Question, values: tuple[JsonValue, ...]) -> tuple[int | None, ...]:
    return tuple(None if value is None else position(question, value) for value in values)


def _compare_matrix(question: Question, answers: Answers) -> Comparison:
    importances = importances_of(answers)
    rows = tuple(_matrix_row(question, row, answers, importances) for row in question.rows)
    far = max(rows, key=lambda row: row.distance or 0)
    return Comparison(
        question.key,
        question.kind,
        worst(rows),
        states_of(answers),
        importances,
        size=far.size,
        distance=far.distance,
        rows=rows,
        stops=len(question.stops),
    )


def _matrix_row(question: Question, row: Option, answers: Answers, importances: Importances) -> RowComparison:
    values = tuple(None if value is None else value.get(row.key) for value in values_of(answers))
    compared = RowComparison(row.key, silence(values) or Result.TO_READ, positions=_positions(question, values))
    if compared.result is not Result.TO_READ:
        return compared
    measured = stops_apart(question.stops, tuple(stop for stop in values if stop is not None))
    return replace(compared, result=weighed(measured, importances), size=measured.size, distance=measured.steps)


def tally(comparisons: Iterable[Comparison]) -> Tally:
    """How many questions are agreed, close, and to talk about."""
    categories = [comparison.category for comparison in comparisons]
    return Tally(*(categories.count(category) for category in Category))


def three_gaps(comparisons: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Where to start talking, at most three: what is measurably apart first, then by weight with the sides, then by size."""
    gaps = [comparison for comparison in comparisons if comparison.category is Category.TALK]
    return tuple(sorted(gaps, key=_urgency)[:GAPS_TO_START_WITH])


def _urgency(comparison: Comparison) -> tuple[int, int, float]:
    weight = sum(WEIGHTS[importance] for importance in comparison.importances if importance is not None)
    return ORDER_OF_TALK[comparison.result], -weight, -comparison.size
