"""Reminding those whose signature is awaited of the day by which the sides mean to have signed: before it and after. Nothing lapses."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from partnerships.domain.reminders import AFTER_DEADLINE, BEFORE_DEADLINE, deadline_reminder, is_decent_hour
from partnerships.models import AgreementVersion, MailStop, Representative, Round
from partnerships.queries.signing_order import ordered
from partnerships.services import clock, lifecycle
from partnerships.services.mail_stops import stop_link
from partnerships.services.outbox import queue_mail
from partnerships.services.zones import zone_of


def remind() -> int:
    """Send the reminders of deadlines that are due; returns how many were written. In an order only whose turn it is gets one."""
    today = clock.today()
    window = (today - timedelta(days=AFTER_DEADLINE), today + timedelta(days=BEFORE_DEADLINE))
    due = AgreementVersion.objects.filter(round__stage=Round.Stage.SIGNING, voided_at=None, sign_by__range=window)
    return sum(_remind(pk) for pk in list(due.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic(durable=True)
def _remind(version_id: int) -> int:
    """Write the reminders of one version, if under the lock it is still being signed."""
    lifecycle.lock_round(AgreementVersion.objects.values_list("round_id", flat=True).get(pk=version_id))
    version = AgreementVersion.objects.select_related("round__partnership").get(pk=version_id)
    if version.voided_at is not None or version.round.stage != Round.Stage.SIGNING or version.sign_by is None:
        return 0
    days = deadline_reminder(version.sign_by, since=timezone.localdate(version.frozen_at), on=clock.today())
    if days is None:
        return 0
    order = ordered(version)
    awaited = [order.people[signer.key] for signer in order.order.awaited]
    asked = awaited[:1] if order.order.is_in_sequence else awaited
    people = Representative.objects.filter(pk__in=[person.pk for person in asked], account__is_active=True).select_related("account")
    return sum(_write(version, person, days) for person in people if _may_be_told(version, person))


def _may_be_told(version: AgreementVersion, person: Representative) -> bool:
    is_stopped = MailStop.objects.filter(account=person.account_id, partnership=version.round.partnership_id).exists()
    return not is_stopped and is_decent_hour(timezone.localtime(clock.now(), zone_of(person.account)))


def _write(version: AgreementVersion, person: Representative, days: int) -> bool:
    partnership = version.round.partnership
    written = queue_mail(
        key=f"deadline_of_signing:{version.check_code}:{version.sign_by}:{days}:{person.public_id}",
        to=person.account.email,
        language=person.account.language,
        template="deadline_of_signing",
        values={
            "title": partnership.title,
            "sign_by": str(version.sign_by),
            "days": days,
            "path": reverse("sign", args=[partnership.public_id]),
            "stop_link": stop_link(person.account, partnership),
        },
        partnership=partnership,
        account=person.account,
    )
    return written is not None
