"""The page of those who receive the agreement: both sides see both lists, and each side looks after its own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnerships.domain.distribution import RECIPIENTS_AT_MOST
from partnerships.domain.errors import InvalidInput, TransitionNotAllowed
from partnerships.domain.lifecycle import Action, Stage
from partnerships.models import Delivery, Recipient
from partnerships.queries.agreement import current_version
from partnerships.queries.distribution import is_printed, listed
from partnerships.services import clock
from partnerships.services.distribution import (
    BEFORE_THE_REVEAL,
    NOT_YET,
    change_recipient,
    extend_copy,
    name_recipient,
    remove_recipient,
    send_copy,
    withdraw_copy,
)
from partnerships.web.access import Seat, seat_of
from partnerships.web.copies_view import side_lists
from partnerships.web.forms.copies import RecipientForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence


@require_safe
@signed_in
def copies(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return _page(request, _open_seat(request, public_id))


@require_POST
@signed_in
def add_recipient(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Name somebody; once the document is sealed, the link leaves at once."""
    seat = _open_seat(request, public_id)
    form = RecipientForm(request.POST, comes_later=_is_sealed(seat))
    if form.is_valid():
        try:
            recipient = name_recipient(actor=seat.actor, round_=seat.round, entry=form.entry(), once=form.cleaned_data["once"])
        except InvalidInput as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, gettext("%(name)s is on your list.") % {"name": recipient.name})
            return _back(public_id)
    return _page(request, seat, form=form, status=400)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit_recipient(request: AccountRequest, public_id: UUID, recipient_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    recipient = _own(seat, recipient_id)
    printed = is_printed(recipient, current_version(seat.round))
    form = RecipientForm.of(recipient, request.POST if request.method == "POST" else None, is_printed=printed, comes_later=_is_sealed(seat))
    if request.method == "POST" and form.is_valid():
        try:
            change_recipient(actor=seat.actor, recipient=recipient, entry=form.entry(recipient))
        except InvalidInput as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, gettext("It is saved."))
            return _back(public_id)
    context = {"seat": seat, "recipient": recipient, "form": form, "printed": printed, "may_change": _may_change(seat)}
    return render(request, "copies/edit.html", context, status=400 if form.errors else 200)


@require_POST
@signed_in
def drop_recipient(request: AccountRequest, public_id: UUID, recipient_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    recipient = _own(seat, recipient_id)
    remove_recipient(actor=seat.actor, recipient=recipient)
    messages.success(request, gettext("%(name)s is off your list, and receives nothing more.") % {"name": recipient.name})
    return _back(public_id)


@require_POST
@signed_in
def send_link(request: AccountRequest, public_id: UUID, recipient_id: UUID) -> HttpResponse:
    """A new link; the one before stops working."""
    seat = seat_of(request, public_id)
    recipient = _own(seat, recipient_id)
    send_copy(actor=seat.actor, recipient=recipient)
    messages.success(request, gettext("A link is on its way to %(email)s.") % {"email": recipient.email})
    return _back(public_id)


@require_POST
@signed_in
def withdraw_link(request: AccountRequest, public_id: UUID, link_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    withdraw_copy(actor=seat.actor, delivery=_own_link(seat, link_id))
    messages.success(request, gettext("The link no longer opens."))
    return _back(public_id)


@require_POST
@signed_in
def extend_link(request: AccountRequest, public_id: UUID, link_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    extend_copy(actor=seat.actor, delivery=_own_link(seat, link_id))
    messages.success(request, gettext("The link opens for thirty days from today."))
    return _back(public_id)


def _open_seat(request: AccountRequest, public_id: UUID) -> Seat:
    """The seat, in a stage in which both sides see both lists: before that there is nothing to name."""
    seat = seat_of(request, public_id)
    if seat.round.stage in BEFORE_THE_REVEAL:
        raise TransitionNotAllowed(NOT_YET)
    return seat


def _is_sealed(seat: Seat) -> bool:
    return seat.round.stage == Stage.SEALED


def _may_change(seat: Seat) -> bool:
    return seat.may(Action.STATE_FACTS) or seat.may(Action.DISTRIBUTE)


def _own(seat: Seat, recipient_id: UUID) -> Recipient:
    recipient = Recipient.objects.filter(round=seat.round, party=seat.party, public_id=recipient_id).first()
    if recipient is None:
        raise Http404
    return recipient


def _own_link(seat: Seat, link_id: UUID) -> Delivery:
    found = Delivery.objects.filter(recipient__round=seat.round, recipient__party=seat.party, public_id=link_id)
    delivery = found.select_related("recipient").first()
    if delivery is None:
        raise Http404
    return delivery


def _back(public_id: UUID) -> HttpResponse:
    return redirect(reverse("copies", args=[public_id]) + "#main")


def _page(request: AccountRequest, seat: Seat, *, form: RecipientForm | None = None, status: int = 200) -> HttpResponse:
    is_sealed = _is_sealed(seat)
    found = listed(seat.round, current_version(seat.round), now=clock.now())
    context: dict[str, Any] = {
        "seat": seat,
        "lists": side_lists(found, seat.parties, seat.party, is_sealed=is_sealed),
        "is_sealed": is_sealed,
        "may_change": _may_change(seat),
        "sends": is_sealed and not seat.partnership.is_specimen,
        "limit": RECIPIENTS_AT_MOST,
        "form": form or RecipientForm(language=seat.partnership.language, comes_later=is_sealed),
    }
    return render(request, "copies/page.html", context, status=status)
