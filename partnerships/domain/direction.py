"""In which direction a text runs. WeasyPrint cannot find out by itself, so markup always says it."""

import re
import unicodedata

RIGHT_TO_LEFT = frozenset({"he", "ar", "fa", "ur", "yi"})
ISOLATE_LEFT_TO_RIGHT, POP_ISOLATE = "\u2066", "\u2069"
# a sign before a number, or groups of digits that spaces or hyphens join (telephones, identity numbers)
NUMBER = re.compile(r"(?<![\w\u2066])(?:[+\-\u2212]\s?\d[\d.,\-]*%?(?:[ \-]\d+)*|\d+(?:-\d+)+)(?!\w)")
PERCENT = re.compile(r"(?<![\w\u2066+\-\u2212.,])\d[\d.,]*%")
ARABIC_LETTER = re.compile(r"[\u0620-\u064a]")


def language_direction(language: str) -> str:
    """'rtl' or 'ltr' for a language code."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def text_direction(text: str, *, default: str = "ltr") -> str:
    """Direction of the first strong character (Unicode Bidirectional Algorithm, P2); `default` where there is none."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in ("R", "AL"):
            return "rtl"
    return default


def isolate_numbers(text: str) -> str:
    """Keep telephones and signed numbers in their order inside right-to-left text, by isolates around each.

    After Arabic letters the algorithm would put the sign of a percentage before its number, unlike in all other text.
    """
    isolated = NUMBER.sub(_isolated, text)
    return PERCENT.sub(_isolated, isolated) if ARABIC_LETTER.search(text) else isolated


def _isolated(found: re.Match[str]) -> str:
    return f"{ISOLATE_LEFT_TO_RIGHT}{found.group()}{POP_ISOLATE}"
