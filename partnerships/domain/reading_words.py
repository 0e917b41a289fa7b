"""A line of text as the words that a reader sees, in Hebrew, Arabic and Latin letters: numbers, dates and amounts stay whole.

A word keeps its prefix (ב־14:02, لل), its geresh and gershayim (ע״ר, נספח א׳), points and vowel signs, tatweel and inner hyphens;
punctuation stands apart.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from partnerships.domain.direction import text_direction

MONTHS = (
    "ינואר|פברואר|מרץ|מרס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר|"
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|"
    "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
LETTERS = rf"(?:\w[\w{MARKS}]*)"
CURRENCY = '₪|€|\\$|ש״ח|ש"ח|NIS|ILS|شيكل|شيقل'
NUMBER = r"\d+(?:[.,:/٫٬]\d+)*"
DATE = rf"\d{{1,2}} (?:[בל]?(?:{MONTHS}))(?: \d{{4}})?\b"
AMOUNT = rf"(?:₪|€|\$) ?{NUMBER}|{NUMBER}(?: ?(?:%|{CURRENCY}))"
ADDRESS = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|https?://[^\s,;]+"
# what may stand within a word: maqaf and hyphens, apostrophes, geresh and gershayim, a slash, an ampersand, the dots of ע.ר.
INNER = "[\u05be\u2010\u2011'’׳״\"/&.\\-]"
WORD = rf"{LETTERS}(?:{INNER}(?:{DATE}|{AMOUNT}|{NUMBER}|{LETTERS}))*׳?"
TOKEN = re.compile(rf"{ADDRESS}|{DATE}|{AMOUNT}|{NUMBER}(?![\w{MARKS}]|{INNER}\w)|{WORD}|[^\w\s]")
SPACE = re.compile(r"\s+")
# marks of direction are seen by nobody; what they do to the line is the same for both texts
UNSEEN = re.compile("[\u200e\u200f\u061c\u2066-\u2069\u00ad]")
ENDS_OF_SENTENCES = frozenset(".!?؟:;؛")
PAUSES = frozenset(",،)]")
FOREIGN_RUN = 4
"""So many words of the other direction are one, for a line would show the parts of a name in another order."""


@dataclass(frozen=True)
class Token:
    """A word, a number or a sign; `is_led` where white space stands before it. Two are the same when their `key` is."""

    text: str
    key: str
    is_led: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is more than a sign."""
        return any(character.isalnum() for character in self.key)

    @property
    def ends(self) -> int:
        """How clearly it ends a phrase: 2 a sentence, 1 a part of one, 0 not at all."""
        return 2 if self.key in ENDS_OF_SENTENCES else 1 if self.key in PAUSES else 0


def words_of_line(line: str) -> tuple[Token, ...]:
    """The words and signs of a line. White space, Unicode's ways of composing and marks of direction make no difference."""
    text = SPACE.sub(" ", UNSEEN.sub("", unicodedata.normalize("NFC", line))).strip()
    found = [Token(hit.group(), hit.group(), text[hit.start() - 1 : hit.start()] == " ") for hit in TOKEN.finditer(text)]
    return _without_foreign_parts(found, text_direction(text))


def joined(tokens: Sequence[Token]) -> str:
    """The line again, with one space wherever there was white space."""
    return "".join(f" {token.text}" if token.is_led else token.text for token in tokens).strip()


def _without_foreign_parts(tokens: Sequence[Token], direction: str) -> tuple[Token, ...]:
    found: list[Token] = []
    length = 0
    for token in tokens:
        begins_foreign = text_direction(token.key, default=direction) != direction
        if begins_foreign and 0 < length < FOREIGN_RUN and token.is_led:
            before = found.pop()
            text = f"{before.text} {token.text}"
            found.append(replace(before, text=text, key=text))
            length += 1
        else:
            found.append(token)
            length = 1 if text_direction(token.key[::-1], default=direction) != direction else 0
    return tuple(found)
