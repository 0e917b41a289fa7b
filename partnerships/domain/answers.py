"""What one side answers to one question: reading it, and parting what the other side will see from what it will not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from partnerships.domain.answer_values import AS_AT_THE_START, JsonValue, read_acceptable, read_value
from partnerships.domain.errors import InvalidInput
from partnerships.domain.mistakes import Mistake, Mistakes
from partnerships.domain.questionnaire.structure import Kind, Path, Question
from partnerships.domain.text import gettext_noop as _
from partnerships.domain.value_view import ValueView, describe_value

__all__ = [
    "AS_AT_THE_START",
    "PRINCIPLES_AT_MOST",
    "Answer",
    "Importance",
    "InvalidAnswer",
    "JsonValue",
    "Mistake",
    "State",
    "ValueView",
    "describe_value",
    "expanded",
    "from_parts",
    "is_asked",
    "parse_answer",
    "private_part",
    "shown_part",
    "too_many_principles",
]

PRINCIPLES_AT_MOST = {Path.CORE: 5, Path.FULL: 10}
REMARK_LIMIT = 2000

GIVEN_FIELDS = frozenset({"value", "acceptable", "importance", "reason", "note"})
ONE_OF_THREE = _("Give one of three: an answer, “we don't know yet”, or “not relevant to us”.")


class State(StrEnum):
    """Whether there is a value; the other two are legitimate answers, and silence that is shown."""

    GIVEN = "given"
    UNDECIDED = "undecided"
    NOT_RELEVANT = "not_relevant"


class Importance(StrEnum):
    """How much the answer weighs with the side that gives it."""

    PRINCIPLE = "principle"
    PREFERENCE = "preference"
    FLEXIBLE = "flexible"


@dataclass(frozen=True)
class Answer:
    """One answer in canonical form; `value` and `acceptable` are JSON values as QUESTIONNAIRE lists them by kind.

    `acceptable` is None when nothing else was named. A silent answer has no value and weighs as a preference.
    `unmatched` counts the names that were deleted at the reveal because no other side wrote them.
    """

    state: State
    value: JsonValue = None
    acceptable: JsonValue = None
    importance: Importance = Importance.PREFERENCE
    reason: str = ""
    note: str = ""
    unmatched: int = 0


class InvalidAnswer(InvalidInput):
    """An answer that cannot be taken; `mistakes` names everything that is wrong with it."""

    code = "invalid_answer"

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__(mistakes[0].message, **mistakes[0].values)


def parse_answer(question: Question, raw: Mapping[str, JsonValue]) -> Answer:
    """The answer that this JSON object gives to the question; InvalidAnswer names every mistake in it."""
    mistakes = Mistakes()
    for key in raw:
        if key not in GIVEN_FIELDS | {State.UNDECIDED, State.NOT_RELEVANT}:
            mistakes.add(str(key)[:80], _("An answer has no part of this name."))
    state = _state(raw, mistakes)
    answer = Answer(
        state,
        **(_given(question, raw, mistakes) if state is State.GIVEN else {}),
        reason=mistakes.text("reason", raw.get("reason") or "", REMARK_LIMIT),
        note=mistakes.text("note", raw.get("note") or "", REMARK_LIMIT),
    )
    if mistakes.found:
        raise InvalidAnswer(tuple(mistakes.found))
    return answer


def _state(raw: Mapping[str, JsonValue], mistakes: Mistakes) -> State:
    silent = [state for state in (State.UNDECIDED, State.NOT_RELEVANT) if state in raw]
    for state in silent:
        if raw[state] is not True:
            mistakes.add(state, _("This can only be true; leave it out otherwise."))
    if len(silent) > 1 or (silent and ("value" in raw or raw.get("acceptable"))):
        mistakes.add("value", ONE_OF_THREE)
    return silent[0] if silent else State.GIVEN


def _given(question: Question, raw: Mapping[str, JsonValue], mistakes: Mistakes) -> dict[str, JsonValue]:
    if "value" not in raw:
        mistakes.add("value", ONE_OF_THREE)
        return {}
    value = read_value(question, raw["value"], mistakes)
    return {
        "value": value,
        "acceptable": read_acceptable(question, raw.get("acceptable"), value, mistakes),
        "importance": _importance(raw.get("importance") or Importance.PREFERENCE, mistakes),
    }


def _importance(raw: object, mistakes: Mistakes) -> Importance:
    for importance in Importance:
        if raw == importance:
            return importance
    mistakes.add("importance", _("The importance is one of principle, preference and flexible."))
    return Importance.PREFERENCE


def shown_part(question: Question, answer: Answer) -> dict[str, JsonValue]:
    """What the other side sees at the reveal; names stay out of it, for only identical names are ever shown."""
    part = {"state": str(answer.state), "importance": str(answer.importance), "reason": answer.reason}
    return part if question.kind is Kind.NAMES else {**part, "value": answer.value}


def private_part(question: Question, answer: Answer) -> dict[str, JsonValue]:
    """What stays with this side after the reveal too."""
    part = {"note": answer.note, "acceptable": answer.acceptable}
    return {**part, "value": answer.value, "unmatched": answer.unmatched} if question.kind is Kind.NAMES else part


def from_parts(question: Question, shown: Mapping[str, JsonValue], private: Mapping[str, JsonValue] | None) -> Answer:
    """The answer put together again; without its private part as the other side may know it (names are then empty)."""
    hidden = private or {}
    state = State(shown["state"])
    value = shown["value"] if question.kind is not Kind.NAMES else hidden.get("value") or []
    return Answer(
        state,
        value=value if state is State.GIVEN else None,
        acceptable=hidden.get("acceptable"),
        importance=Importance(shown["importance"]),
        reason=shown["reason"],
        note=hidden.get("note", ""),
        unmatched=hidden.get("unmatched", 0),
    )


def is_asked(question: Question, sheet: Mapping[str, Answer]) -> bool:
    """True unless the side's own answer to another question makes this one pointless."""
    if question.shown_if is None:
        return True
    decisive = sheet.get(question.shown_if.key)
    return decisive is not None and question.shown_if.holds(decisive.value)


def expanded(question: Question, sheet: Mapping[str, Answer]) -> Answer | None:
    """The side's answer to the question, where “as at the start” is written out from the same side's own answer to the other matrix.

    Silence there is silence here. Weight, reason and what else is acceptable stay those of the answer itself. To be called before
    answers are compared, drafted from or shown; an answer that is written out already stays as it is.
    """
    answer = sheet.get(question.key)
    if answer is None or answer.value != AS_AT_THE_START or question.same_as is None:
        return answer
    repeated = sheet.get(question.same_as)
    if repeated is None or repeated.state is not State.GIVEN:
        return Answer(repeated.state if repeated else State.UNDECIDED, reason=answer.reason, note=answer.note)
    rows = {row.key for row in question.rows}
    return replace(answer, value={row: stop for row, stop in repeated.value.items() if row in rows})


def too_many_principles(answers: Iterable[Answer], path: Path) -> bool:
    """True when a sheet calls more answers a principle than its path allows, so that the word would lose its weight."""
    return sum(answer.importance is Importance.PRINCIPLE for answer in answers) > PRINCIPLES_AT_MOST[path]
