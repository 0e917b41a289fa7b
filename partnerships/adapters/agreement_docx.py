"""The agreement as a text document for lawyers: a copy to work with, with its numbers typed out, and at its end which text it is."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import rfc8785
from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerships.adapters.agreement_words import Block, Record, Signatures, Signed, agreement_blocks, notice_of, proof_blocks
from partnerships.adapters.docx import MUTED, NOTICE, TextDocument
from partnerships.adapters.minutes import Heading, Items, Paragraph, Table

PAGE, PAGES = "\ue000", "\ue001"  # private characters: no translation has them


def agreement_docx(
    agreement: Mapping[str, Any],
    record: Record | None,
    *,
    state: str,
    created: datetime,
    check_code: str = "",
    images: Mapping[str, bytes] | None = None,
) -> bytes:
    """The text as DOCX; `state` is draft, frozen or sealed, `images` holds drawn signatures by their SHA-256. The same bytes each time."""
    with override(agreement["language"]):
        document = TextDocument(title=agreement["title"], language=agreement["language"], created=created)
        notice = notice_of(agreement, state=state)
        version = _("Version %(number)s") % {"number": agreement["number"]}
        document.head(" · ".join(part for part in (agreement["kind"], agreement["title"], version, notice) if part))
        document.foot(_("Page %(page)s of %(pages)s") % {"page": PAGE, "pages": PAGES}, page=PAGE, pages=PAGES)
        document.paragraph(f"{agreement['kind']} · {version}", style=MUTED)
        document.heading(agreement["title"], 0)
        if notice:
            document.paragraph(notice, style=NOTICE, bold=True)
        for block in agreement_blocks(agreement, record):
            _write(document, block, images or {})
        fingerprint = hashlib.sha256(rfc8785.dumps(dict(agreement))).hexdigest()
        for number, block in enumerate(proof_blocks(fingerprint=fingerprint, check_code=check_code, record=record)):
            if number == 0:
                document.page_break()
            _write(document, block, images or {})
    return document.as_bytes()


def _write(document: TextDocument, block: Block, images: Mapping[str, bytes]) -> None:
    match block:
        case Heading():
            document.heading(block.text, block.level, number=block.number)
        case Paragraph():
            style = {"muted": MUTED, "strong": NOTICE}.get(block.look, "Normal")
            document.paragraph(block.text, style=style, label=block.label, language=block.language)
        case Items():
            document.items(block.numbered)
        case Table():
            if block.caption:
                document.paragraph(block.caption)
            document.table(block.head, block.rows)
        case Signatures():
            head = (_("On behalf of"), _("Name"), _("In the role of"), _("Signature"), _("Date"))
            document.table(head, [_signature(place, images) for place in block.places])


def _signature(place: Signed, images: Mapping[str, bytes]) -> tuple[str | bytes, ...]:
    """Drawn, or in words how it was given; empty with room to write where nobody has signed yet."""
    return (place.side, place.name, place.role, images.get(place.image, place.method or "\n\n"), place.day)
