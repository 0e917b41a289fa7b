"""The shapes in which the library holds its words, and how counts and dates are said. Texts are English message ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from partnerships.domain.text import Translate
from partnerships.domain.text import gettext_noop as _

ONE_DAY, TWO_DAYS, DAYS = _("one day"), _("two days"), _("%(number)s days")
DATES = (
    _("%(day)s January %(year)s"),
    _("%(day)s February %(year)s"),
    _("%(day)s March %(year)s"),
    _("%(day)s April %(year)s"),
    _("%(day)s May %(year)s"),
    _("%(day)s June %(year)s"),
    _("%(day)s July %(year)s"),
    _("%(day)s August %(year)s"),
    _("%(day)s September %(year)s"),
    _("%(day)s October %(year)s"),
    _("%(day)s November %(year)s"),
    _("%(day)s December %(year)s"),
)
TERMS: Mapping[str, str] = {"venture": _("the Venture"), "organisation": _("the Organisation")}


@dataclass(frozen=True)
class Choice:
    """A clause with one text for each stop or option; `tail` is a paragraph that follows, for `tail_for` or for all."""

    heading: str
    texts: Mapping[str, str]
    tail: str = ""
    tail_for: frozenset[str] | None = None


@dataclass(frozen=True)
class Matrix:
    """A clause with one item for each row: its own sentence for each stop, or `line` with the row's and the stop's words."""

    heading: str
    intro: str
    rows: Mapping[str, str]
    stops: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tail: str = ""


@dataclass(frozen=True)
class Contributions:
    """A clause of a crossed pair: what each side gives, what it offers beside that, and the words of the options."""

    heading: str
    second: str
    gives: Mapping[str, str]
    offers: Mapping[str, str]
    options: Mapping[str, str]
    tail: str


ROW_LINE = _("%(row)s: %(rule)s.")


def day_count(number: int, translate: Translate) -> str:
    """A number of days in words: "one day", "30 days"."""
    if number in (1, 2):
        return translate(ONE_DAY if number == 1 else TWO_DAYS)
    return translate(DAYS) % {"number": number}


def percentage(number: object) -> str:
    """A percent value as it is printed: 7%, 7.5%."""
    plain = format(Decimal(str(number)), "f")
    return f"{plain.rstrip('0').rstrip('.') if '.' in plain else plain}%"


def long_date(day: date, translate: Translate) -> str:
    """A date as it is read aloud: 8 June 2026."""
    return translate(DATES[day.month - 1]) % {"day": day.day, "year": day.year}


def term(pole: str, translate: Translate) -> str:
    """The defined term by which the clauses call the side of that pole."""
    return translate(TERMS[pole])
