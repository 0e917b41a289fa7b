"""An answer in words, as the own side reads it before the reveal; the private note is never part of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from partnerships.domain.answers import AS_AT_THE_START, Answer, JsonValue, State, ValueView, describe_value, expanded
from partnerships.domain.questionnaire.structure import Kind, Question
from partnerships.domain.value_view import describe_number
from partnerships.web.forms.asked_question import IMPORTANCE, SILENCE_LABELS


@dataclass(frozen=True)
class AnswerView:
    """One answer: its value in words, or the words of a silence, with its weight and its reason.

    `acceptable` is what the side could also live with; only the side itself ever reads it.
    """

    question: Question
    value: ValueView | None
    silence: str
    importance: str
    reason: str
    acceptable: ValueView | None = None


def answer_view(question: Question, answer: Answer) -> AnswerView:
    """The answer in the reader's language, as everybody may read it who may read answers at all."""
    if answer.state is not State.GIVEN:
        return AnswerView(question, None, gettext(SILENCE_LABELS[answer.state]), "", answer.reason)
    label = next(option.label for option in IMPORTANCE if option.key == answer.importance)
    return AnswerView(question, describe_value(question, answer.value, gettext), "", gettext(label), answer.reason)


def own_answer_view(question: Question, sheet: Mapping[str, Answer]) -> AnswerView:
    """The answer as its own side reads it: with what it could also live with, and with the rows of what is as at the start."""
    answer = sheet[question.key]
    view = answer_view(question, answer)
    whole = expanded(question, sheet)
    if view.value is not None and answer.value == AS_AT_THE_START and whole is not None and whole.state is State.GIVEN:
        view = replace(view, value=replace(view.value, rows=describe_value(question, whole.value, gettext).rows))
    return replace(view, acceptable=_acceptable(question, answer.acceptable)) if answer.acceptable else view


def _acceptable(question: Question, acceptable: JsonValue) -> ValueView:
    match question.kind:
        case Kind.NUMBER:
            ends = {end: describe_number(question, number, gettext) for end, number in acceptable.items()}
            return ValueView(question.kind, text=gettext("%(from)s to %(to)s") % ends)
        case Kind.MATRIX:
            rows = [row for row in question.rows if row.key in acceptable]
            return ValueView(question.kind, rows=tuple((gettext(row.label), *_stops(question, acceptable[row.key])) for row in rows))
        case _:
            return ValueView(question.kind, items=_stops(question, acceptable))


def _stops(question: Question, keys: list[str]) -> tuple[str, ...]:
    return tuple(gettext(option.label) for option in (*question.stops, *question.options) if option.key in keys)
