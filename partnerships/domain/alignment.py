"""Which entries of two sequences are the same ones, in bounded time: the longest runs first, in long sequences between what is unique."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int, int]

AFFORDABLE = 40_000
"""How many pairs of equal entries difflib may look at; its time grows with their number times that of the runs."""


def same_entries(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The places of equal entries, rising in both sequences.

    difflib finds the longest common run first, which reads best in prose, but takes minutes for long texts of few words. So where too
    many entries repeat, those that stand once in both sequences hold the rest apart (Bram Cohen's patience difference), and a stretch
    that even so would cost too much counts as changed altogether.
    """
    found: list[Pair] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        from_old, to_old, from_new, to_new = waiting.pop()
        while from_old < to_old and from_new < to_new and old[from_old] == new[from_new]:
            found.append((from_old, from_new))
            from_old, from_new = from_old + 1, from_new + 1
        while from_old < to_old and from_new < to_new and old[to_old - 1] == new[to_new - 1]:
            to_old, to_new = to_old - 1, to_new - 1
            found.append((to_old, to_new))
        left, right = old[from_old:to_old], new[from_new:to_new]
        if _cost(left, right) <= AFFORDABLE:
            found += [(from_old + i, from_new + j) for i, j in _longest_runs(left, right)]
            continue
        anchors = [(from_old + i, from_new + j) for i, j in _unique(left, right)]
        if anchors:
            found += anchors
            waiting += _between(anchors, from_old, to_old, from_new, to_new)
    return sorted(found)


def _cost(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    counted = Counter(new)
    return sum(number * counted[entry] for entry, number in Counter(old).items())


def _longest_runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Pair]:
    for run in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        yield from ((run.a + step, run.b + step) for step in range(run.size))


def _unique(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """What stands once in both, as much of it as rises in both: the longest rising subsequence by patience sorting."""
    once_old, once_new = _once(old), _once(new)
    pairs = [(place, once_new[entry]) for entry, place in once_old.items() if entry in once_new]
    tops: list[int] = []
    chains: list[tuple[Pair, int]] = []
    piles: list[int] = []
    for pair in pairs:
        pile = bisect_left(tops, pair[1])
        chains.append((pair, piles[pile - 1] if pile else -1))
        tops[pile : pile + 1] = [pair[1]]
        piles[pile : pile + 1] = [len(chains) - 1]
    rising: list[Pair] = []
    place = piles[-1] if piles else -1
    while place >= 0:
        pair, place = chains[place]
        rising.append(pair)
    return rising[::-1]


def _once(entries: Sequence[Hashable]) -> dict[Hashable, int]:
    counted = Counter(entries)
    return {entry: place for place, entry in enumerate(entries) if counted[entry] == 1}


def _between(anchors: Sequence[Pair], from_old: int, to_old: int, from_new: int, to_new: int) -> Iterator[tuple[int, int, int, int]]:
    for i, j in (*anchors, (to_old, to_new)):
        yield from_old, i, from_new, j
        from_old, from_new = i + 1, j + 1
