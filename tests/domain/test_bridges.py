"""Bridges by the public rule: exact, the same whoever comes first, and silent about every acceptable value that was not chosen."""

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.answers import Answer, Importance, State, parse_answer
from partnerships.domain.bridges import bridge, bridges_between, closeness
from partnerships.domain.comparison import Result, compare_all
from partnerships.domain.comparison_results import WEIGHTS
from partnerships.domain.questionnaire.structure import Kind, Question
from tests.domain import questions as q

Side = tuple[Any, Any, str]
PRINCIPLE, PREFERENCE, FLEXIBLE = "principle", "preference", "flexible"


def says(question: Question, value: Any, acceptable: Any = None, importance: str = PREFERENCE) -> Answer:
    return parse_answer(question, {"value": value, "acceptable": acceptable, "importance": importance})


def bridge_of(question: Question, *sides: Side) -> Any:
    return bridge(question, tuple(says(question, *side) for side in sides))


def span(lowest: float, highest: float) -> dict[str, float]:
    return {"from": lowest, "to": highest}


# question, what each side says (value, acceptable, weight), the bridge
BRIDGES: list[tuple[Question, list[Side], Any]] = [
    # both accept one stop between
    (q.SCALE, [("one", ["two", "three"], PREFERENCE), ("five", ["three", "four"], PREFERENCE)], "three"),
    # the edge that one marked
    (q.SCALE, [("one", ["two", "three", "four"], PREFERENCE), ("four", [], PREFERENCE)], "four"),
    # what one wants, and the other accepts
    (q.SCALE, [("one", [], PRINCIPLE), ("five", ["one"], PREFERENCE)], "one"),
    # the weight draws it
    (q.SCALE, [("one", ["two", "three", "four"], PRINCIPLE), ("five", ["two", "three", "four"], PREFERENCE)], "two"),
    (q.SCALE, [("one", ["two", "three", "four"], FLEXIBLE), ("five", ["two", "three", "four"], PREFERENCE)], "four"),
    # a tie goes to the middle, then to the first stop
    (q.SCALE, [("one", ["two", "three", "four"], PREFERENCE), ("five", ["two", "three", "four"], PREFERENCE)], "three"),
    (q.SCALE, [("one", ["two", "four"], PREFERENCE), ("five", ["two", "four"], PREFERENCE)], "two"),
    (q.REVERSED, [("one", ["two", "four"], PREFERENCE), ("five", ["two", "four"], PREFERENCE)], "two"),
    (q.SCALE, [("four", ["five"], PREFERENCE), ("five", ["four"], PREFERENCE)], "four"),
    # nothing in common, and the same
    (q.SCALE, [("one", ["two"], PREFERENCE), ("five", ["four"], PREFERENCE)], None),
    (q.SCALE, [("one", [], PREFERENCE), ("two", [], PREFERENCE)], None),
    (q.SCALE, [("two", ["three"], PREFERENCE), ("two", ["three"], PREFERENCE)], None),
    # three sides
    (q.SCALE, [("one", ["two"], PREFERENCE), ("two", [], PREFERENCE), ("three", ["two"], PREFERENCE)], "two"),
    (q.SCALE, [("one", ["two"], PREFERENCE), ("two", [], PREFERENCE), ("three", [], PREFERENCE)], None),
    # options without an order: what one wants before what nobody wants, no bridge for a tie
    (q.CHOICE, [("none", ["sum", "percent"], PREFERENCE), ("sum", ["percent"], PREFERENCE)], "sum"),
    (q.CHOICE, [("none", ["percent"], PREFERENCE), ("sum", ["percent"], PREFERENCE)], "percent"),
    (q.CHOICE, [("none", ["sum"], PREFERENCE), ("sum", ["none"], PREFERENCE)], None),
    (q.CHOICE, [("none", ["sum"], PRINCIPLE), ("sum", ["none"], PREFERENCE)], "none"),
    (q.CHOICE, [({"own": "x"}, ["sum", "percent"], PREFERENCE), ({"own": "y"}, ["sum", "percent"], PREFERENCE)], None),
    (q.CHOICE, [({"own": "x"}, ["sum"], PREFERENCE), ("sum", [], PREFERENCE)], "sum"),
    (q.CHOICE, [({"own": "A van!"}, ["sum"], PREFERENCE), ({"own": "a  van"}, ["sum"], PREFERENCE)], None),
    (q.CHOICE, [({"own": "sum"}, [], PREFERENCE), ("sum", ["none"], PREFERENCE)], None),
    # numbers on their grid
    (q.PERCENT, [(5, span(5, 8), PREFERENCE), (12, span(7, 12), PREFERENCE)], 8),
    (q.PERCENT, [(5, span(5, 8), PRINCIPLE), (12, span(6.5, 12), PREFERENCE)], 6.5),
    (q.PERCENT, [(20, span(17, 19.5), PREFERENCE), (10, span(10, 19), PREFERENCE)], 17),
    (q.PERCENT, [(0, span(0, 30), FLEXIBLE), (30, span(0, 30), FLEXIBLE)], 15),
    (q.DAYS, [(7, span(7, 180), PREFERENCE), (180, span(7, 180), PREFERENCE)], 93),
    (q.ILS, [(0, span(0, 1000), PREFERENCE), (1000, None, PREFERENCE)], 1000),
    (q.ILS, [(0, span(500, 1000), PREFERENCE), (2000, span(0, 500), PREFERENCE)], 500),
    (q.ILS, [(0, None, PREFERENCE), (2000, span(0, 500), PREFERENCE)], 0),
    (q.PERCENT, [(5, span(5, 6.5), PREFERENCE), (12, span(7, 12), PREFERENCE)], None),
    (q.PERCENT, [(5, span(5, 6), PREFERENCE), (5, span(5, 7), PREFERENCE)], None),
    # a matrix row by row
    (
        q.MATRIX,
        [
            ({"content": "alone", "budget": "alone"}, {"content": ["consulting"], "budget": ["together"]}, PREFERENCE),
            ({"content": "together", "budget": "theirs"}, {"content": ["consulting"], "budget": ["asked"]}, PREFERENCE),
        ],
        {"content": "consulting"},
    ),
    (q.MATRIX, [({"content": "alone"}, {"budget": ["together"]}, PREFERENCE), ({"budget": "together"}, None, PREFERENCE)], None),
    (
        q.MATRIX,
        [({"content": "alone"}, {"content": ["theirs"]}, PREFERENCE), ({"content": "theirs"}, None, PRINCIPLE)],
        {"content": "theirs"},
    ),
    # kinds that take no acceptable values
    (q.MANY, [({"options": ["a"]}, None, PREFERENCE), ({"options": ["a", "b"]}, None, PREFERENCE)], None),
    (q.NAMES, [(["Dana"], None, PREFERENCE), (["Noa"], None, PREFERENCE)], None),
    (q.TEXT, [("one", None, PREFERENCE), ("other", None, PREFERENCE)], None),
    (q.LIST, [([{"value": "v"}], None, PREFERENCE), ([{"value": "w"}], None, PREFERENCE)], None),
    (q.SHARE, [({"money": "monthly"}, None, PREFERENCE), ({"money": "not_shared"}, None, PREFERENCE)], None),
]


