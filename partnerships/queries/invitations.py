"""Invitations that have been sent and not used: how each stands, and whether its mail has arrived."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q

from partnerships.domain.delivery import Delivery, DeliveryState
from partnerships.models import Companion, Invitation, Organisation, Party
from partnerships.models.invitation import InvitationQuerySet
from partnerships.queries.delivery import deliveries_of


class State(StrEnum):
    """How an unused invitation stands, as whoever sent it sees it."""

    WAITING = "waiting"
    LINK = "link"
    """A link to hand over: no mail."""
    SLOW = "slow"
    """The mail could not leave yet, and is tried again."""
    FAILED = "failed"
    """The mail did not leave, or came back."""
    REFUSED = "refused"
    ASKED = "asked"
    EXPIRED = "expired"


@dataclass(frozen=True)
class SentInvitation:
    """An invitation that nobody has used yet, with its state."""

    invitation: Invitation
    state: State
    reason: str = ""
    """Where the mail did not leave or came back why, in one sentence (a message id)."""

    @property
    def is_expired(self) -> bool:
        """Whether it has run out."""
        return self.state is State.EXPIRED

    @property
    def may_be_sent_again(self) -> bool:
        """Not to an address whose owner said that it is not for them."""
        return self.state is not State.REFUSED or not self.invitation.email


def sent_by_side(party: Party, *, now: datetime) -> tuple[SentInvitation, ...]:
    """What this side has sent, and what others have sent to it; the newest first."""
    to_this_side = Q(party=party, kind=Invitation.Kind.SIDE) & ~Q(invited_by__party__partnership=party.partnership_id)
    return _sent(Invitation.objects.filter(Q(invited_by__party=party) | to_this_side), now)


def sent_by_companion(companion: Companion, *, now: datetime) -> tuple[SentInvitation, ...]:
    """What the consultant who opened the partnership has sent."""
    return _sent(Invitation.objects.filter(invited_by_companion=companion), now)


def sent_to_team(organisation: Organisation, *, now: datetime) -> tuple[SentInvitation, ...]:
    """What waits to be accepted by future members of the team."""
    return _sent(Invitation.objects.filter(organisation=organisation), now)


def _sent(invitations: InvitationQuerySet, now: datetime) -> tuple[SentInvitation, ...]:
    related = ("party", "organisation", "invited_by", "invited_by_companion", "invited_by_member", "invited_by_operator", "asked_by")
    rows = list(invitations.unused().select_related(*related).order_by("-created_at", "-pk"))
    deliveries = deliveries_of(rows)
    return tuple(SentInvitation(row, _state(row, deliveries[row.pk], now), deliveries[row.pk].reason) for row in rows)


def _state(invitation: Invitation, delivery: Delivery, now: datetime) -> State:
    if invitation.refused_at is not None:
        return State.REFUSED
    if invitation.expires_at <= now:
        return State.EXPIRED
    if invitation.asked_by_id is not None:
        return State.ASKED
    if delivery.is_lost:
        return State.FAILED
    return {DeliveryState.NO_MAIL: State.LINK, DeliveryState.DELAYED: State.SLOW}.get(delivery.state, State.WAITING)
