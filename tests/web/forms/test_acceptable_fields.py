"""What a side could also live with, from its fields: never the value itself, and never beside silence."""

from typing import Any

import pytest

from partnerships.domain.answers import InvalidAnswer, parse_answer
from partnerships.domain.questionnaire.structure import Kind, Question
from partnerships.web.forms.acceptable_fields import WITH_ACCEPTABLE
from partnerships.web.forms.answer_fields import raw_answer
from partnerships.web.forms.asked_acceptable import AskedAcceptable
from partnerships.web.forms.posted_fields import Fields
from tests.domain import questions as q
from tests.web.answer_samples import ACCEPTABLE


def test_the_samples_are_of_every_kind_that_takes_it() -> None:
    assert {question.kind for question, _, _ in ACCEPTABLE} == WITH_ACCEPTABLE


@pytest.mark.parametrize("kind", sorted(Kind))
def test_the_kinds_are_those_that_the_domain_takes(kind: Kind) -> None:
    question = next(question for question in q.QUESTIONS if question.kind is kind)
    with pytest.raises(InvalidAnswer) as caught:
        parse_answer(question, {"value": None, "acceptable": ["nonsense"]})
    refused = "A question of this kind takes no other acceptable values." in {mistake.message for mistake in caught.value.mistakes}
    assert refused == (kind not in WITH_ACCEPTABLE)


@pytest.mark.parametrize(
    ("question", "fields", "acceptable"),
    [
        (q.SCALE, {"value": ["two"], "also": ["one", "two"]}, ["one"]),
        (q.SCALE, {"value": ["two"], "also": ["two"]}, None),
        (q.CHOICE, {"value": ["none"], "also": ["none", "sum"]}, ["sum"]),
        (q.CHOICE, {"value": ["?own"], "own": ["sum"], "also": ["sum"]}, ["sum"]),
        (q.MATRIX, {"row-content": ["alone"], "also-content": ["alone"], "also-budget": ["alone"]}, {"budget": ["alone"]}),
        (q.MATRIX, {"row-content": ["alone"], "also-content": ["alone"]}, None),
        (q.MATRIX, {"row-content": ["alone"], "also-nonsense": ["alone"]}, None),
        (q.PERCENT, {"value": ["7"], "from": ["5,5"], "to": ["9 %"]}, {"from": 5.5, "to": 9}),
        (q.PERCENT, {"value": ["7"], "from": ["5"], "to": [""]}, {"from": 5, "to": 7}),
        (q.PERCENT, {"value": ["7"], "from": [""], "to": ["9"]}, {"from": 7, "to": 9}),
        (q.PERCENT, {"value": ["7"], "from": ["7"], "to": ["7.0"]}, None),
        (q.ILS, {"value": ["21,000"], "from": ["20,000"], "to": ["₪ 30,000"]}, {"from": 20000, "to": 30000}),
        (q.TEXT, {"value": ["words"], "also": ["one"]}, None),
        (q.SHARE, {"row-results": ["monthly"], "also-results": ["quarterly"]}, None),
    ],
)
def test_the_value_is_left_out(question: Question, fields: Fields, acceptable: Any) -> None:
    assert (raw_answer(question, fields, None) or {}).get("acceptable") == acceptable


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        (q.SCALE, {"value": ["?undecided"], "also": ["one"]}),
        (q.PERCENT, {"silent": ["?undecided"], "from": ["5"], "to": ["9"]}),
        (q.MATRIX, {"silent": ["?undecided"], "also-content": ["alone"]}),
    ],
)
def test_nothing_is_acceptable_beside_silence(question: Question, fields: Fields) -> None:
    assert raw_answer(question, fields, None) == {"undecided": True}


@pytest.mark.parametrize(
    ("question", "fields"),
    [(q.SCALE, {"also": ["one"]}), (q.PERCENT, {"from": ["5"]}), (q.MATRIX, {"also-content": ["alone"]})],
)
def test_without_a_value_it_is_left_to_be_refused(question: Question, fields: Fields) -> None:
    with pytest.raises(InvalidAnswer):
        parse_answer(question, raw_answer(question, fields, None) or {"acceptable": None})


@pytest.mark.parametrize(
    ("question", "fields", "places"),
    [
        (q.PERCENT, {"value": ["7"], "from": ["9"], "to": ["8"]}, ["acceptable"]),
        (q.PERCENT, {"value": ["7"], "from": ["some"], "to": ["99"]}, ["acceptable.from", "acceptable.to"]),
        (q.SCALE, {"value": ["two"], "also": ["nonsense"]}, ["acceptable.0"]),
        (q.MATRIX, {"row-content": ["alone"], "also-budget": ["nonsense"]}, ["acceptable.budget.0"]),
    ],
)
def test_a_mistake_is_named_with_its_place(question: Question, fields: Fields, places: list[str]) -> None:
    with pytest.raises(InvalidAnswer) as caught:
        parse_answer(question, raw_answer(question, fields, None) or {})
    assert [mistake.place for mistake in caught.value.mistakes] == places


@pytest.mark.parametrize(
    ("question", "place", "anchor"),
    [
        (q.PERCENT, "from", "slug-from"), (q.PERCENT, "to", "slug-to"), (q.PERCENT, "", "slug-from"),
        (q.MATRIX, "budget.0", "slug-also-budget-0"), (q.SCALE, "0", "slug-also"),
    ],
)  # fmt: skip
def test_a_mistake_leads_to_its_field(question: Question, place: str, anchor: str) -> None:
    assert AskedAcceptable(question, {}, "slug").anchor([part for part in place.split(".") if part]) == anchor


@pytest.mark.parametrize(
    ("fields", "is_given"),
    [({}, False), ({"also": []}, False), ({"from": [""], "to": [""]}, False), ({"to": ["5"]}, True), ({"also-budget": ["alone"]}, True)],
)
def test_it_is_shown_open_when_something_is_in_it(fields: Fields, is_given: bool) -> None:
    assert AskedAcceptable(q.MATRIX, fields, "slug").is_given == is_given


def test_as_at_the_start_wins_over_the_rows_behind_it() -> None:
    fields: Fields = {"same": ["as_at_the_start"], "row-content": ["alone"]}
    assert raw_answer(q.LATER, fields, None) == {"value": "as_at_the_start", "importance": "preference"}
    assert (raw_answer(q.MATRIX, fields, None) or {})["value"] == {"content": "alone"}
