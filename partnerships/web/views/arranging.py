"""Changing in which order a frozen text is signed, and by which day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from partnerships.domain.errors import InvalidInput, NotPermitted, TransitionNotAllowed
from partnerships.domain.lifecycle import Action, Stage, allows
from partnerships.domain.signing_order import Arrangement
from partnerships.models import Representative
from partnerships.queries.signing import SigningTable, signing_table
from partnerships.services.arranging import arrange_signing
from partnerships.services.lifecycle import NO_RIGHT
from partnerships.web.access import Seat, seat_of
from partnerships.web.forms.arranging import ArrangeForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.signing_page import frozen_version


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def arrange(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """A page with the order and the day as they are, and its button. Those who have signed stay where they are."""
    seat = seat_of(request, public_id)
    version = frozen_version(seat)
    _refuse_arranging(seat)
    table = signing_table(version, seat.actor)
    signed, people = _people(table)
    arranged = Arrangement(tuple(version.order), version.sign_by)
    form = ArrangeForm(request.POST if request.method == "POST" else None, people=people, arranged=arranged)
    if request.method == "POST" and form.is_valid():
        try:
            is_changed = arrange_signing(actor=seat.actor, version=version, arrangement=form.arrangement)
        except InvalidInput as refusal:
            form.add_error("sign_by", sentence(refusal))
        else:
            messages.success(request, gettext("Everybody was told how it is signed now.") if is_changed else gettext("It stays as it was."))
            return redirect("sign", public_id)
    context = {"seat": seat, "table": table, "form": form, "signed": signed}
    return render(request, "signing/arrange.html", context, status=400 if form.errors else 200)


def _people(table: SigningTable) -> tuple[tuple[Representative, ...], tuple[Representative, ...]]:
    """Who has signed, as far as this person may know it, and who can be given another place."""
    signed = {signer.key for signer in table.ordered.order.signers if signer.has_signed and table.knows}
    line = table.ordered.in_line
    return tuple(one for one in line if str(one.public_id) in signed), tuple(one for one in line if str(one.public_id) not in signed)


def _refuse_arranging(seat: Seat) -> None:
    if not allows(Stage(seat.round.stage), Action.ARRANGE):
        raise TransitionNotAllowed
    if not seat.may(Action.ARRANGE):
        raise NotPermitted(NO_RIGHT)
