"""Text that people write or read: what may be stored, when two names are the same, and how messages are marked.

Numbers shown beside right-to-left text are the reason for the strictness: a stored 15 with U+202E prints as 51.
"""

import re
import unicodedata

from partnerships.domain.errors import InvalidInput
from partnerships.domain.translation import Translate, gettext_noop

__all__ = [
    "Translate",
    "clean_line",
    "clean_text",
    "gettext_noop",
    "normalise_name",
    "normalise_words",
]

_ = gettext_noop

BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
ISOLATES_OPEN = frozenset("\u2066\u2067\u2068")
ISOLATE_CLOSE = "\u2069"

QUOTES = frozenset("\"'`´‘’‚‛“”„‟′″״׳")
FINAL_LETTERS = str.maketrans("ךםןףץ", "כמנפצ")
LINE_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
# The dots of ע.ר. and N.P.O. join single letters into one word; any other dot parts words.
DOTS_OF_INITIALS = re.compile(r"(?<!\w)(\w)\.(?=\w(?!\w))")


def clean_text(raw: str, *, limit: int) -> str:
    """The text as it is stored: NFC, line feeds only, no tabs, no white space around it.

    Raises InvalidInput for NUL, lone surrogates, other control characters, direction overrides,
    unbalanced direction isolates, and for more than `limit` characters.
    """
    return _within(_storable(raw).strip(), limit)


def clean_line(raw: str, *, limit: int) -> str:
    """Like clean_text, for one line: newlines and repeated white space become one space."""
    return _within(" ".join(_storable(raw).split()), limit)


def _storable(raw: str) -> str:
    text = LINE_BREAKS.sub("\n", raw).replace("\t", " ")
    _refuse_unstorable(text)
    _refuse_hidden_direction(text)
    return unicodedata.normalize("NFC", text)


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise InvalidInput(
            _("This text has %(length)s characters. Please shorten it to at most %(limit)s."),
            length=len(text),
            limit=limit,
        )
    return text


def _refuse_unstorable(text: str) -> None:
    if "\0" in text:
        raise InvalidInput(_("This text holds a NUL character, which cannot be stored. Please write it anew."))
    for character in text:
        category = unicodedata.category(character)
        if category == "Cs":
            raise InvalidInput(_("This text holds half a character, which cannot be stored. Please write it anew."))
        if category == "Cc" and character != "\n":
            raise InvalidInput(_("This text holds an invisible control character. Please write it anew."))


def _refuse_hidden_direction(text: str) -> None:
    if any(character in BIDI_OVERRIDES for character in text):
        raise InvalidInput(_("This text holds an invisible character that turns the writing direction. Please write it anew."))
    if not all(_isolates_are_balanced(line) for line in text.split("\n")):
        raise InvalidInput(_("This text opens or closes a writing direction without its other half. Please write it anew."))


def _isolates_are_balanced(line: str) -> bool:
    depth = 0
    for character in line:
        depth += (character in ISOLATES_OPEN) - (character == ISOLATE_CLOSE)
        if depth < 0:
            return False
    return depth == 0


def normalise_name(name: str) -> str:
    """The form in which two names of people or bodies are compared; two names are the same when it is equal.

    Like normalise_words; words that say what kind of body it is do not count either, unless a name consists of nothing else.
    """
    words = normalise_words(name).split()
    return " ".join([word for word in words if word not in WORDS_OF_KIND] or words)


def normalise_words(text: str) -> str:
    """The form in which short texts are compared: case, quotes, punctuation, Hebrew points and final letters do not count."""
    return " ".join(_plain(text).split()) or " ".join(text.split())


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    text = DOTS_OF_INITIALS.sub(r"\1", folded)
    return "".join(_letter(character) for character in text).translate(FINAL_LETTERS)


def _letter(character: str) -> str:
    category = unicodedata.category(character)
    if character in QUOTES or category == "Cf" or ("\u0591" <= character <= "\u05c7" and category == "Mn"):
        return ""
    return " " if category[0] in "PSZC" else character


WORDS_OF_KIND = frozenset(
    _plain(word)
    for word in (
        *("עמותת", "עמותה", "קרן", "חברת", "ע״ר", "חל״צ", "בע״מ", "מלכ״ר"),
        *("the", "foundation", "fund", "ltd", "limited", "inc", "association", "npo", "ngo"),
    )
)
