"""The team of an organisation: who is in it, inviting, changing what somebody does, removing, and leaving."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnerships.domain.errors import InvalidInput
from partnerships.models import Invitation, Membership
from partnerships.queries.invitations import sent_to_team
from partnerships.queries.organisation import engagements_of_member, team_of
from partnerships.services import clock
from partnerships.services.invitation import issue
from partnerships.services.team import change_member, leave_team, remove_member
from partnerships.web.access import administrator_of, membership_of
from partnerships.web.forms.organisation import InviteToTeamForm, MemberForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.organisation_view import acting_rows, does, member_rows
from partnerships.web.sent_links import new_link, refuse_too_many_mails, say_what_was_sent


@require_safe
@signed_in
def team(request: AccountRequest, organisation_id: UUID) -> HttpResponse:
    return _team_page(request, membership_of(request, organisation_id))


@require_POST
@signed_in
def invite(request: AccountRequest, organisation_id: UUID) -> HttpResponse:
    """One person to the team, by mail or by a link that the next page shows once."""
    actor = administrator_of(request, organisation_id)
    form = InviteToTeamForm(request.POST)
    if form.is_valid():
        email = form.cleaned_data["email"]
        try:
            refuse_too_many_mails(request, email)
            invitation, token = issue(by=actor, kind=Invitation.Kind.TEAM, organisation=actor.organisation, email=email, **form.terms)
        except InvalidInput as refusal:
            form.add_error("email", sentence(refusal))
        else:
            say_what_was_sent(request, invitation, token)
            return redirect("organisation_team", organisation_id)
    return _team_page(request, actor, form=form, status=400)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def member(request: AccountRequest, organisation_id: UUID, member_id: UUID) -> HttpResponse:
    """What one member does, and on which partnerships that takes effect."""
    actor = administrator_of(request, organisation_id)
    person = _member(actor, member_id)
    form = MemberForm.of(person, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        change_member(actor=actor, member=person, rights=form.team_rights, capacity=form.cleaned_data["capacity"])
        messages.success(request, gettext("What this person does is saved."))
        return redirect("organisation_team", organisation_id)
    context = {
        "actor": actor,
        "person": person,
        "form": form,
        "acts_on": acting_rows(engagements_of_member(person), person),
        "does": does(person),
    }
    return render(request, "organisation/member.html", context, status=400 if form.errors else 200)


@require_POST
@signed_in
def remove(request: AccountRequest, organisation_id: UUID, member_id: UUID) -> HttpResponse:
    """End somebody's membership; their page says before what that ends."""
    actor = administrator_of(request, organisation_id)
    person = _member(actor, member_id)
    if person.pk == actor.pk:
        return redirect("leave_team", organisation_id)
    remove_member(actor=actor, member=person)
    messages.success(request, gettext("%(name)s is no longer in the team.") % {"name": person.name})
    return redirect("organisation_team", organisation_id)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def leave(request: AccountRequest, organisation_id: UUID) -> HttpResponse:
    """A page that says what leaving ends; only the button leaves."""
    actor = membership_of(request, organisation_id)
    if request.method == "POST":
        leave_team(actor=actor)
        messages.success(request, gettext("You have left the team."))
        return redirect("organisation_list")
    context = {"actor": actor, "acts_on": acting_rows(engagements_of_member(actor), actor), "is_last": _is_last_administrator(actor)}
    return render(request, "organisation/leave.html", context)


def _team_page(request: AccountRequest, actor: Membership, *, form: InviteToTeamForm | None = None, status: int = 200) -> HttpResponse:
    organisation = actor.organisation
    context = {
        "actor": actor,
        "organisation": organisation,
        "members": member_rows(team_of(organisation)),
        "form": form or InviteToTeamForm(),
        "new_link": new_link(request) if actor.administers else None,
        "invitations": sent_to_team(organisation, now=clock.now()) if actor.administers else (),
    }
    return render(request, "organisation/team.html", context, status=status)


def _member(actor: Membership, member_id: UUID) -> Membership:
    people = Membership.objects.filter(organisation=actor.organisation_id, left_at=None).select_related("account", "organisation")
    person = people.filter(public_id=member_id).first()
    if person is None:
        raise Http404
    return person


def _is_last_administrator(actor: Membership) -> bool:
    return actor.administers and sum(member.administers for member in team_of(actor.organisation)) == 1
