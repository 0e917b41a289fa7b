"""What changed between two lines of words, in phrases: changes that almost touch are one, and begin and end where a reader would pause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerships.domain.alignment import same_entries
from partnerships.domain.reading_words import Token


class Change(StrEnum):
    """What became of a phrase."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"


ISLAND = 3
"""So few words between two replaced phrases join them, where what changed around them is longer."""
REMAINS = 0.3
"""Where less of a line is the same, all of it counts as replaced."""


@dataclass(frozen=True)
class Run:
    """Neighbouring words with one fate."""

    change: Change
    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class _Stretch:
    """What stands in the old line and what in the new one at the same place; `is_same` where both are the same words."""

    old: Sequence[Token]
    new: Sequence[Token]
    is_same: bool

    @property
    def length(self) -> int:
        return max(_words(self.old), _words(self.new))

    @property
    def is_replaced(self) -> bool:
        return bool(self.old and self.new)


def phrases_changed(old: Sequence[Token], new: Sequence[Token]) -> tuple[Run, ...]:
    """The new line with what was left out of the old one before what stands in its place."""
    stretches = _joined(_slid(_stretches(old, new)))
    if stretches and _share_of_same(stretches) < REMAINS:
        stretches = [_Stretch(old, new, False)]
    return tuple(_runs(stretches))


def _stretches(old: Sequence[Token], new: Sequence[Token]) -> list[_Stretch]:
    found: list[_Stretch] = []
    done_old = done_new = 0
    pairs = same_entries([token.key for token in old], [token.key for token in new])
    for i, j in (*pairs, (len(old), len(new))):
        if i > done_old or j > done_new:
            found.append(_Stretch(old[done_old:i], new[done_new:j], False))
        if i < len(old):
            if found and found[-1].is_same:
                found[-1] = _Stretch((*found[-1].old, old[i]), (*found[-1].new, new[j]), True)
            else:
                found.append(_Stretch((old[i],), (new[j],), True))
        done_old, done_new = i + 1, j + 1
    return found


def _slid(stretches: list[_Stretch]) -> list[_Stretch]:
    """Move what was only inserted or only deleted to where it begins and ends with a phrase: the same words allow several places."""
    for place in range(1, len(stretches) - 1):
        before, change, after = stretches[place - 1 : place + 2]
        if not change.is_same and not change.is_replaced and before.is_same and after.is_same:
            stretches[place - 1 : place + 2] = _best_place(before, change, after)
    return [stretch for stretch in stretches if stretch.old or stretch.new]


def _best_place(before: _Stretch, change: _Stretch, after: _Stretch) -> list[_Stretch]:
    is_new = bool(change.new)
    tokens = [*before.new, *(change.new or change.old), *after.new]
    length = len(change.new or change.old)
    first = last = len(before.new)
    while first > 0 and tokens[first - 1].key == tokens[first + length - 1].key:
        first -= 1
    while last + length < len(tokens) and tokens[last].key == tokens[last + length].key:
        last += 1
    if first == last:
        return [before, change, after]

    def pauses(start: int) -> tuple[int, int]:
        begins = tokens[start - 1].ends if start else 2
        return begins + tokens[start + length - 1].ends, start

    start = max(range(first, last + 1), key=pauses)
    moved = tuple(tokens[start : start + length])
    left, right = tuple(tokens[:start]), tuple(tokens[start + length :])
    return [
        _Stretch(left, left, True),
        _Stretch((), moved, False) if is_new else _Stretch(moved, (), False),
        _Stretch(right, right, True),
    ]


def _joined(stretches: list[_Stretch]) -> list[_Stretch]:
    """Join changes between which only a few words stayed, until none are left to join."""
    found: list[_Stretch] = []
    for stretch in stretches:
        found.append(stretch)
        while len(found) >= 3 and not found[-1].is_same and _is_island(*found[-3:]):
            parts = found[-3:]
            found[-3:] = [_Stretch([t for part in parts for t in part.old], [t for part in parts for t in part.new], False)]
    return found


def _is_island(before: _Stretch, island: _Stretch, after: _Stretch) -> bool:
    if not island.is_same or before.is_same:
        return False
    words = _words(island.new)
    if any(token.ends == 2 for token in island.new):
        return False  # two sentences changed, each for itself
    only_inserted = not before.old and not after.old
    only_deleted = not before.new and not after.new
    if only_inserted or only_deleted:
        return False  # such words are read best in their place
    return words == 0 or (words <= ISLAND and words < before.length and words < after.length)


def _share_of_same(stretches: Sequence[_Stretch]) -> float:
    """Of the words of the shorter line; a line that only grew or only shrank keeps all that it had."""
    same = sum(_words(stretch.new) for stretch in stretches if stretch.is_same)
    shorter = min(sum(_words(stretch.old) for stretch in stretches), sum(_words(stretch.new) for stretch in stretches))
    return same / shorter if shorter else 1.0


def _words(tokens: Sequence[Token]) -> int:
    return sum(token.is_word for token in tokens)


def _runs(stretches: Sequence[_Stretch]) -> Iterator[Run]:
    for stretch in stretches:
        if stretch.is_same:
            yield Run(Change.SAME, tuple(stretch.new))
            continue
        if stretch.old:
            yield Run(Change.DELETED, tuple(stretch.old))
        if stretch.new:
            yield Run(Change.INSERTED, tuple(stretch.new))
