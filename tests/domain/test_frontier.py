"""The search for the best package against trying everything."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.frontier import Gain, fairest

GAIN = st.tuples(st.integers(0, 6), st.integers(0, 6))
POINTS = st.lists(st.lists(GAIN, min_size=1, max_size=3), min_size=1, max_size=6)
# as packages are: each side has what it wants, or what the other wants, or something between
TRADES = st.lists(
    st.tuples(st.integers(1, 9), st.integers(1, 9)).map(lambda most: [(most[0], 0), (most[0] // 2, most[1] // 2), (0, most[1])]),
    min_size=1,
    max_size=7,
)


def by_trying_everything(points: list[list[Gain]]) -> tuple[int, ...]:
    def worth(chosen: tuple[int, ...]) -> tuple[int, int, tuple[int, ...]]:
        totals = [sum(gains[option][side] for gains, option in zip(points, chosen, strict=True)) for side in range(2)]
        return min(totals), sum(totals), tuple(-option for option in chosen)

    return max(product(*(range(len(gains)) for gains in points)), key=worth)


@given(POINTS)
def test_nothing_is_better(points: list[list[Gain]]) -> None:
    assert fairest(points) == by_trying_everything(points)


@given(TRADES)
def test_no_trade_is_better(points: list[list[Gain]]) -> None:
    assert fairest(points) == by_trying_everything(points)


@given(TRADES)
def test_neither_side_comes_first(points: list[list[Gain]]) -> None:
    assert fairest([[(other, one) for one, other in gains] for gains in points]) == fairest(points)


@pytest.mark.parametrize(
    ("points", "chosen"),
    [
        ([], ()),
        ([[(1, 0), (0, 1)], [(1, 0), (0, 1)]], (0, 1)),
        ([[(1, 0), (0, 1)]], (0,)),
        ([[(3, 0), (0, 1)], [(1, 0), (0, 3)]], (0, 1)),
        ([[(0, 0), (0, 0)]], (0,)),
    ],
)
def test_small_ones(points: list[list[Gain]], chosen: tuple[int, ...]) -> None:
    assert fairest(points) == chosen


def test_many_points_are_searched_along_the_frontier_only() -> None:
    points = [[(3 + place % 5, place % 3), (place % 4, 2 + place % 7), (2, 2)] for place in range(60)]
    chosen = fairest(points)
    totals = [sum(gains[option][side] for gains, option in zip(points, chosen, strict=True)) for side in range(2)]
    assert totals == [223, 222]
