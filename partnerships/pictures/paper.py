"""The picture for paper: as large as fits on its place, in one column or in two, with its words beside the drawing.

The engine that makes our PDF files draws no Hebrew or Arabic inside a picture and reads no CSS variables there, so that the words are set
as text of the page and the drawing brings literal colours.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from partnerships.pictures.drawing import Svg, element, number
from partnerships.pictures.lines import PictureLabels, PictureTopic
from partnerships.pictures.sheet import Anchor, Format, Sheet, drawn

ONE = Format("paper", 780, 262, 660, 38, 25, 36, 108, 34, label_above=False, status=96)
TWO = Format("paper", 478, 206, 376, 27, 22, 34, 99, 26, label_above=False, status=84, mark=7)
GUTTER = 26.0
"""Between two columns, in points."""
LOOSEST, TIGHTEST, STEPS = 1.15, 0.78, 8
"""By how much lines may stand further apart or closer together than the format says."""
SIZES = {"text-topic": 17.0, "text-line": 15.0, "text-strong": 13.0, "text-small": 13.0}
COLOURS = {
    "0": "#0f7095", "1": "#c97a10", "2": "#6a63c4", "3": "#667177", "4": "#1f8a70", "5": "#a8513b",
    "surface": "#ffffff", "line": "#dad8cf", "control": "#7f868a", "ink": "#16232a", "accord": "#4f8640", "talk": "#7a2a5a",
}  # fmt: skip
STYLE = "".join(f".stroke-{name}{{stroke:{value};fill:none}}.fill-{name}{{fill:{value}}}" for name, value in COLOURS.items())
STYLE += ".fill-talk-tint{fill:#f7e9f1}.hollow{fill:#ffffff}"


@dataclass(frozen=True)
class Words:
    """A line of words on the page: `x` is the edge at which it begins (`start`) or ends, `y` its baseline, in points."""

    x: float
    y: float
    text: str
    css: str
    anchor: Anchor
    size: float


@dataclass(frozen=True)
class PaperPicture:
    """The drawing and its words, in points from the top and from the left, whatever the direction of reading."""

    width: float
    height: float
    drawing: Svg
    words: tuple[Words, ...]


def paper_picture(topics: Sequence[PictureTopic], *, labels: PictureLabels, rtl: bool, width: float, height: float) -> PaperPicture:
    """The picture on a place of that size in points: it never needs more."""
    columns = [list(topics)]
    scale, looseness = _fitting(columns, ONE, labels, width, height)
    measures = ONE
    if scale * ONE.width < width:
        halves = _halves(topics, labels)
        two = _fitting(halves, TWO, labels, (width - GUTTER) / 2, height)
        columns, measures, (scale, looseness) = halves, TWO, two
    return _set(columns, _loosened(measures, looseness), labels, rtl=rtl, scale=scale, width=width, height=height)


def on_paper(picture: Svg, title: str) -> Svg:
    """A sign of the legend with literal colours and a name."""
    opening, rest = picture.split(">", 1)
    return Svg(f"{opening}>{_named(title)}{rest}")


def _named(title: str) -> str:
    return element("title", escape(title)) + element("style", STYLE)


def _fitting(
    columns: Sequence[Sequence[PictureTopic]], measures: Format, labels: PictureLabels, width: float, height: float
) -> tuple[float, float]:
    """By how much to scale, and how far apart lines may stand: first they move together, then all becomes smaller."""
    scale = width / measures.width
    for step in range(STEPS + 1):
        looseness = LOOSEST - (LOOSEST - TIGHTEST) * step / STEPS
        tallest = max(_height(column, _loosened(measures, looseness), labels) for column in columns)
        if tallest * scale <= height:
            return scale, looseness
    return height / tallest, TIGHTEST


def _loosened(measures: Format, looseness: float) -> Format:
    return replace(measures, row=measures.row * looseness, beside=measures.beside * looseness)


def _height(column: Sequence[PictureTopic], measures: Format, labels: PictureLabels) -> float:
    sheet = Sheet(measures, rtl=False)
    sheet.lay_out(column, labels, ends_at_each=False)
    return sheet.height


def _halves(topics: Sequence[PictureTopic], labels: PictureLabels) -> list[list[PictureTopic]]:
    """The topics in two columns of about the same height, in their order."""
    cuts = [[list(topics[:cut]), list(topics[cut:])] for cut in range(1, len(topics))] or [[list(topics), []]]
    return min(cuts, key=lambda columns: max(_height(column, TWO, labels) for column in columns))


def _set(
    columns: Sequence[Sequence[PictureTopic]],
    measures: Format,
    labels: PictureLabels,
    *,
    rtl: bool,
    scale: float,
    width: float,
    height: float,
) -> PaperPicture:
    parts: list[str] = []
    words: list[Words] = []
    step = (width + GUTTER) / len(columns)
    for index, topics in enumerate(columns):
        place = step * (len(columns) - 1 - index if rtl else index)
        left = place + (step - GUTTER - measures.width * scale if rtl else 0)
        hand = _Hand(left, scale)
        sheet = Sheet(measures, rtl=rtl, pen=hand)
        layout = sheet.lay_out(topics, labels, ends_at_each=False)
        drawing = [*sheet.axis(labels), *drawn(sheet, layout)] if topics else []
        parts.append(element("g", *drawing, transform=f"translate({number(left)} 0) scale({scale:.4f})"))
        words += hand.words
    size = {"viewBox": f"0 0 {number(width)} {number(height)}", "width": number(width), "height": number(height)}
    drawing_of_all = element("svg", _named(labels.description), *parts, xmlns="http://www.w3.org/2000/svg", **size)
    return PaperPicture(width, height, Svg(drawing_of_all), tuple(words))


class _Hand:
    """A pen that keeps what it should write, where it will stand on the page."""

    def __init__(self, left: float, scale: float) -> None:
        self.left = left
        self.scale = scale
        self.words: list[Words] = []

    def __call__(self, x: float, y: float, words: str, css: str, *, anchor: Literal["start", "end"] = "start") -> str:
        size = SIZES[css.split()[0]] * self.scale
        self.words.append(Words(self.left + x * self.scale, y * self.scale, words, css, anchor, size))
        return ""
