"""What every picture is drawn with: escaped SVG elements, short numbers, smooth threads. Colours are CSS classes, never values."""

from collections.abc import Sequence
from html import escape

Point = tuple[float, float]

SIDES = 6
"""How many parties have a hue, a mark and a line of their own; later ones begin again."""


class Svg(str):
    """A finished picture. Every text in it was escaped, so a template prints it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def number(value: float) -> str:
    """A coordinate with at most one decimal place."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, /, *children: str, css: str = "", **attributes: str | float) -> str:
    """One SVG element. Attributes are escaped, underscores become hyphens; children must be markup already."""
    given = {"class": css} if css else {}
    written = {key.replace("_", "-"): value if isinstance(value, str) else number(value) for key, value in attributes.items()}
    listed = "".join(f' {key}="{escape(value)}"' for key, value in (given | written).items())
    return f"<{name}{listed}>{''.join(children)}</{name}>" if children else f"<{name}{listed}/>"


def path(line: str, css: str, /, width: float | None = None, **attributes: str | float) -> str:
    """A path; a stroke when it has a width."""
    if width is not None:
        attributes = {"stroke_width": width, **attributes}
    return element("path", css=css, d=line, **attributes)


def text(x: float, y: float, words: str, css: str, *, anchor: str = "start") -> str:
    """One line of text, escaped; `start` is the reading side."""
    return element("text", escape(words), css=css, x=x, y=y, text_anchor=anchor)


def canvas(width: float, height: float, *children: str, css: str = "", label: str = "", mirrored: bool = False) -> Svg:
    """The picture itself: named by `label`, or hidden from screen readers when it only repeats what words say."""
    body = (element("g", *children, transform=f"translate({number(width)} 0) scale(-1 1)"),) if mirrored else children
    named: dict[str, str | float] = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true", "focusable": "false"}
    return Svg(element("svg", *body, css=css, viewBox=f"0 0 {number(width)} {number(height)}", **named))


def down(points: Sequence[Point]) -> str:
    """A smooth thread that runs from the first point downwards through all others."""
    (x, y), *rest = points
    return f"M{number(x)} {number(y)}" + down_from(points[0], rest)


def down_from(start: Point, points: Sequence[Point]) -> str:
    """The curves of a thread that goes on from `start`, without the first move."""
    curves = []
    for x, y in points:
        middle = (start[1] + y) / 2
        curves.append(f"C{number(start[0])} {number(middle)} {number(x)} {number(middle)} {number(x)} {number(y)}")
        start = (x, y)
    return "".join(curves)


def across(points: Sequence[Point]) -> str:
    """A smooth thread that runs sideways through all points."""
    (x, y), *rest = points
    curves = [f"M{number(x)} {number(y)}"]
    for next_x, next_y in rest:
        middle = (x + next_x) / 2
        curves.append(f"C{number(middle)} {number(y)} {number(middle)} {number(next_y)} {number(next_x)} {number(next_y)}")
        x, y = next_x, next_y
    return "".join(curves)
