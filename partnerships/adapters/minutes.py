"""Minutes for a meeting as plain blocks, and the PDF that is made of them; `minutes_docx` makes the same into a text document."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.template.loader import render_to_string
from django.utils.translation import override

from partnerships.adapters.document import page_numbers
from partnerships.adapters.glyphs import drawable
from partnerships.adapters.pdf import render_document
from partnerships.adapters.picture import PictureSheet, picture_markup
from partnerships.domain.direction import language_direction


@dataclass(frozen=True)
class Heading:
    """A heading; the title of the document is above level 1. `language` where it is not the reader's.

    A number stands before it, on the side where the document begins its lines.
    """

    text: str
    level: int = 1
    language: str = ""
    number: str = ""
    kind: str = "heading"


@dataclass(frozen=True)
class Paragraph:
    """One or more lines of words. Muted words lead on to what matters; a label stands before the words."""

    text: str
    look: Literal["plain", "muted", "strong"] = "plain"
    label: str = ""
    language: str = ""
    kind: str = "paragraph"


@dataclass(frozen=True)
class Items:
    """A list; `numbers` are those of a numbered one, as they were typed."""

    lines: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    language: str = ""
    kind: str = "items"

    @property
    def numbered(self) -> tuple[tuple[str, str], ...]:
        """Each item with its number; without numbers these are empty."""
        return tuple(zip(self.numbers or ("",) * len(self.lines), self.lines, strict=True))


@dataclass(frozen=True)
class Table:
    """Rows under a head; a cell may have several lines."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    language: str = ""
    kind: str = "table"


@dataclass(frozen=True)
class Picture:
    """The picture of all questions, on a page of its own; `words` say the same to those who do not see it."""

    words: str
    kind: str = "picture"


@dataclass(frozen=True)
class Lines:
    """Empty lines to write on."""

    count: int
    kind: str = "lines"

    @property
    def each(self) -> range:
        """One turn for each of them."""
        return range(self.count)


Block = Heading | Paragraph | Items | Table | Picture | Lines


@dataclass(frozen=True)
class Minutes:
    """The state of a conversation, in the reader's language; the words of clauses are in the agreement's."""

    title: str
    kind: str
    notice: str
    """That it is no agreement: at the head of every page."""
    when: str
    language: str
    at: datetime
    blocks: tuple[Block, ...]
    sheet: PictureSheet

    @property
    def direction(self) -> str:
        """Of the reader's language."""
        return language_direction(self.language)


def minutes_pdf(minutes: Minutes, *, identifier: str) -> bytes:
    """The minutes on paper."""
    with override(minutes.language):
        context = {
            "minutes": minutes,
            "sheet": minutes.sheet,
            "drawing": picture_markup(minutes.sheet.picture),
            "page_numbers": page_numbers(),
        }
        html = render_to_string("minutes/document.html", context)
    title = f"{minutes.kind}: {minutes.title}"
    return render_document(drawable(html), language=minutes.language, title=title, identifier=identifier.encode(), created=minutes.at)
