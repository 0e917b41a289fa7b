"""How far values of one kind lie apart: the same, near, or a distance; with more than two sides the largest pairwise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from partnerships.domain.answer_values import JsonValue
from partnerships.domain.answers import Answer
from partnerships.domain.numbers_on_grid import plain_number
from partnerships.domain.questionnaire.structure import Axis, Kind, Option, Question, Unit
from partnerships.domain.text import normalise_name, normalise_words

PERCENT_POINTS_NEAR = 2
SHARE_NEAR = Decimal("0.2")
OVERLAP_NEAR = 0.5


@dataclass(frozen=True)
class Distance:
    """`steps` in stops or in the unit of the number, None where nothing can be counted; `size` from 0 to 1 across all kinds."""

    same: bool
    near: bool
    size: float
    steps: int | float | None = None


def distance(question: Question, answers: tuple[Answer, ...]) -> Distance:
    """How far the given answers to a question with a countable kind lie apart."""
    return MEASURES[question.kind](question, answers)


def stops_apart(stops: tuple[Option, ...], keys: tuple[str, ...]) -> Distance:
    """The distance of stops on one scale; one stop is near."""
    places = [stop_index(stops, key) for key in keys]
    steps = max(places) - min(places)
    return Distance(steps == 0, steps == 1, steps / max(len(stops) - 1, 1), steps)


def stop_index(stops: tuple[Option, ...], key: str) -> int:
    """Which stop it is, counted from 0 in the order of the page."""
    return [stop.key for stop in stops].index(key)


def position(question: Question, key: str) -> int:
    """Which stop it is in reading direction: from autonomy to togetherness, so that reversed scales are turned."""
    index = stop_index(question.stops, key)
    return len(question.stops) - 1 - index if question.axis is Axis.REVERSED else index


def _scale(question: Question, answers: tuple[Answer, ...]) -> Distance:
    return stops_apart(question.stops, tuple(answer.value for answer in answers))


def _choice(question: Question, answers: tuple[Answer, ...]) -> Distance:
    same = len({comparable(answer.value) for answer in answers}) == 1
    return Distance(same, near=False, size=0 if same else 1)


def comparable(value: JsonValue) -> tuple[bool, str]:
    """A value of a choice in the form in which it is compared: own words are never an option."""
    return (True, normalise_words(value["own"])) if isinstance(value, Mapping) else (False, value)


def _number(question: Question, answers: tuple[Answer, ...]) -> Distance:
    if question.number is None:
        raise ValueError(f"{question.key} is a number without a grid")
    numbers = [Decimal(str(answer.value)) for answer in answers]
    grid, apart = question.number, max(numbers) - min(numbers)
    limit = Decimal(PERCENT_POINTS_NEAR) if grid.unit is Unit.PERCENT else SHARE_NEAR * max(numbers)
    size = float(apart / (grid.maximum - grid.minimum))
    return Distance(apart == 0, 0 < apart <= limit, size, plain_number(apart))


def _many(question: Question, answers: tuple[Answer, ...]) -> Distance:
    chosen = [{(False, key) for key in answer.value["options"]} | _own(answer.value) for answer in answers]
    return _by_overlap([_overlap(len(one & other), len(one | other)) for one, other in combinations(chosen, 2)])


def _own(value: JsonValue) -> set[tuple[bool, str]]:
    return {(True, normalise_words(entry)) for entry in value["own"]}


def _names(question: Question, answers: tuple[Answer, ...]) -> Distance:
    """Names that were deleted at the reveal still count, so that the result stays what it was when both lists were whole."""
    sides = [({normalise_name(name) for name in answer.value}, answer.unmatched) for answer in answers]
    overlaps = []
    for (one, one_gone), (other, other_gone) in combinations(sides, 2):
        overlaps.append(_overlap(len(one & other), len(one | other) + one_gone + other_gone))
    return _by_overlap(overlaps)


def _overlap(common: int, all_of_both: int) -> float:
    return common / all_of_both if all_of_both else 0


def _by_overlap(overlaps: list[float]) -> Distance:
    least = min(overlaps, default=1)
    return Distance(least == 1, OVERLAP_NEAR <= least < 1, 1 - least)


MEASURES: Mapping[Kind, Callable[[Question, tuple[Answer, ...]], Distance]] = {
    Kind.SCALE: _scale,
    Kind.CHOICE: _choice,
    Kind.NUMBER: _number,
    Kind.MANY: _many,
    Kind.NAMES: _names,
}


def identical_names(answers: tuple[Answer | None, ...]) -> tuple[str, ...]:
    """The names that at least two sides wrote, as the first of them spelled it; no other name is ever shown."""
    first: dict[str, str] = {}
    sides: dict[str, set[int]] = {}
    for side, name in ((side, name) for side, answer in enumerate(answers) for name in _value_list(answer)):
        same = normalise_name(name)
        first.setdefault(same, name)
        sides.setdefault(same, set()).add(side)
    return tuple(name for same, name in first.items() if len(sides[same]) > 1)


def without_unmatched_names(answers: tuple[Answer | None, ...]) -> tuple[tuple[list[str], int], ...]:
    """For each side the names of its own that stay after the reveal, and how many are deleted then."""
    identical = {normalise_name(name) for name in identical_names(answers)}
    kept = [[name for name in _value_list(answer) if normalise_name(name) in identical] for answer in answers]
    return tuple((names, len(_value_list(answer)) - len(names)) for names, answer in zip(kept, answers, strict=True))


def _value_list(answer: Answer | None) -> list[str]:
    return list(answer.value) if answer is not None and answer.value else []
