"""The weave of an agreement: a small cloth drawn from a fingerprint, to compare at a glance. It is no proof."""

from dataclasses import dataclass
from html import escape

SIZE = 8
STEP, PAD = 10, 7
THREAD, GAP = 7.6, 10.4
LONGEST_FLOAT = 3


@dataclass(frozen=True)
class Colours:
    """Literal colours for print engines, which read no CSS variables inside SVG."""

    warp: str = "#0f7095"
    weft: str = "#c97a10"
    ground: str = "#ffffff"


PRINT = Colours()
PRINT_ON_PAPER = Colours(ground="#f5f4f0")


def cloth(fingerprint: str, *, title: str = "", colours: Colours | None = None) -> str:
    """An SVG of the cloth of this SHA-256 (hex). Without colours it takes the site's classes; without title it is decoration."""
    over = pattern(fingerprint)
    width = PAD * 2 + STEP * SIZE
    paint = _Paint(colours)
    parts = [f'<rect {paint.ground_fill} width="{width}" height="{width}" rx="9"/>']
    parts += [f'<path {paint.weft} d="M{PAD - 2} {_centre(j)}H{width - PAD + 2}"/>' for j in range(SIZE)]
    for i in range(SIZE):
        parts.append(f'<path {paint.gap} d="M{_centre(i)} {PAD - 1}V{width - PAD + 1}"/>')
        parts.append(f'<path {paint.warp} d="M{_centre(i)} {PAD - 2}V{width - PAD + 2}"/>')
    for j in range(SIZE):
        for i in range(SIZE):
            if over[i][j]:
                x, y = _centre(i), _centre(j)
                parts.append(f'<path {paint.gap} d="M{x - 5} {y}H{x + 5}"/>')
                parts.append(f'<path {paint.weft} d="M{x - 5.6:.1f} {y}H{x + 5.6:.1f}"/>')
    return _svg("".join(parts), width, title)


def pattern(fingerprint: str) -> tuple[tuple[bool, ...], ...]:
    """Where the weft lies on top: mirror-symmetric, and no float over three threads, so that the cloth would hold."""
    bits = [(int(digit, 16) >> k) & 1 for digit in fingerprint for k in range(4)]
    half = (SIZE + 1) // 2
    quarter = [
        [((i + j) % 2) ^ (bits[(i * half + j) % len(bits)] & bits[(j * half + i + 7) % len(bits)]) for j in range(half)]
        for i in range(half)
    ]
    for _round in range(12):
        if not _break_a_float(quarter):
            break
    return tuple(tuple(bool(_at(quarter, i, j)) for j in range(SIZE)) for i in range(SIZE))


def _break_a_float(quarter: list[list[int]]) -> bool:
    found = False
    rows = [[(i, j) for j in range(SIZE)] for i in range(SIZE)]
    columns = [[(i, j) for i in range(SIZE)] for j in range(SIZE)]
    for line in rows + columns:
        for start in range(SIZE - LONGEST_FLOAT):
            run = line[start : start + LONGEST_FLOAT + 1]
            if len({_at(quarter, i, j) for i, j in run}) == 1:
                i, j = line[start + 1]
                quarter[_fold(i)][_fold(j)] ^= 1
                found = True
    return found


def _fold(index: int) -> int:
    return min(index, SIZE - 1 - index)


def _at(quarter: list[list[int]], i: int, j: int) -> int:
    return quarter[_fold(i)][_fold(j)]


def _centre(index: int) -> int:
    return PAD + STEP * index + STEP // 2


class _Paint:
    """Attributes of the four kinds of stroke, by literal colour or by class."""

    def __init__(self, colours: Colours | None) -> None:
        line = 'fill="none" stroke-width="{width}"'
        thread, gap = line.format(width=THREAD), line.format(width=GAP)
        if colours:
            self.warp = f'stroke="{colours.warp}" {thread}'
            self.weft = f'stroke="{colours.weft}" {thread}'
            self.gap = f'stroke="{colours.ground}" {gap}'
            self.ground_fill = f'fill="{colours.ground}"'
        else:
            self.warp = f'class="stroke-0" {thread}'
            self.weft = f'class="stroke-1" {thread}'
            self.gap = f'class="stroke-sunken" {gap}'
            self.ground_fill = 'class="fill-sunken"'


def _svg(content: str, width: int, title: str) -> str:
    label = 'role="img"' if title else 'aria-hidden="true" focusable="false"'
    name = f"<title>{escape(title)}</title>" if title else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cloth" viewBox="0 0 {width} {width}" '
        f'width="{width}" height="{width}" {label}>{name}{content}</svg>'
    )
