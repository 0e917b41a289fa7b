"""What a questionnaire is made of: topics, questions, their options and the guidance beside them. Texts are English message ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """How a question is answered; QUESTIONNAIRE says how each kind is compared."""

    SCALE = "scale"
    CHOICE = "choice"
    MANY = "many"
    NUMBER = "number"
    TEXT = "text"
    LIST = "list"
    MATRIX = "matrix"
    NAMES = "names"
    OFFER = "offer"
    EXPECT = "expect"


class Axis(StrEnum):
    """Whether the stops run from autonomy to togetherness, the other way, or neither."""

    FORWARD = "forward"
    REVERSED = "reversed"
    NONE = "none"


class Pole(StrEnum):
    """The end of the line that a party stands for; two organisations fill both."""

    VENTURE = "venture"
    ORGANISATION = "organisation"


class Unit(StrEnum):
    """What a number counts."""

    PERCENT = "percent"
    ILS = "ils"
    DAYS = "days"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True)
class Option:
    """One stop of a scale, one option of a choice, one row of a matrix, one card of the deck of worries."""

    key: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Column:
    """One column of a list question; `hint` says what to write there."""

    key: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Source:
    """Where guidance comes from: title and author as printed beside the question."""

    title: str
    author: str
    year: int


@dataclass(frozen=True)
class Guidance:
    """What helps to answer: why it is asked, what each side usually wants and fears, an example for each end."""

    why: str
    venture: str
    organisation: str
    examples: tuple[str, ...]
    source: Source


@dataclass(frozen=True)
class Condition:
    """The question is asked only when the same side's own answer to `key` is one of `values`."""

    key: str
    values: frozenset[str]

    def holds(self, value: object) -> bool:
        """Whether that answer to `key` brings the question up; None stands for silence."""
        return isinstance(value, str) and value in self.values


@dataclass(frozen=True)
class Number:
    """The grid that a number question allows."""

    unit: Unit
    minimum: Decimal
    maximum: Decimal
    step: Decimal


@dataclass(frozen=True)
class Question:
    """One question. `title` is what the page asks, `short` names it in lists and in the picture.

    `page` is the key of the question whose page this one shares; `pair` the other half of a crossed pair.
    """

    key: str
    kind: Kind
    title: str
    short: str
    guidance: Guidance
    hint: str = ""
    stops: tuple[Option, ...] = ()
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    own: bool = False
    axis: Axis = Axis.NONE
    ends: tuple[str, str] | None = None
    number: Number | None = None
    max_rows: int | None = None
    max_names: int | None = None
    pair: str | None = None
    page: str | None = None
    shown_if: Condition | None = None
    deck: Mapping[str, tuple[Option, ...]] = field(default_factory=dict, hash=False)

    @property
    def page_key(self) -> str:
        """The key that names the page on which this question is asked."""
        return self.page or self.key

    @property
    def is_crossed_second(self) -> bool:
        """True for the half of a crossed pair that is reported under its partner's key."""
        return self.kind is Kind.EXPECT


@dataclass(frozen=True)
class Topic:
    """One of the eight topics, in the order of the rail."""

    key: str
    title: str
    description: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Questionnaire:
    """All topics under one version; every answer sheet stores the version that it was answered under."""

    version: str
    topics: tuple[Topic, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in their order."""
        return tuple(question for topic in self.topics for question in topic.questions)

    def question(self, key: str) -> Question:
        """The question of that key; KeyError when there is none."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)

    def topic_of(self, key: str) -> Topic:
        """The topic that holds the question of that key; KeyError when there is none."""
        for topic in self.topics:
            if any(question.key == key for question in topic.questions):
                return topic
        raise KeyError(key)

    @property
    def pages(self) -> tuple[tuple[Question, ...], ...]:
        """The questions grouped by the page they share, in order; a page is named by its first question's key."""
        pages: dict[str, list[Question]] = {}
        for question in self.questions:
            pages.setdefault(question.page_key, []).append(question)
        return tuple(tuple(page) for page in pages.values())
