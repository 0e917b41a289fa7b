"""Numbers with what they count: percent, ₪, days and working days, in the words that each language has for small and large counts."""

from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import Any

from partnerships.domain.questionnaire.structure import Unit
from partnerships.domain.text import Translate
from partnerships.domain.text import gettext_noop as _

ONE: Mapping[Unit, str] = {Unit.DAYS: _("one day"), Unit.WORKING_DAYS: _("one working day")}
TWO: Mapping[Unit, str] = {Unit.DAYS: _("two days"), Unit.WORKING_DAYS: _("two working days")}
# Arabic counts days in one word from 3 to 10, in another from 11 to 99 and in a third for whole hundreds. English and Hebrew have
# one word for all, so that the messages differ only in what they call the number.
FROM_THREE: Mapping[Unit, str] = {Unit.DAYS: _("%(few)s days"), Unit.WORKING_DAYS: _("%(few)s working days")}
FROM_ELEVEN: Mapping[Unit, str] = {Unit.DAYS: _("%(number)s days"), Unit.WORKING_DAYS: _("%(number)s working days")}
HUNDREDS: Mapping[Unit, str] = {Unit.DAYS: _("%(hundreds)s days"), Unit.WORKING_DAYS: _("%(hundreds)s working days")}

SHEKELS = _("₪%(number)s")
PERCENT = _("%(number)s%%")


def amount(number: Any, unit: Unit, translate: Translate) -> str:
    """The number in its unit: 7.5%, ₪21,000, two days, 10 working days. ValueError where it cannot be one."""
    exact = decimal(number)
    if unit is Unit.PERCENT:
        return translate(PERCENT) % {"number": _plain(exact)}
    if exact != int(exact):
        raise ValueError(number)
    whole = int(exact)
    if unit is Unit.ILS:
        return translate(SHEKELS) % {"number": f"{whole:,}"}
    return translate(_counting(whole)[unit]) % dict.fromkeys(("number", "few", "hundreds"), whole)


def decimal(number: Any) -> Decimal:
    """The number exactly; ValueError where it is none, or is below nought."""
    if isinstance(number, bool) or not isinstance(number, int | float | Decimal) or not isfinite(number) or number < 0:
        raise ValueError(number)
    return Decimal(str(number))


def _counting(number: int) -> Mapping[Unit, str]:
    if number in (1, 2):
        return ONE if number == 1 else TWO
    last_two = number % 100
    if 3 <= last_two <= 10:
        return FROM_THREE
    return FROM_ELEVEN if last_two > 10 else HUNDREDS


def _plain(number: Decimal) -> str:
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
