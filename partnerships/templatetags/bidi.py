"""Names of people and bodies, addresses and numbers in isolation: `{{ party.name|bidi }}`."""

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
