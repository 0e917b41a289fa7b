"""The package suggestion: exact, fair to both sides, and made of nothing but what is shown."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.answers import Answer, Importance, parse_answer
from partnerships.domain.bridges import bridges_between, closeness
from partnerships.domain.comparison import Category, answers_to, compare_all
from partnerships.domain.comparison_results import WEIGHTS
from partnerships.domain.package import Trade, TradeReason, suggest_package
from partnerships.domain.questionnaire.structure import Kind, Question
from tests.domain import questions as q

Sheet = Mapping[str, Answer]
PRINCIPLE, PREFERENCE, FLEXIBLE = "principle", "preference", "flexible"


def says(question: Question, value: Any, importance: str = PREFERENCE, acceptable: Any = None) -> Answer:
    return parse_answer(question, {"value": value, "acceptable": acceptable, "importance": importance})


def sheet(*given: tuple[Question, Any, str] | tuple[Question, Any, str, Any]) -> Sheet:
    return {question.key: says(question, *rest) for question, *rest in given}


def package(*sheets: Sheet) -> tuple[Trade, ...] | None:
    """As a page makes it: of the shown parts and the bridges that were found at the reveal."""
    bridges = bridges_between(q.QUESTIONNAIRE, sheets)
    shown = tuple({key: replace(answer, acceptable=None, note="") for key, answer in answers.items()} for answers in sheets)
    found = compare_all(q.QUESTIONNAIRE, shown, bridges=bridges)
    by_key = {question.key: question for question in q.QUESTIONS}
    return suggest_package((by_key[entry.question_key], answers_to(by_key[entry.question_key], shown), entry) for entry in found)


def test_each_side_gets_its_principle() -> None:
    one = sheet((q.SCALE, "one", PRINCIPLE), (q.REVERSED, "one", PREFERENCE), (q.DAYS, 100, FLEXIBLE))
    other = sheet((q.SCALE, "two", PREFERENCE), (q.REVERSED, "two", PRINCIPLE), (q.DAYS, 110, PREFERENCE))
    assert package(one, other) == (
        Trade("t.scale", None, "one", (0,), False, TradeReason.PRINCIPLE),
        Trade("t.reversed", None, "two", (1,), False, TradeReason.PRINCIPLE),
        # both principles are kept; the rest goes to the side with the smaller share
        Trade("t.days", None, 100, (0,), False, TradeReason.IN_RETURN),
    )


def test_equal_weights_are_evened_out() -> None:
    one = sheet((q.SCALE, "one", PREFERENCE), (q.REVERSED, "one", PREFERENCE))
    other = sheet((q.SCALE, "two", PREFERENCE), (q.REVERSED, "two", PREFERENCE))
    assert package(one, other) == (
        Trade("t.scale", None, "two", (1,), False, TradeReason.IN_RETURN),
        Trade("t.reversed", None, "one", (0,), False, TradeReason.IN_RETURN),
    )


def test_a_bridge_is_one_way_to_settle_a_point() -> None:
    one = sheet(
        (q.SCALE, "one", PREFERENCE, ["three"]), (q.MATRIX, {"content": "alone", "budget": "alone"}, PRINCIPLE, {"budget": ["together"]})
    )
    other = sheet(
        (q.SCALE, "five", PREFERENCE, ["three"]), (q.MATRIX, {"content": "theirs", "budget": "theirs"}, PRINCIPLE, {"budget": ["together"]})
    )
    assert package(one, other) == (
        Trade("t.scale", None, "three", (), True, TradeReason.BRIDGE),
        Trade("t.matrix", "budget", "together", (), True, TradeReason.BRIDGE),
    )


def test_sets_that_are_near_are_traded_whole() -> None:
    one = sheet((q.MANY, {"options": ["a", "b", "c"]}, FLEXIBLE), (q.SCALE, "one", PREFERENCE))
    other = sheet((q.MANY, {"options": ["a", "b"]}, PREFERENCE), (q.SCALE, "two", FLEXIBLE))
    assert package(one, other) == (
        Trade("t.scale", None, "one", (0,), False, TradeReason.WEIGHS_MORE),
        Trade("t.many", None, {"options": ["a", "b"], "own": []}, (1,), False, TradeReason.WEIGHS_MORE),
    )


@pytest.mark.parametrize(
    "sheets",
    [
        ({}, {}),
        (sheet((q.SCALE, "one", PREFERENCE)), sheet((q.SCALE, "two", PREFERENCE))),
        (
            sheet((q.SCALE, "one", PREFERENCE), (q.REVERSED, "one", PREFERENCE), (q.ILS, 0, PREFERENCE)),
            sheet((q.SCALE, "one", PREFERENCE), (q.REVERSED, "five", PREFERENCE)),
        ),
        (
            sheet((q.NAMES, ["Dana", "Noa"], PREFERENCE), (q.SCALE, "one", PREFERENCE), (q.SHARE, {"money": "monthly"}, PREFERENCE)),
            sheet((q.NAMES, ["Dana"], PREFERENCE), (q.SCALE, "two", PREFERENCE), (q.RECEIVE, {"money": "as_it_happens"}, PREFERENCE)),
        ),
        tuple(sheet((q.SCALE, stop, PREFERENCE), (q.REVERSED, stop, PREFERENCE)) for stop in ("one", "two", "two")),
    ],
)
def test_there_may_be_nothing_to_trade(sheets: tuple[Sheet, ...]) -> None:
    assert package(*sheets) is None


# Against trying everything

STOPS = [stop.key for stop in q.SCALE.stops]
ROWS = [stop.key for stop in q.MATRIX.stops]
WEIGHT = st.sampled_from([PRINCIPLE, PREFERENCE, FLEXIBLE])
SIDE = st.fixed_dictionaries(
    {
        q.SCALE.key: st.builds(
            lambda value, weight, others: says(q.SCALE, value, weight, others),
            st.sampled_from(STOPS),
            WEIGHT,
            st.lists(st.sampled_from(STOPS)),
        ),
        q.REVERSED.key: st.builds(lambda value, weight: says(q.REVERSED, value, weight), st.sampled_from(STOPS[1:3]), WEIGHT),
        q.CLOSED_CHOICE.key: st.builds(
            lambda value, weight, others: says(q.CLOSED_CHOICE, value, weight, others),
            st.sampled_from(["yes", "no"]),
            WEIGHT,
            st.lists(st.sampled_from(["yes", "no"])),
        ),
        q.DAYS.key: st.builds(lambda value, weight: says(q.DAYS, value, weight, {"from": 20, "to": 30}), st.integers(20, 40), WEIGHT),
        q.MATRIX.key: st.builds(
            lambda content, budget, weight, others: says(q.MATRIX, {"content": content, "budget": budget}, weight, {"content": others}),
            st.sampled_from(ROWS),
            st.sampled_from(ROWS[:2]),
            WEIGHT,
            st.lists(st.sampled_from(ROWS)),
        ),
    }
)


def point_of(trade: Trade, sheets: tuple[Sheet, ...]) -> tuple[Question, list[Any], list[Importance]]:
    question = q.QUESTIONNAIRE.question(trade.question_key)
    answers = [answers[trade.question_key] for answers in sheets]
    values = [answer.value if trade.row is None else answer.value[trade.row] for answer in answers]
    return question, values, [answer.importance for answer in answers]


def shares(chosen: list[Any], points: list[tuple[Question, list[Any], list[Importance]]]) -> list[Fraction]:
    """By the definition: weight × closeness, one principle above all else of a side, divided by what it would have at most."""
    found = []
    for side in range(2):
        others = sum(WEIGHTS[weights[side]] for _, _, weights in points if weights[side] is not Importance.PRINCIPLE)
        weigh = {weight: WEIGHTS[weight] for weight in Importance} | {Importance.PRINCIPLE: max(3, others + 1)}
        got = sum(
            weigh[weights[side]] * closeness(question, value, values[side])
            for value, (question, values, weights) in zip(chosen, points, strict=True)
        )
        found.append(Fraction(got) / sum(weigh[weights[side]] for _, _, weights in points))
    return found


def worth(chosen: list[Any], points: list[tuple[Question, list[Any], list[Importance]]]) -> tuple[Fraction, Fraction]:
    of_sides = shares(chosen, points)
    return min(of_sides), sum(of_sides, Fraction(0))


@given(SIDE, SIDE)
def test_no_other_package_is_better(one: Sheet, other: Sheet) -> None:
    found = package(one, other)
    bridges = bridges_between(q.QUESTIONNAIRE, (one, other))
    if found is None:
        return
    points = [point_of(trade, (one, other)) for trade in found]
    options = []
    for trade, (question, values, _weights) in zip(found, points, strict=True):
        bridge = bridges.get(trade.question_key)
        bridge = bridge.get(trade.row) if trade.row and bridge else bridge
        options.append([*values, *([bridge] if bridge is not None else [])])
        assert trade.value in options[-1]
        assert trade.is_bridge == (bridge is not None and trade.value == bridge)
        assert trade.wanted_by == tuple(side for side, value in enumerate(values) if value == trade.value)
        assert question.kind in {Kind.SCALE, Kind.CHOICE, Kind.NUMBER, Kind.MATRIX}
    best = max(worth(list(chosen), points) for chosen in product(*options))
    assert worth([trade.value for trade in found], points) == best


@given(SIDE, SIDE)
def test_the_sides_may_change_places(one: Sheet, other: Sheet) -> None:
    straight, turned = package(one, other), package(other, one)
    back = turned and tuple(replace(trade, wanted_by=tuple(sorted(1 - side for side in trade.wanted_by))) for trade in turned)
    assert back == straight


@given(SIDE, SIDE)
def test_every_close_point_is_in_the_package(one: Sheet, other: Sheet) -> None:
    bridges = bridges_between(q.QUESTIONNAIRE, (one, other))
    close: list[tuple[str, str | None]] = []
    for entry in compare_all(q.QUESTIONNAIRE, (one, other), bridges=bridges):
        rows = [(entry.question_key, row.key) for row in entry.rows if row.category is Category.CLOSE]
        close += rows if entry.rows else [(entry.question_key, None)] if entry.category is Category.CLOSE else []
    found = package(one, other)
    assert (found is None) == (len(close) < 2)
    assert found is None or [(trade.question_key, trade.row) for trade in found] == close


@given(SIDE, SIDE)
def test_what_was_acceptable_and_not_chosen_plays_no_part(one: Sheet, other: Sheet) -> None:
    bridges = bridges_between(q.QUESTIONNAIRE, (one, other))
    bare = tuple({key: kept(key, answer, bridges.get(key)) for key, answer in answers.items()} for answers in (one, other))
    assert bridges_between(q.QUESTIONNAIRE, bare) == bridges
    assert package(*bare) == package(one, other)


def kept(key: str, answer: Answer, bridge: Any) -> Answer:
    """The answer with nothing acceptable but what was chosen."""
    if key == q.MATRIX.key:
        return replace(answer, acceptable={row: [stop] for row, stop in (bridge or {}).items()} or None)
    if key == q.DAYS.key:
        return replace(answer, acceptable={"from": bridge, "to": bridge} if bridge is not None else None)
    return replace(answer, acceptable=[bridge] if bridge is not None else None)
