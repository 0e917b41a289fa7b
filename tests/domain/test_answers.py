"""Reading answers: every kind in its JSON form, every mistake with its place, and the two parts of an answer."""

import json
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
import rfc8785

from partnerships.domain.answers import (
    PRINCIPLES_AT_MOST,
    Answer,
    Importance,
    InvalidAnswer,
    State,
    ValueView,
    describe_value,
    expanded,
    from_parts,
    is_asked,
    parse_answer,
    private_part,
    shown_part,
    too_many_principles,
)
from partnerships.domain.questionnaire.structure import Kind, Path, Question
from tests.domain import questions as q


def mistakes(question: Question, raw: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(InvalidAnswer) as refused:
        parse_answer(question, raw)
    return [(mistake.place, mistake.message % mistake.values) for mistake in refused.value.mistakes]


UNKNOWN = "“%s” is not among the choices of this question."
NOTHING_CHOSEN = "Nothing is chosen. Choose something, or say that you don't know yet or that it is not relevant."
NOTHING_WRITTEN = "Nothing is written. Write something, or say that you don't know yet or that it is not relevant."
SHAPE = "This does not have the form that this kind of question takes."
ONE_OF_THREE = "Give one of three: an answer, “we don't know yet”, or “not relevant to us”."
TOO_LONG = "This text has %s characters. Please shorten it to at most %s."

VALUES: list[tuple[Question, Any, Any]] = [
    (q.SCALE, "three", "three"),
    (q.CHOICE, "percent", "percent"),
    (q.CHOICE, {"own": "  in kind "}, {"own": "in kind"}),
    (q.MANY, {"options": ["c", "a", "c"], "own": [" z ", "y", "Z", ""]}, {"options": ["a", "c"], "own": ["z", "y"]}),
    (q.MANY, {"options": ["d"]}, {"options": ["d"], "own": []}),
    (q.OFFER, {"own": ["our van"]}, {"options": [], "own": ["our van"]}),
    (q.EXPECT, {"options": ("b", "a"), "own": ()}, {"options": ["a", "b"], "own": []}),
    (q.PERCENT, 7, 7),
    (q.PERCENT, 7.5, 7.5),
    (q.PERCENT, 7.0, 7),
    (q.PERCENT, Decimal("7.50"), 7.5),
    (q.PERCENT, 0, 0),
    (q.PERCENT, 30, 30),
    (q.ILS, 500000, 500000),
    (q.DAYS, 8, 8),
    (q.TEXT, " one\r\ntwo ", "one\ntwo"),
    (q.LIST, [{"behaviour": "b", "value": "v"}, {}, {"value": "w"}], [{"value": "v", "behaviour": "b"}, {"value": "w", "behaviour": ""}]),
    (
        q.RISKS,
        [{"risk": {"deck": "idea_taken"}, "calm": "a talk"}, {"risk": {"own": " rain "}, "calm": ""}, {"risk": {"own": ""}, "calm": " "}],
        [{"risk": {"deck": "idea_taken"}, "calm": "a talk"}, {"risk": {"own": "rain"}, "calm": ""}],
    ),
    (q.MATRIX, {"budget": "alone", "content": "together"}, {"content": "together", "budget": "alone"}),
    (q.MATRIX, {"budget": "alone"}, {"budget": "alone"}),
    (q.LATER, {"budget": "alone"}, {"budget": "alone"}),
    (q.LATER, "as_at_the_start", "as_at_the_start"),
    (q.SHARE, {"money": "not_shared", "results": "monthly"}, {"results": "monthly", "money": "not_shared"}),
    (q.RECEIVE, {"money": "on_request"}, {"money": "on_request"}),
    (q.NAMES, ["דנה לוי", "קרן רש״י", 'רש"י'], ["דנה לוי", "קרן רש״י"]),
]


@pytest.mark.parametrize(("question", "raw", "value"), VALUES)
def test_a_value_is_brought_into_its_canonical_form(question: Question, raw: object, value: object) -> None:
    answer = parse_answer(question, {"value": raw})
    assert answer == Answer(State.GIVEN, value=value)
    assert json.dumps(answer.value) == json.dumps(value)


@pytest.mark.parametrize(("question", "raw", "value"), VALUES)
def test_a_canonical_value_survives_json(question: Question, raw: object, value: object) -> None:
    answer = parse_answer(question, {"value": raw, "reason": "r", "note": "n", "importance": "flexible"})
    shown = json.loads(rfc8785.dumps(shown_part(question, answer)))
    private = json.loads(rfc8785.dumps(private_part(question, answer)))
    assert from_parts(question, shown, private) == answer
    assert json.dumps(from_parts(question, shown, private).value, sort_keys=True) == json.dumps(value, sort_keys=True)


def test_every_kind_is_among_these_values() -> None:
    assert {question.kind for question, _, _ in VALUES} == set(Kind)


@pytest.mark.parametrize(
    ("question", "raw", "wrong"),
    [
        (q.SCALE, "six", [("value", UNKNOWN % "six")]),
        (q.SCALE, None, [("value", NOTHING_CHOSEN)]),
        (q.SCALE, "", [("value", NOTHING_CHOSEN)]),
        (q.SCALE, 3, [("value", SHAPE)]),
        (q.SCALE, ["three"], [("value", SHAPE)]),
        (q.CHOICE, "gift", [("value", UNKNOWN % "gift")]),
        (q.CHOICE, None, [("value", NOTHING_CHOSEN)]),
        (q.CHOICE, {"own": " "}, [("value.own", NOTHING_WRITTEN)]),
        (q.CHOICE, {"own": 5}, [("value.own", "Text is expected here.")]),
        (q.CHOICE, {"own": "x" * 201}, [("value.own", TOO_LONG % (201, 200))]),
        (q.CHOICE, {"own": "x", "more": 1}, [("value", SHAPE)]),
        (q.CLOSED_CHOICE, {"own": "maybe"}, [("value.own", "This question takes no answer in your own words. Choose one of its options.")]),
        (q.MANY, {}, [("value", NOTHING_CHOSEN)]),
        (q.MANY, {"options": [], "own": [" "]}, [("value", NOTHING_CHOSEN)]),
        (q.MANY, ["a"], [("value", SHAPE)]),
        (q.MANY, {"options": "a"}, [("value.options", SHAPE)]),
        (q.MANY, {"own": "a"}, [("value.own", SHAPE)]),
        (q.MANY, {"options": ["a"], "others": []}, [("value", SHAPE)]),
        (q.MANY, {"options": ["a", "e", 1]}, [("value.options.1", UNKNOWN % "e"), ("value.options.2", SHAPE)]),
        (q.MANY, {"own": ["a\0"]}, [("value.own.0", "This text holds a NUL character, which cannot be stored. Please write it anew.")]),
        (q.OFFER, {"own": [f"thing {n}" for n in range(11)]}, [("value.own", "There are 11 entries here. Please keep at most 10.")]),
        (q.PERCENT, 30.5, [("value", "The number must be between 0 and 30.")]),
        (q.PERCENT, -1, [("value", "The number must be between 0 and 30.")]),
        (q.PERCENT, float("nan"), [("value", "The number must be between 0 and 30.")]),
        (q.PERCENT, float("inf"), [("value", "The number must be between 0 and 30.")]),
        pytest.param(q.PERCENT, 10**6000, [("value", "The number must be between 0 and 30.")], id="more digits than Python prints"),
        (q.PERCENT, 7.25, [("value", "The number must go in steps of 0.5.")]),
        (q.ILS, 750, [("value", "The number must go in steps of 500.")]),
        (q.PERCENT, "7", [("value", "A number is expected here.")]),
        (q.PERCENT, True, [("value", "A number is expected here.")]),
        (q.PERCENT, None, [("value", NOTHING_WRITTEN)]),
        (q.TEXT, "  ", [("value", NOTHING_WRITTEN)]),
        (q.TEXT, None, [("value", NOTHING_WRITTEN)]),
        (q.TEXT, 7, [("value", "Text is expected here.")]),
        (q.TEXT, "x" * 4001, [("value", TOO_LONG % (4001, 4000))]),
        (q.LIST, [], [("value", NOTHING_WRITTEN)]),
        (q.LIST, [{}], [("value", NOTHING_WRITTEN)]),
        (q.LIST, {"value": "v"}, [("value", SHAPE)]),
        (q.LIST, ["v"], [("value.0", SHAPE)]),
        (q.LIST, [{"value": "v", "when": "now"}], [("value.0", SHAPE)]),
        (q.LIST, [{"value": "v"}, {"behaviour": "b"}], [("value.1.value", "This row needs its first field.")]),
        (q.LIST, [{"value": "x" * 501}], [("value.0.value", TOO_LONG % (501, 500))]),
        (q.LIST, [{"value": str(n)} for n in range(4)], [("value", "There are 4 entries here. Please keep at most 3.")]),
        (q.RISKS, [{"risk": "rain"}], [("value.0.risk", SHAPE)]),
        (q.RISKS, [{"risk": {"deck": "rain"}}], [("value.0.risk.deck", UNKNOWN % "rain")]),
        (q.RISKS, [{"risk": {"deck": "idea_taken", "own": "x"}}], [("value.0.risk", SHAPE)]),
        (q.MATRIX, {}, [("value", NOTHING_CHOSEN)]),
        (q.MATRIX, "together", [("value", SHAPE)]),
        (q.MATRIX, "as_at_the_start", [("value", SHAPE)]),
        (q.LATER, "as at the start", [("value", SHAPE)]),
        (q.SHARE, {}, [("value", NOTHING_CHOSEN)]),
        (q.SHARE, {"results": "never"}, [("value.results", UNKNOWN % "never")]),
        (q.RECEIVE, {"weather": "monthly"}, [("value", "“weather” is not a row of this question.")]),
        (q.RECEIVE, "as_at_the_start", [("value", SHAPE)]),
        (q.MATRIX, {"content": "both"}, [("value.content", UNKNOWN % "both")]),
        (q.MATRIX, {"weather": "alone"}, [("value", "“weather” is not a row of this question.")]),
        (q.NAMES, [], [("value", NOTHING_WRITTEN)]),
        (q.NAMES, "Dana", [("value", SHAPE)]),
        (q.NAMES, [{"name": "Dana"}], [("value.0", "Text is expected here.")]),
        (q.NAMES, ["x" * 121], [("value.0", TOO_LONG % (121, 120))]),
        (q.NAMES, ["a", "b", "c", "d"], [("value", "There are 4 entries here. Please keep at most 3.")]),
    ],
)
def test_a_mistake_in_a_value_is_named_with_its_place(question: Question, raw: object, wrong: list[tuple[str, str]]) -> None:
    assert mistakes(question, {"value": raw}) == wrong


@pytest.mark.parametrize("question", q.QUESTIONS)
@pytest.mark.parametrize(
    "raw", [None, "", 0, True, [], {}, [[]], {"": ""}, [None], {"own": None}, {"options": None}, "\ud800", 1e308, {"content": []}]
)
def test_no_value_of_any_form_breaks_the_reading(question: Question, raw: object) -> None:
    with suppress(InvalidAnswer):
        assert parse_answer(question, {"value": raw}).state is State.GIVEN


@pytest.mark.parametrize(
    ("question", "value", "acceptable", "canonical"),
    [
        (q.SCALE, "three", ["four", "two", "three"], ["two", "four"]),
        (q.CHOICE, "none", ["sum", "none"], ["sum"]),
        (q.CHOICE, {"own": "x"}, ["percent"], ["percent"]),
        (q.SCALE, "three", ["three"], None),
        (q.SCALE, "three", [], None),
        (q.SCALE, "three", None, None),
        (q.PERCENT, 7, {"to": 9.0, "from": 5.5}, {"from": 5.5, "to": 9}),
        (q.MATRIX, {"content": "alone"}, {"content": ["together", "alone"], "budget": []}, {"content": ["together"]}),
        (q.MATRIX, {"content": "alone"}, {}, None),
        (q.LATER, "as_at_the_start", {"content": ["together", "alone"]}, {"content": ["alone", "together"]}),
        (q.TEXT, "words", [], None),
    ],
)
def test_acceptable_values_are_stored_in_canonical_form(question: Question, value: object, acceptable: object, canonical: object) -> None:
    assert parse_answer(question, {"value": value, "acceptable": acceptable}).acceptable == canonical


@pytest.mark.parametrize(
    ("question", "value", "acceptable", "wrong"),
    [
        (q.SCALE, "three", ["six"], [("acceptable.0", UNKNOWN % "six")]),
        (q.SCALE, "three", "two", [("acceptable", SHAPE)]),
        (q.PERCENT, 7, [5, 9], [("acceptable", SHAPE)]),
        (q.PERCENT, 7, {"from": 9, "to": 5}, [("acceptable", "The range must run from the smaller number to the larger.")]),
        (
            q.PERCENT,
            7,
            {"from": -1, "to": 5.3},
            [("acceptable.from", "The number must be between 0 and 30."), ("acceptable.to", "The number must go in steps of 0.5.")],
        ),
        (q.MATRIX, {"content": "alone"}, ["together"], [("acceptable", SHAPE)]),
        (
            q.MATRIX,
            {"content": "alone"},
            {"content": ["x"], "rain": []},
            [("acceptable", "“rain” is not a row of this question."), ("acceptable.content.0", UNKNOWN % "x")],
        ),
        *(
            (question, value, ["other"], [("acceptable", "A question of this kind takes no other acceptable values.")])
            for question, value in (
                (q.TEXT, "words"),
                (q.MANY, {"options": ["a"]}),
                (q.NAMES, ["Dana"]),
                (q.SHARE, {"results": "monthly"}),
                (q.RECEIVE, {"results": "monthly"}),
            )
        ),
    ],
)
def test_a_mistake_in_acceptable_values_is_named(
    question: Question, value: object, acceptable: object, wrong: list[tuple[str, str]]
) -> None:
    assert mistakes(question, {"value": value, "acceptable": acceptable}) == wrong


@pytest.mark.parametrize("question", q.QUESTIONS)
@pytest.mark.parametrize("state", [State.UNDECIDED, State.NOT_RELEVANT])
def test_silence_is_an_answer_to_every_question(question: Question, state: State) -> None:
    answer = parse_answer(question, {state: True, "reason": " r ", "note": "n", "importance": "principle"})
    assert answer == Answer(state, reason="r", note="n")
    assert from_parts(question, shown_part(question, answer), private_part(question, answer)) == answer


def test_all_mistakes_are_told_at_once() -> None:
    raw = {"value": "six", "importance": "vital", "reason": "x" * 2001, "note": 7, "colour": "red"}
    assert mistakes(q.SCALE, raw) == [
        ("colour", "An answer has no part of this name."),
        ("value", UNKNOWN % "six"),
        ("importance", "The importance is one of principle, preference and flexible."),
        ("reason", TOO_LONG % (2001, 2000)),
        ("note", "Text is expected here."),
    ]


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ({}, [("value", ONE_OF_THREE)]),
        ({"reason": "r"}, [("value", ONE_OF_THREE)]),
        ({"undecided": True, "not_relevant": True}, [("value", ONE_OF_THREE)]),
        ({"undecided": True, "value": "three"}, [("value", ONE_OF_THREE)]),
        ({"not_relevant": True, "acceptable": ["three"]}, [("value", ONE_OF_THREE)]),
        ({"undecided": False}, [("undecided", "This can only be true; leave it out otherwise.")]),
    ],
)
def test_an_answer_is_one_of_three(raw: dict[str, Any], wrong: list[tuple[str, str]]) -> None:
    assert mistakes(q.SCALE, raw) == wrong


