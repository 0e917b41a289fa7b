"""The picture of all questions: every side's thread runs from question to question, and one sees where they meet."""

from collections.abc import Sequence
from html import escape

from partnerships.pictures.drawing import Svg, element, number
from partnerships.pictures.lines import Category, Door, PictureLabels, PictureLine, PictureTopic, Said
from partnerships.pictures.sheet import TALL, WIDE, Sheet, drawn
from partnerships.pictures.tips import doors

__all__ = ["Category", "Door", "PictureLabels", "PictureLine", "PictureTopic", "Said", "reveal", "row_of_one"]

# A picture with more lines than this is longer than a screen: the ends of the axis are named again at each topic.
LINES_AT_A_GLANCE = 40
AXIS_HEIGHT = 34.0


def reveal(topics: Sequence[PictureTopic], *, labels: PictureLabels, rtl: bool, wide: bool, name: str = "reveal") -> Svg:
    """The picture, wide for a screen or tall for a telephone. `name` makes its ids unique on the page.

    Lines with a door are links that tell on hover and focus what each side said; then the picture is a group of links, otherwise an image.
    """
    has_axis = any(line.has_track for topic in topics for line in topic.lines)
    sheet = Sheet(WIDE if wide else TALL, rtl=rtl, top=AXIS_HEIGHT if has_axis else 0)
    is_long = sum(len(topic.lines) for topic in topics) > LINES_AT_A_GLANCE
    layout = sheet.lay_out(topics, labels, ends_at_each=is_long)
    parts = [*(sheet.axis(labels) if has_axis else ()), *drawn(sheet, layout)]
    links = doors(sheet, layout)
    unique = f"{name}-{sheet.format.name}"
    return Svg(
        element(
            "svg",
            element("title", escape(labels.title), id=f"{unique}-title"),
            element("desc", escape(labels.description), id=f"{unique}-text"),
            *([element("g", *parts, aria_hidden="true"), *links] if links else parts),
            css=f"pic__{sheet.format.name}",
            viewBox=f"0 0 {number(sheet.format.width)} {number(sheet.height)}",
            direction="rtl" if rtl else "ltr",
            role="group" if links else "img",
            aria_labelledby=f"{unique}-title",
            aria_describedby=f"{unique}-text",
        )
    )


def row_of_one(lines: Sequence[PictureLine], *, labels: PictureLabels, rtl: bool, wide: bool = True) -> Svg:
    """One question alone, with the rows of its matrix: the piece of the picture that a meeting talks about. `labels` name its own ends."""
    sheet = Sheet(WIDE if wide else TALL, rtl=rtl)
    layout = sheet.lay_out([PictureTopic("", tuple(lines))], labels, ends_at_each=False)
    size = f"0 0 {number(sheet.format.width)} {number(sheet.height)}"
    css = f"pic__{sheet.format.name}"
    parts = [*sheet.axis(labels), *drawn(sheet, layout)]
    return Svg(element("svg", *parts, css=css, viewBox=size, direction="rtl" if rtl else "ltr", role="img", aria_label=labels.description))
