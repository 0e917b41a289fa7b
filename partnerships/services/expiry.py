"""What has run out is cleared away: sessions, and the addresses in mails that left long ago."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings

from partnerships.models import OutboxMail
from partnerships.services import clock

KEPT = timedelta(days=365)
"""So long the operator can see that a mail left, and whether it came back."""


def clear() -> int:
    """Remove sessions that ran out and mails that left a year ago; returns how many of those mails."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    gone, _by_model = OutboxMail.objects.filter(sent_at__lt=clock.now() - KEPT).delete()
    return gone
