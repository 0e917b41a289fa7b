"""The invitation that a signed-in person may look after, and in which role: for a side, as consultant, or in a team. For all others 404."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from partnerships.models import Companion, Invitation, Membership, Representative
from partnerships.services.inviters import Inviter
from partnerships.web.http import AccountRequest


@dataclass(frozen=True)
class Held:
    """An unused invitation, in the hands of somebody who may withdraw it or send it again."""

    invitation: Invitation
    by: Inviter

    @property
    def list_address(self) -> str:
        """The page that lists it."""
        if isinstance(self.by, Representative):
            return reverse("invite", args=[self.by.party.partnership.public_id])
        if isinstance(self.by, Companion):
            return reverse("beside_invitations", args=[self.by.partnership.public_id])
        return (
            reverse("organisation_team", args=[self.invitation.organisation.public_id])
            if self.invitation.organisation
            else reverse("landing")
        )


def held_invitation(request: AccountRequest, invitation_id: UUID) -> Held:
    """The invitation with whoever looks after it, or 404: a stranger cannot tell that it exists."""
    related = ("party__partnership", "organisation", "invited_by__party", "invited_by_companion", "invited_by_member", "asked_by")
    invitation = Invitation.objects.unused().filter(public_id=invitation_id).select_related(*related).first()
    by = None if invitation is None else _holder(request, invitation)
    if invitation is None or by is None:
        raise Http404
    return Held(invitation, by)


def _holder(request: AccountRequest, invitation: Invitation) -> Inviter | None:
    mine = {"account": request.user, "left_at": None}
    if invitation.organisation_id is not None:
        return Membership.objects.filter(organisation=invitation.organisation_id, administers=True, **mine).first()
    seats = Representative.objects.filter(party__partnership=invitation.party.partnership_id, **mine) if invitation.party else None
    person = seats.select_related("party__partnership", "account").first() if seats is not None else None
    if person is not None:
        is_ours = invitation.invited_by is not None and invitation.invited_by.party_id == person.party_id
        return person if is_ours or _leads_to(invitation, person) else None
    if invitation.invited_by_companion is None:
        return None
    return Companion.objects.filter(pk=invitation.invited_by_companion.pk, **mine).select_related("partnership", "account").first()


def _leads_to(invitation: Invitation, person: Representative) -> bool:
    return invitation.kind == Invitation.Kind.SIDE and invitation.party_id == person.party_id
