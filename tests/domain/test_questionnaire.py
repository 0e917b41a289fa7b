"""The catalogue holds exactly the closed list of keys on both paths, and progress counts pages."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE, questionnaire
from partnerships.domain.questionnaire.progress import progress, visible_pages
from partnerships.domain.questionnaire.structure import Axis, Column, Kind, Option, Pole, Question, Questionnaire

KEYS: dict[str, Any] = json.loads((Path(__file__).parent.parent / "golden" / "keys.json").read_text(encoding="utf-8"))

LINES = re.compile(r"[AB]:\d+(-\d+)?(, [AB]:\d+(-\d+)?)*")
CORE = questionnaire("1", "core")
FULL = questionnaire("1", "full")
PATHS = {"core": CORE, "full": FULL}

FIT_PAGES = ("fit.purpose", "fit.values", "fit.offer", "fit.horizon")
FEE_HIDDEN = {question.key: "an answer" for question in CORE.questions if question.key != "resources.fee"}
FEES = ("resources.fee", "resources.fee_sum", "resources.fee_cap")


def expected_question(listed: Mapping[str, Any], path: str) -> dict[str, Any]:
    """A question of the list of keys as that path asks it."""
    expected = dict(listed)
    for name in ("rows", "max_rows"):
        if name in listed:
            expected[name] = listed[name][path]
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
        "same_as": question.same_as,
        "shown_if": {shown_if.key: sorted(shown_if.values)} if shown_if else None,
    }
    if question.kind in (Kind.SCALE, Kind.MATRIX):
        described["axis"] = question.axis
    given = {name: value for name, value in described.items() if value not in (None, False, {})} | {"core": question.core}
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
    by_pole = (text for wording in question.by_pole.values() for text in (wording.title, wording.hint))
    for text in (*plain, *source, *(question.ends or ()), *by_pole):
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


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("place", range(len(KEYS["topics"])))
def test_every_topic_asks_exactly_the_questions_of_the_path(place: int, path: str) -> None:
    listed, topic = KEYS["topics"][place], PATHS[path].topics[place]
    expected = [
        in_order_of_names(expected_question(question, path)) for question in listed["questions"] if question["core"] or path == "full"
    ]
    assert [described_question(question) for question in topic.questions] == expected


def test_the_paths_have_as_many_questions_and_pages_as_they_say() -> None:
    sizes = {path: (len(asked.questions), len(asked.pages)) for path, asked in PATHS.items()}
    assert sizes == {"core": (24, 19), "full": (65, 55)}


def test_the_short_path_is_part_of_the_full_one() -> None:
    full = [question.key for question in FULL.questions]
    assert [key for key in full if key in {question.key for question in CORE.questions}] == [question.key for question in CORE.questions]


def test_a_version_that_never_was_is_not_asked() -> None:
    with pytest.raises(KeyError):
        questionnaire("0", "core")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "core",
            [
                ("fit.offer", "fit.expect"),
                ("resources.fee_kind", "resources.fee"),
                ("resources.infrastructure_offer", "resources.infrastructure_expect"),
                ("credit.approval", "credit.no_answer"),
                ("conflict.third_party", "conflict.third_party_role"),
            ],
        ),
        (
            "full",
            [
                ("fit.offer", "fit.expect"),
                ("resources.fee_kind", "resources.fee", "resources.fee_sum", "resources.fee_cap"),
                ("resources.infrastructure_offer", "resources.infrastructure_expect"),
                ("credit.approval", "credit.no_answer", "credit.approval_days"),
                ("communication.share", "communication.receive"),
                ("conflict.first_step", "conflict.days"),
                ("conflict.third_party", "conflict.third_party_role"),
            ],
        ),
    ],
)
def test_a_page_is_shared_only_where_the_list_says_so(path: str, expected: list[tuple[str, ...]]) -> None:
    assert [tuple(question.key for question in page) for page in PATHS[path].pages if len(page) > 1] == expected


def test_every_question_says_on_which_lines_of_the_articles_it_rests() -> None:
    assert [question.key for question in FULL.questions if not LINES.fullmatch(question.guidance.lines)] == []


@pytest.mark.parametrize("pole", Pole)
def test_where_the_poles_are_asked_differently_each_has_its_words(pole: Pole) -> None:
    asked = {question.key: question.wording(pole).title for question in FULL.questions if question.by_pole}
    assert all(asked.values())
    assert "resources.funders" in asked


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
    assert len(set(QUESTIONNAIRE.questions)) == 65


def keys_hidden(asked: Questionnaire, answers: dict[str, object]) -> list[str]:
    visible = [question for page in visible_pages(asked, answers) for question in page]
    return [question.key for question in asked.questions if question not in visible]


@pytest.mark.parametrize(
    ("fee_kind", "asked"),
    [
        ("percent_of_income", {"resources.fee", "resources.fee_cap"}),
        ("percent_of_expenses", {"resources.fee", "resources.fee_cap"}),
        ("fixed_sum", {"resources.fee_sum"}),
        ("none", set()),
        ({"undecided": True}, set()),
        (None, set()),
    ],
)
@pytest.mark.parametrize("path", PATHS)
def test_only_the_figures_of_the_chosen_payment_are_asked(path: str, fee_kind: object, asked: set[str]) -> None:
    on_path = {question.key for question in PATHS[path].questions}
    expected = [key for key in FEES if key in on_path and key not in asked]
    assert keys_hidden(PATHS[path], {"resources.fee_kind": fee_kind}) == expected


def test_a_hidden_question_takes_no_page_away() -> None:
    assert len(visible_pages(CORE, {})) == 19


def test_nothing_answered() -> None:
    assert [(line.topic.key, line.answered, line.total, line.state) for line in progress(CORE, {})] == [
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
    fit = progress(CORE, dict.fromkeys(answered, "an answer"))[0]
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
    states = {line.topic.key: line.state for line in progress(CORE, answers)}
    assert states == dict.fromkeys(states, "done") | {"resources": state}
