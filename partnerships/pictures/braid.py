"""Two threads that come from afar, meet, and go on as one cord: the picture of signing."""

from typing import Literal

from partnerships.pictures.drawing import Point, Svg, canvas, down, path

Ground = Literal["paper", "surface"]


def braid(*, width: float = 120, height: float = 260, ground: Ground = "paper") -> Svg:
    """The cord from top to bottom on the given ground."""
    first, second = _strands(width, height)
    over = [_crossing(second[index : index + 2], ground) for index in range(2, len(first) - 1, 2)]
    return canvas(
        width,
        height,
        path(down(second), "stroke-1", 8, stroke_linecap="round"),
        path(down(first[1:]), f"stroke-{ground}", 12),
        path(down(first), "stroke-0", 8, stroke_linecap="round"),
        *over,
    )


def _strands(width: float, height: float) -> tuple[list[Point], list[Point]]:
    middle, swing, pitch, meeting = width / 2, 9.0, 26.0, height * 0.36
    first: list[Point] = [(12, 4), (middle - swing, meeting)]
    second: list[Point] = [(width - 12, 4), (middle + swing, meeting)]
    turns = int((height - 4 - meeting) / pitch)
    for turn in range(1, turns + 1):
        side = swing if turn % 2 else -swing
        first.append((middle + side, meeting + turn * pitch))
        second.append((middle - side, meeting + turn * pitch))
    return first, second


def _crossing(points: list[Point], ground: Ground) -> str:
    return path(down(points), f"stroke-{ground}", 12) + path(down(points), "stroke-1", 8, stroke_linecap="round")
