"""Bridges: the one value between the sides that all can live with, by a public rule. Computed once, from whole answers, at the reveal.

Exact: distances are counted in stops or in steps of the grid, never in floating-point numbers.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from partnerships.domain.answers import Answer, JsonValue
from partnerships.domain.comparison_results import WEIGHTS, Answers, answers_to, given
from partnerships.domain.distance import comparable, stop_index
from partnerships.domain.numbers_on_grid import grid_of, grid_step, plain_number
from partnerships.domain.questionnaire.structure import Kind, Number, Option, Question, Questionnaire
from partnerships.domain.text import normalise_words

Candidate = TypeVar("Candidate", bound=Hashable)


def bridges_between(questionnaire: Questionnaire, sheets: tuple[Mapping[str, Answer], ...]) -> dict[str, JsonValue]:
    """The bridge of every question that has one, from the whole answers of all sides; of a matrix, of each row that has one.

    A question that is hidden from a side has none. What comes out is all that anybody ever learns of acceptable values.
    """
    bridges = {question.key: bridge(question, answers_to(question, sheets)) for question in questionnaire.questions}
    return {key: value for key, value in bridges.items() if value is not None}


def bridge(question: Question, answers: Answers) -> JsonValue:
    """The value that all sides accept and that is closest to what they want, each side counting as much as the answer weighs with it.

    None when somebody is silent, when all want the same, when there is no such value, and when options without an order tie.
    Ties of ordered values go to the one nearest the middle, then to the first stop or the smaller number.
    """
    whole = given(answers)
    if len(whole) < len(answers):
        return None
    match question.kind:
        case Kind.SCALE:
            return _stop(question.stops, whole)
        case Kind.CHOICE:
            return _option(whole)
        case Kind.NUMBER:
            return _number(grid_of(question), whole)
        case Kind.MATRIX:
            return _rows(question, whole) or None
        case _:
            return None


def closeness(question: Question, one: JsonValue, other: JsonValue) -> Fraction:
    """How close two values are, from 0 to 1 for the same: of a scale, one row of a matrix, a choice, a number, a set of options."""
    match question.kind:
        case Kind.SCALE | Kind.MATRIX:
            apart = abs(stop_index(question.stops, one) - stop_index(question.stops, other))
            return 1 - Fraction(apart, max(len(question.stops) - 1, 1))
        case Kind.NUMBER:
            grid = grid_of(question)
            return 1 - Fraction(abs(grid_step(grid, one) - grid_step(grid, other)), grid_step(grid, grid.maximum) or 1)
        case Kind.MANY:
            sets = [{*value["options"]} | {(normalise_words(entry),) for entry in value["own"]} for value in (one, other)]
            return Fraction(len(sets[0] & sets[1]), len(sets[0] | sets[1]) or 1)
        case _:
            return Fraction(comparable(one) == comparable(other))


def _stop(stops: tuple[Option, ...], answers: tuple[Answer, ...]) -> str | None:
    wanted = [stop_index(stops, answer.value) for answer in answers]
    accepted = [
        {place, *(stop_index(stops, key) for key in answer.acceptable or ())} for place, answer in zip(wanted, answers, strict=True)
    ]
    found = _closest(wanted, accepted, answers, last=len(stops) - 1)
    return None if found is None else stops[found].key


def _rows(question: Question, answers: tuple[Answer, ...]) -> dict[str, str]:
    bridges = {row.key: _row(question.stops, row.key, answers) for row in question.rows}
    return {row: stop for row, stop in bridges.items() if stop is not None}


def _row(stops: tuple[Option, ...], row: str, answers: tuple[Answer, ...]) -> str | None:
    if not all(row in answer.value for answer in answers):
        return None
    return _stop(
        stops, tuple(replace(answer, value=answer.value[row], acceptable=(answer.acceptable or {}).get(row)) for answer in answers)
    )


def _number(grid: Number, answers: tuple[Answer, ...]) -> int | float | None:
    wanted = [grid_step(grid, answer.value) for answer in answers]
    accepted = [{step, *_range(grid, answer.acceptable)} for step, answer in zip(wanted, answers, strict=True)]
    found = _closest(wanted, accepted, answers, last=grid_step(grid, grid.maximum))
    return None if found is None else plain_number(grid.minimum + found * grid.step)


def _range(grid: Number, acceptable: JsonValue) -> Iterable[int]:
    return range(grid_step(grid, acceptable["from"]), grid_step(grid, acceptable["to"]) + 1) if acceptable else ()


def _closest(wanted: Sequence[int], accepted: Iterable[set[int]], answers: tuple[Answer, ...], *, last: int) -> int | None:
    """Of the places that all accept the best; the greatest sum of weight × closeness is the smallest of weight × distance."""
    common = set.intersection(*accepted)
    if not common or len(set(wanted)) == 1:
        return None
    weights = [WEIGHTS[answer.importance] for answer in answers]

    def order(place: int) -> tuple[int, int, int]:
        loss = sum(weight * abs(place - own) for weight, own in zip(weights, wanted, strict=True))
        return loss, abs(2 * place - last), place

    return min(common, key=order)


def _option(answers: tuple[Answer, ...]) -> JsonValue:
    wanted = [comparable(answer.value) for answer in answers]
    accepted = [{own, *((False, key) for key in answer.acceptable or ())} for own, answer in zip(wanted, answers, strict=True)]
    common = set.intersection(*accepted)
    if not common or len(set(wanted)) == 1:
        return None
    weights = [WEIGHTS[answer.importance] for answer in answers]
    best = _all_best(common, lambda option: sum(weight for weight, own in zip(weights, wanted, strict=True) if own == option))
    return best[0][1] if len(best) == 1 else None


def _all_best(candidates: Iterable[Candidate], score: Callable[[Candidate], int]) -> list[Candidate]:
    scored = [(score(candidate), candidate) for candidate in candidates]
    highest = max(points for points, _candidate in scored)
    return [candidate for points, candidate in scored if points == highest]