def test_the_refusal_itself_says_the_first_mistake() -> None:
    with pytest.raises(InvalidAnswer) as refused:
        parse_answer(q.SCALE, {"value": "six"})
    assert str(refused.value) == UNKNOWN % "six"
    assert refused.value.code == "invalid_answer"


def test_the_weight_is_a_preference_unless_said_otherwise() -> None:
    weights = [
        parse_answer(q.SCALE, {"value": "one", **raw}).importance for raw in ({}, *({"importance": str(weight)} for weight in Importance))
    ]
    assert weights == [Importance.PREFERENCE, Importance.PRINCIPLE, Importance.PREFERENCE, Importance.FLEXIBLE]


def test_the_shown_part_holds_neither_note_nor_acceptable_values() -> None:
    answer = parse_answer(q.SCALE, {"value": "three", "acceptable": ["two"], "reason": "why", "note": "secret", "importance": "principle"})
    shown = {"state": "given", "value": "three", "importance": "principle", "reason": "why"}
    private = {"note": "secret", "acceptable": ["two"]}
    assert (shown_part(q.SCALE, answer), private_part(q.SCALE, answer)) == (shown, private)
    assert from_parts(q.SCALE, shown, None) == Answer(State.GIVEN, value="three", importance=Importance.PRINCIPLE, reason="why")


