"""Comparing what the sides answered: one typed result for each question, each row of a matrix and of a crossed pair.

Pure and computed whenever it is asked for; a gap is never stored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from partnerships.domain.answers import Answer, Importance, JsonValue, State, is_asked
from partnerships.domain.distance import Distance, distance, identical_names, position, stops_apart, without_unmatched_names
from partnerships.domain.questionnaire.structure import Kind, Option, Question, Questionnaire
from partnerships.domain.text import normalise_words

Answers = tuple[Answer | None, ...]
Marks = tuple[bool | None, ...]
GAPS_TO_START_WITH = 3
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

# What is far apart comes before what nobody can measure yet.
ORDER_OF_TALK = {Result.CLASH: 0, Result.APART: 0, Result.ONE_SILENT: 1, Result.TO_READ: 2}


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


@dataclass(frozen=True)
class Tally:
    """The counts above the picture."""

    agreed: int
    close: int
    talk: int


def compare(question: Question, answers: Answers, *, marks: Marks = ()) -> Comparison:
    """The result of one question that is no crossed pair. `marks`: for text and lists, whether each side found the same meant."""
    if question.kind is Kind.MATRIX:
        return _compare_matrix(question, answers)
    if question.kind in {Kind.OFFER, Kind.EXPECT}:
        raise ValueError(f"{question.key} is half of a crossed pair")
    comparison = Comparison(question.key, _silence(answers) or Result.TO_READ, _states(answers), _importances(answers))
    if question.kind is Kind.SCALE:
        comparison = replace(comparison, positions=_positions(question, _values(answers)), stops=len(question.stops))
    if question.kind is Kind.NAMES:
        comparison = replace(comparison, identical_names=identical_names(answers))
    if comparison.result is not Result.TO_READ:
        return comparison
    if question.kind in {Kind.TEXT, Kind.LIST}:
        return replace(comparison, result=_as_read(marks, len(answers)))
    measured = distance(question, _given(answers))
    return replace(comparison, result=_weighed(measured, comparison.importances), size=measured.size, distance=measured.steps)


def _given(answers: Answers) -> tuple[Answer, ...]:
    return tuple(answer for answer in answers if answer is not None and answer.state is State.GIVEN)


def _values(answers: Answers) -> tuple[JsonValue, ...]:
    return tuple(answer.value if answer is not None and answer.state is State.GIVEN else None for answer in answers)


def _states(answers: Answers) -> tuple[State | None, ...]:
    return tuple(answer.state if answer is not None else None for answer in answers)


def _importances(answers: Answers) -> tuple[Importance | None, ...]:
    return tuple(answer.importance if answer is not None and answer.state is State.GIVEN else None for answer in answers)


def _silence(values: tuple[object, ...]) -> Result | None:
    """Silence goes before every other rule. None, “we don't know yet” and “not relevant to us” are silent."""
    silent = [value is None or (isinstance(value, Answer) and value.state is not State.GIVEN) for value in values]
    if all(silent):
        return Result.BOTH_SILENT
    return Result.ONE_SILENT if any(silent) else None


def _as_read(marks: Marks, sides: int) -> Result:
    if len(marks) < sides or None in marks:
        return Result.TO_READ
    return Result.ALIGNED if all(marks) else Result.APART


def _weighed(measured: Distance, importances: tuple[Importance | None, ...]) -> Result:
    """The rules in their order. What a side could live with besides its value comes between aligned and near."""
    principles = [importance is Importance.PRINCIPLE for importance in importances if importance is not None]
    if measured.same:
        return Result.ALIGNED_WEIGHED_DIFFERENTLY if any(principles) and not all(principles) else Result.ALIGNED
    if measured.near:
        return Result.NEAR
    return Result.CLASH if all(principles) else Result.APART


def _positions(question: Question, values: tuple[JsonValue, ...]) -> tuple[int | None, ...]:
    return tuple(None if value is None else position(question, value) for value in values)


def _worst(rows: Iterable[RowComparison]) -> Result:
    return max((row.result for row in rows), key=FROM_BEST_TO_WORST.index, default=Result.BOTH_SILENT)


def _compare_matrix(question: Question, answers: Answers) -> Comparison:
    importances = _importances(answers)
    rows = tuple(_matrix_row(question, row, answers, importances) for row in question.rows)
    far = max(rows, key=lambda row: row.distance or 0)
    return Comparison(
        question.key,
        _worst(rows),
        _states(answers),
        importances,
        size=far.size,
        distance=far.distance,
        rows=rows,
        stops=len(question.stops),
    )


