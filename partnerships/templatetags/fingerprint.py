"""A fingerprint for people: as a weave, as a few signs to recognise it by, and whole in groups of eight."""

from django import template
from django.utils.safestring import SafeString

from partnerships.pictures.cloth import cloth

register = template.Library()

GROUP = 8


@register.simple_tag
def weave_of(fingerprint: str, title: str = "") -> SafeString:
    """{% weave_of version.fingerprint title %}: its cloth in the colours of the site; without a title it is decoration."""
    return SafeString(cloth(fingerprint, title=title))  # numbers, and an escaped title


@register.filter
def short(fingerprint: str) -> str:
    """Its first eight digits in two groups."""
    return f"{fingerprint[:4]} · {fingerprint[4:8]}"


@register.filter
def grouped(fingerprint: str) -> str:
    """All of it, eight digits together: people compare by eye."""
    return " ".join(fingerprint[start : start + GROUP] for start in range(0, len(fingerprint), GROUP))