def test_names_stay_in_the_private_part() -> None:
    answer = parse_answer(q.NAMES, {"value": ["Dana", "Noa"], "reason": "trust"})
    assert shown_part(q.NAMES, answer) == {"state": "given", "importance": "preference", "reason": "trust"}
    assert private_part(q.NAMES, answer) == {"note": "", "acceptable": None, "value": ["Dana", "Noa"], "unmatched": 0}
    assert from_parts(q.NAMES, shown_part(q.NAMES, answer), None).value == []


def test_after_the_reveal_the_identical_names_and_a_count_are_left() -> None:
    shown = shown_part(q.NAMES, Answer(State.GIVEN, value=["Dana", "Noa"]))
    assert from_parts(q.NAMES, shown, {"value": ["Dana"], "unmatched": 1}) == Answer(State.GIVEN, value=["Dana"], unmatched=1)


def test_a_silent_side_has_no_names() -> None:
    shown = shown_part(q.NAMES, Answer(State.UNDECIDED))
    assert from_parts(q.NAMES, shown, {"value": ["Dana"], "unmatched": 0}) == Answer(State.UNDECIDED)


@pytest.mark.parametrize(
    ("sheet", "asked"),
    [
        ({}, False),
        ({"t.choice": Answer(State.GIVEN, value="percent")}, True),
        ({"t.choice": Answer(State.GIVEN, value="none")}, False),
        ({"t.choice": Answer(State.GIVEN, value={"own": "percent"})}, False),
        ({"t.choice": Answer(State.UNDECIDED)}, False),
    ],
)
def test_a_conditional_question_reads_the_same_sides_answer(sheet: dict[str, Answer], asked: bool) -> None:
    assert is_asked(q.PERCENT, sheet) is asked
    assert is_asked(q.SCALE, sheet) is True


