"""Inviting, the page behind an invitation's link, joining, and the ground rules."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_http_methods, require_POST

from partnerships.domain.errors import InvalidInput, InvitationNotValid, NotPermitted
from partnerships.domain.ground_rules import GROUND_RULES
from partnerships.models import Companion, Invitation, Party, Representative
from partnerships.models.encryption import hidden_text, hide_text
from partnerships.queries.partnership import sent_invitations, standing
from partnerships.services import clock
from partnerships.services.ground_rules import accept_ground_rules
from partnerships.services.invitation import invitation_by_id, issue, renew, valid_invitation, withdraw
from partnerships.services.joining import Joined
from partnerships.services.joining import accept_invitation as accept
from partnerships.web.access import Seat, seat_of
from partnerships.web.forms.invitation import AcceptInvitationForm, GroundRulesForm, InviteForm, is_first_of_side
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence

OPENED = "opened_invitation"
NEW_LINK = "new_invitation_link"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def invite(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """One person to the other side, or with ?side=own to the own team. The link is shown on the next page, once."""
    seat = seat_of(request, public_id)
    party = _invited_party(request, seat)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email, signs = form.cleaned_data["email"], form.cleaned_data["signs"] == "yes"
        try:
            _refuse_too_many_mails(request, email)
            invitation, token = issue(by=seat.actor, party=party, email=email, signs=signs)
        except InvalidInput as refusal:
            form.add_error("email", sentence(refusal))
        else:
            _say_what_was_sent(request, invitation, token)
            return redirect("invite", public_id)
    return render(request, "invitation/invite.html", _invite_context(request, seat, party, form), status=400 if form.errors else 200)


@require_POST
@signed_in
def withdraw_invitation(request: AccountRequest, public_id: UUID, invitation_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    withdraw(by=seat.actor, invitation=_invitation_of(seat, invitation_id))
    messages.success(request, gettext("The invitation is withdrawn. Its link no longer works."))
    return redirect("invite", public_id)


@require_POST
@signed_in
def renew_invitation(request: AccountRequest, public_id: UUID, invitation_id: UUID) -> HttpResponse:
    """The same invitation with a new link; the old one stops working."""
    seat = seat_of(request, public_id)
    old = _invitation_of(seat, invitation_id)
    _refuse_too_many_mails(request, old.email)
    invitation, token = renew(by=seat.actor, invitation=old)
    _say_what_was_sent(request, invitation, token)
    return redirect("invite", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what. The button remembers the invitation, so that the token leaves the address."""
    found = valid_invitation(token)
    if request.method == "POST":
        request.session[OPENED] = str(found.public_id)
        return redirect("accept_invitation")
    return render(request, "invitation/page.html", {"invitation": found, "is_first": is_first_of_side(found)})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def accept_invitation(request: AccountRequest) -> HttpResponse:
    found = _opened_invitation(request)
    form = AcceptInvitationForm(found, request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("person_name", "side_name") if name in form.cleaned_data}
        joined = accept(account=request.user, invitation=found, **words)
        del request.session[OPENED]
        return redirect(*_way_in(joined))
    context = {"invitation": found, "is_first": is_first_of_side(found), "form": form}
    return render(request, "invitation/accept.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ground_rules(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    now = standing(seat.actor, now=clock.now())
    suggested = now.suggested_date or now.own.party.open_on
    form = GroundRulesForm(request.POST if request.method == "POST" else None, suggested=suggested)
    if request.method == "POST" and form.is_valid():
        try:
            accept_ground_rules(actor=seat.actor, open_on=form.cleaned_data["open_on"])
        except InvalidInput as refusal:
            form.add_error("open_on", sentence(refusal))
        else:
            return redirect("partnership", public_id)
    context = {"seat": seat, "standing": now, "rules": GROUND_RULES, "form": form}
    return render(request, "invitation/ground_rules.html", context, status=400 if form.errors else 200)


def _way_in(joined: Joined) -> tuple[str, UUID]:
    """Where somebody who has just joined goes on."""
    if isinstance(joined, Representative):
        return "partnership", joined.party.partnership.public_id
    if isinstance(joined, Companion):
        return "beside", joined.partnership.public_id
    return "organisation_team", joined.organisation.public_id


def _invited_party(request: HttpRequest, seat: Seat) -> Party:
    """The other side until somebody acts for it, then the own one; who asks for the own side gets it."""
    vacant = [side.party for side in standing(seat.actor, now=clock.now()).others if not side.has_joined]
    return seat.party if request.GET.get("side") == "own" or not vacant else vacant[0]


def _invite_context(request: AccountRequest, seat: Seat, party: Party, form: InviteForm) -> dict[str, object]:
    return {
        "seat": seat,
        "party": party,
        "is_own_side": party.pk == seat.party.pk,
        "form": form,
        "new_link": _new_link(request),
        "invitations": sent_invitations(seat.party, now=clock.now()),
    }


def _refuse_too_many_mails(request: AccountRequest, email: str) -> None:
    """Nobody fills a mailbox from here."""
    if email and not ratelimit.consume(request, action="invite", key=email.lower()):
        raise InvalidInput(_("Many invitations were sent today. Try again tomorrow, or hand over a link."))


def _new_link(request: AccountRequest) -> str | None:
    """The link of an invitation that was just made: shown on the next page, and then nowhere."""
    hidden = request.session.pop(NEW_LINK, None) if request.method == "GET" else None
    return hidden_text(hidden, bound_to=NEW_LINK) if hidden else None


def _say_what_was_sent(request: AccountRequest, invitation: Invitation, token: str) -> None:
    if invitation.email:
        messages.success(request, gettext("The invitation is on its way to %(email)s.") % {"email": invitation.email})
    else:
        link = request.build_absolute_uri(reverse("invitation", args=[token]))
        request.session[NEW_LINK] = hide_text(link, bound_to=NEW_LINK)


def _invitation_of(seat: Seat, invitation_id: UUID) -> Invitation:
    for sent in sent_invitations(seat.party, now=clock.now()):
        if sent.invitation.public_id == invitation_id:
            return sent.invitation
    raise Http404


def _opened_invitation(request: AccountRequest) -> Invitation:
    if OPENED not in request.session:
        raise InvitationNotValid
    found = invitation_by_id(request.session[OPENED])
    if found.email and found.email != request.user.email:
        raise NotPermitted(_("This invitation was sent to another address. Sign in with that address, or ask for a new invitation."))
    return found
