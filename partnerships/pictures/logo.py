"""The emblem: two strands over and under two others."""

from partnerships.pictures.drawing import Svg, canvas, path


def logo() -> Svg:
    """The emblem, beside a name that says what it is."""
    return canvas(
        32,
        32,
        path("M3.5 11H28.5M3.5 21H28.5", "stroke-1", 5, stroke_linecap="round"),
        path("M11 3.5V28.5M21 3.5V28.5", "stroke-0", 5, stroke_linecap="round"),
        path("M7.6 16.8V25.2M14.4 16.8V25.2M17.6 6.8V15.2M24.4 6.8V15.2", "stroke-surface", 1.6),
        path("M7.7 21H14.3M17.7 11H24.3", "stroke-1", 5),
    )
