"""The time zone of a person, as they chose it."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from partnerships.models import Account


def zone_of(account: Account) -> ZoneInfo:
    """Their zone; that of the site where theirs is not known."""
    try:
        return ZoneInfo(account.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(settings.TIME_ZONE)
