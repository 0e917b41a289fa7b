"""The landing page's picture: loose threads from two sides become one cloth."""

from math import sin

from partnerships.pictures.drawing import Svg, canvas, number, path

WIDTH, HEIGHT = 600.0, 500.0
STEP, STROKE, CASE = 33.0, 18.0, 23.0
COLUMNS = tuple(206 + index * STEP for index in range(9))
ROWS = tuple(176 + index * STEP for index in range(8))


def weave(label: str, *, rtl: bool) -> Svg:
    """The cloth, with its loose ends towards the side where reading ends."""
    return canvas(WIDTH, HEIGHT, *_loose(), *_crossings(), label=label, mirrored=not rtl)


def _loose() -> list[str]:
    weft = [_over(_weft_line(index, y), 1) for index, y in enumerate(ROWS)]
    warp = [_over(_warp_line(index, x), 0) for index, x in enumerate(COLUMNS)]
    return weft + warp


def _over(line: str, side: int) -> str:
    return path(line, "stroke-paper", CASE) + path(line, f"stroke-{side}", STROKE, stroke_linecap="round")


def _warp_line(index: int, x: float) -> str:
    source = 310 + (index - 4) * 62.0
    bend = 26 * sin(index * 1.25 + 0.4)
    start = source + 1.1 * (source - x)
    end = ROWS[-1] + 34
    curve = f"C{number(source + bend - 20)} 30 {number(x + bend + 10)} 70 {number(x)} {number(ROWS[0] - 30)}"
    return f"M{number(start)} -150{curve}V{number(end)}"


def _weft_line(index: int, y: float) -> str:
    source = 310 + (index - 3.5) * 60
    bend = 24 * sin(index * 1.4 + 1)
    start = source + (source - y)
    curve = f"C-20 {number(source + bend - 14)} 96 {number(y + bend + 8)} {number(COLUMNS[0] - 30)} {number(y)}"
    return f"M-340 {number(start)}{curve}H{number(COLUMNS[-1] + 34)}"


def _crossings() -> list[str]:
    return [_crossing(x, y, weft_on_top=(i + j) % 2 == 1) for j, y in enumerate(ROWS) for i, x in enumerate(COLUMNS)]


def _crossing(x: float, y: float, *, weft_on_top: bool) -> str:
    half = STEP / 2
    if not weft_on_top:
        return path(f"M{number(x)} {number(y - half + 1.5)}V{number(y + half - 1.5)}", "stroke-0", STROKE)
    case = path(f"M{number(x - half + 1)} {number(y)}H{number(x + half - 1)}", "stroke-paper", CASE)
    return case + path(f"M{number(x - half - 0.5)} {number(y)}H{number(x + half + 0.5)}", "stroke-1", STROKE)