def _matrix_row(question: Question, row: Option, answers: Answers, importances: tuple[Importance | None, ...]) -> RowComparison:
    values = tuple(None if value is None else value.get(row.key) for value in _values(answers))
    compared = RowComparison(row.key, _silence(values) or Result.TO_READ, positions=_positions(question, values))
    if compared.result is not Result.TO_READ:
        return compared
    measured = stops_apart(question.stops, tuple(values))
    return replace(compared, result=_weighed(measured, importances), size=measured.size, distance=measured.steps)


def compare_crossed(offer: Question, offers: Answers, expects: Answers) -> Comparison:
    """A crossed pair under the key of its first half: what is hoped for and what another side offers.

    A half that a side calls not relevant is empty; a half that it left open leaves what hangs on it open. A side that is silent
    on both halves is silent. A gift that nobody asked for is no gap.
    """
    importances = tuple(_stronger(*halves) for halves in zip(_importances(offers), _importances(expects), strict=True))
    states = tuple(_fuller(*halves) for halves in zip(_states(offers), _states(expects), strict=True))
    rows = tuple(_crossed_row(entry, offers, expects, importances) for entry in _entries(offer, (*offers, *expects)))
    missing = sum(row.match is Match.MISSING for row in rows)
    return Comparison(
        offer.key,
        _silence(importances) or _worst(rows),
        states,
        importances,
        size=missing / len(rows) if rows else 0,
        rows=rows,
    )


def _stronger(one: Importance | None, other: Importance | None) -> Importance | None:
    return max((half for half in (one, other) if half is not None), key=WEIGHTS.__getitem__, default=None)


def _fuller(one: State | None, other: State | None) -> State | None:
    order = (State.GIVEN, State.UNDECIDED, State.NOT_RELEVANT)
    return min((half for half in (one, other) if half is not None), key=order.index, default=None)


@dataclass(frozen=True)
class _Entry:
    """One thing that somebody offers or hopes for: an option, or own words (`same` is how they are compared)."""

    key: str
    own: bool
    same: str

    def is_in(self, answer: Answer | None) -> bool:
        if answer is None or answer.state is not State.GIVEN:
            return False
        if self.own:
            return self.same in {normalise_words(entry) for entry in answer.value["own"]}
        return self.key in answer.value["options"]


def _entries(question: Question, answers: Answers) -> tuple[_Entry, ...]:
    values = [value for value in _values(answers) if value is not None]
    chosen = {key for value in values for key in value["options"]}
    own: dict[str, str] = {}
    for entry in (entry for value in values for entry in value["own"]):
        own.setdefault(normalise_words(entry), entry)
    options = (_Entry(option.key, own=False, same=option.key) for option in question.options if option.key in chosen)
    return (*options, *(_Entry(entry, own=True, same=same) for same, entry in own.items()))


def _crossed_row(entry: _Entry, offers: Answers, expects: Answers, importances: tuple[Importance | None, ...]) -> RowComparison:
    offered_by = tuple(side for side, answer in enumerate(offers) if entry.is_in(answer))
    expected_by = tuple(side for side, answer in enumerate(expects) if entry.is_in(answer))
    unmet = [side for side in expected_by if not set(offered_by) - {side}]
    unused = not expected_by
    match = Match.MISSING if unmet else Match.UNUSED if unused else Match.MATCHED
    if (unmet and any(_leaves_open(offers, side) for side in unmet)) or (unused and _leaves_open(expects, *offered_by)):
        return RowComparison(entry.key, Result.ONE_SILENT, own=entry.own, offered_by=offered_by, expected_by=expected_by)
    measured = Distance(same=not unmet, near=False, size=1 if unmet else 0)
    result = Result.ALIGNED if unused else _weighed(measured, importances)
    return RowComparison(
        entry.key, result, size=measured.size, match=match, own=entry.own, offered_by=offered_by, expected_by=expected_by
    )


def _leaves_open(halves: Answers, *sides: int) -> bool:
    """True when somebody other than these sides has not said, or does not know, what this half of the pair holds."""
    others = [half for side, half in enumerate(halves) if side not in sides]
    return any(half is None or half.state is State.UNDECIDED for half in others)
