"""Numbers as people type them, and as a field shows them: with a sign of their unit, a decimal comma, or thousands."""

import re
from decimal import Decimal, InvalidOperation

from partnerships.domain.answers import JsonValue
from partnerships.domain.numbers_on_grid import plain_number

THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
DIGITS_AT_MOST = 20


def read_typed_number(typed: str) -> JsonValue:
    """The number that was typed, None when nothing was; else the text, which is then refused."""
    text = "".join(character for character in typed if character not in "%₪ \u00a0\u200e\u200f")
    if not text:
        return None
    if len(text) > DIGITS_AT_MOST:
        return text
    plain = text.replace(",", "") if THOUSANDS.fullmatch(text) else text.replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return text
    return plain_number(number) if number.is_finite() and abs(number.adjusted()) <= DIGITS_AT_MOST else text


def show_number(number: JsonValue) -> str:
    """The number as its field shows it, such as 7.5 and 21,000."""
    return f"{Decimal(str(number)):,f}"
