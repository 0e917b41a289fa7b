"""Numbers in their units, with the words that the languages have for one, two and many."""

from decimal import Decimal
from typing import Any

import pytest

from partnerships.domain.amounts import amount
from partnerships.domain.questionnaire.structure import Unit
from tests.languages import translate_to


@pytest.mark.parametrize(
    ("number", "unit", "english", "hebrew"),
    [
        (7, Unit.PERCENT, "7%", "7%"),
        (7.0, Unit.PERCENT, "7%", "7%"),
        (7.5, Unit.PERCENT, "7.5%", "7.5%"),
        (Decimal("30.0"), Unit.PERCENT, "30%", "30%"),
        (0, Unit.PERCENT, "0%", "0%"),
        (500, Unit.ILS, "₪500", "500\N{NO-BREAK SPACE}₪"),
        (21000.0, Unit.ILS, "₪21,000", "21,000\N{NO-BREAK SPACE}₪"),
        (1, Unit.DAYS, "one day", "יום אחד"),
        (2, Unit.DAYS, "two days", "יומיים"),
        (3, Unit.DAYS, "3 days", "3 ימים"),
        (30, Unit.DAYS, "30 days", "30 ימים"),
        (100, Unit.DAYS, "100 days", "100 ימים"),
        (1, Unit.WORKING_DAYS, "one working day", "יום עבודה אחד"),
        (2, Unit.WORKING_DAYS, "two working days", "שני ימי עבודה"),
        (5, Unit.WORKING_DAYS, "5 working days", "5 ימי עבודה"),
        (30, Unit.WORKING_DAYS, "30 working days", "30 ימי עבודה"),
    ],
)
def test_a_number_is_said_in_its_unit(number: Any, unit: Unit, english: str, hebrew: str) -> None:
    assert (amount(number, unit, translate_to("en")), amount(number, unit, translate_to("he"))) == (english, hebrew)


@pytest.mark.parametrize(
    ("number", "arabic"),
    [
        (1, "يوم واحد"),
        (2, "يومان"),
        (7, "7 أيام"),
        (10, "10 أيام"),
        (11, "11 يومًا"),
        (99, "99 يومًا"),
        (100, "100 يوم"),
        (103, "103 أيام"),
        (180, "180 يومًا"),
    ],
)
def test_arabic_has_a_word_for_every_size_of_a_count(number: int, arabic: str) -> None:
    assert amount(number, Unit.DAYS, translate_to("ar")) == arabic


@pytest.mark.parametrize(("number", "arabic"), [(1, "يوم عمل واحد"), (2, "يوما عمل"), (5, "5 أيام عمل"), (30, "30 يوم عمل")])
def test_so_it_has_for_working_days(number: int, arabic: str) -> None:
    assert amount(number, Unit.WORKING_DAYS, translate_to("ar")) == arabic


@pytest.mark.parametrize(
    ("number", "unit"),
    [("7", Unit.DAYS), (True, Unit.DAYS), (-1, Unit.ILS), (7.5, Unit.DAYS), (0.5, Unit.ILS), (float("inf"), Unit.PERCENT)],
)
def test_what_is_no_such_number_is_refused(number: Any, unit: Unit) -> None:
    with pytest.raises(ValueError, match=str(number)):
        amount(number, unit, str)
