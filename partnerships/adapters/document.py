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

from partnerships.adapters.document_view import LONG, DocumentView, Edition, document_view
from partnerships.adapters.glyphs import drawable
from partnerships.adapters.pdf import Attachment, Layout, RenderRefused, render_document
from partnerships.domain.clauses.structure import ANNEXES
from partnerships.domain.evidence import Evidence

AGREEMENT_FILE = "agreement.json"
EVIDENCE_FILE = "evidence.json"
EXTRACT_FILE = "extract.json"
EXTRACT_FORMAT = "arig-extract/1"
LEFT_OUT = (ANNEXES.key, "distribution")
JSON = "application/json"
PAGE, PAGES = "\ue000", "\ue001"  # private characters: no translation has them
FIRST_WORDS = "doc-parties"
"""The anchor of what comes after the contents."""

DRAFT, FOR_SIGNING, FINAL, EXTRACT = Edition("draft"), Edition("for_signing"), Edition("final"), Edition("extract")
Images = Mapping[str, bytes]


def agreement_html(
    agreement: Mapping[str, Any],
    evidence: Evidence | None,
    *,
    final: bool,
    for_signing: bool = False,
    logos: Mapping[int, bytes] | None = None,
) -> str:
    """The whole document as the PDF is made from it, without its table of contents. See `agreement_pdf`."""
    edition = _edition(final=final, for_signing=for_signing)
    return _html(agreement, evidence, edition, _images(evidence, logos), contents=False)


def agreement_body(agreement: Mapping[str, Any], evidence: Evidence | None = None, *, signatures: bool = True) -> SafeString:
    """The words of the agreement for a page of the site, in the agreement's language, with a list of contents where they are many.

    With its signatures, as far as evidence names them, otherwise with the places for them, or without either.
    """
    with override(agreement["language"]):
        view = document_view(agreement, evidence, FINAL, fingerprint=_fingerprint(agreement, evidence), colours=None)
        shown = {"contents_of_page": view.is_long, "body": True, "signatures": signatures, "annexes": True}
        context = {"document": view, "signatures": signatures}
        parts = [render_to_string(f"agreement/{name}.html", context) for name, is_shown in shown.items() if is_shown]
    return format_html(
        '<div class="doc" lang="{}" dir="{}">{}</div>',
        view.language,
        view.direction,
        format_html_join("", "{}", ((part,) for part in parts)),
    )


def agreement_pdf(
    agreement: Mapping[str, Any],
    evidence: Evidence | None,
    *,
    final: bool,
    created: datetime,
    for_signing: bool = False,
    logos: Mapping[int, bytes] | None = None,
) -> bytes:
    """The PDF, not yet sealed: the same bytes for the same values. Refuses evidence about another text.

    `final` gives it the field for the seal. What is not final is a draft with a watermark, or once it is frozen the copy `for_signing`.
    `logos` are those of the parties by their places, as PNG; where there is evidence, it says which.
    """
    edition = _edition(final=final, for_signing=for_signing)
    source = Attachment(AGREEMENT_FILE, rfc8785.dumps(dict(agreement)), JSON, "Agreement", "Source")
    return _pdf(agreement, evidence, edition, _images(evidence, logos), source, created)


def extract_pdf(agreement: Mapping[str, Any], evidence: Evidence, *, created: datetime) -> bytes:
    """The document without its annexes and the list of receivers, not yet sealed. It says so on its cover, and names the whole one
    by check code and fingerprint. The data inside leaves out the same.
    """
    short = without_annexes(agreement)
    data = {
        "format": EXTRACT_FORMAT,
        "left_out": list(LEFT_OUT),
        "whole": {"check_code": evidence.check_code, "fingerprint": _fingerprint(agreement, evidence)},
        "agreement": short,
    }
    source = Attachment(EXTRACT_FILE, rfc8785.dumps(data), JSON, "Extract of the agreement, without its annexes", "Source")  # type: ignore[arg-type]  # JSON values only
    return _pdf(short, evidence, EXTRACT, _images(evidence, None), source, created)


def without_annexes(agreement: Mapping[str, Any]) -> dict[str, Any]:
    """The agreement without the chapter of its annexes and without the list of those who receive it."""
    chapters = [chapter for chapter in agreement["chapters"] if chapter["key"] != ANNEXES.key]
    return {**agreement, "chapters": chapters, "distribution": []}


def _pdf(
    agreement: Mapping[str, Any], evidence: Evidence | None, edition: Edition, images: Images, source: Attachment, created: datetime
) -> bytes:
    fingerprint = _fingerprint_for(agreement, evidence, edition)
    attachments = [source]
    if evidence:
        data = rfc8785.dumps(evidence.as_dict())  # type: ignore[arg-type]  # JSON values only, by construction
        attachments.append(Attachment(EVIDENCE_FILE, data, JSON, "Evidence of signing", "Data"))
    with override(agreement["language"]):
        view = document_view(agreement, evidence, edition, fingerprint=fingerprint, images=images)

    def html(*, contents: bool) -> str:
        return drawable(_markup(view, contents=contents))

    def instead(layout: Layout) -> str | None:
        """A table of contents stands on pages of its own, so that the other pages are the same with it and without."""
        own_pages = layout.anchors[FIRST_WORDS] - 2 if view.is_long else 0
        is_long = layout.pages - own_pages >= LONG
        return None if is_long == view.is_long else html(contents=is_long)

    return render_document(
        html(contents=view.is_long),
        instead=instead,
        language=agreement["language"],
        title=view.file_title,
        identifier=f"{edition}:{fingerprint}".encode() if edition is EXTRACT else fingerprint.encode(),
        created=created,
        attachments=tuple(attachments),
        images=images,
    )


def _html(agreement: Mapping[str, Any], evidence: Evidence | None, edition: Edition, images: Images, *, contents: bool) -> str:
    with override(agreement["language"]):
        fingerprint = _fingerprint_for(agreement, evidence, edition)
        return _markup(document_view(agreement, evidence, edition, fingerprint=fingerprint, images=images), contents=contents)


def _markup(view: DocumentView, *, contents: bool) -> str:
    with override(view.language):
        context = {"document": view, "contents": contents, "page_numbers": page_numbers()}
        return render_to_string("agreement/document.html", context)


def _edition(*, final: bool, for_signing: bool) -> Edition:
    return FINAL if final else FOR_SIGNING if for_signing else DRAFT


def _images(evidence: Evidence | None, logos: Mapping[int, bytes] | None) -> dict[str, bytes]:
    """The pictures of the document, each under the name by which the markup asks for it."""
    if evidence is None:
        return {f"logo-{place}.png": logo for place, logo in (logos or {}).items()}
    found = {f"logo-{place}.png": logo for place, logo in evidence.logos}
    for place, act in enumerate(evidence.signatures):
        found |= {f"{name}-{place}.png": image for name, image in (("signature", act.image), ("stamp", act.stamp)) if image}
    return found


def _fingerprint_for(agreement: Mapping[str, Any], evidence: Evidence | None, edition: Edition) -> str:
    """Of the whole text, also where only an extract of it is printed."""
    return evidence.fingerprint if evidence and edition is EXTRACT else _fingerprint(agreement, evidence)


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
