"""The page behind an invitation's link, and joining: a side, a team, or beside the sides."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnerships.domain.errors import InvalidInput, InvitationNotValid
from partnerships.models import Companion, Invitation, Representative
from partnerships.queries.organisation import may_connect
from partnerships.services.asking import ask_inviter as ask
from partnerships.services.invitation import invitation_by_id, inviter_name, refuse, title_of, valid_invitation
from partnerships.services.joining import Joined, is_for, is_frozen
from partnerships.services.joining import accept_invitation as accept
from partnerships.web.forms.invitation import AcceptInvitationForm, is_first_of_side
from partnerships.web.http import AccountRequest, signed_in

OPENED = "opened_invitation"


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what. The button remembers the invitation, so that the token leaves the address."""
    found = valid_invitation(token)
    if request.method == "POST":
        request.session[OPENED] = str(found.public_id)
        return redirect("accept_invitation")
    return render(request, "invitation/page.html", {**_shown(found), "token": token})


@require_POST
def refuse_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """“This is not meant for me”: nobody has to sign in for it."""
    refuse(invitation=valid_invitation(token))
    request.session.pop(OPENED, None)
    return redirect("invitation_refused")


@require_safe
def invitation_refused(request: HttpRequest) -> HttpResponse:
    return render(request, "invitation/refused.html")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def accept_invitation(request: AccountRequest) -> HttpResponse:
    found = _opened_invitation(request)
    if not is_for(found, request.user):
        context = {**_shown(found), "has_asked": found.asked_by_id == request.user.pk}
        return render(request, "invitation/another_address.html", context, status=403)
    form = AcceptInvitationForm(found, request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("person_name", "side_name") if name in form.cleaned_data}
        joined = accept(account=request.user, invitation=found, **words)
        del request.session[OPENED]
        return redirect(_way_in(request, joined))
    context = {**_shown(found), "form": form, "frozen": is_frozen(found)}
    return render(request, "invitation/accept.html", context, status=400 if form.errors else 200)


@require_POST
@signed_in
def ask_inviter(request: AccountRequest) -> HttpResponse:
    """Ask whoever invites to let this address in."""
    found = _opened_invitation(request)
    if found.asked_by_id != request.user.pk and not ratelimit.consume(request, action="ask_inviter"):
        raise InvalidInput(_("You have asked several times today. Write to whoever invited you, or ask again tomorrow."))
    ask(account=request.user, invitation=found)
    return redirect("accept_invitation")


def _shown(found: Invitation) -> dict[str, object]:
    """What the pages of an invitation say of it."""
    return {"invitation": found, "is_first": is_first_of_side(found), "inviter": inviter_name(found), "title": title_of(found)}


def _way_in(request: AccountRequest, joined: Joined) -> str:
    """Where somebody who has just joined goes on. The third party reads nothing before it is called."""
    if isinstance(joined, Representative):
        is_first = not joined.party.representatives.exclude(pk=joined.pk).exists()
        # the first of an organisation's side may say in whose name it acts
        name = "connect_organisation" if is_first and may_connect(joined) else "partnership"
        return reverse(name, args=[joined.party.partnership.public_id])
    if isinstance(joined, Companion):
        if joined.kind != Companion.Kind.THIRD_PARTY:
            return reverse("beside", args=[joined.partnership.public_id])
        messages.success(
            request, gettext("You are named as the third party. A mail comes when a side calls you; until then there is nothing to read.")
        )
        return reverse("partnership_list")
    return reverse("organisation_team", args=[joined.organisation.public_id])


def _opened_invitation(request: AccountRequest) -> Invitation:
    if OPENED not in request.session:
        raise InvitationNotValid
    return invitation_by_id(request.session[OPENED])
