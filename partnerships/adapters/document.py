"""The agreement as a document: HTML in its own language, and the PDF with the same data inside for programs."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import rfc8785
from django.template.loader import render_to_string
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerships.adapters.document_view import document_view
from partnerships.adapters.glyphs import drawable
from partnerships.adapters.pdf import Attachment, RenderRefused, render_document
from partnerships.domain.evidence import Evidence

AGREEMENT_FILE = "agreement.json"
EVIDENCE_FILE = "evidence.json"
PAGE, PAGES = "\ue000", "\ue001"  # private characters: no translation has them


def agreement_html(agreement: Mapping[str, Any], evidence: Evidence | None, *, final: bool) -> str:
    """The whole document as the PDF is made from it; `final` gives it the field for the seal and takes the draft notice."""
    with override(agreement["language"]):
        images = {place: f"stored:{place}.png" for place, act in enumerate(_acts(evidence)) if act.image}
        view = document_view(agreement, evidence, fingerprint=_fingerprint(agreement, evidence), final=final, image_addresses=images)
        context = {"document": view, "final": final, "page_numbers": page_numbers()}
        return render_to_string("agreement/document.html", context)


def agreement_body(agreement: Mapping[str, Any], evidence: Evidence | None = None) -> SafeString:
    """The words of the agreement and the places of its signatures for a page of the site, in the agreement's language."""
    with override(agreement["language"]):
        view = document_view(agreement, evidence, fingerprint=_fingerprint(agreement, evidence), final=True, colours=None)
        parts = [render_to_string(f"agreement/{name}.html", {"document": view}) for name in ("body", "signatures")]
    return format_html(
        '<div class="doc" lang="{}" dir="{}">{}</div>',
        view.language,
        view.direction,
        format_html_join("", "{}", ((part,) for part in parts)),
    )


def agreement_pdf(agreement: Mapping[str, Any], evidence: Evidence | None, *, final: bool, created: datetime) -> bytes:
    """The PDF, not yet sealed: the same bytes for the same values. Refuses evidence about another text."""
    attachments = [Attachment(AGREEMENT_FILE, rfc8785.dumps(dict(agreement)), "application/json", "Agreement", "Source")]
    if evidence:
        data = rfc8785.dumps(evidence.as_dict())  # type: ignore[arg-type]  # JSON values only, by construction
        attachments.append(Attachment(EVIDENCE_FILE, data, "application/json", "Evidence of signing", "Data"))
    return render_document(
        drawable(agreement_html(agreement, evidence, final=final)),
        language=agreement["language"],
        title=agreement["title"],
        identifier=_fingerprint(agreement, evidence).encode(),
        created=created,
        attachments=tuple(attachments),
        images={f"{place}.png": act.image for place, act in enumerate(_acts(evidence)) if act.image},
    )


def _acts(evidence: Evidence | None) -> tuple[Any, ...]:
    return evidence.signatures if evidence else ()


def _fingerprint(agreement: Mapping[str, Any], evidence: Evidence | None) -> str:
    fingerprint = hashlib.sha256(rfc8785.dumps(dict(agreement))).hexdigest()
    if evidence and evidence.fingerprint != fingerprint:
        raise RenderRefused("The evidence belongs to another text: its fingerprint is not that of this agreement.")
    return fingerprint


def page_numbers() -> SafeString:
    """“Page 1 of 2”: the translated sentence with the two numbers as elements that the style sheet fills on each page."""
    sentence = escape(_("Page %(page)s of %(pages)s") % {"page": PAGE, "pages": PAGES})
    before, _page, rest = sentence.partition(PAGE)
    between, _pages, after = rest.partition(PAGES)
    number, total = SafeString('<span class="doc-page"></span>'), SafeString('<span class="doc-pages"></span>')
    return format_html("{}{}{}{}{}", SafeString(before), number, SafeString(between), total, SafeString(after))
