"""What has run out is cleared away: sessions, the addresses in mails that left long ago, and of those who were taken off a list."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings

from partnerships.models import Delivery, OutboxMail
from partnerships.services import clock
from partnerships.services.distribution import forget_address_of_mails

REMOVED = timedelta(days=1)
"""After so long nobody needs the address of somebody who was taken off a list; until then it counts for the limit of a day."""
LOOKED_AT = timedelta(days=14)
KEPT = timedelta(days=365)
"""So long the operator can see that a mail left, and whether it came back."""


def clear() -> int:
    """Remove sessions that ran out and mails that left a year ago; returns how many of those mails."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    now = clock.now()
    forget_address_of_mails(Delivery.objects.filter(recipient__removed_at__range=(now - LOOKED_AT, now - REMOVED)))
    gone, _by_model = OutboxMail.objects.filter(sent_at__lt=now - KEPT).delete()
    return gone
