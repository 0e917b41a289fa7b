"""The picture of all questions: every side's thread runs from question to question, and one sees where they meet."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Literal

from partnerships.pictures.drawing import Point, Svg, down, down_from, element, number, path, text
from partnerships.pictures.marks import Firmness, bridge, gap_bar, knot, mark, thread

Category = Literal["agreed", "near", "gap", "other"]
LINE_HEIGHT = 19.0
# A picture with more lines than this is longer than a screen: the ends of the axis are named again at each topic.
LINES_AT_A_GLANCE = 40


@dataclass(frozen=True)
class PictureLine:
    """One question. `positions` count the stops from 0, from more autonomy to more together, one for each side in the parties' order.

    None is a side without a position. A question without stops (a choice, a text) has `stops` 0: it stands beside the axis.
    `bridge` is the stop that all can live with, where there is one.
    """

    label: str
    stops: int
    positions: tuple[int | None, ...]
    firmness: tuple[Firmness | None, ...]
    status_label: str
    category: Category
    bridge: int | None = None

    @property
    def has_track(self) -> bool:
        """Whether the question has its place on the common axis."""
        return self.stops > 1


@dataclass(frozen=True)
class PictureTopic:
    """One topic with its questions, in the order in which they are drawn."""

    title: str
    lines: tuple[PictureLine, ...]


@dataclass(frozen=True)
class PictureLabels:
    """The words of the picture, translated: its name, what it shows in a sentence, and the two ends of the axis."""

    title: str
    description: str
    near_end: str
    far_end: str


@dataclass(frozen=True)
class Format:
    """The measures of the wide or the tall picture; distances run in reading direction. A line without a track is `beside` high."""

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


WIDE = Format("wide", 960, 350, 800, 46, 32, 40, 118, 41, label_above=False)
TALL = Format("tall", 350, 22, 328, 78, 34, 44, 104, 26, label_above=True)


@dataclass(frozen=True)
class _Row:
    """A question with its place on the sheet."""

    line: PictureLine
    label: tuple[str, ...]
    top: float
    middle: float


def reveal(topics: Sequence[PictureTopic], *, labels: PictureLabels, rtl: bool, wide: bool, name: str = "reveal") -> Svg:
    """The picture, wide for a screen or tall for a telephone. `name` makes its ids unique on the page."""
    sheet = _Sheet(WIDE if wide else TALL, rtl=rtl)
    rules, headings, rows = sheet.lay_out(topics, labels)
    sides = max((len(row.line.positions) for row in rows), default=0)
    threads = [sheet.points(rows, side) for side in range(sides)]
    parts = [
        *sheet.space_between(rows, sides),
        *sheet.axis(labels),
        *rules,
        *(part for row in rows for part in sheet.track(row)),
        *(thread(side, down(points)) for side, points in reversed(list(enumerate(threads))) if len(points) > 1),
        *headings,
        *(part for row in rows for part in sheet.question(row)),
        *(part for row in rows for part in sheet.signs(row)),
    ]
    unique = f"{name}-{sheet.format.name}"
    return Svg(
        element(
            "svg",
            element("title", escape(labels.title), id=f"{unique}-title"),
            element("desc", escape(labels.description), id=f"{unique}-text"),
            *parts,
            css=f"pic__{sheet.format.name}",
            viewBox=f"0 0 {number(sheet.format.width)} {number(sheet.height)}",
            direction="rtl" if rtl else "ltr",
            role="img",
            aria_labelledby=f"{unique}-title {unique}-text",
        )
    )


class _Sheet:
    """Lays questions out from top to bottom and knows where things stand in reading direction."""

    def __init__(self, measures: Format, *, rtl: bool) -> None:
        self.format = measures
        self.rtl = rtl
        self.height = 34.0

    def x(self, distance: float) -> float:
        """The place at a distance from the side where reading begins."""
        return self.format.width - distance if self.rtl else distance

    def stop_x(self, stop: int, stops: int) -> float:
        """The place of one stop on the common axis."""
        return self.x(self.format.track_start + (self.format.track_end - self.format.track_start) * stop / (stops - 1))

    def lay_out(self, topics: Sequence[PictureTopic], labels: PictureLabels) -> tuple[list[str], list[str], list[_Row]]:
        """Rules, headings, and the place of every question."""
        is_long = sum(len(topic.lines) for topic in topics) > LINES_AT_A_GLANCE
        rules: list[str] = []
        headings: list[str] = []
        rows: list[_Row] = []
        for index, topic in enumerate(topics):
            if index:
                rules.append(path(f"M0 {number(self.height + 6)}H{number(self.format.width)}", "stroke-line", 1))
                self.height += 8
            headings += self.veil(self.height + 9, 24)
            headings.append(text(self.x(0), self.height + 26, topic.title, "text-topic fill-ink"))
            if index and is_long and any(line.has_track for line in topic.lines):
                headings += self.ends_again(labels, self.height + 26)
            self.height += self.format.head
            rows += [self._place(line) for line in topic.lines]
        self.height += 8
        return rules, headings, rows

    def veil(self, top: float, height: float) -> Iterator[str]:
        """Behind words of the tall sheet, because threads pass below them."""
        if self.format.label_above:
            yield element("rect", css="fill-surface", x=-4, y=top, width=self.format.width + 8, height=height, opacity="0.72")

    def _place(self, line: PictureLine) -> _Row:
        label = tuple(textwrap.wrap(line.label, self.format.letters, max_lines=2, placeholder="…"))
        extra = LINE_HEIGHT * (len(label) - 1)
        top = self.height
        if self.format.label_above:
            height = (self.format.row if line.has_track else self.format.beside) + extra
            middle = top + height - 24 if line.has_track else top + 15
        else:
            height = (self.format.row if line.has_track else self.format.beside) + extra / (2 if line.has_track else 1)
            middle = top + height / 2
        self.height += height
        return _Row(line, label, top, middle)

    def points(self, rows: Sequence[_Row], side: int) -> list[Point]:
        """Where a side's thread passes: its position on every question where it has one."""
        return [(x, row.middle) for row in rows if (x := self._position(row, side)) is not None]

    def _position(self, row: _Row, side: int) -> float | None:
        if not row.line.has_track or side >= len(row.line.positions):
            return None
        stop = row.line.positions[side]
        return None if stop is None else self.stop_x(stop, row.line.stops)

    def space_between(self, rows: Sequence[_Row], sides: int) -> Iterator[str]:
        """The open space between two threads, from one common question to the next."""
        if sides != 2:
            return
        common = [
            (row.middle, first, second) for row in rows for first, second in [self._pair(row)] if first is not None and second is not None
        ]
        for (y, first, second), (next_y, next_first, next_second) in pairwise(common):
            forth = down([(first, y), (next_first, next_y)])
            back = down_from((next_second, next_y), [(second, y)])
            yield path(f"{forth}L{number(next_second)} {number(next_y)}{back}Z", "fill-talk-tint", opacity="0.75")

    def _pair(self, row: _Row) -> tuple[float | None, float | None]:
        return self._position(row, 0), self._position(row, 1)

    def axis(self, labels: PictureLabels) -> Iterator[str]:
        """The two ends of the axis in words, and an arrow between them."""
        start, end = (self.format.track_start - 8, self.format.track_end + 8) if not self.format.label_above else (0.0, self.format.width)
        yield text(self.x(start), 16, labels.near_end, "text-strong fill-ink")
        yield text(self.x(end), 16, labels.far_end, "text-strong fill-ink", anchor="end")
        tips = [self.x(start + self.format.arrow_inset), self.x(end - self.format.arrow_inset)]
        yield path(f"M{number(tips[0])} 12H{number(tips[1])}", "stroke-control", 1.5)
        for tip, other in (tips, reversed(tips)):
            barb = 6 if other > tip else -6
            yield path(f"M{number(tip + barb)} 7L{number(tip)} 12L{number(tip + barb)} 17", "stroke-control", 1.5)

    def ends_again(self, labels: PictureLabels, y: float) -> Iterator[str]:
        """The two ends in small words beside a heading; the tall sheet has no room for them."""
        if not self.format.label_above:
            yield text(self.x(self.format.track_start - 8), y, labels.near_end, "text-small fill-ink-2")
            yield text(self.x(self.format.track_end + 8), y, labels.far_end, "text-small fill-ink-2", anchor="end")

    def question(self, row: _Row) -> Iterator[str]:
        """The question's name and its result in words."""
        yield from self.veil(row.top + 3, 25 + LINE_HEIGHT * (len(row.label) - 1))
        first = row.top + 20 if self.format.label_above else row.middle + 5 - LINE_HEIGHT * (len(row.label) - 1) / 2
        for index, words in enumerate(row.label):
            yield text(self.x(0), first + index * LINE_HEIGHT, words, "text-line fill-ink")
        hue = {"agreed": "fill-accord", "near": "fill-ink-2", "gap": "fill-talk", "other": "fill-ink-2"}[row.line.category]
        status_y = row.top + 20 if self.format.label_above else row.middle + 5
        yield text(self.x(self.format.width), status_y, row.line.status_label, f"text-strong {hue}", anchor="end")

    def track(self, row: _Row) -> Iterator[str]:
        """The line of stops; a question without stops has none."""
        if not row.line.has_track:
            return
        start, end = self.x(self.format.track_start), self.x(self.format.track_end)
        yield path(f"M{number(start)} {number(row.middle)}H{number(end)}", "stroke-line", 2)
        for stop in range(row.line.stops):
            yield element("circle", css="fill-control", cx=self.stop_x(stop, row.line.stops), cy=row.middle, r=2)

    def signs(self, row: _Row) -> Iterator[str]:
        """The marks on the track: a knot where all stand together, otherwise every side's mark and the gap between them."""
        placed = [(side, x) for side in range(len(row.line.positions)) if (x := self._position(row, side)) is not None]
        xs = [x for _, x in placed]
        if len(placed) > 1 and len(set(xs)) == 1 and row.line.category == "agreed":
            yield knot([side for side, _ in placed], xs[0], row.middle)
            return
        if row.line.category == "gap" and len(placed) > 1:
            yield gap_bar(min(xs), max(xs), row.middle)
        if row.line.bridge is not None and row.line.has_track:
            yield bridge(self.stop_x(row.line.bridge, row.line.stops), row.middle, radius=16)
        for side, x in placed:
            yield mark(side, x + _aside(xs, x, side), row.middle, row.line.firmness[side])


def _aside(xs: Sequence[float], x: float, side: int) -> float:
    """Marks that fall on one point stand beside each other."""
    return 0 if xs.count(x) == 1 else (side - 0.5) * 14