@pytest.mark.parametrize(("path", "most"), [(Path.CORE, 5), (Path.FULL, 10)])
def test_one_principle_too_many(path: Path, most: int) -> None:
    principle = Answer(State.GIVEN, value="one", importance=Importance.PRINCIPLE)
    others = [Answer(State.GIVEN, value="one")] * 20
    assert PRINCIPLES_AT_MOST[path] == most
    assert [too_many_principles([principle] * count + others, path) for count in (0, most, most + 1)] == [False, False, True]


AS_AT_THE_START = Answer(
    State.GIVEN, value="as_at_the_start", importance=Importance.FLEXIBLE, acceptable={"budget": ["together"]}, reason="r", note="n"
)


@pytest.mark.parametrize(
    ("start", "written_out"),
    [
        (
            Answer(
                State.GIVEN,
                value={"budget": "alone", "weather": "alone"},
                importance=Importance.PRINCIPLE,
                acceptable={"budget": ["theirs"]},
            ),
            replace(AS_AT_THE_START, value={"budget": "alone"}),
        ),
        (Answer(State.UNDECIDED, reason="of the start"), Answer(State.UNDECIDED, reason="r", note="n")),
        (Answer(State.NOT_RELEVANT), Answer(State.NOT_RELEVANT, reason="r", note="n")),
        (None, Answer(State.UNDECIDED, reason="r", note="n")),
    ],
)
def test_as_at_the_start_is_written_out_from_the_same_sheet(start: Answer | None, written_out: Answer) -> None:
    sheet = {"t.later": AS_AT_THE_START, **({"t.matrix": start} if start else {})}
    assert expanded(q.LATER, sheet) == written_out
    assert expanded(q.LATER, {**sheet, "t.later": written_out}) == written_out


