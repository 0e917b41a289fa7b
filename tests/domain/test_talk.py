"""The order in which to talk: every result, every reason, by weight and by size."""

from itertools import permutations

import pytest

from partnerships.domain.answers import Importance, State, parse_answer
from partnerships.domain.comparison import Category, Comparison, Result, category_of, compare
from partnerships.domain.questionnaire.structure import Kind
from partnerships.domain.talk import Reason, order_of_talk, reason_of, three_gaps
from tests.domain import questions as q

PRINCIPLE, PREFERENCE, FLEXIBLE = Importance.PRINCIPLE, Importance.PREFERENCE, Importance.FLEXIBLE


def found(
    key: str, result: Result, *weights: Importance | None, size: float = 0, kind: Kind = Kind.SCALE, names: tuple[str, ...] = ()
) -> Comparison:
    return Comparison(key, kind, result, states=(State.GIVEN,) * len(weights), importances=weights, size=size, identical_names=names)


# what is found, and the reason for which it is talked about
REASONS: list[tuple[Comparison, Reason]] = [
    (found("t", Result.CLASH, PRINCIPLE, PRINCIPLE, size=0.5), Reason.BOTH_PRINCIPLED),
    (found("t", Result.APART, PRINCIPLE, PREFERENCE, size=1), Reason.ONE_PRINCIPLED),
    (found("t", Result.APART, FLEXIBLE, PRINCIPLE, size=0.5, kind=Kind.OFFER), Reason.ONE_PRINCIPLED),
    (found("t", Result.APART, PREFERENCE, FLEXIBLE, size=0.5), Reason.FAR_APART),
    (found("t", Result.APART, PREFERENCE, PREFERENCE, size=0.49, kind=Kind.NUMBER), Reason.APART),
    (found("t", Result.APART, PREFERENCE, PREFERENCE, size=1, kind=Kind.CHOICE), Reason.FAR_APART),
    (found("t", Result.APART, PREFERENCE, PREFERENCE, size=0.5, kind=Kind.MATRIX), Reason.FAR_APART),
    (found("t", Result.APART, PREFERENCE, PREFERENCE, size=0.75, kind=Kind.MANY), Reason.FAR_APART),
    (found("t", Result.APART, PREFERENCE, PREFERENCE, kind=Kind.TEXT), Reason.READ_AND_APART),
    (found("t", Result.APART, PREFERENCE, PREFERENCE, kind=Kind.LIST), Reason.READ_AND_APART),
    (found("t", Result.APART, PREFERENCE, PREFERENCE, size=0.2, kind=Kind.OFFER), Reason.MISSING),
    (found("t", Result.APART, PREFERENCE, PREFERENCE, size=0.5, kind=Kind.SHARE), Reason.TOLD_TOO_SELDOM),
    (found("t", Result.APART, PREFERENCE, PREFERENCE, size=1, kind=Kind.NAMES), Reason.NO_SAME_NAMES),
    (found("t", Result.CLASH, PRINCIPLE, PRINCIPLE, size=1, kind=Kind.NAMES), Reason.NO_SAME_NAMES),
    (found("t", Result.APART, PREFERENCE, PREFERENCE, size=0.75, kind=Kind.NAMES, names=("Dana",)), Reason.FAR_APART),
    (found("t", Result.ONE_SILENT, PRINCIPLE, None), Reason.ONE_SILENT),
    (found("t", Result.TO_READ, PRINCIPLE, PRINCIPLE, kind=Kind.TEXT), Reason.TO_READ),
    (found("t", Result.BRIDGEABLE, PRINCIPLE, PRINCIPLE, size=1), Reason.A_BRIDGE),
    (found("t", Result.NEAR, PRINCIPLE, PREFERENCE, size=0.2), Reason.NEAR),
]


@pytest.mark.parametrize(("gap", "reason"), REASONS)
def test_the_reason_of_a_gap(gap: Comparison, reason: Reason) -> None:
    assert reason_of(gap) == reason


def test_funders_of_both_lists_come_with_their_own_reason() -> None:
    lists = [["A", "B"], ["b", "C", "D", "E"]]
    for weight in ("principle", "flexible"):
        answers = tuple(parse_answer(q.FUNDERS, {"value": names, "importance": weight}) for names in lists)
        assert reason_of(compare(q.FUNDERS, answers)) == Reason.SAME_NAMES
    assert reason_of(compare(q.FUNDERS, (answers[0], parse_answer(q.FUNDERS, {"value": ["C"]})))) == Reason.NO_SAME_NAMES


def test_every_reason_is_among_these() -> None:
    assert {reason for _, reason in REASONS} | {Reason.SAME_NAMES} == set(Reason)


@pytest.mark.parametrize("result", [result for result in Result if category_of(result) not in {Category.TALK, Category.CLOSE}])
def test_what_is_agreed_or_open_on_all_sides_is_no_gap(result: Result) -> None:
    comparison = found("t", result, PRINCIPLE, PRINCIPLE)
    assert order_of_talk([comparison]) == ()
    with pytest.raises(ValueError, match="is no gap"):
        reason_of(comparison)


def test_all_gaps_in_their_order() -> None:
    gaps = [
        found("clash", Result.CLASH, PRINCIPLE, PRINCIPLE, size=0.4),
        found("large", Result.APART, PRINCIPLE, PREFERENCE, size=0.9),
        found("small", Result.APART, PRINCIPLE, PREFERENCE, size=0.5),
        found("light", Result.APART, FLEXIBLE, FLEXIBLE, size=1),
        found("silent", Result.ONE_SILENT, PRINCIPLE, None),
        found("read", Result.TO_READ, PREFERENCE, PREFERENCE, kind=Kind.TEXT),
        found("bridge of principles", Result.BRIDGEABLE, PRINCIPLE, PRINCIPLE, size=0.5),
        found("bridge", Result.BRIDGEABLE, FLEXIBLE, FLEXIBLE, size=1),
        found("near", Result.NEAR, PRINCIPLE, PRINCIPLE, size=0.2),
    ]
    for order in permutations([gaps[0], gaps[2], gaps[4], gaps[5], gaps[7], gaps[8]]):
        assert [gap.comparison for gap in order_of_talk(order)] == [gaps[0], gaps[2], gaps[4], gaps[5], gaps[7], gaps[8]]
    assert [gap.comparison for gap in order_of_talk(reversed(gaps))] == gaps
    assert list(three_gaps(reversed(gaps))) == gaps[:3]
    assert list(three_gaps(gaps[5:])) == gaps[5:6]
