"""The catalogue holds exactly the core questions of the closed list of keys, and progress counts pages."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.questionnaire.progress import progress, visible_pages
from partnerships.domain.questionnaire.structure import Axis, Column, Kind, Option, Question, Questionnaire, Topic

KEYS: dict[str, Any] = json.loads((Path(__file__).parent.parent / "golden" / "keys.json").read_text(encoding="utf-8"))

FIT_PAGES = ("fit.purpose", "fit.values", "fit.offer", "fit.horizon")
FEE_HIDDEN = {question.key: "an answer" for question in QUESTIONNAIRE.questions if question.key != "resources.fee"}


def expected_question(listed: Mapping[str, Any]) -> dict[str, Any]:
    """A question of the list of keys, with what belongs to the full path only left out."""
    expected = {name: value for name, value in listed.items() if name not in ("core", "rows", "max_rows")}
    if "rows" in listed:
        expected["rows"] = listed["rows"]["core"]
    if "max_rows" in listed:
        expected["max_rows"] = listed["max_rows"]["core"]
    return expected


def described_question(question: Question) -> dict[str, Any]:
    """A question of the catalogue in the form of the list of keys."""
    number, shown_if = question.number, question.shown_if
    described: dict[str, Any] = {
        "key": question.key,
        "kind": question.kind,
        **{
            name: [part.key for part in getattr(question, name)]
            for name in ("stops", "options", "rows", "columns")
            if getattr(question, name)
        },
        "deck": {name: [card.key for card in cards] for name, cards in question.deck.items()},
        "own": question.own,
        "page": question.page,
        "pair": question.pair,
        "max_rows": question.max_rows,
        "max_names": question.max_names,
        "shown_if": {shown_if.key: sorted(shown_if.values)} if shown_if else None,
    }
    if question.kind in (Kind.SCALE, Kind.MATRIX):
        described["axis"] = question.axis
    given = {name: value for name, value in described.items() if value not in (None, False, {})}
    if number:
        given |= {"unit": number.unit, "min": number.minimum, "max": number.maximum, "step": number.step}
    return given


def in_order_of_names(question: Mapping[str, Any]) -> dict[str, Any]:
    """Conditions are sets, so their values are put in order."""
    shown_if = question.get("shown_if")
    return {**question, "shown_if": {key: sorted(values) for key, values in shown_if.items()}} if shown_if else dict(question)


def texts_of(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Every text of the questionnaire with the place where it stands."""
    for topic in questionnaire.topics:
        yield f"{topic.key}.title", topic.title
        yield f"{topic.key}.description", topic.description
        for question in topic.questions:
            yield from texts_of_question(question)


def texts_of_question(question: Question) -> Iterator[tuple[str, str]]:
    guidance = question.guidance
    plain = (question.title, question.short, question.hint, guidance.why, guidance.venture, guidance.organisation, *guidance.examples)
    source = (guidance.source.title, guidance.source.author)
    parts: tuple[Option | Column, ...] = (*question.stops, *question.options, *question.rows, *question.columns, *cards_of(question))
    for text in (*plain, *source, *(question.ends or ())):
        yield question.key, text
    for part in parts:
        yield f"{question.key} {part.key}", part.label
        yield f"{question.key} {part.key}", part.hint


def cards_of(question: Question) -> tuple[Option, ...]:
    return tuple(card for cards in question.deck.values() for card in cards)


def test_the_version_is_that_of_the_list_of_keys() -> None:
    assert QUESTIONNAIRE.version == KEYS["version"]


def test_the_topics_are_those_of_the_list_in_its_order() -> None:
    assert [topic.key for topic in QUESTIONNAIRE.topics] == [topic["topic"] for topic in KEYS["topics"]]


@pytest.mark.parametrize("topic", QUESTIONNAIRE.topics, ids=lambda topic: topic.key)
def test_every_topic_asks_exactly_its_core_questions(topic: Topic) -> None:
    listed = next(listed for listed in KEYS["topics"] if listed["topic"] == topic.key)
    expected = [in_order_of_names(expected_question(question)) for question in listed["questions"] if question["core"]]
    assert [described_question(question) for question in topic.questions] == expected


def test_the_short_path_has_24_questions_on_19_pages() -> None:
    assert (len(QUESTIONNAIRE.questions), len(QUESTIONNAIRE.pages)) == (24, 19)


def test_a_page_is_shared_only_where_the_list_says_so() -> None:
    shared = [tuple(question.key for question in page) for page in QUESTIONNAIRE.pages if len(page) > 1]
    assert shared == [
        ("fit.offer", "fit.expect"),
        ("resources.fee_kind", "resources.fee"),
        ("resources.infrastructure_offer", "resources.infrastructure_expect"),
        ("credit.approval", "credit.no_answer"),
        ("conflict.third_party", "conflict.third_party_role"),
    ]