@pytest.mark.parametrize(("question", "sides", "value"), BRIDGES)
def test_the_bridge_by_the_rule(question: Question, sides: list[Side], value: object) -> None:
    found = bridge_of(question, *sides)
    assert (found, type(found)) == (value, type(value))
    assert bridge_of(question, *reversed(sides)) == value


@pytest.mark.parametrize("silent", [None, Answer(State.UNDECIDED), Answer(State.NOT_RELEVANT)])
@pytest.mark.parametrize(("question", "sides"), [(question, sides) for question, sides, value in BRIDGES if value is not None])
def test_silence_of_one_side_leaves_no_bridge(question: Question, sides: list[Side], silent: Answer | None) -> None:
    answers = tuple(says(question, *side) for side in sides)
    assert (bridge(question, (*answers, silent)), bridge(question, (silent, *answers[1:]))) == (None, None)


@pytest.mark.parametrize(
    ("question", "one", "other", "close"),
    [
        (q.SCALE, "one", "two", Fraction(3, 4)),
        (q.MATRIX, "alone", "theirs", Fraction(0)),
        (q.PERCENT, 7.5, 10, Fraction(11, 12)),
        (q.DAYS, 7, 180, Fraction(0)),
        (q.CHOICE, "sum", "sum", Fraction(1)),
        (q.CHOICE, {"own": "Sum"}, {"own": "sum!"}, Fraction(1)),
        (q.CHOICE, {"own": "sum"}, "sum", Fraction(0)),
        (q.MANY, {"options": ["a", "b"], "own": ["x"]}, {"options": ["b"], "own": ["X"]}, Fraction(2, 3)),
    ],
)
def test_closeness_is_exact(question: Question, one: object, other: object, close: Fraction) -> None:
    assert closeness(question, one, other) == closeness(question, other, one) == close


