"""The outbox: mails are rows of the business transaction and leave afterwards, at least once."""

import logging
import secrets
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction

from partnerships.adapters import mail
from partnerships.models import OutboxMail, Partnership
from partnerships.services import clock

logger = logging.getLogger(__name__)

ATTEMPTS_AT_MOST = 8
CLAIM = timedelta(minutes=2)


def queue_mail(*, key: str, to: str, language: str, template: str, values: Mapping[str, Any], partnership: Partnership | None) -> None:
    """Write a mail into the current transaction; it is sent after the commit. The same key is one mail.

    A specimen sends nothing.
    """
    if partnership is not None and partnership.is_specimen:
        return
    if OutboxMail.objects.filter(key=key).exists():
        return
    now = clock.now()
    row = OutboxMail(
        partnership=partnership,
        key=key,
        to=to,
        language=language,
        template=template,
        created_at=now,
        due_at=now,
        message_id=f"<{secrets.token_hex(16)}@arig>",
    )
    row.hide(dict(values))
    row.save()
    transaction.on_commit(partial(send_mail, row.pk), robust=True)


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
        mail.compose(template=row.template, to=row.to, language=row.language, values=row.opened(), message_id=row.message_id).send()
    except OSError as error:  # smtplib's errors among them: the server may take it later
        _note_failure(row, error, set_aside=row.attempts >= ATTEMPTS_AT_MOST)
        return False
    except Exception as error:  # it cannot be built, or not be opened with this key: no try will change that
        logger.exception("mail %s cannot be built", row.pk)
        _note_failure(row, error, set_aside=True)
        return False
    row.sent_at, row.values, row.error = clock.now(), None, ""
    row.save(update_fields=["sent_at", "values", "error"])
    return True


@transaction.atomic
def _claim(mail_id: int) -> OutboxMail | None:
    now = clock.now()
    row = OutboxMail.objects.select_for_update().filter(pk=mail_id, sent_at=None, set_aside_at=None, due_at__lte=now).first()
    if row is None:
        return None
    row.attempts += 1
    row.due_at = now + CLAIM * 2**row.attempts
    row.save(update_fields=["attempts", "due_at"])
    return row


def _note_failure(row: OutboxMail, error: Exception, *, set_aside: bool) -> None:
    logger.warning("mail %s was not sent (attempt %s)", row.pk, row.attempts)
    row.error = f"{type(error).__name__}: {error}"
    row.set_aside_at = clock.now() if set_aside else None
    row.save(update_fields=["error", "set_aside_at"])