def test_no_text_is_missing() -> None:
    assert [place for place, text in texts_of(QUESTIONNAIRE) if not text.strip()] == []


def test_no_text_looks_like_a_placeholder() -> None:
    assert [text for _, text in texts_of(QUESTIONNAIRE) if "%" in text or "{" in text] == []


def test_every_question_has_an_example_for_each_end() -> None:
    assert {
        question.key: len(question.guidance.examples) for question in QUESTIONNAIRE.questions if len(question.guidance.examples) != 2
    } == {}


def test_scales_name_their_two_ends_and_nothing_else_does() -> None:
    assert [question.key for question in QUESTIONNAIRE.questions if question.ends] == [
        question.key for question in QUESTIONNAIRE.questions if question.kind is Kind.SCALE
    ]


def test_only_scales_and_matrices_lie_on_the_axis() -> None:
    on_axis = {question.kind for question in QUESTIONNAIRE.questions if question.axis is not Axis.NONE}
    assert on_axis == {Kind.SCALE, Kind.MATRIX}


def test_labels_within_one_question_differ() -> None:
    def repeated(question: Question) -> bool:
        return any(
            len({part.label for part in parts}) != len(parts)
            for parts in (question.stops, question.options, question.rows, question.columns, cards_of(question))
        )

    assert [question.key for question in QUESTIONNAIRE.questions if repeated(question)] == []


def test_questions_can_be_kept_in_a_set() -> None:
    assert len(set(QUESTIONNAIRE.questions)) == 24


def questions_asked(answers: dict[str, object]) -> list[Question]:
    return [question for page in visible_pages(QUESTIONNAIRE, answers) for question in page]


@pytest.mark.parametrize(
    ("fee_kind", "asked"),
    [
        ("percent_of_income", True),
        ("percent_of_expenses", True),
        ("none", False),
        ("fixed_sum", False),
        ({"undecided": True}, False),
        (None, False),
    ],
)
def test_the_percentage_is_asked_only_when_there_is_one(fee_kind: object, asked: bool) -> None:
    visible = questions_asked({"resources.fee_kind": fee_kind})
    hidden = [question.key for question in QUESTIONNAIRE.questions if question not in visible]
    assert hidden == ([] if asked else ["resources.fee"])


def test_the_percentage_is_not_asked_before_the_kind_of_payment_is_answered() -> None:
    assert len(questions_asked({})) == 23


def test_a_hidden_question_takes_no_page_away() -> None:
    assert len(visible_pages(QUESTIONNAIRE, {})) == 19


def test_nothing_answered() -> None:
    assert [(line.topic.key, line.answered, line.total, line.state) for line in progress(QUESTIONNAIRE, {})] == [
        ("fit", 0, 4, "not_started"),
        ("risks", 0, 1, "not_started"),
        ("model", 0, 2, "not_started"),
        ("resources", 0, 4, "not_started"),
        ("credit", 0, 2, "not_started"),
        ("mechanism", 0, 2, "not_started"),
        ("communication", 0, 1, "not_started"),
        ("conflict", 0, 3, "not_started"),
    ]


@pytest.mark.parametrize(
    ("answered", "count", "state"),
    [
        ((), 0, "not_started"),
        (("fit.purpose",), 1, "in_progress"),
        (("fit.offer",), 0, "in_progress"),
        (("fit.offer", "fit.expect"), 1, "in_progress"),
        (("fit.purpose", "fit.values", "fit.offer", "fit.horizon"), 3, "in_progress"),
        (("fit.purpose", "fit.values", "fit.offer", "fit.expect", "fit.horizon"), 4, "done"),
    ],
)
def test_a_page_counts_when_everything_on_it_is_answered(answered: tuple[str, ...], count: int, state: str) -> None:
    fit = progress(QUESTIONNAIRE, dict.fromkeys(answered, "an answer"))[0]
    assert (fit.answered, fit.total, fit.state) == (count, len(FIT_PAGES), state)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (FEE_HIDDEN, "done"),
        (FEE_HIDDEN | {"resources.fee_kind": "percent_of_expenses"}, "in_progress"),
        (FEE_HIDDEN | {"resources.fee_kind": "percent_of_expenses", "resources.fee": 7.5}, "done"),
        (FEE_HIDDEN | {"resources.fee_kind": {"undecided": True}}, "done"),
    ],
)
def test_a_topic_is_done_when_every_question_asked_has_an_answer(answers: dict[str, object], state: str) -> None:
    states = {line.topic.key: line.state for line in progress(QUESTIONNAIRE, answers)}
    assert states == dict.fromkeys(states, "done") | {"resources": state}
