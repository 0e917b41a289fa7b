"""The plain text of a clause as paragraphs and lists: `{% for block in text|blocks %}`; and the direction of a language."""

from django import template

from partnerships.domain.clauses.structure import Block
from partnerships.domain.clauses.structure import blocks as read_blocks
from partnerships.domain.direction import language_direction

register = template.Library()


@register.filter
def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs and lists of a clause."""
    return read_blocks(text)


@register.filter
def direction(language: str) -> str:
    """rtl or ltr: `dir="{{ partnership.language|direction }}"`."""
    return language_direction(language)
