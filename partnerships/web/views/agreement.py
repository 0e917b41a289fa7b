"""The whole text as it stands, what is missing, freezing it for signing, and the reading copy as PDF."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from partnerships.domain.errors import InvalidInput
from partnerships.domain.lifecycle import Stage
from partnerships.models import AgreementVersion
from partnerships.queries.agreement import current_version, readiness
from partnerships.queries.approval import awaited_approvals, wanting_approval
from partnerships.queries.negotiation import clause_views
from partnerships.queries.signing_order import signatories_of
from partnerships.services.agreement import freeze_agreement
from partnerships.web.access import Seat
from partnerships.web.agreement_view import facts_apart, missing_facts
from partnerships.web.drawn import drawn
from partnerships.web.files import body_for_sides, reading_copy
from partnerships.web.forms.arranging import ArrangeForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.revealed import revealed_seat
from partnerships.web.worth_a_look import before_freezing, beside_agreement


@require_safe
@signed_in
def agreement(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    version = current_version(seat.round)
    context = {"seat": seat, "version": version, "body": body_for_sides(seat.round, version)}
    if version is None:
        context |= _what_is_missing(seat) | beside_agreement(seat, clause_views(seat.round))
    return render(request, "agreeing/agreement.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def freeze(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """A page that says what freezing does, and its button."""
    seat = revealed_seat(request, public_id)
    if request.method != "POST" and seat.round.stage != Stage.NEGOTIATING:
        return redirect("agreement", public_id)
    form = ArrangeForm(request.POST if request.method == "POST" else None, people=tuple(signatories_of(seat.round).values()))
    if request.method == "POST" and form.is_valid():
        try:
            version = freeze_agreement(actor=seat.actor, round_=seat.round, arrangement=form.arrangement)
        except InvalidInput as refusal:
            form.add_error("sign_by", sentence(refusal))
        else:
            messages.success(request, _what_was_frozen(version))
            return redirect("agreement", public_id)
    context = {"seat": seat, "form": form, "approving": wanting_approval(seat.partnership.pk)}
    context |= _what_is_missing(seat) | before_freezing(seat)
    return render(request, "agreeing/freeze.html", context, status=400 if form.errors else 200)


@require_safe
@signed_in
@drawn
def agreement_pdf(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """The reading copy: of the frozen version, or of the text as it stands. It is marked as not signed."""
    return reading_copy(revealed_seat(request, public_id).round)


def _what_was_frozen(version: AgreementVersion) -> str:
    if awaited_approvals(version):
        return gettext("Version %(number)s is frozen. It waits for approval, and can then be signed.") % {"number": version.number}
    return gettext("Version %(number)s is frozen and ready to be signed.") % {"number": version.number}


def _what_is_missing(seat: Seat) -> dict[str, Any]:
    ready = readiness(seat.round)
    return {"readiness": ready, "missing": missing_facts(ready, seat), "apart": facts_apart(ready.facts_apart)}
