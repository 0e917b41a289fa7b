"""Approving a frozen text inside a side, and declining it for good."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from partnerships.domain.errors import InvalidInput, NotPermitted, TransitionNotAllowed
from partnerships.domain.lifecycle import Action, Stage, allows
from partnerships.queries.signing import signing_table
from partnerships.services.approval import approve_agreement
from partnerships.services.declining import decline_agreement
from partnerships.services.lifecycle import REFUSALS
from partnerships.web.access import Seat, recently_confirmed, seat_of
from partnerships.web.forms.approval import ApproveForm, DeclineForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.signing_page import frozen_version, signing_page


@require_POST
@signed_in
def approve_version(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    version = frozen_version(seat)
    form = ApproveForm(request.POST)
    if form.is_valid():
        try:
            approve_agreement(actor=seat.actor, version=version, **form.cleaned_data)
        except InvalidInput as refusal:
            form.add_error("note", sentence(refusal))
        else:
            messages.success(request, gettext("You have approved the text for your side."))
            return redirect("sign", public_id)
    return signing_page(request, seat, version, approve=form, status=400)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@recently_confirmed
def decline_version(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """A page of its own that says what declining ends, what stays, and what would be gentler."""
    seat = seat_of(request, public_id)
    version = frozen_version(seat)
    _refuse_declining(seat)
    form = DeclineForm(request.POST if request.method == "POST" else None, initial={"fingerprint": version.fingerprint})
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data
        try:
            decline_agreement(actor=seat.actor, version=version, fingerprint=answer["fingerprint"], reason=answer["reason"])
        except InvalidInput as refusal:
            form.add_error("reason", sentence(refusal))
        else:
            messages.success(request, gettext("The agreement is declined. Everybody was told."))
            return redirect("partnership", public_id)
    context = {"seat": seat, "table": signing_table(version, seat.actor), "form": form}
    return render(request, "signing/decline.html", context, status=400 if form.errors else 200)


def _refuse_declining(seat: Seat) -> None:
    if not allows(Stage(seat.round.stage), Action.DECLINE):
        raise TransitionNotAllowed
    if not seat.may(Action.DECLINE):
        raise NotPermitted(REFUSALS[Action.DECLINE])
