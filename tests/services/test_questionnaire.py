"""Saving answers: nobody of the same side overwrites what they have not seen, and not everything is a principle."""

import pytest

from partnerships.domain.errors import InvalidInput, StaleAnswer
from partnerships.models import Answer, Partnership
from partnerships.services.questionnaire import save_answers
from tests import factories

KEY = "fit.horizon"


def save(partnership: Partnership, value: str | None, *, based_on: int) -> int:
    """Ana's side answers, or takes its answer back; returns the new version."""
    ana = factories.representative_of(partnership, factories.ANA)
    answers = {KEY: {"value": value} if value else None}
    return save_answers(actor=ana, round_=factories.current_round(partnership), answers=answers, expected={KEY: based_on})[KEY]


def test_versions_count_saves(answering: Partnership) -> None:
    first = save(answering, "one_year", based_on=0)
    assert (first, save(answering, "two_years", based_on=first)) == (1, 2)


def test_an_answer_given_again_is_not_the_one_that_was_taken_back(answering: Partnership) -> None:
    seen = save(answering, "one_year", based_on=0)
    save(answering, None, based_on=seen)
    again = save(answering, "open_ended", based_on=0)
    assert again > seen
    with pytest.raises(StaleAnswer):
        save(answering, "six_months", based_on=seen)
    assert Answer.objects.get(question=KEY).version == again


PRINCIPLED = (
    ("fit.horizon", "one_year"),
    ("model.position", "main_matters_together"),
    ("resources.fundraising", "jointly"),
    ("resources.approach", "notice"),
    ("credit.logos", "equal"),
    ("credit.approval", "free"),
    ("communication.meetings", "monthly"),
    ("conflict.notice", 30),
    ("conflict.third_party_role", "mediates"),
    ("resources.fee_kind", "none"),
    ("credit.no_answer", "approved"),
)


@pytest.mark.parametrize(
    ("path", "most", "sentence"),
    [
        ("core", 5, "At most five answers can be a principle. Make another one a preference first, or choose “preference” here."),
        ("full", 10, "At most ten answers can be a principle. Make another one a preference first, or choose “preference” here."),
    ],
)
@pytest.mark.django_db(transaction=True)
def test_how_many_principles_there_may_be_hangs_on_the_path(path: str, most: int, sentence: str) -> None:
    sides = factories.answering_round(path=path)
    factories.answer(sides.venture, {key: {"value": value, "importance": "principle"} for key, value in PRINCIPLED[:most]})
    key, value = PRINCIPLED[most]
    with pytest.raises(InvalidInput) as refused:
        factories.answer(sides.venture, {key: {"value": value, "importance": "principle"}})
    assert str(refused.value) == sentence
    factories.answer(sides.venture, {key: {"value": value}})