def test_bridges_of_whole_sheets() -> None:
    sheets = (
        {
            "t.scale": says(q.SCALE, "one", ["three"]),
            "t.choice": says(q.CHOICE, "percent"),
            "t.percent": says(q.PERCENT, 5, span(5, 10)),
            "t.ils": says(q.ILS, 0, span(0, 1000)),
            "t.matrix": says(q.MATRIX, {"content": "alone"}),
            "t.later": says(q.LATER, "as_at_the_start", {"content": ["together"]}),
        },
        {
            "t.scale": says(q.SCALE, "five", ["three"]),
            "t.choice": says(q.CHOICE, "none", ["percent"]),
            "t.percent": says(q.PERCENT, 10, span(5, 10)),
            "t.ils": says(q.ILS, 1000, span(0, 1000)),
            "t.matrix": says(q.MATRIX, {"content": "together"}),
            "t.later": says(q.LATER, {"content": "theirs"}, {"content": ["together", "alone"]}),
        },
    )
    # the percent is hidden from the second side, whose own answer brings up no fee; of equal sums the one nearest the middle of the grid
    bridges = {"t.scale": "three", "t.choice": "percent", "t.ils": 1000, "t.later": {"content": "together"}}
    assert bridges_between(q.QUESTIONNAIRE, sheets) == bridges
    assert bridges_between(q.QUESTIONNAIRE, (sheets[1], sheets[0])) == bridges
    found = {comparison.question_key: comparison for comparison in compare_all(q.QUESTIONNAIRE, sheets, bridges=bridges)}
    assert {key for key, comparison in found.items() if comparison.bridge is not None} == set(bridges)
    assert {found[key].result for key in bridges} == {Result.BRIDGEABLE}


# Whoever comes first, and whatever else they could live with

STOPS = [stop.key for stop in q.SCALE.stops]
OPTIONS = ["none", "percent", "sum"]
SMALL = st.integers(0, 12).map(lambda halves: halves / 2)
VALUES: dict[Question, tuple[st.SearchStrategy[Any], st.SearchStrategy[Any]]] = {
    q.SCALE: (st.sampled_from(STOPS), st.lists(st.sampled_from(STOPS))),
    q.CHOICE: (st.sampled_from([*OPTIONS, {"own": "x"}, {"own": "X!"}]), st.lists(st.sampled_from(OPTIONS))),
    q.PERCENT: (SMALL, st.none() | st.tuples(SMALL, SMALL).map(lambda ends: span(min(ends), max(ends)))),
}


@st.composite
def question_and_sides(draw: st.DrawFn) -> tuple[Question, list[Answer]]:
    question = draw(st.sampled_from(list(VALUES)))
    value, acceptable = VALUES[question]
    side = st.builds(lambda *said: says(question, *said), value, acceptable, st.sampled_from([str(weight) for weight in Importance]))
    return question, draw(st.lists(side, min_size=2, max_size=4))


