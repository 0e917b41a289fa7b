"""Comparing what the sides answered: one typed result for each question, each row of a matrix and of a crossed pair.

Pure and computed whenever it is asked for; a gap is never stored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from partnerships.domain.answers import Answer, JsonValue
from partnerships.domain.comparison_results import (
    Answers,
    Category,
    Comparison,
    Direction,
    Importances,
    Match,
    Result,
    RowComparison,
    answers_to,
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
from partnerships.domain.distance import Distance, distance, identical_names, position, stops_apart, without_unmatched_names
from partnerships.domain.questionnaire.structure import Kind, Option, Question, Questionnaire
from partnerships.domain.sharing import compare_shared
from partnerships.domain.talk import three_gaps

__all__ = [
    "Answers",
    "Category",
    "Comparison",
    "Direction",
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
    "compare_shared",
    "identical_names",
    "tally",
    "three_gaps",
    "without_unmatched_names",
]

Marks = tuple[bool | None, ...]

# One side names funders that are off limits, the other those that it plans to approach.
FUNDERS = "resources.funders"


@dataclass(frozen=True)
class Tally:
    """The counts above the picture."""

    agreed: int
    close: int
    talk: int


def compare_all(
    questionnaire: Questionnaire,
    sheets: tuple[Mapping[str, Answer], ...],
    *,
    marks: Mapping[str, Marks] | None = None,
    bridges: Mapping[str, JsonValue] | None = None,
) -> tuple[Comparison, ...]:
    """All questions in their order, a crossed pair once under its first key; a question hidden from a side is not relevant to it.

    `bridges` are those that were found at the reveal (`bridges_between`): acceptable values themselves are never read here.
    """
    comparisons = []
    for question in questionnaire.questions:
        answers = answers_to(question, sheets)
        if question.is_crossed_first:
            cross = compare_shared if question.kind is Kind.SHARE else compare_crossed
            comparisons.append(cross(question, answers, answers_to(questionnaire.question(question.pair or ""), sheets)))
        elif not question.is_crossed_second:
            found = (marks or {}).get(question.key, ()), (bridges or {}).get(question.key)
            comparisons.append(compare(question, answers, marks=found[0], bridge=found[1]))
    return tuple(comparisons)


def compare(question: Question, answers: Answers, *, marks: Marks = (), bridge: JsonValue = None) -> Comparison:
    """The result of one question that is no crossed pair.

    `marks`: for text and lists, whether each side found the same meant. `bridge`: the value that all can live with, of a matrix the
    stop of each row that has one; it counts only where all have answered and not all alike.
    """
    if question.is_crossed_first or question.is_crossed_second:
        raise ValueError(f"{question.key} is half of a crossed pair")
    if question.kind is Kind.MATRIX:
        return _compare_matrix(question, answers, bridge or {})
    result = silence(values_of(answers)) or Result.TO_READ
    comparison = Comparison(question.key, question.kind, result, states_of(answers), importances_of(answers))
    if question.kind is Kind.SCALE:
        comparison = replace(comparison, positions=_positions(question, values_of(answers)), stops=len(question.stops))
    if question.key == FUNDERS:
        return _compare_funders(comparison, answers)
    if question.kind is Kind.NAMES:
        comparison = replace(comparison, identical_names=identical_names(answers))
    if comparison.result is not Result.TO_READ:
        return comparison
    if question.kind in {Kind.TEXT, Kind.LIST}:
        return replace(comparison, result=_as_read(marks, len(answers)))
    measured = distance(question, given(answers))
    result = weighed(measured, comparison.importances, is_bridged=bridge is not None)
    kept = bridge if result is Result.BRIDGEABLE else None
    return replace(comparison, result=result, size=measured.size, distance=measured.steps, bridge=kept)


def _compare_funders(comparison: Comparison, answers: Answers) -> Comparison:
    """Identical names are to be talked about, before any other rule. Without any nobody has agreed either: the sides compare together."""
    names = identical_names(answers)
    if not names and comparison.result is not Result.TO_READ:
        return comparison
    apart = Distance(same=False, near=False, size=1 if names else 0)
    return replace(comparison, result=weighed(apart, comparison.importances), size=apart.size, identical_names=names)


def _as_read(marks: Marks, sides: int) -> Result:
    if len(marks) < sides or None in marks:
        return Result.TO_READ
    return Result.ALIGNED if all(marks) else Result.APART


def _positions(question: Question, values: tuple[JsonValue, ...]) -> tuple[int | None, ...]:
    return tuple(None if value is None else position(question, value) for value in values)


def _compare_matrix(question: Question, answers: Answers, bridges: Mapping[str, str]) -> Comparison:
    importances = importances_of(answers)
    rows = tuple(_matrix_row(question, row, answers, importances, bridges.get(row.key)) for row in question.rows)
    result = worst(rows)
    far = max((row for row in rows if row.result is result), key=lambda row: row.distance or 0)
    return Comparison(
        question.key,
        question.kind,
        result,
        states_of(answers),
        importances,
        size=far.size,
        distance=far.distance,
        rows=rows,
        stops=len(question.stops),
        bridge={row.key: row.bridge for row in rows if row.bridge is not None} or None,
    )


def _matrix_row(question: Question, row: Option, answers: Answers, importances: Importances, bridge: str | None) -> RowComparison:
    values = tuple(None if value is None else value.get(row.key) for value in values_of(answers))
    compared = RowComparison(row.key, silence(values) or Result.TO_READ, positions=_positions(question, values))
    if compared.result is not Result.TO_READ:
        return compared
    measured = stops_apart(question.stops, tuple(stop for stop in values if stop is not None))
    result = weighed(measured, importances, is_bridged=bridge is not None)
    kept = bridge if result is Result.BRIDGEABLE else None
    return replace(compared, result=result, size=measured.size, distance=measured.steps, bridge=kept)


def tally(comparisons: Iterable[Comparison]) -> Tally:
    """How many questions are agreed, close, and to talk about."""
    categories = [comparison.category for comparison in comparisons]
    return Tally(*(categories.count(category) for category in Category))
