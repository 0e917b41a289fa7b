"""What a consultant does: open a partnership for two sides, invite both, and stop accompanying."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from partnerships.domain.errors import InvalidInput
from partnerships.models import Companion, Party
from partnerships.queries.companions import sides_beside
from partnerships.queries.invitations import sent_by_companion
from partnerships.services import clock
from partnerships.services.companions import leave_beside
from partnerships.services.invitation import issue
from partnerships.services.opening import open_for_two_sides
from partnerships.web.access import Beside, beside_of
from partnerships.web.forms.companions import OpenForTwoForm
from partnerships.web.forms.invitation import SIGNS, WORKS, InviteForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.sent_links import new_link, refuse_too_many_mails, say_what_was_sent


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def open_for_two(request: AccountRequest) -> HttpResponse:
    form = OpenForTwoForm.of(request.user, get_language(), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        consultant = open_for_two_sides(account=request.user, **form.opening)
        messages.success(request, gettext("The partnership is open. Now invite both sides."))
        return redirect("beside_invitations", consultant.partnership.public_id)
    return render(request, "companions/open.html", {"form": form}, status=400 if form.errors else 200)


@require_safe
@signed_in
def invitations(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Both sides, how far the consultant's invitations to them are, and who is there already."""
    beside = _as_opener(request, public_id)
    context = {
        "seat": beside,
        "sides": sides_beside(beside.round, now=clock.now()),
        "new_link": new_link(request),
        "invitations": sent_by_companion(beside.companion, now=clock.now()),
    }
    return render(request, "companions/invitations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def invite_side(request: AccountRequest, public_id: UUID, position: int) -> HttpResponse:
    """The first person of a side for which nobody acts yet."""
    beside = _as_opener(request, public_id)
    party = _party(beside, position)
    form = InviteForm(request.POST if request.method == "POST" else None, possible=(SIGNS, WORKS))
    if request.method == "POST" and form.is_valid():
        try:
            refuse_too_many_mails(request, form.cleaned_data["email"])
            invitation, token = issue(by=beside.companion, party=party, email=form.cleaned_data["email"], **form.terms)
        except InvalidInput as refusal:
            form.add_error("email", sentence(refusal))
        else:
            say_what_was_sent(request, invitation, token)
            return redirect("beside_invitations", public_id)
    context = {"seat": beside, "party": party, "form": form, "is_taken": party.representatives.exists()}
    return render(request, "companions/invite_side.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def leave(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """A page that says what ends; only the button ends it. For everybody beside the sides."""
    beside = beside_of(request, public_id)
    if request.method == "POST":
        leave_beside(actor=beside.companion)
        messages.success(request, gettext("You no longer stand beside this partnership. Both sides get a mail."))
        return redirect("partnership_list")
    return render(request, "companions/leave.html", {"seat": beside})


def _as_opener(request: AccountRequest, public_id: UUID) -> Beside:
    """The place of the consultant who opened for both sides; the same 404 for everybody else."""
    beside = beside_of(request, public_id)
    if beside.companion.kind != Companion.Kind.CONSULTANT or beside.companion.party_id is not None:
        raise Http404
    return beside


def _party(beside: Beside, position: int) -> Party:
    for party in beside.parties:
        if party.position == position:
            return party
    raise Http404
