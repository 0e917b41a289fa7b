"""Inviting to a side or beside the sides, and looking after what was sent."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from partnerships.domain.errors import InvalidInput
from partnerships.models import Invitation, Party
from partnerships.queries.invitations import sent_by_side
from partnerships.services import clock
from partnerships.services.asking import allow_asker as allow
from partnerships.services.asking import decline_asker as decline
from partnerships.services.invitation import change_address, issue, renew, withdraw
from partnerships.services.inviters import FROZEN
from partnerships.web.access import Seat, seat_of
from partnerships.web.forms.invitation import APPROVES, ONLY_SIGNS, SIGNS, VIEWS, WORKS, CompanionForm, InviteForm, NewAddressForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.invitation_access import held_invitation
from partnerships.web.middleware import sentence
from partnerships.web.sent_links import new_link, refuse_too_many_mails, say_what_was_sent

BESIDE = frozenset({Invitation.Kind.CONSULTANT, Invitation.Kind.OBSERVER, Invitation.Kind.THIRD_PARTY})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def invite(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """One person to the other side, or with ?side=own to the own one. The link is shown on the next page, once."""
    seat = seat_of(request, public_id)
    party = _invited_party(request, seat)
    form = InviteForm(request.POST if request.method == "POST" else None, possible=_possible(seat, party))
    if request.method == "POST" and form.is_valid():
        try:
            refuse_too_many_mails(request, form.cleaned_data["email"])
            invitation, token = issue(by=seat.actor, party=party, email=form.cleaned_data["email"], **form.terms)
        except InvalidInput as refusal:
            form.add_error("email", sentence(refusal))
        else:
            say_what_was_sent(request, invitation, token)
            return redirect("invite", public_id)
    context = {"party": party, "is_own_side": party.pk == seat.party.pk, "frozen": seat.round.stage in FROZEN, "form": form}
    context |= {"seat": seat, "new_link": new_link(request), "invitations": sent_by_side(seat.party, now=clock.now())}
    return render(request, "invitation/invite.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def invite_companion(request: AccountRequest, public_id: UUID, kind: str) -> HttpResponse:
    """A consultant, an observer, or the third party of the conflict clause."""
    seat = seat_of(request, public_id)
    if kind not in BESIDE:
        raise Http404
    form = CompanionForm(request.POST if request.method == "POST" else None, kind=kind)
    if request.method == "POST" and form.is_valid():
        try:
            refuse_too_many_mails(request, form.cleaned_data["email"])
            invitation, token = issue(by=seat.actor, kind=kind, party=seat.party, email=form.cleaned_data["email"], **form.terms)
        except InvalidInput as refusal:
            form.add_error("email", sentence(refusal))
        else:
            say_what_was_sent(request, invitation, token)
            return redirect("invite", public_id)
    context = {"seat": seat, "kind": kind, "form": form}
    return render(request, "invitation/invite_companion.html", context, status=400 if form.errors else 200)


@require_POST
@signed_in
def withdraw_invitation(request: AccountRequest, invitation_id: UUID) -> HttpResponse:
    held = held_invitation(request, invitation_id)
    withdraw(by=held.by, invitation=held.invitation)
    messages.success(request, gettext("The invitation is withdrawn. Its link no longer works."))
    return redirect(held.list_address)


@require_POST
@signed_in
def renew_invitation(request: AccountRequest, invitation_id: UUID) -> HttpResponse:
    """The same invitation with a new link; the old one stops working."""
    held = held_invitation(request, invitation_id)
    refuse_too_many_mails(request, held.invitation.email)
    invitation, token = renew(by=held.by, invitation=held.invitation)
    say_what_was_sent(request, invitation, token)
    return redirect(held.list_address)


@require_POST
@signed_in
def link_invitation(request: AccountRequest, invitation_id: UUID) -> HttpResponse:
    """A new link to hand over, for an invitation whose mail does not arrive."""
    held = held_invitation(request, invitation_id)
    invitation, token = renew(by=held.by, invitation=held.invitation, sends=False)
    say_what_was_sent(request, invitation, token, as_link=True)
    return redirect(held.list_address)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def readdress_invitation(request: AccountRequest, invitation_id: UUID) -> HttpResponse:
    """The same invitation to another address."""
    held = held_invitation(request, invitation_id)
    form = NewAddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            refuse_too_many_mails(request, form.cleaned_data["email"])
            invitation, token = change_address(by=held.by, invitation=held.invitation, email=form.cleaned_data["email"])
        except InvalidInput as refusal:
            form.add_error("email", sentence(refusal))
        else:
            say_what_was_sent(request, invitation, token)
            return redirect(held.list_address)
    context = {"invitation": held.invitation, "back": held.list_address, "form": form}
    return render(request, "invitation/readdress.html", context, status=400 if form.errors else 200)


@require_POST
@signed_in
def allow_asker(request: AccountRequest, invitation_id: UUID) -> HttpResponse:
    """Whoever asks may accept with their address."""
    held = held_invitation(request, invitation_id)
    if held.invitation.asked_by is not None:
        refuse_too_many_mails(request, held.invitation.asked_by.email)
    invitation, token = allow(by=held.by, invitation=held.invitation, asked=request.POST.get("asked", ""))
    say_what_was_sent(request, invitation, token)
    return redirect(held.list_address)


@require_POST
@signed_in
def decline_asker(request: AccountRequest, invitation_id: UUID) -> HttpResponse:
    held = held_invitation(request, invitation_id)
    decline(by=held.by, invitation=held.invitation, asked=request.POST.get("asked", ""))
    messages.success(request, gettext("The invitation stays with the address to which it went. Whoever asked gets a mail."))
    return redirect(held.list_address)


def _invited_party(request: AccountRequest, seat: Seat) -> Party:
    """The other side until somebody has acted for it, then the own one; who asks for the own side gets it."""
    vacant = [party for party in seat.others if not party.representatives.exists()]
    return seat.party if request.GET.get("side") == "own" or not vacant else vacant[0]


def _possible(seat: Seat, party: Party) -> tuple[str, ...]:
    """What the invited person can do: the first of a side works on it, and a frozen text has named who signs."""
    if party.pk != seat.party.pk:
        return SIGNS, WORKS
    signing = () if seat.round.stage in FROZEN else (SIGNS, ONLY_SIGNS)
    approving = (APPROVES,) if party.organisation_id is not None else ()
    return tuple(key for key in (SIGNS, WORKS, ONLY_SIGNS, APPROVES, VIEWS) if key in {WORKS, VIEWS, *signing, *approving})
