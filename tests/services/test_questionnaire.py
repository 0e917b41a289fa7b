"""Saving answers: nobody of the same side overwrites what they have not seen."""

import pytest

from partnerships.domain.errors import StaleAnswer
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
