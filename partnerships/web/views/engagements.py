"""The partnerships of an organisation for its administrators: where they stand, who works there, assigning and taking off."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from partnerships.models import Membership, Party, Representative
from partnerships.queries.organisation import engagements
from partnerships.services.assignment import assign_member, unassign_member
from partnerships.web.access import administrator_of
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.organisation_view import engagement_rows


@require_safe
@signed_in
def organisation_partnerships(request: AccountRequest, organisation_id: UUID) -> HttpResponse:
    actor = administrator_of(request, organisation_id)
    context = {"actor": actor, "organisation": actor.organisation, "rows": engagement_rows(engagements(actor.organisation))}
    return render(request, "organisation/partnerships.html", context)


@require_POST
@signed_in
def assign(request: AccountRequest, organisation_id: UUID, partnership_id: UUID) -> HttpResponse:
    """Somebody of the team works on this partnership from now on; the other side sees it in the timeline."""
    actor = administrator_of(request, organisation_id)
    party = _party(actor, partnership_id)
    member = next((one for one in _team(actor) if str(one.public_id) == request.POST.get("member")), None)
    if member is None:
        messages.warning(request, gettext("Choose somebody of the team."))
    else:
        person = assign_member(actor=actor, party=party, member=member)
        messages.success(request, gettext("%(name)s is assigned. The other side sees it in the timeline.") % {"name": person.name})
    return redirect("organisation_partnerships", organisation_id)


@require_POST
@signed_in
def unassign(request: AccountRequest, organisation_id: UUID, partnership_id: UUID, representative_id: UUID) -> HttpResponse:
    actor = administrator_of(request, organisation_id)
    people = Representative.objects.filter(party=_party(actor, partnership_id), left_at=None).select_related("party", "account")
    person = people.filter(public_id=representative_id).first()
    if person is None:
        raise Http404
    unassign_member(actor=actor, representative=person)
    messages.success(request, gettext("%(name)s no longer works on this partnership. To undo it, assign again.") % {"name": person.name})
    return redirect("organisation_partnerships", organisation_id)


def _party(actor: Membership, partnership_id: UUID) -> Party:
    party = Party.objects.filter(organisation=actor.organisation_id, partnership__public_id=partnership_id).first()
    if party is None:
        raise Http404
    return party


def _team(actor: Membership) -> list[Membership]:
    return list(Membership.objects.filter(organisation=actor.organisation_id, left_at=None))
