"""Alarms about the certificate of the seal: operators hear 60, 30 and 7 days before it ends, and when it has ended."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from partnerships.domain.reminders import certificate_alarm, is_decent_hour
from partnerships.models import Account
from partnerships.services import clock
from partnerships.services.outbox import queue_mail
from partnerships.services.seal_status import certificate_in_use
from partnerships.services.zones import zone_of


def alarm() -> int:
    """Write the alarms that are due today; returns how many mails. Each is written once for each operator."""
    key = certificate_in_use()
    if key is None:
        return 0
    ends = min(one.not_valid_after_utc for one in (key.certificate, *key.chain)).date()
    days = certificate_alarm(ends, on=clock.today())
    if days is None:
        return 0
    operators = Account.objects.filter(is_staff=True, is_active=True).order_by("pk")
    return sum(_tell(operator, key.certificate_hash, ends, days) for operator in operators)


@transaction.atomic(durable=True)
def _tell(operator: Account, certificate_hash: str, ends: date, days: int) -> bool:
    if not is_decent_hour(timezone.localtime(clock.now(), zone_of(operator))):
        return False
    written = queue_mail(
        key=f"seal_ends:{certificate_hash}:{days}:{operator.pk}",
        to=operator.email,
        language=operator.language,
        template="seal_ends",
        values={"valid_until": ends.isoformat(), "has_ended": days < 0},
        partnership=None,
        account=operator,
    )
    return written is not None