def accepted(question: Question, answer: Answer) -> list[Any]:
    """Every value that this side accepts, listed one by one."""
    if question.kind is Kind.NUMBER and answer.acceptable:
        numbers = [half / 2 for half in range(61)]
        return [answer.value, *(number for number in numbers if answer.acceptable["from"] <= number <= answer.acceptable["to"])]
    return [answer.value, *(answer.acceptable or [])]


def worth(question: Question, value: Any, answers: list[Answer]) -> Fraction:
    return sum((WEIGHTS[answer.importance] * closeness(question, value, answer.value) for answer in answers), Fraction(0))


@given(question_and_sides())
def test_the_bridge_is_acceptable_to_all_and_none_is_better(asked: tuple[Question, list[Answer]]) -> None:
    question, answers = asked
    found = bridge(question, tuple(answers))
    common = [value for value in accepted(question, answers[0]) if all(value in accepted(question, other) for other in answers[1:])]
    if found is None:
        same = all(closeness(question, answer.value, answers[0].value) == 1 for answer in answers)
        best = [value for value in common if worth(question, value, answers) == max(worth(question, other, answers) for other in common)]
        assert same or not common or (question.kind is Kind.CHOICE and len({str(value) for value in best}) > 1)
    else:
        assert found in common
        assert worth(question, found, answers) == max(worth(question, value, answers) for value in common)


@given(question_and_sides(), st.randoms(use_true_random=False))
def test_neither_the_order_of_the_sides_nor_of_what_they_accept_counts(asked: tuple[Question, list[Answer]], random: Any) -> None:
    question, answers = asked
    shuffled = [
        says(question, answer.value, mixed(answer.acceptable, random), str(answer.importance))
        for answer in random.sample(answers, len(answers))
    ]
    assert bridge(question, tuple(shuffled)) == bridge(question, tuple(answers))


def mixed(acceptable: Any, random: Any) -> Any:
    if isinstance(acceptable, list):
        return random.sample(acceptable, len(acceptable))
    return dict(reversed(acceptable.items())) if acceptable else acceptable


@given(question_and_sides(), st.data())
def test_acceptable_values_that_were_not_chosen_may_as_well_not_be_there(asked: tuple[Question, list[Answer]], data: st.DataObject) -> None:
    """Where there is a bridge; and where an order decides, also where there is none."""
    question, answers = asked
    found = bridge(question, tuple(answers))
    if found is None and question.kind is Kind.CHOICE:
        return
    fewer = [says(question, answer.value, without(answer.acceptable, found, data), str(answer.importance)) for answer in answers]
    assert bridge(question, tuple(fewer)) == found


def without(acceptable: Any, kept: Any, data: st.DataObject) -> Any:
    """Some of the acceptable values, and among them the one that was chosen."""
    if isinstance(acceptable, list):
        return [value for value in acceptable if value == kept or data.draw(st.booleans())]
    if acceptable is None or (kept is not None and not acceptable["from"] <= kept <= acceptable["to"]):
        return acceptable if data.draw(st.booleans()) else None
    lowest, highest = acceptable["from"], acceptable["to"]
    start = data.draw(st.integers(int(lowest * 2), int((highest if kept is None else kept) * 2))) / 2
    end = data.draw(st.integers(int((start if kept is None else kept) * 2), int(highest * 2))) / 2
    return span(start, end)


def test_a_matrix_is_its_rows() -> None:
    stops = [stop.key for stop in q.MATRIX.stops]
    scale = Question("t.row", Kind.SCALE, "Row", "Row", q.GUIDANCE, stops=q.MATRIX.stops)
    for one, other, lives_with in product(stops, stops, stops):
        rows = bridge_of(
            q.MATRIX, ({"budget": one}, {"budget": [lives_with]}, PRINCIPLE), ({"budget": other}, {"budget": [lives_with]}, FLEXIBLE)
        )
        row = bridge_of(scale, (one, [lives_with], PRINCIPLE), (other, [lives_with], FLEXIBLE))
        assert rows == (None if row is None else {"budget": row})
