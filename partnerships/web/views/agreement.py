"""The whole text as it stands, what is missing, freezing it for signing, and the reading copy as PDF."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from partnerships.adapters.document import agreement_body
from partnerships.adapters.document import agreement_pdf as render_pdf
from partnerships.domain.agreement import to_json
from partnerships.domain.lifecycle import Stage
from partnerships.models import AgreementVersion
from partnerships.queries.agreement import current_version, draft_agreement, next_number, readiness
from partnerships.queries.negotiation import clause_views
from partnerships.services import clock
from partnerships.services.agreement import freeze_agreement
from partnerships.web.access import Seat
from partnerships.web.agreement_view import facts_apart, missing_facts
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.revealed import revealed_seat
from partnerships.web.worth_a_look import before_freezing, beside_clauses


@require_safe
@signed_in
def agreement(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    version = current_version(seat.round)
    context = {"seat": seat, "version": version, "body": agreement_body(_text(seat, version))}
    if version is None:
        context |= _what_is_missing(seat) | beside_clauses(seat, clause_views(seat.round))
    return render(request, "agreeing/agreement.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def freeze(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """A page that says what freezing does, and its button."""
    seat = revealed_seat(request, public_id)
    if request.method == "POST":
        version = freeze_agreement(actor=seat.actor, round_=seat.round)
        messages.success(request, gettext("Version %(number)s is frozen and ready to be signed.") % {"number": version.number})
        return redirect("agreement", public_id)
    if seat.round.stage != Stage.NEGOTIATING:
        return redirect("agreement", public_id)
    return render(request, "agreeing/freeze.html", {"seat": seat, **_what_is_missing(seat), **before_freezing(seat)})


@require_safe
@signed_in
def agreement_pdf(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """The reading copy: of the frozen version, or of the text as it stands. It is marked as not signed."""
    seat = revealed_seat(request, public_id)
    version = current_version(seat.round)
    created = version.frozen_at if version else clock.now()
    pdf = render_pdf(_text(seat, version), None, final=False, created=created)
    return HttpResponse(pdf, headers={"Content-Type": "application/pdf", "Content-Disposition": 'inline; filename="agreement.pdf"'})


def _text(seat: Seat, version: AgreementVersion | None) -> dict[str, Any]:
    if version is None:
        return to_json(draft_agreement(seat.round, number=next_number(seat.round)))
    frozen: dict[str, Any] = json.loads(version.canonical)
    return frozen


def _what_is_missing(seat: Seat) -> dict[str, Any]:
    ready = readiness(seat.round)
    return {"readiness": ready, "missing": missing_facts(ready, seat), "apart": facts_apart(ready.facts_apart)}
