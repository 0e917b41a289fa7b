"""The outbox: mails are rows of the business transaction and leave afterwards, at least once."""

import logging
import smtplib
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction

from partnerships.adapters import mail, storage
from partnerships.models import Account, OutboxMail, Partnership
from partnerships.services import clock

logger = logging.getLogger(__name__)

ATTEMPTS_AT_MOST = 8
CLAIM = timedelta(minutes=2)
ATTACHMENT_LIMIT = 8 * 1024 * 1024
"""Larger files are not attached: many mail servers give such a mail back."""
REFUSED_FOR_GOOD = range(500, 600)


def queue_mail(
    *,
    key: str,
    to: str,
    language: str,
    template: str,
    values: Mapping[str, Any],
    partnership: Partnership | None,
    account: Account | None = None,
    is_small: bool = False,
    attachment: str = "",
) -> OutboxMail | None:
    """Write a mail into the current transaction; it is sent after the commit. The same key is one mail.

    A specimen sends nothing. `attachment` is the hash of a stored PDF, read when the mail leaves.
    None where nothing was written.
    """
    if partnership is not None and partnership.is_specimen:
        return None
    if OutboxMail.objects.filter(key=key).exists():
        return None
    now = clock.now()
    row = OutboxMail(
        partnership=partnership,
        key=key,
        to=to,
        account=account,
        language=language,
        template=template,
        created_at=now,
        due_at=now,
        message_id=mail.new_message_id(),
        is_small=is_small,
        attachment=attachment,
    )
    row.hide(dict(values))
    row.save()
    if not settings.WORKER_SENDS:
        transaction.on_commit(partial(send_mail, row.pk), robust=True)
    return row


def send_waiting(*, limit: int = 100) -> int:
    """Send what is due (a dead worker's mails among them); returns how many left."""
    due = OutboxMail.objects.filter(sent_at=None, set_aside_at=None, due_at__lte=clock.now()).order_by("due_at")
    return sum(send_mail(pk) for pk in list(due.values_list("pk", flat=True)[:limit]))


def send_mail(mail_id: int) -> bool:
    """Claim one mail, send it outside the transaction, and note the outcome. True when it left.

    Whatever is wrong with one mail, the mails behind it are sent.
    """
    row = _claim(mail_id)
    if row is None:
        return False
    try:
        _composed(row).send()
    except OSError as error:  # smtplib's errors among them: the server may take it later
        _note_failure(row, error, set_aside=row.attempts >= ATTEMPTS_AT_MOST or _is_final(error))
        return False
    except Exception as error:  # it cannot be built, or not be opened with this key: no try will change that
        logger.exception("mail %s cannot be built", row.pk)
        _note_failure(row, error, set_aside=True)
        return False
    row.sent_at, row.values, row.error = clock.now(), None, ""
    row.save(update_fields=["sent_at", "values", "error"])
    return True


def _composed(row: OutboxMail) -> mail.Mail:
    values = row.opened()
    return mail.compose(
        template=row.template,
        to=row.to,
        language=row.language,
        values=values,
        message_id=row.message_id,
        attachment=_attachment(row, values),
    )


def _attachment(row: OutboxMail, values: Mapping[str, Any]) -> mail.Attachment | None:
    """The stored PDF; none where it is too large for a mail, or not to be had: the mail leads to it all the same."""
    if not row.attachment:
        return None
    try:
        content = storage.read(row.attachment)
    except (OSError, storage.FileDamaged):
        logger.exception("the attachment of mail %s cannot be read", row.pk)
        return None
    return mail.Attachment(f"{values['check_code']}.pdf", content) if len(content) <= ATTACHMENT_LIMIT else None


@transaction.atomic
def _claim(mail_id: int) -> OutboxMail | None:
    """The mail, for this worker alone, until long after the mail server has been given up."""
    now = clock.now()
    row = OutboxMail.objects.select_for_update().filter(pk=mail_id, sent_at=None, set_aside_at=None, due_at__lte=now).first()
    if row is None:
        return None
    row.attempts += 1
    row.due_at = now + CLAIM * 2**row.attempts
    row.save(update_fields=["attempts", "due_at"])
    return row


def _is_final(error: OSError) -> bool:
    """Whether the mail server refuses this receiver or this mail for good, so that asking again would only annoy it."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code in REFUSED_FOR_GOOD for code, _words in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code in REFUSED_FOR_GOOD


def _note_failure(row: OutboxMail, error: Exception, *, set_aside: bool) -> None:
    logger.warning("mail %s was not sent (attempt %s)", row.pk, row.attempts)
    row.error = f"{type(error).__name__}: {error}"[:2000]
    row.set_aside_at = clock.now() if set_aside else None
    row.save(update_fields=["error", "set_aside_at"])
