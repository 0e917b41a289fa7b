"""The shapes in which the library holds its words, and how dates and sides are said. Texts are English message ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from partnerships.domain.text import Translate
from partnerships.domain.text import gettext_noop as _

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
    """A clause of a scale or a choice: one text for each stop or option.

    `tail` is a paragraph that follows, for `tail_for` or for all; `own` is the sentence around `%(own)s`, words that a side wrote
    itself (without it they stand alone).
    """

    heading: str
    texts: Mapping[str, str]
    tail: str = ""
    tail_for: frozenset[str] | None = None
    own: str = ""


@dataclass(frozen=True)
class Matrix:
    """A clause of a matrix, printed as a table: what each row is called, and what holds there.

    What holds is its own sentence for each stop (`sentences`), or the words of the stop. `columns` head the table.
    """

    heading: str
    intro: str
    rows: Mapping[str, str]
    columns: tuple[str, str]
    stops: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tail: str = ""


@dataclass(frozen=True)
class Information:
    """A clause of `share` and `receive`, printed as a table: a row for each kind of news, and how often each side tells it.

    `columns` head what is told and the two sides (in the order of TERMS); `stops` say how often, in a cell.
    """

    heading: str
    second: str
    intro: str
    rows: Mapping[str, str]
    columns: tuple[str, str, str]
    stops: Mapping[str, str]
    tail: str = ""


@dataclass(frozen=True)
class Quantity:
    """A clause of a number; `text` takes `%(amount)s` in its unit, `zero` is said instead for none.

    Where the words hang on the same sheet's answer to another question, `by` names it and `texts` holds the words for each of
    its values.
    """

    heading: str
    text: str
    zero: str = ""
    by: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Several:
    """A clause of `many`: the options as a list below `intro`, each in its own words, and what was added in own words."""

    heading: str
    intro: str
    options: Mapping[str, str]
    tail: str = ""


@dataclass(frozen=True)
class Words:
    """A clause around a paragraph that the sides wrote themselves; `text` takes `%(text)s`."""

    heading: str
    text: str


@dataclass(frozen=True)
class Entries:
    """A clause of a list: an item for each row below `intro`.

    `item` takes the columns by their keys (`%(value)s: %(behaviour)s`). Where columns of a row are empty, `partial` holds the
    message for the columns that are there, such as `("measure", "by")`; the first column alone stands by itself. `deck` holds the
    words of the cards.
    """

    heading: str
    intro: str
    item: str
    partial: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    deck: Mapping[str, str] = field(default_factory=dict)
    tail: str = ""


@dataclass(frozen=True)
class Named:
    """A clause of `names`: `found` where names stand on both lists, `sought` where none does.

    `prints` lists the names below `found`; people are named only after they agreed, so they are not printed.
    """

    heading: str
    found: str
    sought: str
    tail: str = ""
    prints: bool = False


@dataclass(frozen=True)
class Contributions:
    """A clause of a crossed pair: what each side gives, what it offers beside that, and the words of the options."""

    heading: str
    second: str
    gives: Mapping[str, str]
    offers: Mapping[str, str]
    options: Mapping[str, str]
    tail: str


Shape = Choice | Matrix | Information | Quantity | Several | Words | Entries | Named | Contributions
"""Every library module has a table CLAUSES: question key → shape."""


def long_date(day: date, translate: Translate) -> str:
    """A date as it is read aloud: 8 June 2026."""
    return translate(DATES[day.month - 1]) % {"day": day.day, "year": day.year}


def term(pole: str, translate: Translate) -> str:
    """The defined term by which the clauses call the side of that pole."""
    return translate(TERMS[pole])
