"""What the sides said after reading texts and lists: whether they mean the same. Nothing before the reveal."""

from partnerships.domain.answers import State
from partnerships.domain.comparison_results import Answers
from partnerships.domain.questionnaire.structure import Kind, Question
from partnerships.models import Mark, Round

SIDES_AT_LEAST = 2


def is_to_be_read(question: Question, answers: Answers) -> bool:
    """Whether people judge it: own words or a list, and at least two sides wrote something."""
    given = [answer for answer in answers if answer is not None and answer.state is State.GIVEN]
    return question.kind in {Kind.TEXT, Kind.LIST} and len(given) >= SIDES_AT_LEAST


def marks_with_people(round_: Round) -> dict[tuple[str, int], Mark]:
    """Every mark of the round with who made it, by question and party. One query."""
    marks = Mark.objects.filter(round=round_).select_related("by")
    return {(mark.question, mark.party_id): mark for mark in marks}
