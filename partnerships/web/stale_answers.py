"""When two of one side answered the same question at once: both answers beside each other, and the fields to save the chosen one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from partnerships.domain.questionnaire.structure import Question
from partnerships.queries.questionnaire import SavedAnswer, plain_answers
from partnerships.web.answer_view import AnswerView, own_answer_view
from partnerships.web.forms.questionnaire import AnswersForm

NOT_REPEATED = frozenset({"csrfmiddlewaretoken", "add_row", "remove_row"})


@dataclass(frozen=True)
class StaleAnswerView:
    """One question that was answered twice. `theirs` is None when the answer was taken back meanwhile."""

    question: Question
    title: str
    keep_name: str
    mine: AnswerView | None
    theirs: AnswerView | None
    changed_by: str
    changed_at: datetime | None


def stale_answers(form: AnswersForm, newest: Mapping[str, SavedAnswer], posted: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """What the page of both versions shows: the questions in conflict, and everything that was posted, on the newest versions."""
    versions = {key: newest[key].version if key in newest else 0 for key in form.fields_of}
    stale = [
        question for question in form.questions if form.expected[question.key] != versions[question.key] and question.key in form.answers
    ]
    fields = [
        (name, value) for name, values in posted.items() if name not in NOT_REPEATED and not name.endswith("-version") for value in values
    ]
    fields += [(f"{key}-version", str(version)) for key, version in versions.items()]
    return {"stale": [_view(form, question, newest) for question in stale], "fields": fields}


def _view(form: AnswersForm, question: Question, newest: Mapping[str, SavedAnswer]) -> StaleAnswerView:
    saved, mine = newest.get(question.key), form.parsed.get(question.key)
    sheet = plain_answers(newest)
    return StaleAnswerView(
        question=question,
        title=question.wording(form.pole).title,
        keep_name=f"{question.key}-keep",
        mine=own_answer_view(question, {**sheet, question.key: mine}) if mine else None,
        theirs=own_answer_view(question, sheet) if saved else None,
        changed_by=saved.changed_by if saved else "",
        changed_at=saved.changed_at if saved else None,
    )
