"""What a questionnaire is made of: topics, questions, their options and the guidance beside them. Texts are English message ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property


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
    SHARE = "share"
    RECEIVE = "receive"


class Path(StrEnum):
    """The short path asks the core questions only, the full one all."""

    CORE = "core"
    FULL = "full"


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
    """What helps to answer: why it is asked, what each side usually wants and fears, an example for each end.

    `lines` are the lines of the source articles that it rests on, in the form of QUESTIONNAIRE ("A:34-35, B:104").
    """

    why: str
    venture: str
    organisation: str
    examples: tuple[str, ...]
    source: Source
    lines: str = ""


@dataclass(frozen=True)
class Wording:
    """How a question reads for the side of one pole, where it reads differently for each."""

    title: str
    hint: str = ""


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

    `page` is the key of the question whose page this one shares; `pair` the other half of a crossed pair. `by_pole` holds the
    wording for each pole where it differs. `core_rows` and `core_max_rows` say what the short path has of a question that is
    longer on the full one. `same_as` is the matrix whose answer this one may repeat as a whole.
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
    core: bool = True
    core_rows: frozenset[str] = frozenset()
    core_max_rows: int | None = None
    same_as: str | None = None
    by_pole: Mapping[Pole, Wording] = field(default_factory=dict, hash=False)

    @property
    def page_key(self) -> str:
        """The key that names the page on which this question is asked."""
        return self.page or self.key

    @property
    def is_crossed_first(self) -> bool:
        """True for the half of a crossed pair under whose key the pair is reported."""
        return self.kind in {Kind.OFFER, Kind.SHARE}

    @property
    def is_crossed_second(self) -> bool:
        """True for the half of a crossed pair that is reported under its partner's key."""
        return self.kind in {Kind.EXPECT, Kind.RECEIVE}

    @property
    def has_rows_of_stops(self) -> bool:
        """True where the answer is one stop for each row."""
        return self.kind in {Kind.MATRIX, Kind.SHARE, Kind.RECEIVE}

    def wording(self, pole: str) -> Wording:
        """What the page of the side of that pole asks."""
        return self.by_pole.get(Pole(pole), Wording(self.title, self.hint))

    def on_path(self, path: Path) -> "Question":
        """The question as that path asks it."""
        if path is Path.FULL:
            return self
        rows = tuple(row for row in self.rows if row.key in self.core_rows) if self.core_rows else self.rows
        return replace(self, rows=rows, max_rows=self.core_max_rows or self.max_rows)


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

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions in their order."""
        return tuple(question for topic in self.topics for question in topic.questions)

    def on_path(self, path: Path) -> "Questionnaire":
        """What is asked on that path; both sides always answer the same set."""
        if path is Path.FULL:
            return self
        topics = (
            replace(topic, questions=tuple(question.on_path(path) for question in topic.questions if question.core))
            for topic in self.topics
        )
        return replace(self, topics=tuple(topics))

    def question(self, key: str) -> Question:
        """The question of that key; KeyError when there is none."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> Mapping[str, Question]:
        return {question.key: question for question in self.questions}

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
