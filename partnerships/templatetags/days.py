"""Days and moments in words, in the reader's language: `{{ round.open_on|day }}`, `{{ answer.changed_at|moment }}`."""

from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext

register = template.Library()


@register.filter
def day(value: date | str) -> str:
    """8 June 2026, 8 ביוני 2026; mails carry their dates as ISO text."""
    return date_format(date.fromisoformat(value) if isinstance(value, str) else value, "DATE_FORMAT")


@register.filter
def moment(value: datetime) -> str:
    """Today at 14:02, yesterday at 14:02, 8 June 2026 at 14:02, in the zone of the reader."""
    local = timezone.localtime(value)
    days_ago = timezone.localdate() - local.date()
    words = {"time": time_format(local, "H:i"), "day": date_format(local, "DATE_FORMAT")}
    if days_ago == timedelta(0):
        return gettext("today at %(time)s") % words
    if days_ago == timedelta(days=1):
        return gettext("yesterday at %(time)s") % words
    return gettext("%(day)s at %(time)s") % words
