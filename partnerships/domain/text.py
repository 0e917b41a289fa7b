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
# Letters that people write in more than one way: Hebrew finals and Yiddish digraphs; Arabic alefs, seats of hamza, teh marbuta and
# alef maqsura, and the Persian keyboard's kaf and yeh.
ONE_LETTER = str.maketrans(
    {
        **dict(zip("ךםןףץ", "כמנפצ", strict=True)),
        "װ": "וו",
        "ױ": "וי",
        "ײ": "יי",
        **dict(zip("أإآٱةىیؤئک", "ااااهييويك", strict=True)),
    }
)
TATWEEL = "\u0640"
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
    words = normalise_words(name)
    left = PHRASES_OF_KIND.sub(" ", f" {words} ").split()
    return " ".join([word for word in left if word not in WORDS_OF_KIND] or words.split())


def normalise_words(text: str) -> str:
    """The form in which short texts are compared, in Hebrew, Arabic and Latin letters.

    Case, quotes, punctuation and the script of digits do not count; nor do Hebrew points and final letters, nor Arabic vowel signs,
    tatweel, and the spellings of alef, hamza, teh marbuta and alef maqsura. Accents on Latin letters do. The keys of risks in own
    words (domain/risks.py) hang on this form.
    """
    return " ".join(_plain(text).split()) or " ".join(text.split())


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    text = "".join(_letter(character) for character in DOTS_OF_INITIALS.sub(r"\1", folded))
    return unicodedata.normalize("NFC", text).translate(ONE_LETTER)


def _letter(character: str) -> str:
    category = unicodedata.category(character)
    if character in QUOTES or character == TATWEEL or category == "Cf" or (category == "Mn" and _is_point(character)):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return " " if category[0] in "PSZC" else character


def _is_point(sign: str) -> bool:
    """Hebrew points and accents, Arabic vowel signs."""
    return "\u0591" <= sign <= "\u05c7" or "\u0610" <= sign <= "\u061a" or "\u064b" <= sign <= "\u0670" or "\u06d6" <= sign <= "\u06ed"


def _all_plain(*texts: str) -> list[str]:
    return [" ".join(_plain(text).split()) for text in texts]


# What a body is in law, in three languages; only what says nothing of whose body it is.
WORDS_OF_KIND = frozenset(
    _all_plain(
        *("עמותת", "עמותה", "העמותה", "קרן", "הקרן", "חברת", "אגודת", "אגודה", "האגודה", "הקדש", "ע״ר", "חל״צ", "בע״מ", "מלכ״ר"),
        *("جمعية", "الجمعية", "مؤسسة", "المؤسسة", "صندوق", "الصندوق", "شركة", "الشركة", "وقف", "الوقف", "م.ض", "ش.م", "ج.م", "ذ.م.م"),
        *("the", "foundation", "fund", "trust", "association", "company", "corporation", "corp", "ltd", "limited", "inc", "incorporated"),
        *("llc", "llp", "plc", "gmbh", "ggmbh", "e.V.", "stiftung", "fondation", "npo", "ngo", "R.A.", "amuta", "amutat"),
    )
)
PHRASES_OF_KIND = re.compile(
    r"(?<= )(?:{})(?= )".format(
        "|".join(
            _all_plain(
                *("חברה לתועלת הציבור", "עמותה רשומה", "חברה בע״מ", "מוסד ללא כוונת רווח", "ללא כוונת רווח", "אגודה שיתופית"),
                *("شركة لمنفعة الجمهور", "جمعية مسجلة", "شركة محدودة", "محدودة الضمان", "غير ربحية", "غير هادفة للربح"),
                *("registered association", "public benefit company", "community interest company", "non profit", "not for profit"),
            )
        )
    )
)
