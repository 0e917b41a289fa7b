"""The signs that explain the picture of all questions, one by one."""

from typing import Literal

from partnerships.pictures.drawing import Svg, canvas
from partnerships.pictures.marks import bridge, gap_bar, knot, mark, thread

Sign = Literal["agreed", "principle", "flexible", "gap", "bridge"]
WIDTH, HEIGHT, MIDDLE = 40.0, 22.0, 11.0


def party_sign(side: int) -> Svg:
    """A side's thread with its mark; its name stands beside it."""
    return canvas(WIDTH, HEIGHT, thread(side, f"M1 {MIDDLE:g}H39"), mark(side, WIDTH / 2, MIDDLE, radius=6.5))


def sign(kind: Sign) -> Svg:
    """The sign of one meaning; the word for it stands beside it."""
    if kind == "agreed":
        return canvas(WIDTH, HEIGHT, knot((0, 1), WIDTH / 2, MIDDLE, radius=6.5))
    if kind == "bridge":
        return canvas(WIDTH, HEIGHT, bridge(WIDTH / 2, MIDDLE, radius=8.5))
    if kind == "gap":
        return canvas(WIDTH, HEIGHT, gap_bar(0, WIDTH, MIDDLE, clear=2))
    return canvas(WIDTH, HEIGHT, mark(0, 10, MIDDLE, kind, radius=5), mark(1, 30, MIDDLE, kind, radius=5))
