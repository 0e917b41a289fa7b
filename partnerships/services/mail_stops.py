"""Wanting fewer mails about a partnership: reminders and small news stop by one press, without signing in, and can be had again."""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from partnerships.models import Account, MailStop, Partnership
from partnerships.services import clock, lifecycle

SALT = "partnerships.mail_stop"


def stop_link(account: Account, partnership: Partnership) -> str:
    """The address that stops them. It belongs to one account and one partnership, lets nobody in, and does not run out."""
    token = signing.dumps([account.pk, str(partnership.public_id)], salt=SALT)
    return settings.SITE_ADDRESS + reverse("mail_stop", args=[token])


def opened_stop_token(token: str) -> tuple[Account, Partnership] | None:
    """Whose mails about what the token is for; None for anything that is not such a token."""
    try:
        account_id, public_id = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    partnership = Partnership.objects.filter(public_id=public_id).first()
    return (account, partnership) if account is not None and partnership is not None else None


def has_stopped(account: Account, partnership: Partnership) -> bool:
    """Whether this person wants no reminders and small news about this partnership."""
    return MailStop.objects.filter(account=account, partnership=partnership).exists()


@transaction.atomic(durable=True)
def stop_small_mails(*, account: Account, partnership: Partnership) -> None:
    """No more reminders and small news; what was collected is dropped. Twice is once."""
    lifecycle.lock(partnership.pk)
    MailStop.objects.get_or_create(account=account, partnership=partnership, defaults={"stopped_at": clock.now()})
    account.small_news.filter(partnership=partnership, left_with=None).delete()


@transaction.atomic(durable=True)
def resume_small_mails(*, account: Account, partnership: Partnership) -> None:
    """Reminders and small news again, from now on."""
    lifecycle.lock(partnership.pk)
    MailStop.objects.filter(account=account, partnership=partnership).delete()
