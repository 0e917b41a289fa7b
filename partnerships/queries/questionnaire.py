"""Reading answer sheets: one's own always, those of all sides only after the reveal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from partnerships.domain.answers import Answer, expanded, from_parts
from partnerships.domain.errors import NotPermitted
from partnerships.domain.questionnaire.structure import Kind, Questionnaire
from partnerships.models import Answer as AnswerRow
from partnerships.models import AnswerSheet, Party, Reveal, Round


@dataclass(frozen=True)
class SavedAnswer:
    """An answer of the own side, with what is needed to change it safely."""

    answer: Answer
    version: int
    changed_by: str
    changed_at: datetime


def own_sheet(round_: Round, party: Party) -> AnswerSheet:
    """The sheet of this party in this round."""
    return AnswerSheet.objects.get(round=round_, party=party)


def own_answers(sheet: AnswerSheet) -> dict[str, SavedAnswer]:
    """All answers of the own side by question, in one query."""
    rows = AnswerRow.objects.filter(sheet=sheet).select_related("changed_by")
    questionnaire = sheet.round.questionnaire
    return {row.question: _saved(questionnaire, row, sheet) for row in rows}


def plain_answers(saved: Mapping[str, SavedAnswer]) -> dict[str, Answer]:
    """The answers alone."""
    return {key: entry.answer for key, entry in saved.items()}


def versions_of(saved: Mapping[str, SavedAnswer]) -> dict[str, int]:
    """Which version of each answer these are: by it a page says what it has shown."""
    return {key: entry.version for key, entry in saved.items()}


def revealed_answers(round_: Round) -> tuple[dict[str, Answer], ...]:
    """The shown part of every side's answers, in the order of the parties. NotPermitted before the reveal.

    Of names only those that more than one side wrote are there. “As at the start” is written out.
    """
    return opened_answers(reveal_of(round_))


def reveal_of(round_: Round) -> Reveal:
    """The opening that all sides read. NotPermitted before it."""
    reveal = Reveal.objects.filter(round=round_).first()
    if reveal is None:
        raise NotPermitted
    reveal.round = round_
    return reveal


def opened_answers(reveal: Reveal) -> tuple[dict[str, Answer], ...]:
    """The shown part of every side's answers, in the order of the parties."""
    round_ = reveal.round
    sheets = AnswerSheet.objects.filter(round=round_).select_related("party").prefetch_related("answers").order_by("party__position")
    return tuple(_shown_answers(round_.questionnaire, sheet, reveal) for sheet in sheets)


def _shown_answers(questionnaire: Questionnaire, sheet: AnswerSheet, reveal: Reveal) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for row in sheet.answers.all():
        row.sheet = sheet
        question = questionnaire.question(row.question)
        private = _kept_names(reveal, row.question, sheet.party) if question.kind is Kind.NAMES else None
        answers[row.question] = from_parts(question, row.shown_part(), private)
    whole = {key: expanded(questionnaire.question(key), answers) for key in answers}
    return {key: answer for key, answer in whole.items() if answer is not None}


def _kept_names(reveal: Reveal, key: str, party: Party) -> dict[str, Any]:
    kept = reveal.identical_names[key]
    return {"value": kept["names"], "unmatched": kept["deleted"][str(party.position)]}


def _saved(questionnaire: Questionnaire, row: AnswerRow, sheet: AnswerSheet) -> SavedAnswer:
    row.sheet = sheet
    answer = from_parts(questionnaire.question(row.question), row.shown_part(), row.private_part())
    return SavedAnswer(answer, row.version, row.changed_by.name, row.changed_at)
