"""Alarms about certificates: an organisation's administrators hear 60, 30 and 7 days before one ends, and when it has ended."""

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from partnerships.domain.reminders import certificate_alarm, is_decent_hour
from partnerships.models import Certificate, Membership, Organisation
from partnerships.queries.organisation import ending_certificates
from partnerships.services import clock
from partnerships.services.outbox import queue_mail
from partnerships.services.zones import zone_of

FORGOTTEN = timedelta(days=90)
"""What ended longer ago is told to nobody: it was known when it was written down."""


def alarm() -> int:
    """Write the alarms that are due today; returns how many mails. Each is written once for each administrator."""
    today = clock.today()
    ending = ending_certificates(today).filter(valid_until__gte=today - FORGOTTEN)
    return sum(_tell_administrators(pk, today) for pk in list(ending.values_list("pk", flat=True)))


@transaction.atomic(durable=True)
def _tell_administrators(certificate_id: int, today: date) -> int:
    certificate = Certificate.objects.select_related("organisation").filter(pk=certificate_id).first()
    if certificate is None:
        return 0
    organisation = Organisation.objects.select_for_update().get(pk=certificate.organisation_id)
    alarm_days = certificate_alarm(certificate.valid_until, on=today)
    if alarm_days is None:
        return 0
    people = Membership.objects.filter(organisation=organisation, administers=True, left_at=None, account__is_active=True)
    return sum(_tell(person, certificate, organisation, alarm_days) for person in people.select_related("account"))


def _tell(person: Membership, certificate: Certificate, organisation: Organisation, alarm_days: int) -> bool:
    if not is_decent_hour(timezone.localtime(clock.now(), zone_of(person.account))):
        return False
    written = queue_mail(
        key=f"certificate:{certificate.pk}:{certificate.valid_until:%Y%m%d}:{alarm_days}:{person.pk}",
        to=person.account.email,
        language=person.account.language,
        template="certificate_ends",
        values={
            "title": organisation.legal_name,
            "kind": str(certificate.kind),
            "valid_until": certificate.valid_until.isoformat(),
            "has_ended": alarm_days < 0,
            "path": reverse("organisation", args=[organisation.public_id]),
        },
        partnership=None,
        account=person.account,
    )
    return written is not None
