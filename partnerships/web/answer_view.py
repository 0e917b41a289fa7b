"""An answer in words, as the own side reads it before the reveal; the private note is never part of it."""

from dataclasses import dataclass

from django.utils.translation import gettext

from partnerships.domain.answers import Answer, State, ValueView, describe_value
from partnerships.domain.questionnaire.structure import Question
from partnerships.web.forms.asked_question import IMPORTANCE, SILENCE_LABELS


@dataclass(frozen=True)
class AnswerView:
    """One answer: its value in words, or the words of a silence, with its weight and its reason."""

    question: Question
    value: ValueView | None
    silence: str
    importance: str
    reason: str


def answer_view(question: Question, answer: Answer) -> AnswerView:
    """The answer in the reader's language."""
    if answer.state is not State.GIVEN:
        return AnswerView(question, None, gettext(SILENCE_LABELS[answer.state]), "", answer.reason)
    label = next(option.label for option in IMPORTANCE if option.key == answer.importance)
    return AnswerView(question, describe_value(question, answer.value, gettext), "", gettext(label), answer.reason)
