"""What one side wants to be told against what the other tells: row by row, in both directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.answers import Answer, Importance, State, parse_answer
from partnerships.domain.comparison import Comparison, Direction, Result, RowComparison, compare_all, compare_shared
from partnerships.domain.questionnaire.structure import Kind
from tests.domain import questions as q

UNDECIDED, NOT_RELEVANT = Answer(State.UNDECIDED), Answer(State.NOT_RELEVANT)
STOPS = [stop.key for stop in q.SHARE.stops]
Half = Answer | None
Side = tuple[Half, Half]


def tells(importance: str = "preference", **rows: str) -> Answer:
    return parse_answer(q.SHARE, {"value": rows, "importance": importance})


def wants(importance: str = "preference", **rows: str) -> Answer:
    return parse_answer(q.RECEIVE, {"value": rows, "importance": importance})


def shared(*sides: Side) -> Comparison:
    return compare_shared(q.SHARE, tuple(share for share, _ in sides), tuple(receive for _, receive in sides))


@pytest.mark.parametrize("given_stop", range(5))
@pytest.mark.parametrize("wanted_stop", range(5))
def test_every_stop_against_every_other(given_stop: int, wanted_stop: int) -> None:
    comparison = shared((tells(results=STOPS[given_stop]), NOT_RELEVANT), (NOT_RELEVANT, wants(results=STOPS[wanted_stop])))
    short = max(0, given_stop - wanted_stop)
    result = Result.ALIGNED if short == 0 else Result.NEAR if short == 1 else Result.APART
    assert (comparison.result, comparison.distance, comparison.size) == (result, short, short / 4)


def test_a_row_shows_both_directions_and_counts_as_the_worse() -> None:
    one = (tells(results="monthly", money="not_shared"), wants(results="monthly"))
    other = (tells(results="quarterly", money="monthly"), wants(results="on_request", money="monthly"))
    assert shared(one, other) == Comparison(
        "t.share",
        Kind.SHARE,
        Result.APART,
        states=(State.GIVEN, State.GIVEN),
        importances=(Importance.PREFERENCE, Importance.PREFERENCE),
        size=0.75,
        distance=3,
        rows=(
            RowComparison(
                "results",
                Result.NEAR,
                size=0.25,
                distance=1,
                directions=(
                    Direction(0, 1, 1, 3, Result.ALIGNED, size=0, distance=0),
                    Direction(1, 0, 2, 1, Result.NEAR, size=0.25, distance=1),
                ),
            ),
            RowComparison(
                "money",
                Result.APART,
                size=0.75,
                distance=3,
                directions=(
                    Direction(0, 1, 4, 1, Result.APART, size=0.75, distance=3),
                    Direction(1, 0, 1, None, Result.ONE_SILENT),
                ),
            ),
        ),
        stops=5,
    )


TOLD, WANTED = tells(results="monthly"), wants(results="monthly")


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [
        ((None, None), (None, None), Result.BOTH_SILENT),
        ((NOT_RELEVANT, UNDECIDED), (None, NOT_RELEVANT), Result.BOTH_SILENT),
        ((TOLD, WANTED), (None, None), Result.ONE_SILENT),
        ((TOLD, WANTED), (NOT_RELEVANT, NOT_RELEVANT), Result.ONE_SILENT),
        ((TOLD, WANTED), (UNDECIDED, WANTED), Result.ONE_SILENT),
        ((TOLD, WANTED), (TOLD, None), Result.ONE_SILENT),
        ((TOLD, WANTED), (TOLD, WANTED), Result.ALIGNED),
        # a half that is not relevant is empty: it tells nothing, or wants nothing
        ((TOLD, NOT_RELEVANT), (NOT_RELEVANT, WANTED), Result.ALIGNED),
        ((TOLD, NOT_RELEVANT), (UNDECIDED, WANTED), Result.ALIGNED),
        ((TOLD, NOT_RELEVANT), (TOLD, NOT_RELEVANT), Result.ALIGNED),
        ((NOT_RELEVANT, WANTED), (NOT_RELEVANT, WANTED), Result.APART),
        ((NOT_RELEVANT, wants("principle", results="monthly")), (NOT_RELEVANT, wants("principle", results="monthly")), Result.CLASH),
        ((NOT_RELEVANT, wants(results="not_shared")), (NOT_RELEVANT, wants(results="not_shared")), Result.ALIGNED),
        ((tells("principle", results="monthly"), NOT_RELEVANT), (NOT_RELEVANT, WANTED), Result.ALIGNED_WEIGHED_DIFFERENTLY),
        ((tells(results="monthly"), wants("principle", results="monthly")), (TOLD, WANTED), Result.ALIGNED_WEIGHED_DIFFERENTLY),
        # rows that nobody filled do not count; a row that one left open does
        ((TOLD, NOT_RELEVANT), (NOT_RELEVANT, wants(money="monthly")), Result.ONE_SILENT),
    ],
)
def test_the_result_of_the_pair(one: Side, other: Side, result: Result) -> None:
    assert shared(one, other).result == shared(other, one).result == result


def test_of_three_sides_every_other_has_to_tell() -> None:
    sides = ((TOLD, NOT_RELEVANT), (tells(results="not_shared"), NOT_RELEVANT), (NOT_RELEVANT, WANTED))
    comparison = shared(*sides)
    assert (comparison.result, len(comparison.rows[0].directions)) == (Result.APART, 6)


def test_a_pair_is_reported_once() -> None:
    sheets = ({"t.share": TOLD, "t.receive": NOT_RELEVANT}, {"t.share": NOT_RELEVANT, "t.receive": WANTED})
    found = {comparison.question_key: comparison.result for comparison in compare_all(q.QUESTIONNAIRE, sheets)}
    assert (found["t.share"], "t.receive" in found) == (Result.ALIGNED, False)


ROWS = st.dictionaries(st.sampled_from(["results", "money"]), st.sampled_from(STOPS), min_size=1)
HALVES = st.one_of(ROWS.map(lambda rows: tells("principle", **rows)), st.sampled_from([None, UNDECIDED, NOT_RELEVANT]))


@given(st.lists(st.tuples(HALVES, HALVES), min_size=2, max_size=3))
def test_the_order_of_the_sides_changes_no_result(sides: list[Side]) -> None:
    straight, turned = shared(*sides), shared(*reversed(sides))
    assert (straight.result, straight.size, straight.distance) == (turned.result, turned.size, turned.distance)
    assert [(row.key, row.result, row.size) for row in straight.rows] == [(row.key, row.result, row.size) for row in turned.rows]
