"""Four small pictures of the way: apart, revealed, put into words, kept alive."""

from typing import Literal

from partnerships.pictures.drawing import Point, Svg, across, canvas, number, path
from partnerships.pictures.marks import knot

Step = Literal["apart", "reveal", "words", "cord"]
WIDTH, HEIGHT = 120.0, 60.0


def step(kind: Step, *, rtl: bool) -> Svg:
    """The picture of one step, running in reading direction; the words beside it say the same."""
    drawn = {"apart": _apart, "reveal": _reveal, "words": _words, "cord": _cord}[kind]
    return canvas(WIDTH, HEIGHT, *drawn(), mirrored=rtl)


def _strand(line: str, side: int) -> str:
    return path(line, f"stroke-{side}", 5, stroke_linecap="round")


def _case(line: str) -> str:
    return path(line, "stroke-surface", 9)


def _wave(y: float, *, first_up: bool) -> str:
    curves = [f"M4 {number(y)}"]
    for index in range(8):
        crest = y - 8 if (index % 2 == 0) == first_up else y + 8
        curves.append(f"Q{number(11 + 14 * index)} {number(crest)} {number(18 + 14 * index)} {number(y)}")
    return "".join(curves)


def _apart() -> list[str]:
    fold = path("M2 30H118", "stroke-control", 2, stroke_dasharray="3 5")
    return [_strand(_wave(15, first_up=True), 0), _strand(_wave(45, first_up=False), 1), fold]


def _reveal() -> list[str]:
    space = path("M4 12C36 12 40 30 60 30C80 30 84 8 116 8V52C84 52 80 30 60 30C40 30 36 50 4 50Z", "fill-talk-tint")
    second = _strand("M4 50C36 50 40 30 60 30C80 30 84 52 116 52", 1)
    first = _strand("M4 12C36 12 40 30 60 30C80 30 84 8 116 8", 0)
    return [space, second, first, knot((0, 1), 60, 30, radius=8)]


def _words() -> list[str]:
    first = "M4 14C24 14 26 42 46 42C66 42 66 18 84 18C98 18 104 30 116 30"
    second = "M4 46C24 46 26 18 46 18C66 18 66 42 84 42C98 42 104 30 116 30"
    again = path("M54 20.5C64 25 66 42 84 42", "stroke-1", 5)
    return [_strand(second, 1), _case(first), _strand(first, 0), _case("M58 24C64 32 70 42 80 42"), again]


def _cord() -> list[str]:
    swings = [(4 + 16 * index, 8.0 if index % 2 else -8.0) for index in range(8)]
    first: list[Point] = [(x, 30 + swing) for x, swing in swings]
    second: list[Point] = [(x, 30 - swing) for x, swing in swings]
    drawn = [_strand(across(second), 1), _case(across(first)), _strand(across(first), 0)]
    for index in range(1, 7, 2):
        piece = across(second[index : index + 2])
        drawn += [_case(piece), _strand(piece, 1)]
    return drawn
