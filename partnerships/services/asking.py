"""Somebody holds a link that went to another address: they ask the inviter, who allows it or not."""

from django.db import transaction

from partnerships.domain.errors import Conflict
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Account, Invitation, Partnership
from partnerships.services import clock
from partnerships.services.invitation import lock, replace_locked, still_valid, tell_inviter, title_of
from partnerships.services.inviters import Inviter, refuse_unless_own
from partnerships.services.joining import is_for, refuse_who_takes_part
from partnerships.services.outbox import queue_mail


@transaction.atomic(durable=True)
def ask_inviter(*, account: Account, invitation: Invitation) -> Invitation:
    """Ask to accept with this account's address. The inviter gets a mail, and sees name and address; asking twice is once.

    One person asks at a time: whoever comes while another waits is told to turn to the inviter.
    """
    partnership = lock(invitation)
    invitation = still_valid(Invitation.objects.filter(pk=invitation.pk).first())
    if is_for(invitation, account) or invitation.asked_by_id == account.pk:
        return invitation
    if partnership is not None:
        refuse_who_takes_part(partnership, account)
    if invitation.asked_by_id is not None:
        raise Conflict(_("Somebody else has asked already, and waits for an answer. Write to whoever invited you."))
    invitation.asked_by, invitation.asked_at = account, clock.now()
    invitation.save(update_fields=["asked_by", "asked_at"])
    values = {"who": account.name or account.email, "address": account.email, "email": invitation.email}
    tell_inviter(invitation, "invitation_asked", values=values, cause=invitation.asked_mark)
    return invitation


@transaction.atomic(durable=True)
def allow_asker(*, by: Inviter, invitation: Invitation, asked: str) -> tuple[Invitation, str]:
    """The same invitation for the address of whoever asked: a new link goes there, and the old one stops working.

    `asked` is the mark of the asking that stood on the page; Conflict when that person no longer asks.
    """
    partnership, invitation, asker = _asked(by, invitation, asked)
    return replace_locked(partnership, by, invitation, email=asker.email, template="invitation_allowed", language=asker.language)


@transaction.atomic(durable=True)
def decline_asker(*, by: Inviter, invitation: Invitation, asked: str) -> None:
    """The invitation stays for the address to which it went; whoever asked is told."""
    partnership, invitation, asker = _asked(by, invitation, asked)
    invitation.asked_by = invitation.asked_at = None
    invitation.save(update_fields=["asked_by", "asked_at"])
    queue_mail(
        key=f"invitation_declined:{invitation.public_id}:{asked}",
        to=asker.email,
        language=asker.language,
        template="invitation_declined",
        values={"title": title_of(invitation)},
        partnership=partnership,
    )


def _asked(by: Inviter, invitation: Invitation, asked: str) -> tuple[Partnership | None, Invitation, Account]:
    partnership = lock(invitation)
    invitation = still_valid(Invitation.objects.filter(pk=invitation.pk).first())
    refuse_unless_own(by, invitation)
    if invitation.asked_by is None or invitation.asked_mark != asked:
        raise Conflict(_("This person no longer asks. The list shows how the invitation stands now."))
    return partnership, invitation, invitation.asked_by
