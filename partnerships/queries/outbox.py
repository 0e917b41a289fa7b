"""Mails that the operator should know of."""

from django.db.models import QuerySet

from partnerships.models import OutboxMail


def set_aside_mails() -> QuerySet[OutboxMail]:
    """Mails that could not be composed, or not be sent however often it was tried; `error` says why."""
    return OutboxMail.objects.filter(sent_at=None, set_aside_at__isnull=False).order_by("set_aside_at")
