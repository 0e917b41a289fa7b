"""The files of an agreement: the reading copy of the text as it stands, and the sealed document in its two forms."""

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.safestring import SafeString

from partnerships.adapters import storage
from partnerships.adapters.document import agreement_body, agreement_pdf
from partnerships.domain.agreement import to_json
from partnerships.models import AgreementVersion, Round, SealedDocument
from partnerships.queries.agreement import current_version, draft_agreement, next_number
from partnerships.queries.organisation import logos_of
from partnerships.services import clock
from partnerships.services.evidence import evidence_as_sealed


def text_of(round_: Round, version: AgreementVersion | None) -> dict[str, Any]:
    """The frozen text, or without a version the text as it stands."""
    if version is None:
        return to_json(draft_agreement(round_, number=next_number(round_)))
    frozen: dict[str, Any] = json.loads(version.canonical)
    return frozen


def body_for_sides(round_: Round, version: AgreementVersion | None) -> SafeString:
    """The text for a page of the sides; once it is sealed, with the signatures."""
    sealed = _sealed_of(version)
    return agreement_body(text_of(round_, version), evidence_as_sealed(sealed) if sealed else None)


def body_beside(round_: Round, version: AgreementVersion | None) -> SafeString:
    """The text for somebody who belongs to no side. Who signed when is no part of what they are shown."""
    return agreement_body(text_of(round_, version), signatures=_sealed_of(version) is None)


def reading_copy(round_: Round) -> HttpResponse:
    """The reading copy: of the frozen version, marked as one to sign, or of the text as it stands, marked as a draft."""
    version = current_version(round_)
    created = version.frozen_at if version else clock.now()
    logos = {place: storage.read(logo) for place, logo in logos_of(round_.partnership_id).items()}
    pdf = agreement_pdf(text_of(round_, version), None, final=False, for_signing=version is not None, created=created, logos=logos)
    return HttpResponse(pdf, headers={"Content-Type": "application/pdf", "Content-Disposition": 'inline; filename="agreement.pdf"'})


def sealed_pdf(round_: Round) -> HttpResponse:
    """The bytes in which the agreement lives; 404 where there are none."""
    sealed = _sealed(round_)
    return download(storage.read(sealed.file_hash), "application/pdf", f"{sealed.version.check_code}.pdf")


def sealed_json(round_: Round) -> HttpResponse:
    """The canonical agreement of the sealed document; its SHA-256 is the fingerprint. 404 where there is none."""
    sealed = _sealed(round_)
    return download(sealed.version.canonical.encode(), "application/json", f"{sealed.version.check_code}.json")


def _sealed_of(version: AgreementVersion | None) -> SealedDocument | None:
    return SealedDocument.objects.filter(version=version).select_related("version__round__partnership").first() if version else None


def _sealed(round_: Round) -> SealedDocument:
    sealed = SealedDocument.objects.filter(version__round=round_).select_related("version").first()
    if sealed is None:
        raise Http404
    return sealed


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file to keep."""
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
