"""Every question of the picture as a link that tells, on hover and on focus, what each side said and why.

What it tells stands in the table after the picture too, so that screen readers hear the link's name alone.
"""

from html import escape

from partnerships.pictures.drawing import SIDES, element
from partnerships.pictures.lines import Door, Said
from partnerships.pictures.sheet import Layout, Row, Sheet

XHTML = "http://www.w3.org/1999/xhtml"
ROOM = 250.0
"""How high a tip may become; near the end of the sheet it opens upwards."""

ANSWER_LENGTH, REASON_LENGTH = 120, 160


def cut(words: str, length: int) -> str:
    """The words in one line, ended with “…” where they would grow longer: the door leads to the whole."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def doors(sheet: Sheet, layout: Layout) -> list[str]:
    """A link over each question that has a door."""
    return [_door(sheet, row, row.line.door) for row in layout.questions() if row.line.door is not None]


def _door(sheet: Sheet, row: Row, door: Door) -> str:
    width = sheet.format.width + 16
    hit = element("rect", css="pic__hit", x=-8, y=row.top, width=width, height=row.bottom - row.top, rx=7)
    return element("a", hit, _tip(sheet, row, door), css="pic__door", href=door.address, aria_label=door.name)


def _tip(sheet: Sheet, row: Row, door: Door) -> str:
    """Beside the labels where there is room, so that one can go on reading them."""
    tall = sheet.format.label_above
    start, end = (0.0, sheet.format.width) if tall else (sheet.format.track_start - 40, sheet.format.width)
    is_above = row.bottom + ROOM > sheet.height and row.top > ROOM
    words = "".join(_said(said) for said in door.said)
    box = f'<div xmlns="{XHTML}" class="pic__tip{" pic__tip--above" if is_above else ""}"><dl>{words}</dl></div>'
    measures = {"x": min(sheet.x(start), sheet.x(end)), "y": row.top - ROOM if is_above else row.bottom, "width": end - start}
    return element("foreignObject", box, css="pic__room", aria_hidden="true", height=ROOM, **measures)


def _said(said: Said) -> str:
    answer, why = cut(said.answer, ANSWER_LENGTH), cut(said.reason, REASON_LENGTH)
    weight = f' <span class="muted">{escape(said.weight)}</span>' if said.weight else ""
    reason = f'<dd class="pic__why"><bdi>{escape(why)}</bdi></dd>' if why else ""
    who = f'<dt class="who side-{said.side % SIDES}"><span class="mark"></span><bdi>{escape(said.name)}</bdi>{weight}</dt>'
    return f"<div>{who}<dd><bdi>{escape(answer)}</bdi></dd>{reason}</div>"
