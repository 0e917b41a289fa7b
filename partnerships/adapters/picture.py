"""The picture of all questions on paper: one page as PDF, the same as PNG, and the drawing alone for other documents."""

import io
import threading
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi

from partnerships.adapters.glyphs import drawable
from partnerships.adapters.pdf import render_document
from partnerships.pictures.drawing import Svg
from partnerships.pictures.paper import PaperPicture, Words

STYLE_SHEET = "static:css/picture-print.css"
# A4 without its margins, less what stands above and below the drawing, in points.
PAPER_WIDTH, PAPER_HEIGHT = 535.0, 560.0
MANY_SIDES, MANY_SIDES_TAKE = 3, 30.0
# Around the drawing alone, and what its legend takes.
EDGE, LEGEND_HEIGHT = 6.0, 62.0
DOTS_PER_POINT = 2.5
# Where the baseline lies within a line of text that is 1.4 times as high as its letters.
LINE, BASELINE = 1.4, 1.07
# the library behind it may be used by one thread at a time
_drawing = threading.Lock()


@dataclass(frozen=True)
class Sign:
    """One sign of the legend and its word."""

    drawing: Svg
    words: str


@dataclass(frozen=True)
class Side:
    """A side that stands in the picture."""

    name: str
    drawing: Svg


@dataclass(frozen=True)
class Start:
    """One gap to start with: its question, its topic, and why it comes first."""

    question: str
    topic: str
    why: str


@dataclass(frozen=True)
class PictureSheet:
    """Everything on the page, in the reader's language."""

    title: str
    opened_at: datetime
    sides: tuple[Side, ...]
    signs: tuple[Sign, ...]
    counts: str
    picture: PaperPicture
    starts: tuple[Start, ...]

    @property
    def has_many_sides(self) -> bool:
        """Whether their names need more than the first line of the legend."""
        return len(self.sides) > MANY_SIDES


def picture_pdf(sheet: PictureSheet, *, identifier: str) -> bytes:
    """One page A4 for a meeting; the same bytes for the same answers."""
    return _rendered(render_to_string("picture/sheet.html", _context(sheet)), sheet.title, identifier, sheet.opened_at)


def drawing_png(sheet: PictureSheet) -> bytes:
    """The drawing with its legend alone: for a document of another kind."""
    width, height = sheet.picture.width + 2 * EDGE, sheet.picture.height + LEGEND_HEIGHT + 2 * EDGE
    page = format_html("<style>@page drawing {{ size: {}pt {}pt; }}</style>", round(width), round(height))
    context = _context(sheet) | {"page": page}
    return page_png(_rendered(render_to_string("picture/drawing.html", context), sheet.title, sheet.title, sheet.opened_at))


def picture_markup(picture: PaperPicture) -> SafeString:
    """The drawing with its words in their places, for a page that WeasyPrint draws with STYLE_SHEET."""
    words = format_html_join("", '<p class="{}" dir="{}" style="{}">{}</p>', (_placed(word, picture.width) for word in picture.words))
    # the drawing is our own and escapes every text in it
    drawing = mark_safe(picture.drawing)  # noqa: S308
    size = f"width:{picture.width:.0f}pt;height:{picture.height:.0f}pt"
    return format_html('<div class="paper" dir="ltr" style="{}">{}{}</div>', size, drawing, words)


def page_png(pdf: bytes) -> bytes:
    """The first page of a PDF of ours as an image."""
    import pypdfium2  # only when a page is asked for: it brings a large library

    with _drawing:
        document = pypdfium2.PdfDocument(pdf)
        try:
            image = document[0].render(scale=DOTS_PER_POINT).to_pil()
        finally:
            document.close()
    written = io.BytesIO()
    image.convert("RGB").save(written, format="PNG", optimize=True)
    return written.getvalue()


def _context(sheet: PictureSheet) -> dict[str, Any]:
    style = format_html('<link rel="stylesheet" href="{}">', STYLE_SHEET)
    drawing = picture_markup(sheet.picture)
    return {"sheet": sheet, "style": style, "drawing": drawing, "language": get_language(), "is_rtl": get_language_bidi()}


def _placed(word: Words, width: float) -> tuple[str, str, str, str]:
    """A box that ends where the words begin or end; physical sides, for the drawing has no direction of its own."""
    rtl = get_language_bidi()
    grows_leftwards = rtl == (word.anchor == "start")
    left, room = (0.0, word.x) if grows_leftwards else (word.x, width - word.x)
    align = "right" if grows_leftwards else "left"
    top = word.y - word.size * BASELINE
    style = f"left:{left:.1f}pt;width:{room:.1f}pt;top:{top:.1f}pt;font-size:{word.size:.2f}pt;line-height:{LINE};text-align:{align}"
    return word.css, "rtl" if rtl else "ltr", style, word.text


def _rendered(html: str, title: str, identifier: str, created: datetime) -> bytes:
    return render_document(drawable(html), language=get_language(), title=title, identifier=identifier.encode(), created=created)
