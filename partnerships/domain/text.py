"""Text that people write or read: what may be stored, and how translatable text is marked in the domain."""

import unicodedata
from collections.abc import Callable

Translate = Callable[[str], str]

BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
ISOLATES_OPEN = frozenset("\u2066\u2067\u2068")
ISOLATE_CLOSE = "\u2069"


def gettext_noop(message: str) -> str:
    """Mark a message for translation and return it unchanged; makemessages collects it by this name."""
    return message
