"""What became of the mails with invitations, for whoever sent them."""

from collections.abc import Iterable

from partnerships.domain.delivery import NOT_SENT, TRIED_AGAIN, Delivery, DeliveryState, reason_of
from partnerships.models import Invitation, OutboxMail

TEMPLATES = ("invitation",)
"""The mails that carry the link of an invitation."""


def delivery_of(invitation: Invitation) -> Delivery:
    """What became of the mail with this invitation."""
    return deliveries_of([invitation])[invitation.pk]


def deliveries_of(invitations: Iterable[Invitation]) -> dict[int, Delivery]:
    """The same for several, by the invitation's key, in one query."""
    keys = {f"{template}:{invitation.public_id}": invitation.pk for invitation in invitations for template in TEMPLATES}
    found = dict.fromkeys(keys.values(), Delivery(DeliveryState.NO_MAIL))
    for row in OutboxMail.objects.filter(key__in=keys):
        found[keys[row.key]] = delivery(row)
    return found


def delivery(row: OutboxMail) -> Delivery:
    """What became of one mail."""
    if row.bounced_at is not None:
        return Delivery(DeliveryState.RETURNED, row.bounced_at, reason_of(row.bounce))
    if row.sent_at is not None:
        return Delivery(DeliveryState.SENT, row.sent_at)
    if row.set_aside_at is not None:
        refused = row.error.startswith("SMTP")
        return Delivery(DeliveryState.FAILED, row.set_aside_at, reason_of(row.error) if refused else NOT_SENT)
    if row.error:
        return Delivery(DeliveryState.DELAYED, row.created_at, TRIED_AGAIN)
    return Delivery(DeliveryState.WAITING, row.created_at)
