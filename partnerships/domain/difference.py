"""What was changed between two texts of a clause, word by word, so that a person can read it: phrases, not single letters.

Paragraphs, items of lists and rows of tables are set beside each other first; an added paragraph is an added paragraph, and a changed
cell is changed within its cell. White space, Unicode's ways of composing and marks of direction make no difference.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from partnerships.domain.alignment import same_entries
from partnerships.domain.clauses.structure import blocks
from partnerships.domain.phrases import Change, Run, phrases_changed
from partnerships.domain.reading_words import Token, words_of_line

__all__ = ["Block", "Change", "Difference", "Form", "Segment", "difference"]

ALIKE = 0.35
"""How much two lines share at least, of one, to be the old and the new form of one line."""
SAME_PLACE = 0.2
"""What speaks besides for rows that begin alike, and for the heads of tables."""
KEPT = 4
"""A text is reworded where for each letter that stayed so many were inserted."""
COMPARED_LINES = 4_000
"""So many pairs of lines are weighed against each other; in longer changed stretches they are paired in order."""


class Form(StrEnum):
    """What a line of a clause is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    NUMBERED = "numbered"
    HEAD = "head"
    ROW = "row"


@dataclass(frozen=True)
class Segment:
    """A phrase that is the same in both texts, was inserted or deleted."""

    change: Change
    text: str


@dataclass(frozen=True)
class Line:
    """A paragraph, an item (a numbered one with its number), or a row of a table, as segments in each of its cells."""

    form: Form
    cells: tuple[tuple[Segment, ...], ...]
    number: tuple[Segment, ...] = ()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, with those of the number."""
        return (*self.number, *(segment for cell in self.cells for segment in cell))

    @property
    def change(self) -> Change | None:
        """What happened to the whole line; none where only parts of it changed."""
        kinds = {segment.change for segment in self.segments if segment.text.strip()}
        return next(iter(kinds)) if len(kinds) == 1 else None


@dataclass(frozen=True)
class Block:
    """A paragraph (one line), a list (its items) or a table (its rows; the first may be its head)."""

    form: Form
    lines: tuple[Line, ...]

    @property
    def head(self) -> Line | None:
        """The head of a table."""
        return self.lines[0] if self.lines[0].form is Form.HEAD else None

    @property
    def body(self) -> tuple[Line, ...]:
        """The rows of a table below its head."""
        return self.lines[1:] if self.head else self.lines


@dataclass(frozen=True)
class Difference:
    """The two texts in one."""

    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All paragraphs, items and rows in their order."""
        return tuple(line for block in self.blocks for line in block.lines)

    @property
    def is_none(self) -> bool:
        """Whether a reader would find no difference."""
        return all(line.change is Change.SAME for line in self.lines)

    @property
    def is_reworded(self) -> bool:
        """Whether hardly a phrase of the new text stood in the old one, so that marks would only be in the way."""
        lengths = Counter[Change]()
        for line in self.lines:
            for segment in line.segments:
                lengths[segment.change] += len(segment.text)
        return KEPT * lengths[Change.SAME] < lengths[Change.INSERTED]

    @property
    def inserts(self) -> bool:
        """Whether anything was inserted."""
        return self._has(Change.INSERTED)

    @property
    def deletes(self) -> bool:
        """Whether anything was deleted."""
        return self._has(Change.DELETED)

    def _has(self, change: Change) -> bool:
        return any(segment.change is change for line in self.lines for segment in line.segments)


def difference(old: str, new: str) -> Difference:
    """What a reader of `old` finds changed in `new`. Joining the same and the inserted segments gives the new text, the same and the
    deleted ones the old text, apart from white space, composition and marks of direction. Takes a bounded time for any text.
    """
    return Difference(tuple(_in_blocks(_compared(_units(old), _units(new)))))


@dataclass(frozen=True)
class _Unit:
    """One line of a text, before it is compared."""

    form: Form
    cells: tuple[tuple[Token, ...], ...]
    number: tuple[Token, ...] = ()

    @property
    def key(self) -> tuple[Form, tuple[str, ...], tuple[tuple[str, ...], ...]]:
        return (self.form, _keys(self.number), tuple(_keys(cell) for cell in self.cells))

    @property
    def begins(self) -> tuple[str, ...]:
        return _keys(self.cells[0])

    @property
    def words(self) -> Counter[str]:
        return Counter(token.key for cell in self.cells for token in cell if token.is_word)


def _keys(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.key for token in tokens)


