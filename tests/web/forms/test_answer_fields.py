"""Every answer goes to the page and back without a change, and what people type is read as they mean it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.answers import parse_answer
from partnerships.domain.questionnaire.structure import Kind, Question
from partnerships.web.forms.answer_fields import add_row, raw_answer, remove_row, saved_fields
from partnerships.web.forms.posted_fields import Fields
from tests.domain import questions as q
from tests.web.answer_samples import RAW, VALUES


def test_the_samples_are_of_every_kind() -> None:
    assert {question.kind for question, _ in VALUES} == set(Kind)


@pytest.mark.parametrize(("question", "raw"), RAW)
def test_an_answer_goes_to_the_page_and_back_unchanged(question: Question, raw: dict[str, Any]) -> None:
    answer = parse_answer(question, raw)
    assert raw_answer(question, saved_fields(question, answer, 1), None) == raw


LINE = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
)


@given(st.lists(st.fixed_dictionaries({"value": LINE, "behaviour": LINE | st.just("")}), min_size=1, max_size=3))
def test_rows_keep_their_order_and_their_gaps(rows: list[dict[str, str]]) -> None:
    answer = parse_answer(q.LIST, {"value": rows})
    assert parse_answer(q.LIST, raw_answer(q.LIST, saved_fields(q.LIST, answer, 1), None) or {}) == answer


@pytest.mark.parametrize(
    ("typed", "number"),
    [("7", 7), ("7.5", 7.5), ("7,5", 7.5), (" 7 % ", 7), ("21,000", 21000), ("₪ 21,000", 21000), ("12,5", 12.5), ("0", 0), ("1e3", 1000)],
)
def test_numbers_are_read_as_people_write_them(typed: str, number: float) -> None:
    assert raw_answer(q.ILS, {"value": [typed]}, None) == {"value": number, "importance": "preference"}


@pytest.mark.parametrize("typed", ["seven", "7 8x", "1e999999999", "nan", "Infinity", "9" * 30])
def test_what_is_no_number_stays_as_it_was_typed(typed: str) -> None:
    assert (raw_answer(q.ILS, {"value": [typed]}, None) or {})["value"] == typed.replace(" ", "")


@pytest.mark.parametrize("question", q.QUESTIONS)
def test_an_empty_page_is_no_answer(question: Question) -> None:
    empty = {
        "version": ["0"],
        "importance": ["preference"],
        "reason": [" "],
        "note": [""],
        "own": [""],
        "value": [""],
        "card": [""],
        "risk": [""],
        "from": [""],
        "to": [" "],
    }
    if question.kind in {Kind.MANY, Kind.OFFER, Kind.EXPECT}:
        empty.pop("value")
    assert raw_answer(question, empty, None) is None


def test_a_reason_alone_is_no_silence() -> None:
    assert raw_answer(q.TEXT, {"reason": ["כי"]}, None) == {"reason": "כי"}


def test_words_and_silence_together_are_left_to_be_refused() -> None:
    both: Fields = {"value": ["words"], "silent": ["?undecided"]}
    assert raw_answer(q.TEXT, both, None) == {"value": "words", "importance": "preference", "undecided": True}


def test_of_rows_and_silence_the_last_choice_counts() -> None:
    both: Fields = {"row-content": ["alone"], "silent": ["?undecided"]}
    chosen = parse_answer(q.MATRIX, {"value": {"content": "alone"}})
    silent = parse_answer(q.MATRIX, {"undecided": True})
    assert raw_answer(q.MATRIX, both, chosen) == {"undecided": True}
    assert raw_answer(q.MATRIX, both, silent) == {"value": {"content": "alone"}, "importance": "preference"}


def test_own_words_without_a_mark_choose_themselves() -> None:
    assert raw_answer(q.CHOICE, {"own": ["אחרת"]}, None) == {"value": {"own": "אחרת"}, "importance": "preference"}


def test_a_card_takes_the_first_empty_row() -> None:
    fields: Fields = {"card": [""], "risk": [""], "calm": [""]}
    add_row(q.RISKS, fields, "idea_taken")
    add_row(q.RISKS, fields, "too_little_time")
    add_row(q.RISKS, fields, "")
    assert fields == {"card": ["idea_taken", "too_little_time", ""], "risk": ["", "", ""], "calm": ["", "", ""]}


def test_removing_a_row_leaves_the_others() -> None:
    fields: Fields = {"value": ["a", "b", "c"], "behaviour": ["1", "2", "3"]}
    remove_row(q.LIST, fields, 1)
    remove_row(q.LIST, fields, 9)
    assert fields == {"value": ["a", "c"], "behaviour": ["1", "3"]}
