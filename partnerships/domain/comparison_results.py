"""What comparing can say, and the rules by which a result follows from silence, distance and weight."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from partnerships.domain.answers import Answer, Importance, JsonValue, State, expanded, is_asked
from partnerships.domain.distance import Distance
from partnerships.domain.questionnaire.structure import Kind, Question

Answers = tuple[Answer | None, ...]
Importances = tuple[Importance | None, ...]
WEIGHTS = {Importance.PRINCIPLE: 3, Importance.PREFERENCE: 2, Importance.FLEXIBLE: 1}


class Result(StrEnum):
    """What a comparison says; the closed list of keys.json."""

    BOTH_SILENT = "both_silent"
    ONE_SILENT = "one_silent"
    TO_READ = "to_read"
    ALIGNED_WEIGHED_DIFFERENTLY = "aligned_weighed_differently"
    ALIGNED = "aligned"
    BRIDGEABLE = "bridgeable"
    NEAR = "near"
    CLASH = "clash"
    APART = "apart"


class Category(StrEnum):
    """What the picture counts."""

    AGREED = "agreed"
    CLOSE = "close"
    TALK = "talk"


class Match(StrEnum):
    """What became of one thing that a side offers or hopes for."""

    MATCHED = "matched"
    MISSING = "missing"
    UNUSED = "unused"


# A matrix or a crossed pair counts as its worst row.
FROM_BEST_TO_WORST = (
    Result.BOTH_SILENT,
    Result.ALIGNED,
    Result.ALIGNED_WEIGHED_DIFFERENTLY,
    Result.BRIDGEABLE,
    Result.NEAR,
    Result.ONE_SILENT,
    Result.TO_READ,
    Result.APART,
    Result.CLASH,
)


def category_of(result: Result) -> Category | None:
    """What the picture counts the result as; what all left open is not counted."""
    match result:
        case Result.BOTH_SILENT:
            return None
        case Result.ALIGNED | Result.ALIGNED_WEIGHED_DIFFERENTLY:
            return Category.AGREED
        case Result.BRIDGEABLE | Result.NEAR:
            return Category.CLOSE
        case _:
            return Category.TALK


@dataclass(frozen=True)
class Direction:
    """How often one side tells (`giver`) what another wants to be told (`taker`).

    `gives` and `wants` are stops counted from 0 in the order of the page, None where it was left open; a half that a side calls
    not relevant counts as the last stop, at which nothing is told. `distance` counts the stops by which too little is told.
    """

    giver: int
    taker: int
    gives: int | None
    wants: int | None
    result: Result
    size: float = 0
    distance: int | None = None


@dataclass(frozen=True)
class RowComparison:
    """One row of a matrix (with `positions`), one thing offered or hoped for (with `match` and who does which), or one thing told.

    `key` is that of the row or option; for an entry in own words it is the entry itself and `own` is true. `bridge` is the stop
    that all can live with, where there is one. A row of a share/receive pair has one entry in `directions` for each side that
    tells and each other side that is told, and counts as the worst of them.
    """

    key: str
    result: Result
    size: float = 0
    distance: int | float | None = None
    positions: tuple[int | None, ...] = ()
    match: Match | None = None
    own: bool = False
    offered_by: tuple[int, ...] = ()
    expected_by: tuple[int, ...] = ()
    bridge: str | None = None
    directions: tuple[Direction, ...] = ()

    @property
    def category(self) -> Category | None:
        """What the picture counts it as."""
        return category_of(self.result)


@dataclass(frozen=True)
class Comparison:
    """One question compared. Sides count from 0 in the order of the answers that were handed in.

    `distance` is in stops or in the unit of the number; `size` runs from 0 to 1 for all kinds. `positions` are stops counted
    from 0 in reading direction (`stops` says of how many). `importances` and `states` are None where a side has no say.
    `bridge` is the value that all can live with, where there is one; of a matrix the stop of each row that has one.
    """

    question_key: str
    kind: Kind
    result: Result
    states: tuple[State | None, ...]
    importances: tuple[Importance | None, ...]
    size: float = 0
    distance: int | float | None = None
    rows: tuple[RowComparison, ...] = ()
    positions: tuple[int | None, ...] = ()
    stops: int = 0
    identical_names: tuple[str, ...] = ()
    bridge: JsonValue = None

    @property
    def category(self) -> Category | None:
        """What the picture counts it as."""
        return category_of(self.result)

    def matches(self, match: Match) -> tuple[RowComparison, ...]:
        """The rows of a crossed pair with that outcome."""
        return tuple(row for row in self.rows if row.match is match)


def answers_to(question: Question, sheets: tuple[Mapping[str, Answer], ...]) -> Answers:
    """What each side answered, written out; a question that a side was not asked counts as not relevant to it."""
    hidden = Answer(State.NOT_RELEVANT)
    return tuple(expanded(question, sheet) if is_asked(question, sheet) else hidden for sheet in sheets)


def given(answers: Answers) -> tuple[Answer, ...]:
    """The answers that have a value."""
    return tuple(answer for answer in answers if answer is not None and answer.state is State.GIVEN)


def values_of(answers: Answers) -> tuple[JsonValue, ...]:
    """The value of each side; None for silence."""
    return tuple(answer.value if answer is not None and answer.state is State.GIVEN else None for answer in answers)


def states_of(answers: Answers) -> tuple[State | None, ...]:
    """The state of each side's answer."""
    return tuple(answer.state if answer is not None else None for answer in answers)


def importances_of(answers: Answers) -> Importances:
    """How much the value weighs with each side; None for silence."""
    return tuple(answer.importance if answer is not None and answer.state is State.GIVEN else None for answer in answers)


def of_both_halves(firsts: Answers, seconds: Answers) -> tuple[tuple[State | None, ...], Importances]:
    """States and weights of a crossed pair: of each side's two halves the one that says more, and the one that weighs more."""
    states = tuple(_fuller(*halves) for halves in zip(states_of(firsts), states_of(seconds), strict=True))
    importances = tuple(_stronger(*halves) for halves in zip(importances_of(firsts), importances_of(seconds), strict=True))
    return states, importances


def _stronger(one: Importance | None, other: Importance | None) -> Importance | None:
    return max((half for half in (one, other) if half is not None), key=WEIGHTS.__getitem__, default=None)


def _fuller(one: State | None, other: State | None) -> State | None:
    order = (State.GIVEN, State.UNDECIDED, State.NOT_RELEVANT)
    return min((half for half in (one, other) if half is not None), key=order.index, default=None)


def silence(values: tuple[object, ...]) -> Result | None:
    """Silence goes before every other rule; None stands for it, “we don't know yet” and “not relevant to us” being silent too."""
    silent = [value is None for value in values]
    if all(silent):
        return Result.BOTH_SILENT
    return Result.ONE_SILENT if any(silent) else None


def weighed(measured: Distance, importances: Importances, *, is_bridged: bool = False) -> Result:
    """The rules in their order, for values that all have given: the same, then a bridge between them, then near, then apart."""
    principles = [importance is Importance.PRINCIPLE for importance in importances if importance is not None]
    if measured.same:
        return Result.ALIGNED_WEIGHED_DIFFERENTLY if any(principles) and not all(principles) else Result.ALIGNED
    if is_bridged:
        return Result.BRIDGEABLE
    if measured.near:
        return Result.NEAR
    return Result.CLASH if all(principles) else Result.APART


def worst(rows: Iterable[RowComparison | Direction]) -> Result:
    """The result that stands for all rows."""
    return max((row.result for row in rows), key=FROM_BEST_TO_WORST.index, default=Result.BOTH_SILENT)
