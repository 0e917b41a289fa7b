"""At the reveal only identical names stay, and the result stays what it was when both lists were whole."""

import pytest

from partnerships.domain.comparison import Result, compare_all
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.queries.questionnaire import own_answers, own_sheet, revealed_answers
from tests import factories

KEY = "conflict.third_party"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("venture", "organisation", "kept", "result"),
    [
        (["קרן רש״י", "SECRET ONE", "SECRET TWO"], ["רש״י"], ["קרן רש״י"], Result.APART),
        (["קרן רש״י", "SECRET ONE"], ["רש״י"], ["קרן רש״י"], Result.NEAR),
        (["קרן רש״י"], ["רש״י"], ["קרן רש״י"], Result.ALIGNED),
        (["SECRET ONE"], ["SECRET TWO"], [], Result.APART),
    ],
)
def test_identical_names_stay_and_all_others_are_deleted(
    venture: list[str], organisation: list[str], kept: list[str], result: Result
) -> None:
    sides = factories.revealed_round(venture_answers={KEY: {"value": venture}}, organisation_answers={KEY: {"value": organisation}})
    revealed = revealed_answers(sides.round)
    found = {comparison.question_key: comparison for comparison in compare_all(QUESTIONNAIRE, revealed)}
    left = [own_answers(own_sheet(sides.round, party))[KEY].answer.value for party in (sides.venture.party, sides.organisation.party)]
    assert (found[KEY].result, list(found[KEY].identical_names), left) == (result, kept, [kept, kept])
