"""How translatable text is marked in the domain; stands below errors.py so that text.py may raise them."""

from collections.abc import Callable

Translate = Callable[[str], str]


def gettext_noop(message: str) -> str:
    """Mark a message for translation and return it unchanged; makemessages collects it by this name."""
    return message