def _units(text: str) -> list[_Unit]:
    found: list[_Unit] = []
    for block in blocks(text):
        if block.rows:
            found += [_unit(Form.PARAGRAPH, block.caption)] if block.caption else []
            found += [_unit(Form.ROW if place else Form.HEAD, *row) for place, row in enumerate(block.rows)]
        elif block.numbers:
            found += [_unit(Form.NUMBERED, line, number=number) for number, line in block.items]
        else:
            found += [_unit(Form.ITEM if block.is_list else Form.PARAGRAPH, line) for line in block.lines]
    return found


def _unit(form: Form, *cells: str, number: str = "") -> _Unit:
    return _Unit(form, tuple(words_of_line(cell) for cell in cells), (Token(number, number),) if number else ())


def _compared(old: Sequence[_Unit], new: Sequence[_Unit]) -> Iterator[Line]:
    """The lines of both texts in one order: the new one's, with what was left out where it stood."""
    done_old = done_new = 0
    pairs = same_entries([unit.key for unit in old], [unit.key for unit in new])
    for i, j in (*pairs, (len(old), len(new))):
        yield from _changed_stretch(old[done_old:i], new[done_new:j])
        if i < len(old):
            yield _whole(new[j], Change.SAME)
        done_old, done_new = i + 1, j + 1


def _changed_stretch(old: Sequence[_Unit], new: Sequence[_Unit]) -> Iterator[Line]:
    done_old = done_new = 0
    for i, j in (*_pairs(old, new), (len(old), len(new))):
        yield from (_whole(unit, Change.DELETED) for unit in old[done_old:i])
        yield from (_whole(unit, Change.INSERTED) for unit in new[done_new:j])
        if i < len(old):
            yield _line(old[i], new[j])
        done_old, done_new = i + 1, j + 1


def _pairs(old: Sequence[_Unit], new: Sequence[_Unit]) -> list[tuple[int, int]]:
    """Which lines are the old and the new form of one: those that together have most in common, in their order."""
    if len(old) * len(new) > COMPARED_LINES:
        return [(place, place) for place in range(min(len(old), len(new))) if _likeness(old[place], new[place]) >= ALIKE]
    words_old, words_new = [unit.words for unit in old], [unit.words for unit in new]
    likeness = [[_likeness(a, b, words_old[i], words_new[j]) for j, b in enumerate(new)] for i, a in enumerate(old)]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if likeness[i][j] >= ALIKE and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _likeness(old: _Unit, new: _Unit, words_old: Counter[str] | None = None, words_new: Counter[str] | None = None) -> float:
    if old.form is not new.form or len(old.cells) != len(new.cells):
        return 0.0
    left, right = words_old or old.words, words_new or new.words
    shared = 2 * (left & right).total() / ((left.total() + right.total()) or 1)
    begins_alike = old.form is Form.ROW and old.begins == new.begins
    return shared + (ALIKE if old.form is Form.HEAD else SAME_PLACE if begins_alike else 0.0)


def _whole(unit: _Unit, change: Change) -> Line:
    return Line(unit.form, tuple(_segments([Run(change, cell)]) for cell in unit.cells), _segments([Run(change, unit.number)]))


def _line(old: _Unit, new: _Unit) -> Line:
    cells = tuple(_segments(phrases_changed(a, b)) for a, b in zip(old.cells, new.cells, strict=True))
    return Line(new.form, cells, _segments(phrases_changed(old.number, new.number)))


def _segments(runs: Iterable[Run]) -> tuple[Segment, ...]:
    """The runs as texts; a space beside a change belongs to what is the same, so that no mark begins or ends with one."""
    pieces: list[tuple[Change, str]] = []
    for run in runs:
        for place, token in enumerate(run.tokens):
            if token.is_led and pieces:
                pieces.append((run.change if place else Change.SAME, " "))
            pieces.append((run.change, token.text))
    grouped = groupby(pieces, key=lambda piece: piece[0])
    return tuple(Segment(change, "".join(text for _change, text in group)) for change, group in grouped)


def _in_blocks(lines: Iterable[Line]) -> Iterator[Block]:
    waiting: list[Line] = []
    for line in lines:
        if waiting and not _goes_on(waiting[-1], line):
            yield _block(waiting)
            waiting = []
        waiting.append(line)
    if waiting:
        yield _block(waiting)


def _goes_on(before: Line, line: Line) -> bool:
    if line.form is Form.ROW:
        return before.form in (Form.HEAD, Form.ROW) and len(before.cells) == len(line.cells)
    return line.form is before.form and line.form in (Form.ITEM, Form.NUMBERED)


def _block(lines: Sequence[Line]) -> Block:
    form = lines[0].form
    return Block(Form.ROW if form is Form.HEAD else form, tuple(lines))
