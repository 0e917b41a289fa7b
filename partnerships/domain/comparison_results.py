"""What comparing can say, and the rules by which a result follows from silence, distance and weight."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from partnerships.domain.answers import Answer, Importance, JsonValue, State
from partnerships.domain.distance import Distance
from partnerships.domain.questionnaire.structure import Kind

Answers = tuple[Answer | None, ...]
Importances = tuple[Importance | None, ...]
WEIGHTS = {Importance.PRINCIPLE: 3, Importance.PREFERENCE: 2, Importance.FLEXIBLE: 1}


class Result(StrEnum):
    """What a comparison says; the closed list of keys.json. `bridgeable` needs acceptable values, which do not count yet."""

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
class RowComparison:
    """One row of a matrix (with `positions`), or one thing offered or hoped for (with `match` and who does which).

    `key` is that of the row or option; for an entry in own words it is the entry itself and `own` is true.
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

    @property
    def category(self) -> Category | None:
        """What the picture counts it as."""
        return category_of(self.result)


@dataclass(frozen=True)
class Comparison:
    """One question compared. Sides count from 0 in the order of the answers that were handed in.

    `distance` is in stops or in the unit of the number; `size` runs from 0 to 1 for all kinds. `positions` are stops counted
    from 0 in reading direction (`stops` says of how many). `importances` and `states` are None where a side has no say.
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

    @property
    def category(self) -> Category | None:
        """What the picture counts it as."""
        return category_of(self.result)

    def matches(self, match: Match) -> tuple[RowComparison, ...]:
        """The rows of a crossed pair with that outcome."""
        return tuple(row for row in self.rows if row.match is match)


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


def silence(values: tuple[object, ...]) -> Result | None:
    """Silence goes before every other rule; None stands for it, “we don't know yet” and “not relevant to us” being silent too."""
    silent = [value is None for value in values]
    if all(silent):
        return Result.BOTH_SILENT
    return Result.ONE_SILENT if any(silent) else None


def weighed(measured: Distance, importances: Importances) -> Result:
    """The rules in their order. What a side could live with besides its value comes between aligned and near."""
    principles = [importance is Importance.PRINCIPLE for importance in importances if importance is not None]
    if measured.same:
        return Result.ALIGNED_WEIGHED_DIFFERENTLY if any(principles) and not all(principles) else Result.ALIGNED
    if measured.near:
        return Result.NEAR
    return Result.CLASH if all(principles) else Result.APART


def worst(rows: Iterable[RowComparison]) -> Result:
    """The result that stands for all rows."""
    return max((row.result for row in rows), key=FROM_BEST_TO_WORST.index, default=Result.BOTH_SILENT)
