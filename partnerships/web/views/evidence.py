"""The evidence of a sealed agreement as its parties have it: with the IP addresses and devices that nobody else sees."""

import json
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.adapters.evidence_view import evidence_view, moment_text
from partnerships.models import Round, SealedDocument
from partnerships.queries.approval import side_approvals
from partnerships.queries.evidence import traces_of
from partnerships.services.evidence import evidence_as_sealed, evidence_of_the_parties
from partnerships.web.access import Seat, seat_of
from partnerships.web.files import download
from partnerships.web.http import AccountRequest, signed_in


@require_safe
@signed_in
def evidence(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    document = _document(seat.round)
    record = evidence_view(json.loads(document.version.canonical), evidence_as_sealed(document))
    context = {
        "seat": seat,
        "partnership": seat.partnership,
        "document": document,
        "evidence": record,
        "stamped_at": moment_text(document.stamped_at, settings.TIME_ZONE) if document.stamped_at else "",
        "acts": tuple(zip(record.acts, traces_of(document.version), strict=True)),
        "approvals": _approvals(seat, document),
    }
    return render(request, "signing/evidence.html", context)


@require_safe
@signed_in
def evidence_json(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """The same for programs: what stands in the sealed file, and beside it what only the parties have."""
    document = _document(seat_of(request, public_id).round)
    content = json.dumps(evidence_of_the_parties(document), ensure_ascii=False, indent=2, sort_keys=True).encode()
    return download(content, "application/json", f"{document.version.check_code}.evidence.json")


def _document(round_: Round) -> SealedDocument:
    document = SealedDocument.objects.filter(version__round=round_).select_related("version").first()
    if document is None:
        raise Http404
    document.version.round = round_
    return document


def _approvals(seat: Seat, document: SealedDocument) -> tuple[dict[str, Any], ...]:
    """Which sides approved before signing, and when; by whom, a side knows of itself only."""
    given = (side for side in side_approvals(document.version, seat.actor) if side.is_given)
    return tuple({"party": side.party, "by": side.own.representative.name if side.own else ""} for side in given)
