"""One question's scale with the position of every side that gave one."""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerships.pictures.drawing import Svg, canvas, element, number, path
from partnerships.pictures.marks import Firmness, bridge, gap_bar, knot, mark

WIDTH, HEIGHT, MARGIN = 520.0, 64.0, 26.0
MIDDLE = HEIGHT / 2


@dataclass(frozen=True)
class Place:
    """Where a side stands: the number of its stop, counted from 0 in reading order, and how firmly."""

    side: int
    stop: int
    firmness: Firmness | None = "preference"


def scale(stops: int, places: Sequence[Place], *, label: str, rtl: bool, is_gap: bool = True, bridge_stop: int | None = None) -> Svg:
    """The scale with its stops, the gap between those who stand apart (unless it is none), and a knot where all stand together.

    `bridge_stop` is the stop that all can live with.
    """
    across_the_page = [MARGIN + (WIDTH - 2 * MARGIN) * stop / (stops - 1) for stop in range(stops)]
    x = [WIDTH - value for value in across_the_page] if rtl else across_the_page
    line = path(f"M{number(MARGIN)} {number(MIDDLE)}H{number(WIDTH - MARGIN)}", "stroke-control", 3)
    chosen = sorted({place.stop for place in places})
    rings = [_ring(x[stop]) for stop in range(stops) if not chosen or not chosen[0] < stop < chosen[-1]]
    found = [_ring(x[bridge_stop]), bridge(x[bridge_stop], MIDDLE, radius=20)] if bridge_stop is not None else []
    return canvas(WIDTH, HEIGHT, line, *rings, *(_gap(chosen, x) if is_gap else ()), *found, *_signs(places, chosen, x), label=label)


def _ring(x: float) -> str:
    ground = element("circle", css="fill-surface", cx=x, cy=MIDDLE, r=7)
    return ground + element("circle", css="stroke-control", stroke_width=2, cx=x, cy=MIDDLE, r=6)


def _gap(chosen: list[int], x: list[float]) -> list[str]:
    if len(chosen) < 2:
        return []
    low, high = sorted((x[chosen[0]], x[chosen[-1]]))
    ground = path(f"M{number(low)} {number(MIDDLE)}H{number(high)}", "stroke-paper", 9)
    return [ground, gap_bar(low, high, MIDDLE, width=9, clear=21)]


def _signs(places: Sequence[Place], chosen: list[int], x: list[float]) -> list[str]:
    if len(places) > 1 and len(chosen) == 1:
        return [knot([place.side for place in places], x[chosen[0]], MIDDLE, radius=13)]
    return [mark(place.side, x[place.stop], MIDDLE, place.firmness, radius=12) for place in places]
