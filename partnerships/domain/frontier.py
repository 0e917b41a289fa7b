"""One option for each of many points, so that two sides both do well: an exact search along what no other choice beats for both."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

Gain = tuple[int, int]

# Ways to weigh one side against the other, in 64ths, tried to learn early what cannot become the best.
WEIGHINGS = [(64 - part, part) for part in range(65)]
ROUGHLY = 64


@dataclass(frozen=True)
class _State:
    """What the points so far bring to each side, by the options chosen; points that are not decided yet stand at 0."""

    one: int
    other: int
    chosen: tuple[int, ...]

    def then(self, place: int, option: int, gain: Gain) -> "_State":
        """After one more point."""
        chosen = (*self.chosen[:place], option, *self.chosen[place + 1 :])
        return _State(self.one + gain[0], self.other + gain[1], chosen)

    @property
    def worth(self) -> tuple[int, int, tuple[int, ...]]:
        """By this whole choices are ordered: the smaller of the two totals, their sum, then the earlier options."""
        return min(self.one, self.other), self.one + self.other, tuple(-option for option in self.chosen)


@dataclass(frozen=True)
class _Bound:
    """What the points that are not decided yet bring at most when the sides are weighed so: `rest` for each side.

    Some whole choice has `reached` already as its smaller total.
    """

    weighing: Gain
    rest: Gain
    reached: int = 0

    def may_win(self, state: _State) -> bool:
        """Whether going on from here can still come up to what is reached already."""
        return _weighed(self.weighing, self._outlook(state)) >= self.reached * sum(self.weighing)

    def promise(self, state: _State) -> int:
        """The smaller total if all else went by this weighing."""
        return min(self._outlook(state))

    def _outlook(self, state: _State) -> Gain:
        return state.one + self.rest[0], state.other + self.rest[1]

    def without(self, gains: Sequence[Gain]) -> "_Bound":
        """The bound after one more point."""
        taken = _taken(self.weighing, gains)
        return replace(self, rest=(self.rest[0] - taken[0], self.rest[1] - taken[1]))


def fairest(points: Sequence[Sequence[Gain]]) -> tuple[int, ...]:
    """The option to take of each point, given what each option brings to the two sides (whole numbers, none negative).

    The smaller of the two totals is as great as can be, then their sum; of several such choices the one with the earlier
    options at the earlier points. Which side is named first makes no difference.
    """
    bound = _bound(points)
    good = _search(points, bound, width=ROUGHLY)
    return _search(points, replace(bound, reached=min(good.one, good.other))).chosen


def _search(points: Sequence[Sequence[Gain]], bound: _Bound, *, width: int | None = None) -> _State:
    """The best whole choice; with a width only a good one, found by looking at so many states of each step."""
    frontier = [_State(0, 0, (0,) * len(points))]
    for place in sorted(range(len(points)), key=lambda place: -_at_stake(points[place])):
        bound = bound.without(points[place])
        states = [state.then(place, option, gain) for state in frontier for option, gain in enumerate(points[place])]
        frontier = _unbeaten([state for state in states if bound.may_win(state)])
        if width is not None:
            frontier = sorted(frontier, key=bound.promise, reverse=True)[:width]
    return max(frontier, key=lambda state: state.worth)


def _unbeaten(states: list[_State]) -> list[_State]:
    """Without what another state beats; of states with equal totals the one with the earlier options."""
    kept: list[_State] = []
    for state in sorted(states, key=lambda state: (-state.one, -state.other, state.chosen)):
        if not kept or state.other > kept[-1].other:
            kept.append(state)
    return kept


def _at_stake(gains: Sequence[Gain]) -> int:
    return sum(max(gain[side] for gain in gains) - min(gain[side] for gain in gains) for side in range(2))


def _weighed(weighing: Gain, gain: Gain) -> int:
    return weighing[0] * gain[0] + weighing[1] * gain[1]


def _taken(weighing: Gain, gains: Sequence[Gain]) -> Gain:
    return max(gains, key=lambda gain: _weighed(weighing, gain))


def _bound(points: Sequence[Sequence[Gain]]) -> _Bound:
    """The tightest of the bounds that weighing the sides gives."""
    bounds = [_Bound(weighing, _sum([_taken(weighing, gains) for gains in points])) for weighing in WEIGHINGS]
    return min(bounds, key=lambda bound: _weighed(bound.weighing, bound.rest))


def _sum(gains: Sequence[Gain]) -> Gain:
    return sum(gain[0] for gain in gains), sum(gain[1] for gain in gains)
