"""Minutes as a text document, to be written on: the same blocks as on paper."""

from django.utils.translation import gettext, override

from partnerships.adapters.docx import MUTED, NOTICE, TextDocument
from partnerships.adapters.minutes import Block, Heading, Items, Lines, Minutes, Paragraph, Picture, Table
from partnerships.adapters.picture import drawing_png

PAGE, PAGES = "\ue000", "\ue001"  # private characters: no translation has them


def minutes_docx(minutes: Minutes) -> bytes:
    """The minutes as DOCX."""
    with override(minutes.language):
        document = TextDocument(title=f"{minutes.kind}: {minutes.title}", language=minutes.language, created=minutes.at)
        document.head(f"{minutes.kind} · {minutes.notice}")
        document.foot(gettext("Page %(page)s of %(pages)s") % {"page": PAGE, "pages": PAGES}, page=PAGE, pages=PAGES)
        document.paragraph(f"{minutes.kind} · {minutes.when}", style=MUTED)
        document.heading(minutes.title, 0)
        document.paragraph(minutes.notice, style=NOTICE)
        for block in minutes.blocks:
            _write(document, block, minutes)
    return document.as_bytes()


def _write(document: TextDocument, block: Block, minutes: Minutes) -> None:
    match block:
        case Heading():
            document.heading(block.text, block.level, language=block.language)
        case Paragraph():
            style = MUTED if block.look == "muted" else "Normal"
            document.paragraph(block.text, style=style, label=block.label, bold=block.look == "strong", language=block.language)
        case Items():
            document.items(block.numbered, language=block.language)
        case Table():
            if block.caption:
                document.paragraph(block.caption, language=block.language)
            document.table(block.head, block.rows, language=block.language)
        case Picture():
            document.picture(drawing_png(minutes.sheet), words=block.words)
        case Lines():
            document.lines(block.count)
