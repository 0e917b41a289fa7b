"""A package: over all points that are close, the trade in which each side gets most of what it called a principle.

Reads what was revealed and the bridges that are shown, nothing else. Exact, and the same whoever comes first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm
from typing import Any

from partnerships.domain.answers import Answer, Importance, JsonValue
from partnerships.domain.bridges import closeness
from partnerships.domain.comparison_results import WEIGHTS, Answers, Category, Comparison, given
from partnerships.domain.distance import comparable, stop_index
from partnerships.domain.frontier import fairest
from partnerships.domain.numbers_on_grid import grid_of, grid_step
from partnerships.domain.questionnaire.structure import Kind, Question
from partnerships.domain.text import normalise_words

SIDES = 2
POINTS_AT_LEAST = 2
TRADED = frozenset({Kind.SCALE, Kind.CHOICE, Kind.NUMBER, Kind.MANY})


class TradeReason(StrEnum):
    """Why the package settles a point as it does; the first that holds."""

    BRIDGE = "bridge"
    """All can live with it."""
    PRINCIPLE = "principle"
    """It is a principle with this side and not with the other."""
    WEIGHS_MORE = "weighs_more"
    """It weighs more with this side than with the other."""
    IN_RETURN = "in_return"
    """It evens out what the other side gets elsewhere."""


@dataclass(frozen=True)
class Trade:
    """One point of the package: a question, or one row of a matrix, with the value that it settles on.

    `wanted_by` are the sides whose own value it is; none where it is only the bridge.
    """

    question_key: str
    row: str | None
    value: JsonValue
    wanted_by: tuple[int, ...]
    is_bridge: bool
    reason: TradeReason


@dataclass(frozen=True)
class _Option:
    """One way to settle a point. `rank` orders the options of a point by the values alone, never by whose they are."""

    value: JsonValue
    wanted_by: tuple[int, ...]
    is_bridge: bool
    closeness: tuple[Fraction, ...]
    rank: tuple[Any, ...]


@dataclass(frozen=True)
class _Point:
    """One point that can be traded, with its options by rank."""

    question_key: str
    row: str | None
    importances: tuple[Importance, ...]
    options: tuple[_Option, ...]


def suggest_package(compared: Iterable[tuple[Question, Answers, Comparison]]) -> tuple[Trade, ...] | None:
    """The best trade between two sides over all bridgeable and near points, in their order; None when there are fewer than two of them.

    A side's score is the sum of weight × closeness over the points, where one principle weighs more than all of that side's other
    points together; its share is the score divided by what it would have if every point went its way. The package has the greatest
    smaller share, then the greatest sum of the shares, then values nearer the middle and earlier on the page. Names and crossed
    pairs are not traded, and with more than two sides there is no package.
    """
    points = [point for question, answers, comparison in compared for point in _points(question, answers, comparison)]
    if len(points) < POINTS_AT_LEAST:
        return None
    chosen = fairest(_gains(points))
    return tuple(_trade(point, point.options[index]) for point, index in zip(points, chosen, strict=True))


def _points(question: Question, answers: Answers, comparison: Comparison) -> list[_Point]:
    sides = given(answers)
    if not len(sides) == len(answers) == SIDES:
        return []
    if question.kind is Kind.MATRIX:
        close = (row for row in comparison.rows if row.category is Category.CLOSE)
        return [_point(question, row.key, sides, tuple(side.value[row.key] for side in sides), row.bridge) for row in close]
    if question.kind in TRADED and comparison.category is Category.CLOSE:
        return [_point(question, None, sides, tuple(side.value for side in sides), comparison.bridge)]
    return []


def _point(question: Question, row: str | None, sides: tuple[Answer, ...], values: tuple[JsonValue, ...], bridge: JsonValue) -> _Point:
    found = [_option(question, value, values, bridge) for value in (*values, *([bridge] if bridge is not None else []))]
    options = {option.rank: option for option in reversed(found)}
    return _Point(question.key, row, tuple(side.importance for side in sides), tuple(options[rank] for rank in sorted(options)))


def _option(question: Question, value: JsonValue, values: tuple[JsonValue, ...], bridge: JsonValue) -> _Option:
    close = tuple(closeness(question, value, wanted) for wanted in values)
    wanted_by = tuple(side for side, share in enumerate(close) if share == 1)
    return _Option(value, wanted_by, bridge is not None and closeness(question, value, bridge) == 1, close, _rank(question, value))


def _rank(question: Question, value: JsonValue) -> tuple[Any, ...]:
    """Nearest the middle first, then the first stop or the smaller number; options without an order as they stand on the page."""
    match question.kind:
        case Kind.SCALE | Kind.MATRIX:
            return _from_the_middle(stop_index(question.stops, value), len(question.stops) - 1)
        case Kind.NUMBER:
            return _from_the_middle(grid_step(grid := grid_of(question), value), grid_step(grid, grid.maximum))
        case Kind.MANY:
            chosen = tuple(option.key in value["options"] for option in question.options)
            return (not any(chosen), *(not choice for choice in chosen), *sorted(normalise_words(entry) for entry in value["own"]))
        case _:
            is_own, same = comparable(value)
            return (is_own, 0 if is_own else [option.key for option in question.options].index(same), same)


def _from_the_middle(place: int, last: int) -> tuple[int, int]:
    return abs(2 * place - last), place


def _weights(points: Sequence[_Point], side: int) -> list[int]:
    """Whole numbers: one principle weighs more than all other points of this side together."""
    others = sum(WEIGHTS[point.importances[side]] for point in points if point.importances[side] is not Importance.PRINCIPLE)
    dominant = max(WEIGHTS[Importance.PRINCIPLE], others + 1)
    return [dominant if (own := point.importances[side]) is Importance.PRINCIPLE else WEIGHTS[own] for point in points]


def _gains(points: Sequence[_Point]) -> list[list[tuple[int, int]]]:
    """What each option of each point brings to the sides, as whole numbers in which the shares of both can be compared."""
    weights = [_weights(points, side) for side in range(SIDES)]
    whole = lcm(*(close.denominator for point in points for option in point.options for close in option.closeness))
    one, other = (sum(of_side) for of_side in weights)
    return [
        [(int(mine * option.closeness[0] * whole) * other, int(theirs * option.closeness[1] * whole) * one) for option in point.options]
        for point, mine, theirs in zip(points, *weights, strict=True)
    ]


def _trade(point: _Point, option: _Option) -> Trade:
    return Trade(point.question_key, point.row, option.value, option.wanted_by, option.is_bridge, _reason(point, option))


def _reason(point: _Point, option: _Option) -> TradeReason:
    if option.is_bridge:
        return TradeReason.BRIDGE
    (winner,) = option.wanted_by
    own, other = point.importances[winner], point.importances[1 - winner]
    if own is Importance.PRINCIPLE and other is not Importance.PRINCIPLE:
        return TradeReason.PRINCIPLE
    return TradeReason.WEIGHS_MORE if WEIGHTS[own] > WEIGHTS[other] else TradeReason.IN_RETURN
