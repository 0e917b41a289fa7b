"""The only place that reads the clock."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This instant, with its zone (UTC)."""
    return timezone.now()


def today() -> date:
    """The date in Israel, in whatever time zone a person reads."""
    return timezone.localdate(timezone=timezone.get_default_timezone())
