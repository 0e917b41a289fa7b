"""Names of people and bodies, addresses and numbers in isolation: `{{ party.name|bidi }}`, `|isolated` where markup may not stand."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerships.domain.direction import text_direction

register = template.Library()


@register.filter
def bidi(value: object) -> SafeString:
    """The text, escaped, in `<bdi>` with the direction of its first strong character."""
    text = str(value)
    return format_html('<bdi dir="{}">{}</bdi>', text_direction(text), text)


@register.filter
def isolated(value: object) -> str:
    """The text between marks of isolation, for a choice of a list or an attribute."""
    return f"\u2068{value}\u2069"
