"""Small signs of the talk beside a clause: `{{ said.by.name|initials }}`, `{{ talk_marks|beside:line.view.clause.key }}`."""

from collections.abc import Mapping
from typing import TypeVar

from django import template

T = TypeVar("T")

register = template.Library()

APART = "\u200c"
"""Keeps two Arabic letters from joining into a word."""


@register.filter
def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = name.split()
    return APART.join(word[0] for word in (words[:1] + words[1:][-1:]))


@register.filter
def beside(found: Mapping[str, tuple[T, ...]] | None, key: str) -> tuple[T, ...]:
    """The marks beside the clause of that key; nothing on pages that do not ask for it."""
    return found.get(key, ()) if found else ()
