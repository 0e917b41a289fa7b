"""Lays the lines of the picture out from top to bottom, and draws what stands at each of them."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, Protocol

from partnerships.pictures import marks
from partnerships.pictures.drawing import Point, down, down_from, element, number, path
from partnerships.pictures.drawing import text as svg_text
from partnerships.pictures.lines import PictureLabels, PictureLine, PictureTopic

Anchor = Literal["start", "end"]
LINE_HEIGHT = 19.0
# About how wide a letter is, as a part of its height: no more is needed than to lay a veil below words.
LETTER_WIDTH = 0.5
HUES = {"agreed": "fill-accord", "near": "fill-ink-2", "gap": "fill-talk", "other": "fill-ink-2"}


class Pen(Protocol):
    """Writes words: into the picture, or aside, for engines that cannot draw Hebrew in a picture."""

    def __call__(self, x: float, y: float, words: str, css: str, *, anchor: Anchor = "start") -> str: ...


@dataclass(frozen=True)
class Format:
    """The measures of a picture; distances run in reading direction. A line without a track is `beside` high.

    `status` is where the words of the result begin to need room, `letters` how many fit into a line of the label.
    """

    name: str
    width: float
    track_start: float
    track_end: float
    row: float
    beside: float
    head: float
    arrow_inset: float
    letters: int
    label_above: bool
    status: float
    mark: float = 8


WIDE = Format("wide", 960, 350, 800, 46, 32, 40, 118, 41, label_above=False, status=110)
TALL = Format("tall", 350, 22, 328, 78, 34, 44, 104, 26, label_above=True, status=88)


@dataclass(frozen=True)
class Row:
    """A question with its place on the sheet."""

    line: PictureLine
    label: tuple[str, ...]
    top: float
    middle: float
    bottom: float


class Sheet:
    """Knows where things stand in reading direction, and how high the sheet has become."""

    def __init__(self, measures: Format, *, rtl: bool, pen: Pen = svg_text, top: float = 34) -> None:
        self.format = measures
        self.rtl = rtl
        self.pen = pen
        self.height = top

    def x(self, distance: float) -> float:
        """The place at a distance from the side where reading begins."""
        return self.format.width - distance if self.rtl else distance

    def stop_x(self, stop: int, stops: int) -> float:
        """The place of one stop on the common axis."""
        return self.x(self.format.track_start + (self.format.track_end - self.format.track_start) * stop / (stops - 1))

    def lay_out(self, topics: Sequence[PictureTopic], labels: PictureLabels, *, ends_at_each: bool) -> "Layout":
        """Rules, headings, and the place of every question; with `ends_at_each` each topic names the ends of the axis again."""
        rules: list[str] = []
        headings: list[str] = []
        rows: list[Row] = []
        for index, topic in enumerate(topics):
            if index:
                rules.append(path(f"M0 {number(self.height + 6)}H{number(self.format.width)}", "stroke-line", 1))
                self.height += 8
            if topic.title:
                headings.append(self._heading(topic))
                if index and ends_at_each and any(line.has_track for line in topic.lines):
                    headings += self._ends_again(labels, self.height + 26)
                self.height += self.format.head
            rows += [self._place(line) for line in topic.lines]
        self.height += 8
        return Layout(tuple(rules), tuple(headings), tuple(rows))

    def _heading(self, topic: PictureTopic) -> str:
        y = self.height + 26
        words = self._veiled(0, y, topic.title, "text-topic fill-ink", 17)
        return element("g", words, id=f"{self.format.name}-{topic.anchor}") if topic.anchor else words

    def _place(self, line: PictureLine) -> Row:
        label = tuple(textwrap.wrap(line.label, self.format.letters, max_lines=2, placeholder="…"))
        extra = LINE_HEIGHT * (len(label) - 1)
        top = self.height
        if self.format.label_above:
            noted = LINE_HEIGHT if line.note else 0
            height = (self.format.row if line.has_track else self.format.beside) + extra + noted
            middle = top + height - 24 if line.has_track else top + 15
        else:
            height = max(self.format.row if line.has_track else self.format.beside, LINE_HEIGHT * len(label) + 4 if extra else 0)
            middle = top + height / 2
        self.height += height
        return Row(line, label, top, middle, self.height)

    def position(self, row: Row, side: int) -> float | None:
        """Where a side stands on the track; None without a position."""
        if not row.line.has_track or side >= len(row.line.positions):
            return None
        stop = row.line.positions[side]
        return None if stop is None else self.stop_x(stop, row.line.stops)

    def places(self, row: Row) -> list[tuple[int, float]]:
        """All sides that stand on the track, with their places."""
        return [(side, x) for side in range(len(row.line.positions)) if (x := self.position(row, side)) is not None]

    def points(self, rows: Iterable[Row], side: int) -> list[Point]:
        """Where a side's thread passes: its position on every question where it has one."""
        return [(x, row.middle) for row in rows if (x := self.position(row, side)) is not None]

    def threads(self, rows: Sequence[Row]) -> Iterator[str]:
        """The thread of every side; the first side's lies on top."""
        sides = max((len(row.line.positions) for row in rows), default=0)
        for side in reversed(range(sides)):
            # of many sides each runs a little beside the others, so that none hides another on a common way
            beside = (side - (sides - 1) / 2) * 2.8 if sides > 2 else 0
            points = [(x + beside, y) for x, y in self.points(rows, side)]
            if len(points) > 1:
                yield marks.thread(side, down(points))

    def space_between(self, rows: Sequence[Row]) -> Iterator[str]:
        """The open space between the threads from one common question to the next; of many sides from the lowest to the highest."""
        common = [(row.middle, xs) for row in rows if len(xs := [x for _side, x in self.places(row)]) > 1]
        for (y, xs), (next_y, next_xs) in pairwise(common):
            pairs = ((xs[0], xs[1]), (next_xs[0], next_xs[1])) if len(xs) == len(next_xs) == 2 else (_reach(xs), _reach(next_xs))
            (first, second), (next_first, next_second) = pairs
            forth = down([(first, y), (next_first, next_y)])
            back = down_from((next_second, next_y), [(second, y)])
            yield path(f"{forth}L{number(next_second)} {number(next_y)}{back}Z", "fill-talk-tint", opacity="0.75")

    def axis(self, labels: PictureLabels) -> Iterator[str]:
        """The two ends of the axis in words, and an arrow between them where there is room."""
        start, end = (self.format.track_start - 8, self.format.track_end + 8) if not self.format.label_above else (0.0, self.format.width)
        yield self.pen(self.x(start), 16, labels.near_end, "text-strong fill-ink")
        yield self.pen(self.x(end), 16, labels.far_end, "text-strong fill-ink", anchor="end")
        if start + self.format.arrow_inset >= end - self.format.arrow_inset:
            return
        tips = [self.x(start + self.format.arrow_inset), self.x(end - self.format.arrow_inset)]
        yield path(f"M{number(tips[0])} 12H{number(tips[1])}", "stroke-control", 1.5)
        for tip, other in (tips, reversed(tips)):
            barb = 6 if other > tip else -6
            yield path(f"M{number(tip + barb)} 7L{number(tip)} 12L{number(tip + barb)} 17", "stroke-control", 1.5)

    def _ends_again(self, labels: PictureLabels, y: float) -> Iterator[str]:
        """The two ends in small words beside a heading; the tall sheet has no room for them."""
        if not self.format.label_above:
            yield self.pen(self.x(self.format.track_start - 8), y, labels.near_end, "text-small fill-ink-2")
            yield self.pen(self.x(self.format.track_end + 8), y, labels.far_end, "text-small fill-ink-2", anchor="end")

    def _veiled(self, distance: float, y: float, words: str, css: str, size: float, *, anchor: Anchor = "start") -> str:
        """Words that stay legible on the tall sheet, where threads pass below them."""
        if not self.format.label_above:
            return self.pen(self.x(distance), y, words, css, anchor=anchor)
        return self._on_veil(distance, y, words, css, size, anchor=anchor)

    def _on_veil(self, distance: float, y: float, words: str, css: str, size: float, *, anchor: Anchor = "start") -> str:
        width = len(words) * size * LETTER_WIDTH
        begin = distance - 3 if anchor == "start" else distance - width + 3
        edge = min(self.x(begin), self.x(begin + width))
        ground = element("rect", css="fill-surface", x=edge, y=y - size, width=width, height=size * 1.4, rx=3, opacity="0.85")
        return ground + self.pen(self.x(distance), y, words, css, anchor=anchor)

    def question(self, row: Row) -> Iterator[str]:
        """The question's name, its result in words, and beside the axis what came of it."""
        above = self.format.label_above
        first = row.top + 20 if above else row.middle + 5 - LINE_HEIGHT * (len(row.label) - 1) / 2
        for index, words in enumerate(row.label):
            yield self._veiled(0, first + index * LINE_HEIGHT, words, "text-line fill-ink", 15)
        status_y = row.top + 20 if above else row.middle + 5
        if row.line.status_label:
            css = f"text-strong {HUES[row.line.category]}"
            yield self._veiled(self.format.width, status_y, row.line.status_label, css, 13, anchor="end")
        if row.line.note and above:
            yield self._veiled(0, first + len(row.label) * LINE_HEIGHT, row.line.note, "text-small fill-ink-2", 13)
        elif row.line.note:
            signs = 22 if len(row.line.firmness) < 3 else 14.5 * len(row.line.firmness) - 4
            distance = self.format.width - self.format.status - signs
            # it repeats what the page of the topic says: where it would run into the label it is left out
            if distance > (max(map(len, row.label)) * 15 + len(row.line.note) * 13) * LETTER_WIDTH:
                yield self._on_veil(distance, row.middle + 5, row.line.note, "text-small fill-ink-2", 13, anchor="end")

    def track(self, row: Row) -> Iterator[str]:
        """The line of stops; a question without stops has none."""
        if not row.line.has_track:
            return
        start, end = self.x(self.format.track_start), self.x(self.format.track_end)
        yield path(f"M{number(start)} {number(row.middle)}H{number(end)}", "stroke-line", 2)
        for stop in range(row.line.stops):
            yield element("circle", css="fill-control", cx=self.stop_x(stop, row.line.stops), cy=row.middle, r=2)

    def signs(self, row: Row) -> Iterator[str]:
        """The marks on the track: a knot where all stand together, otherwise every side's mark and the gap between them."""
        placed = self.places(row)
        xs = [x for _, x in placed]
        if not row.line.has_track:
            yield from self._signs_beside(row)
        elif len(placed) > 1 and len(set(xs)) == 1 and row.line.category == "agreed":
            yield marks.knot([side for side, _ in placed], xs[0], row.middle)
        else:
            if row.line.category == "gap" and len(placed) > 1:
                yield marks.gap_bar(min(xs), max(xs), row.middle)
            if row.line.bridge is not None:
                yield marks.bridge(self.stop_x(row.line.bridge, row.line.stops), row.middle, radius=16)
            radius = self._radius(row)
            for x in dict.fromkeys(xs):
                yield marks.cluster([side for side, at in placed if at == x], row.line.firmness, x, row.middle, radius=radius)

    def _radius(self, row: Row) -> float:
        """The more sides, the smaller their marks."""
        largest = self.format.mark
        return largest if len(row.line.positions) < 3 else largest * 0.8 if len(row.line.positions) == 3 else largest * 0.62

    def _signs_beside(self, row: Row) -> Iterator[str]:
        """Beside the axis small signs stand before the result: a knot, or a mark for each side that answered, with its weight."""
        answered = [side for side, firmness in enumerate(row.line.firmness) if firmness is not None]
        y = row.top + 15 if self.format.label_above else row.middle
        if len(answered) > 1 and row.line.category == "agreed":
            yield marks.knot(answered, self.x(self.format.width - self.format.status), y, radius=5)
            return
        step = 18 if len(answered) < 3 else 14.5
        last = self.format.width - self.format.status + (9 if len(answered) > 1 else 0)
        for place, side in enumerate(reversed(answered)):
            yield marks.mark(side, self.x(last - place * step), y, row.line.firmness[side], radius=4)


@dataclass(frozen=True)
class Layout:
    """Everything that has its place: the rules between topics, their headings, and the questions."""

    rules: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def questions(self) -> tuple[Row, ...]:
        """Every question once: a matrix reaches down to the last of its rows."""
        whole: list[Row] = []
        for row in self.rows:
            if row.line.is_part and whole:
                whole[-1] = replace(whole[-1], bottom=row.bottom)
            else:
                whole.append(row)
        return tuple(whole)


def drawn(sheet: Sheet, layout: Layout) -> list[str]:
    """All that is drawn, from the ground up."""
    rows = layout.rows
    return [
        *sheet.space_between(rows),
        *layout.rules,
        *(part for row in rows for part in sheet.track(row)),
        *sheet.threads(rows),
        *layout.headings,
        *(part for row in rows for part in sheet.question(row)),
        *(part for row in rows for part in sheet.signs(row)),
    ]


def _reach(xs: Sequence[float]) -> tuple[float, float]:
    return min(xs), max(xs)
