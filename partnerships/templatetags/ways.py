"""Addresses within the partnership of the page: those of the sides, or the same beside them."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def way(context: Context, name: str, *arguments: Any) -> str:
    """{% way 'comparison' topic.key %}: the page of that name for whoever has the `seat` of the context."""
    seat = context["seat"]
    return reverse(f"{seat.ways}{name}", args=[seat.partnership.public_id, *arguments])
