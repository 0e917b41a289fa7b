"""Numbers as a clause prints them: percent, ₪, days and working days, which have words of their own for one and two."""

from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import Any

from partnerships.domain.clauses.library.wording import day_count, percentage
from partnerships.domain.questionnaire.structure import Unit
from partnerships.domain.text import Translate
from partnerships.domain.text import gettext_noop as _

WORKING_DAYS: Mapping[int, str] = {1: _("one working day"), 2: _("two working days")}
MANY_WORKING_DAYS = _("%(number)s working days")
SHEKELS = _("₪%(number)s")


def amount(number: Any, unit: Unit, translate: Translate) -> str:
    """The number in its unit: 7.5%, ₪21,000, two days, 10 working days. ValueError where it cannot be one."""
    if unit is Unit.PERCENT:
        return percentage(decimal(number))
    whole = int(decimal(number))
    if whole != number:
        raise ValueError(number)
    match unit:
        case Unit.ILS:
            return translate(SHEKELS) % {"number": f"{whole:,}"}
        case Unit.DAYS:
            return day_count(whole, translate)
        case Unit.WORKING_DAYS:
            return translate(WORKING_DAYS.get(whole, MANY_WORKING_DAYS)) % {"number": whole}


def decimal(number: Any) -> Decimal:
    """The number exactly; ValueError where it is none, or is below nought."""
    if isinstance(number, bool) or not isinstance(number, int | float | Decimal) or not isfinite(number) or number < 0:
        raise ValueError(number)
    return Decimal(str(number))
