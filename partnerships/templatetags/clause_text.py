"""The plain text of a clause as paragraphs, lists and tables: `{% for block in text|blocks %}`; and the direction of a language."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerships.domain.clauses.structure import Block
from partnerships.domain.clauses.structure import blocks as read_blocks
from partnerships.domain.direction import language_direction, text_direction

register = template.Library()


@register.filter
def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs, lists and tables of a clause."""
    return read_blocks(text)


@register.filter
def prose(text: str) -> str:
    """The words of a clause in one run, for a line that shows how it begins."""
    return " ".join(line for block in read_blocks(text) for line in (block.caption, *_lines(block)) if line)


def _lines(block: Block) -> tuple[str, ...]:
    if block.numbers:
        return tuple(f"{number} {line}" for number, line in block.items)
    return (*block.lines, *(": ".join(row) for row in block.body))


@register.simple_tag
def dir_of(text: str) -> SafeString:
    """The attribute of a cell that runs its own way: `<td{% dir_of cell %}>`; none for numbers and signs, which follow the table."""
    found = text_direction(text, default="")
    return format_html(' dir="{}"', found) if found else SafeString()


@register.filter
def direction(language: str) -> str:
    """rtl or ltr: `dir="{{ partnership.language|direction }}"`."""
    return language_direction(language)