def test_other_answers_are_written_out_already() -> None:
    sheet = {"t.scale": Answer(State.GIVEN, value="one"), "t.text": Answer(State.GIVEN, value="as_at_the_start")}
    assert [expanded(question, sheet) for question in (q.SCALE, q.TEXT, q.LATER)] == [sheet["t.scale"], sheet["t.text"], None]


@pytest.mark.parametrize("path", Path)
def test_an_answer_has_the_rows_that_its_path_asks_for(path: Path) -> None:
    matrix = replace(q.MATRIX, core_rows=frozenset({"content"})).on_path(path)
    entries = replace(q.LIST, core_max_rows=1).on_path(path)
    given = [(matrix, {"content": "alone", "budget": "alone"}), (entries, [{"value": "v"}, {"value": "w"}])]
    refused = []
    for question, value in given:
        try:
            parse_answer(question, {"value": value})
        except InvalidAnswer as error:
            refused.append(str(error))
    assert refused == (
        ["“budget” is not a row of this question.", "There are 2 entries here. Please keep only one."] if path is Path.CORE else []
    )


def shout(message: str) -> str:
    return message.upper()


@pytest.mark.parametrize(
    ("question", "value", "view"),
    [
        (q.SCALE, "three", ValueView(Kind.SCALE, text="THREE")),
        (q.CHOICE, "percent", ValueView(Kind.CHOICE, text="PERCENT")),
        (q.CHOICE, {"own": "in kind"}, ValueView(Kind.CHOICE, text="in kind", own=("in kind",))),
        (q.MANY, {"options": ["a", "c"], "own": ["van"]}, ValueView(Kind.MANY, items=("A", "C", "van"), own=("van",))),
        (q.OFFER, {"options": ["b"], "own": []}, ValueView(Kind.OFFER, items=("B",))),
        (q.EXPECT, {"options": [], "own": ["x"]}, ValueView(Kind.EXPECT, items=("x",), own=("x",))),
        (q.TEXT, "one\ntwo", ValueView(Kind.TEXT, text="one\ntwo", own=("one\ntwo",))),
        (q.NAMES, ["Dana"], ValueView(Kind.NAMES, items=("Dana",), own=("Dana",))),
        (q.MATRIX, {"budget": "alone", "content": "together"}, ValueView(Kind.MATRIX, rows=(("CONTENT", "TOGETHER"), ("BUDGET", "ALONE")))),
        (q.LATER, "as_at_the_start", ValueView(Kind.MATRIX, text="AS AT THE START")),
        (q.LATER, {"budget": "alone"}, ValueView(Kind.MATRIX, rows=(("BUDGET", "ALONE"),))),
        (q.SHARE, {"money": "not_shared"}, ValueView(Kind.SHARE, rows=(("MONEY", "NOT SHARED"),))),
        (q.RECEIVE, {"results": "monthly"}, ValueView(Kind.RECEIVE, rows=(("RESULTS", "MONTHLY"),))),
        (q.LIST, [{"value": "v", "behaviour": "b"}], ValueView(Kind.LIST, rows=(("v", "b"),))),
        (
            q.RISKS,
            [{"risk": {"deck": "idea_taken"}, "calm": "talk"}, {"risk": {"own": "rain"}, "calm": ""}],
            ValueView(Kind.LIST, rows=(("IDEA TAKEN", "talk"), ("rain", ""))),
        ),
    ],
)
def test_a_value_in_words(question: Question, value: object, view: ValueView) -> None:
    assert describe_value(question, value, shout) == view


@pytest.mark.parametrize(
    ("question", "value", "text"),
    [
        (q.PERCENT, 7.5, "7.5%"),
        (q.PERCENT, 1, "1%"),
        (q.PERCENT, 0, "0%"),
        (q.ILS, 21000, "₪21,000"),
        (q.ILS, 500000, "₪500,000"),
        (q.DAYS, 30, "30 days"),
        (q.WORKING_DAYS, 1, "one working day"),
        (q.WORKING_DAYS, 2, "two working days"),
        (q.WORKING_DAYS, 3, "3 working days"),
    ],
)
def test_a_number_in_words(question: Question, value: float, text: str) -> None:
    assert describe_value(question, value, str) == ValueView(Kind.NUMBER, text=text)
