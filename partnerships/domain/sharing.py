"""Crossed pairs of telling: how often one side wants to be told something against how often the others mean to tell it."""

from itertools import permutations

from partnerships.domain.answers import Answer, State
from partnerships.domain.comparison_results import (
    Answers,
    Comparison,
    Direction,
    Importances,
    Result,
    RowComparison,
    of_both_halves,
    silence,
    weighed,
    worst,
)
from partnerships.domain.distance import Distance, stop_index
from partnerships.domain.questionnaire.structure import Question


def compare_shared(share: Question, shares: Answers, receives: Answers) -> Comparison:
    """A crossed pair under the key of its first half, row by row and in each direction; the stops run from the most often to not at all.

    What is wanted no more often than it is told is aligned, otherwise the stops between count and one of them is near. A half that a
    side calls not relevant is empty: it tells nothing, or wants nothing. A half or a row that it left open leaves the row open.
    A side that is silent on both halves is silent.
    """
    states, importances = of_both_halves(shares, receives)
    rows = tuple(_row(share, row.key, shares, receives, importances) for row in share.rows)
    far = max(rows, key=lambda row: row.distance or 0)
    return Comparison(
        share.key,
        share.kind,
        silence(importances) or worst(rows),
        states,
        importances,
        size=far.size,
        distance=far.distance,
        rows=rows,
        stops=len(share.stops),
    )


def _row(question: Question, row: str, shares: Answers, receives: Answers, importances: Importances) -> RowComparison:
    pairs = permutations(range(len(shares)), 2)
    directions = tuple(_direction(question, row, (giver, shares[giver]), (taker, receives[taker]), importances) for giver, taker in pairs)
    measured = [direction for direction in directions if direction.distance is not None]
    far = max(measured, key=lambda direction: direction.distance or 0, default=None)
    return RowComparison(
        row,
        worst(directions),
        size=far.size if far else 0,
        distance=far.distance if far else None,
        directions=directions,
    )


def _direction(
    question: Question, row: str, gives: tuple[int, Answer | None], wants: tuple[int, Answer | None], importances: Importances
) -> Direction:
    (giver, share), (taker, receive) = gives, wants
    given, wanted = _stop(question, row, share), _stop(question, row, receive)
    direction = Direction(giver, taker, given, wanted, _said((share, row), (receive, row)))
    if direction.result is not Result.TO_READ or given is None or wanted is None:
        return direction
    steps = max(0, given - wanted)
    measured = Distance(steps == 0, steps == 1, steps / max(len(question.stops) - 1, 1), steps)
    return Direction(giver, taker, given, wanted, weighed(measured, importances), measured.size, steps)


def _stop(question: Question, row: str, half: Answer | None) -> int | None:
    if half is not None and half.state is State.NOT_RELEVANT:
        return len(question.stops) - 1
    return stop_index(question.stops, half.value[row]) if _says(half, row) and half else None


def _says(half: Answer | None, row: str) -> bool:
    return half is not None and half.state is State.GIVEN and row in half.value


def _said(*halves: tuple[Answer | None, str]) -> Result:
    """Silence before every other rule: nothing was said of this row in either half, or one half is open; else it can be measured."""
    if not any(_says(half, row) for half, row in halves):
        return Result.BOTH_SILENT
    is_open = [not _says(half, row) and not (half and half.state is State.NOT_RELEVANT) for half, row in halves]
    return Result.ONE_SILENT if any(is_open) else Result.TO_READ
