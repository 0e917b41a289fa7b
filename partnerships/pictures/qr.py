"""A QR code of an address as one SVG path, with the quiet zone that scanners need."""

from html import escape

import segno

QUIET = 4


def qr_code(address: str, *, title: str, colour: str = "#16232a") -> str:
    """The SVG; the title names what the code leads to. Dark modules on white whatever the theme, or telephones refuse."""
    rows = [bytes(row) for row in segno.make_qr(address, error="m").matrix]
    size = len(rows) + 2 * QUIET
    path = "".join(f"M{start + QUIET} {y + QUIET}h{length}v1h-{length}z" for y, row in enumerate(rows) for start, length in _runs(row))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {size} {size}" width="{size}" height="{size}" '
        f'role="img" shape-rendering="crispEdges"><title>{escape(title)}</title>'
        f'<rect width="{size}" height="{size}" fill="#ffffff"/><path fill="{colour}" d="{path}"/></svg>'
    )


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Start and length of every dark run: one rectangle a run leaves no hairlines between modules."""
    runs, start = [], None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            runs.append((start, x - start))
            start = None
    return runs
