"""Codes that are mailed to prove who is there: ten minutes, five tries, six an hour, and only the last one works."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction

from partnerships.domain.errors import InvalidInput
from partnerships.domain.signing import CODE_LIFETIME, TRIES, may_try_code
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Account, MailedCode
from partnerships.services import clock
from partnerships.services.outbox import queue_mail

CODES_AN_HOUR = 6
MINUTES = int(CODE_LIFETIME.total_seconds() // 60)


def lock(account: Account) -> Account:
    """The account as it is now, locked until the end of the transaction: two requests of one person follow each other.

    Rows that name the account may be written meanwhile: whoever holds a partnership and writes a mail to this person must not wait here
    for somebody who waits for the partnership.
    """
    return Account.objects.select_for_update(no_key=True).get(pk=account.pk)


def mail_code(account: Account, purpose: str, *, to: str, template: str, is_sent: bool = True) -> MailedCode:
    """Mail a fresh code, inside the caller's transaction; InvalidInput after six within an hour.

    A code that is not sent is written all the same, so that the one who asks cannot tell.
    """
    now = clock.now()
    if MailedCode.objects.filter(account=account, purpose=purpose, sent_at__gt=now - timedelta(hours=1)).count() >= CODES_AN_HOUR:
        raise InvalidInput(_("Too many codes were asked for. Wait an hour, or use the last one that you received."))
    code, salt = f"{secrets.randbelow(10**6):06d}", secrets.token_hex(16)
    row = MailedCode.objects.create(account=account, purpose=purpose, email=to, salt=salt, code_hash=code_hash(salt, code), sent_at=now)
    if is_sent:
        queue_mail(
            key=f"{template}:{row.pk}", to=to, language=account.language, template=template,
            values={"code": code, "minutes": MINUTES}, partnership=None,
        )  # fmt: skip
    return row


def is_tryable(account: Account, purpose: str) -> bool:
    """Whether a code is on its way that may still be tried."""
    row = _last(account, purpose)
    return row is not None and may_try_code(sent_at=row.sent_at, tries=row.tries, used=row.used_at is not None, now=clock.now())


def matches(account: Account, purpose: str, code: str, *, to: str) -> bool:
    """Whether this is the code that was mailed there last, and still works."""
    row = _last(account, purpose)
    if row is None or row.email != to or not is_tryable(account, purpose):
        return False
    return secrets.compare_digest(row.code_hash, code_hash(row.salt, code))


def fits(account: Account, purpose: str, code: str, *, to: str) -> bool:
    """The same; a wrong try is counted, in the caller's transaction, which must not be undone then."""
    if matches(account, purpose, code, to=to):
        return True
    if row := _last(account, purpose):
        row.tries = min(row.tries + 1, TRIES)
        row.save(update_fields=["tries"])
    return False


def use(account: Account, *purposes: str) -> None:
    """From now on the codes that were mailed for these purposes no longer work."""
    MailedCode.objects.filter(account=account, purpose__in=purposes, used_at=None).update(used_at=clock.now())


def _last(account: Account, purpose: str) -> MailedCode | None:
    return MailedCode.objects.filter(account=account, purpose=purpose).order_by("-pk").first()


def code_hash(salt: str, code: str) -> str:
    """What is kept of a code; spaces and hyphens that a person typed do not count."""
    return hashlib.sha256(f"{salt}:{''.join(code.split()).replace('-', '')}".encode()).hexdigest()


@transaction.atomic(durable=True)
def send_confirmation_code(*, account: Account) -> None:
    """Mail a code to the account's own address, which stands before a dangerous act."""
    account = lock(account)
    mail_code(account, MailedCode.Purpose.CONFIRM, to=account.email, template="confirmation_code")


@transaction.atomic(durable=True)
def confirm_by_code(*, account: Account, code: str) -> bool:
    """Whether this is the code for a dangerous act that was mailed last; it works once, and a wrong try is counted."""
    account = lock(account)
    if not fits(account, MailedCode.Purpose.CONFIRM, code, to=account.email):
        return False
    use(account, MailedCode.Purpose.CONFIRM)
    return True
