"""Days in words, in the reader's language: `{{ round.open_on|day }}`."""

from datetime import date

from django import template
from django.utils.formats import date_format

register = template.Library()


@register.filter
def day(value: date | str) -> str:
    """8 June 2026, 8 ביוני 2026; mails carry their dates as ISO text."""
    return date_format(date.fromisoformat(value) if isinstance(value, str) else value, "DATE_FORMAT")
