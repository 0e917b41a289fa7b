"""The signs of the parties and of what they chose: a mark for each side, its firmness, and the knot of those who agree."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Literal

from partnerships.pictures.drawing import SIDES, element, number, path

Firmness = Literal["principle", "preference", "flexible"]

ARM, REACH, INNER = 0.42, 1.18, 0.55
IN_A_ROW = 3
# Of the forms with corners, from their middle, in radii.
CORNERS: dict[int, tuple[tuple[float, float], ...]] = {
    1: ((0, -REACH), (REACH, 0), (0, REACH), (-REACH, 0)),
    2: ((0, -REACH), (REACH, REACH * 0.8), (-REACH, REACH * 0.8)),
    4: (
        *((-ARM, -REACH), (ARM, -REACH), (ARM, -ARM), (REACH, -ARM), (REACH, ARM), (ARM, ARM)),
        *((ARM, REACH), (-ARM, REACH), (-ARM, ARM), (-REACH, ARM), (-REACH, -ARM), (-ARM, -ARM)),
    ),
    5: tuple(
        ((INNER if point % 2 else 1.25) * sin(point * pi / 5), -(INNER if point % 2 else 1.25) * cos(point * pi / 5)) for point in range(10)
    ),
}


def shape(side: int, x: float, y: float, radius: float, css: str, **attributes: str | float) -> str:
    """The bare form of a side: circle, diamond, triangle, square, cross, star. Form repeats what hue says."""
    form = side % SIDES
    if form == 0:
        return element("circle", css=css, cx=x, cy=y, r=radius, **attributes)
    if form == 3:
        half = radius * 0.9
        return element("rect", css=css, x=x - half, y=y - half, width=2 * half, height=2 * half, **attributes)
    corners = [(x + across * radius, y + down * radius) for across, down in CORNERS[form]]
    return path("M" + "L".join(f"{number(a)} {number(b)}" for a, b in corners) + "Z", css, None, **attributes)


def mark(side: int, x: float, y: float, firmness: Firmness | None = "preference", *, radius: float = 8) -> str:
    """A side's mark at a point: ringed for a principle, solid for a preference, hollow for what is flexible."""
    hue = side % SIDES
    if firmness == "principle":
        away = ring_of(radius)
        return (
            shape(side, x, y, radius + away + 2.5, "fill-surface")
            + shape(side, x, y, radius + away, f"stroke-{hue}", stroke_width=2)
            + shape(side, x, y, radius - 0.5, f"fill-{hue}")
        )
    ground = shape(side, x, y, radius + 2.5, "fill-surface")
    if firmness == "flexible":
        return ground + shape(side, x, y, radius - 1, f"stroke-{hue} hollow", stroke_width=2.6)
    return ground + shape(side, x, y, radius, f"fill-{hue}")


def ring_of(radius: float) -> float:
    """How far away from a mark of that size the ring of a principle lies."""
    return max(2.4, min(4.0, radius / 2))


def cluster(sides: Sequence[int], firmness: Sequence[Firmness | None], x: float, y: float, *, radius: float = 8) -> str:
    """The marks of several sides at one point, side by side and three in a row, so that none covers another."""
    is_ringed = any(firmness[side] == "principle" for side in sides)
    step = 2 * (radius * REACH + (ring_of(radius) + 1 if is_ringed else 1))
    lines = [sides[start : start + IN_A_ROW] for start in range(0, len(sides), IN_A_ROW)]
    return "".join(
        mark(side, x + (place - (len(line) - 1) / 2) * step, y + (row - (len(lines) - 1) / 2) * step, firmness[side], radius=radius)
        for row, line in enumerate(lines)
        for place, side in enumerate(line)
    )


def knot(sides: Sequence[int], x: float, y: float, *, radius: float = 9) -> str:
    """Where sides chose the same: a piece of each of them, tied together in olive."""
    ground = element("circle", css="fill-surface", cx=x, cy=y, r=radius + 5)
    ring = element("circle", css="stroke-accord", stroke_width=2.4, cx=x, cy=y, r=radius + 3)
    if tuple(sides) == (0, 1):
        return ground + ring + _half_circle(x, y, radius) + _half_diamond(x, y, radius)
    return ground + ring + "".join(_slice(index, len(sides), side, x, y, radius - 1) for index, side in enumerate(sides))


def _half_circle(x: float, y: float, radius: float) -> str:
    inner = number(radius - 1)
    line = f"M{number(x - 1)} {number(y - radius + 1)}A{inner} {inner} 0 0 0 {number(x - 1)} {number(y + radius - 1)}Z"
    return path(line, "fill-0")


def _half_diamond(x: float, y: float, radius: float) -> str:
    line = f"M{number(x + 1)} {number(y - radius + 1)}L{number(x + radius)} {number(y)}L{number(x + 1)} {number(y + radius - 1)}Z"
    return path(line, "fill-1")


def _slice(index: int, of: int, side: int, x: float, y: float, radius: float) -> str:
    if of == 1:
        return shape(side, x, y, radius, f"fill-{side % SIDES}")
    start, end = (2 * pi * (index + step) / of - pi / 2 for step in (0.04, 0.96))
    first = f"{number(x + radius * cos(start))} {number(y + radius * sin(start))}"
    last = f"{number(x + radius * cos(end))} {number(y + radius * sin(end))}"
    line = f"M{number(x)} {number(y)}L{first}A{number(radius)} {number(radius)} 0 0 1 {last}Z"
    return path(line, f"fill-{side % SIDES}")


def gap_bar(x_from: float, x_to: float, y: float, *, width: float = 7, clear: float = 12) -> str:
    """The dotted plum bar between two marks that stand apart; empty when there is no room for it."""
    low, high = sorted((x_from, x_to))
    if high - low <= 2 * clear:
        return ""
    return path(f"M{number(low + clear)} {number(y)}H{number(high - clear)}", "stroke-talk", width, stroke_dasharray="2.5 3.5")


def bridge(x: float, y: float, *, radius: float = 13) -> str:
    """The dashed olive ring around a place that all can live with."""
    return element("circle", css="stroke-accord", stroke_width=2.4, stroke_dasharray="3.5 3", cx=x, cy=y, r=radius)


def thread(side: int, line: str) -> str:
    """A side's thread along a path: single, double, dashed, dotted, dash and dot, short dashes; the line repeats what hue says."""
    hue = side % SIDES
    if hue == 1:
        return path(line, "stroke-1", 5.5) + path(line, "stroke-surface", 1.8)
    dashes = {2: "9 4", 3: "1 6", 4: "10 4 1 4", 5: "4 4"}
    if hue in dashes:
        width = 3.8 if hue == 3 else 3.4
        rounded = {"stroke_linecap": "round"} if hue in (3, 4) else {}
        return path(line, f"stroke-{hue}", width, stroke_dasharray=dashes[hue], **rounded)
    return path(line, "stroke-0", 3.4)
