"""Numbers that a question allows: those on its grid, between its minimum and its maximum."""

from decimal import Decimal

from partnerships.domain.mistakes import Mistakes
from partnerships.domain.questionnaire.structure import Number, Question
from partnerships.domain.text import gettext_noop as _


def grid_of(question: Question) -> Number:
    """The grid of a number question."""
    if question.number is None:
        raise ValueError(f"{question.key} is a number without a grid")
    return question.number


def read_number(place: str, grid: Number, raw: object, mistakes: Mistakes) -> int | float | None:
    """The number in its JSON form when it lies on the grid; what is wrong is added to `mistakes` under `place`."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        mistakes.add(place, _("A number is expected here."))
        return None
    number = Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw)
    if not number.is_finite() or not grid.minimum <= number <= grid.maximum:
        mistakes.add(
            place,
            _("The number must be between %(minimum)s and %(maximum)s."),
            minimum=plain_number(grid.minimum),
            maximum=plain_number(grid.maximum),
        )
        return None
    if (number - grid.minimum) % grid.step:
        mistakes.add(place, _("The number must go in steps of %(step)s."), step=plain_number(grid.step))
        return None
    return plain_number(number)


def grid_step(grid: Number, number: int | float | Decimal) -> int:
    """Which step of the grid the number is, counted from 0."""
    return int((Decimal(str(number)) - grid.minimum) / grid.step)


def plain_number(number: Decimal) -> int | float:
    """The JSON number of a decimal: 7 rather than 7.0, else the float that prints the same digits."""
    return int(number) if number == number.to_integral_value() else float(number)
