"""Every kind of question and every result that it can have; symmetric in the sides, and the same for any number of them."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.answers import Answer, Importance, State, parse_answer
from partnerships.domain.comparison import (
    Category,
    Comparison,
    Match,
    Result,
    RowComparison,
    Tally,
    category_of,
    compare,
    compare_all,
    compare_crossed,
    identical_names,
    tally,
    three_gaps,
    without_unmatched_names,
)
from partnerships.domain.questionnaire.structure import Kind, Question
from tests.domain import questions as q

UNDECIDED = Answer(State.UNDECIDED)
NOT_RELEVANT = Answer(State.NOT_RELEVANT)
SILENT = (None, UNDECIDED, NOT_RELEVANT)
HALVES = {Kind.OFFER, Kind.EXPECT, Kind.SHARE, Kind.RECEIVE}


def says(question: Question, value: Any, importance: str = "preference") -> Answer:
    return parse_answer(question, {"value": value, "importance": importance})


def many(*options: str, own: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"options": options, "own": own}


def test_the_results_are_the_closed_list_in_its_order() -> None:
    assert [str(result) for result in Result] == [
        "both_silent",
        "one_silent",
        "to_read",
        "aligned_weighed_differently",
        "aligned",
        "bridgeable",
        "near",
        "clash",
        "apart",
    ]


def test_what_the_picture_counts() -> None:
    assert {str(result): category_of(result) for result in Result} == {
        "both_silent": None,
        "one_silent": Category.TALK,
        "to_read": Category.TALK,
        "aligned_weighed_differently": Category.AGREED,
        "aligned": Category.AGREED,
        "bridgeable": Category.CLOSE,
        "near": Category.CLOSE,
        "clash": Category.TALK,
        "apart": Category.TALK,
    }


# question, one value, another value, what they are to each other
VALUES: list[tuple[Question, Any, Any, str]] = [
    (q.SCALE, "two", "two", "same"),
    (q.SCALE, "two", "three", "near"),
    (q.SCALE, "two", "four", "apart"),
    (q.REVERSED, "one", "five", "apart"),
    (q.CHOICE, "sum", "sum", "same"),
    (q.CHOICE, "sum", "none", "apart"),
    (q.CHOICE, {"own": "In kind."}, {"own": "in  kind"}, "same"),
    (q.CHOICE, {"own": "sum"}, "sum", "apart"),
    (q.CHOICE, {"own": "the fund"}, {"own": "fund"}, "apart"),
    (q.MANY, many("a", "b"), many("b", "a"), "same"),
    (q.MANY, many("a", own=("A van",)), many("a", own=("a van!",)), "same"),
    (q.MANY, many("a", "b"), many("a"), "near"),
    (q.MANY, many("a", "b", "c"), many("b", "c", "d"), "near"),
    (q.MANY, many("a", "b"), many("b", "c"), "apart"),
    (q.MANY, many(own=("a",)), many("a"), "apart"),
    (q.PERCENT, 7, 7.0, "same"),
    (q.PERCENT, 7, 9, "near"),
    (q.PERCENT, 0, 2, "near"),
    (q.PERCENT, 7, 9.5, "apart"),
    (q.ILS, 100000, 100000, "same"),
    (q.ILS, 100000, 80000, "near"),
    (q.ILS, 100000, 79500, "apart"),
    (q.ILS, 0, 500, "apart"),
    (q.DAYS, 30, 30, "same"),
    (q.DAYS, 30, 24, "near"),
    (q.DAYS, 30, 23, "apart"),
    (q.WORKING_DAYS, 5, 4, "near"),
    (q.WORKING_DAYS, 4, 3, "apart"),
    (q.NAMES, ["קרן רש״י", "Dana"], ["DANA", 'רש"י'], "same"),
    (q.NAMES, ["Dana", "Noa"], ["Dana"], "near"),
    (q.NAMES, ["Dana", "Noa"], ["Dana", "Ben"], "apart"),
    (q.NAMES, ["Dana"], ["Noa"], "apart"),
    (q.MATRIX, {"content": "alone", "budget": "together"}, {"content": "alone", "budget": "together"}, "same"),
    (q.MATRIX, {"content": "alone", "budget": "together"}, {"content": "consulting", "budget": "together"}, "near"),
    (q.MATRIX, {"content": "alone", "budget": "together"}, {"content": "consulting", "budget": "theirs"}, "apart"),
]
RESULTS = {
    ("same", "principle", "principle"): Result.ALIGNED,
    ("same", "preference", "flexible"): Result.ALIGNED,
    ("same", "preference", "preference"): Result.ALIGNED,
    ("same", "principle", "preference"): Result.ALIGNED_WEIGHED_DIFFERENTLY,
    ("same", "flexible", "principle"): Result.ALIGNED_WEIGHED_DIFFERENTLY,
    ("near", "principle", "principle"): Result.NEAR,
    ("near", "preference", "flexible"): Result.NEAR,
    ("apart", "principle", "principle"): Result.CLASH,
    ("apart", "principle", "preference"): Result.APART,
    ("apart", "flexible", "flexible"): Result.APART,
}


@pytest.mark.parametrize(
    ("question", "value", "weight", "other", "other_weight", "result"),
    [
        (question, value, weight, other, other_weight, result)
        for question, value, other, are in VALUES
        for (relation, weight, other_weight), result in RESULTS.items()
        if relation == are
    ],
)
def test_two_values_of_every_kind(question: Question, value: object, weight: str, other: object, other_weight: str, result: Result) -> None:
    assert compare(question, (says(question, value, weight), says(question, other, other_weight))).result == result


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in {Kind.TEXT, Kind.LIST, *HALVES}])
def test_the_table_holds_what_each_kind_can_be(kind: Kind) -> None:
    relations = {are for question, _, _, are in VALUES if question.kind is kind}
    assert relations == ({"same", "apart"} if kind is Kind.CHOICE else {"same", "near", "apart"})


@pytest.mark.parametrize("question", [question for question in q.QUESTIONS if question.kind not in HALVES])
@pytest.mark.parametrize("one", SILENT)
@pytest.mark.parametrize("other", SILENT)
def test_all_silent(question: Question, one: Answer | None, other: Answer | None) -> None:
    comparison = compare(question, (one, other))
    assert (comparison.result, comparison.category, comparison.size) == (Result.BOTH_SILENT, None, 0)


GIVEN: list[tuple[Question, Any]] = [
    *((question, value) for question, value, _, are in VALUES if are == "same"),
    (q.TEXT, "words"),
    (q.LIST, [{"value": "v", "behaviour": "b"}]),
    (q.RISKS, [{"risk": {"deck": "idea_taken"}, "calm": "c"}]),
]


@pytest.mark.parametrize(("question", "value"), GIVEN)
@pytest.mark.parametrize("silent", SILENT)
def test_one_silent(question: Question, value: object, silent: Answer | None) -> None:
    answer = says(question, value, "principle")
    for answers in ((answer, silent), (silent, answer), (answer, answer, silent)):
        comparison = compare(question, answers)
        assert (comparison.result, comparison.category) == (Result.ONE_SILENT, Category.TALK)


@pytest.mark.parametrize(("question", "value"), [pair for pair in GIVEN if pair[0].kind in {Kind.TEXT, Kind.LIST}])
@pytest.mark.parametrize(
    ("marks", "result"),
    [
        ((), Result.TO_READ),
        ((None, None), Result.TO_READ),
        ((True, None), Result.TO_READ),
        ((None, False), Result.TO_READ),
        ((True, True), Result.ALIGNED),
        ((True, False), Result.APART),
        ((False, False), Result.APART),
    ],
)
def test_people_judge_words(question: Question, value: object, marks: tuple[bool | None, ...], result: Result) -> None:
    answer = says(question, value, "principle")
    assert compare(question, (answer, answer), marks=marks).result == result


def test_a_comparison_tells_distance_size_positions_and_weights() -> None:
    answers = (says(q.REVERSED, "one", "principle"), says(q.REVERSED, "four", "flexible"))
    assert compare(q.REVERSED, answers) == Comparison(
        "t.reversed",
        Kind.SCALE,
        Result.APART,
        states=(State.GIVEN, State.GIVEN),
        importances=(Importance.PRINCIPLE, Importance.FLEXIBLE),
        size=0.75,
        distance=3,
        positions=(4, 1),
        stops=5,
    )


def test_a_silent_side_has_no_position_and_no_weight() -> None:
    assert compare(q.SCALE, (says(q.SCALE, "two"), UNDECIDED)) == Comparison(
        "t.scale",
        Kind.SCALE,
        Result.ONE_SILENT,
        states=(State.GIVEN, State.UNDECIDED),
        importances=(Importance.PREFERENCE, None),
        positions=(1, None),
        stops=5,
    )


@pytest.mark.parametrize(
    ("question", "one", "other", "distance", "size"),
    [
        (q.PERCENT, 7.5, 15, 7.5, 0.25),
        (q.ILS, 0, 500000, 500000, 1.0),
        (q.CHOICE, "sum", "none", None, 1),
        (q.CHOICE, "sum", "sum", None, 0),
        (q.MANY, many("a", "b"), many("b", "c", "d"), None, 0.75),
        (q.NAMES, ["Dana"], ["Noa"], None, 1.0),
    ],
)
def test_distance_and_size(question: Question, one: object, other: object, distance: float | None, size: float) -> None:
    comparison = compare(question, (says(question, one), says(question, other)))
    assert (comparison.distance, comparison.size) == (distance, size)


def test_a_matrix_shows_its_rows_and_counts_as_its_worst() -> None:
    answers = (
        says(q.MATRIX, {"content": "alone", "budget": "together"}, "principle"),
        says(q.MATRIX, {"content": "alone", "budget": "theirs"}),
    )
    assert compare(q.MATRIX, answers) == Comparison(
        "t.matrix",
        Kind.MATRIX,
        Result.APART,
        states=(State.GIVEN, State.GIVEN),
        importances=(Importance.PRINCIPLE, Importance.PREFERENCE),
        size=0.5,
        distance=2,
        rows=(
            RowComparison("content", Result.ALIGNED_WEIGHED_DIFFERENTLY, size=0, distance=0, positions=(0, 0)),
            RowComparison("budget", Result.APART, size=0.5, distance=2, positions=(2, 4)),
        ),
        stops=5,
    )


@pytest.mark.parametrize(
    ("one", "other", "rows", "whole"),
    [
        ({"content": "alone"}, {"content": "alone"}, (Result.ALIGNED, Result.BOTH_SILENT), Result.ALIGNED),
        ({"content": "alone"}, {"content": "alone", "budget": "alone"}, (Result.ALIGNED, Result.ONE_SILENT), Result.ONE_SILENT),
        ({"content": "alone"}, {"budget": "alone"}, (Result.ONE_SILENT, Result.ONE_SILENT), Result.ONE_SILENT),
        ({"content": "alone"}, {"content": "theirs", "budget": "alone"}, (Result.APART, Result.ONE_SILENT), Result.APART),
    ],
)
def test_rows_of_a_matrix_may_stay_open(one: dict[str, str], other: dict[str, str], rows: tuple[Result, ...], whole: Result) -> None:
    comparison = compare(q.MATRIX, (says(q.MATRIX, one), says(q.MATRIX, other)))
    assert (tuple(row.result for row in comparison.rows), comparison.result) == (rows, whole)


def test_more_than_two_sides_have_the_largest_distance_of_any_two() -> None:
    assert [
        (comparison.result, comparison.distance)
        for comparison in (
            compare(q.SCALE, tuple(says(q.SCALE, stop) for stop in ("one", "two", "three"))),
            compare(q.SCALE, tuple(says(q.SCALE, stop) for stop in ("two", "three", "two"))),
            compare(q.PERCENT, tuple(says(q.PERCENT, percent) for percent in (5, 6, 7))),
            compare(q.PERCENT, tuple(says(q.PERCENT, percent) for percent in (5, 7, 9))),
            compare(q.SCALE, tuple(says(q.SCALE, stop, "principle") for stop in ("one", "two", "three"))),
            compare(q.MANY, tuple(says(q.MANY, many(*options)) for options in ("ab", "abc", "c"))),
        )
    ] == [
        (Result.APART, 2),
        (Result.NEAR, 1),
        (Result.NEAR, 2),
        (Result.APART, 4),
        (Result.CLASH, 2),
        (Result.APART, None),
    ]


def test_one_principle_among_three_same_values_is_weighed_differently() -> None:
    weights = ("principle", "principle", "flexible")
    assert compare(q.SCALE, tuple(says(q.SCALE, "one", weight) for weight in weights)).result == Result.ALIGNED_WEIGHED_DIFFERENTLY


def test_a_matrix_is_as_far_apart_as_its_worst_rows() -> None:
    answers = (says(q.MATRIX, {"content": "alone", "budget": "alone"}), says(q.MATRIX, {"content": "theirs", "budget": "together"}))
    comparison = compare(q.MATRIX, answers, bridge={"content": "together"})
    assert [row.result for row in comparison.rows] == [Result.BRIDGEABLE, Result.APART]
    worst = comparison.rows[1]
    assert (comparison.result, comparison.distance, comparison.size) == (Result.APART, worst.distance, worst.size)
    assert comparison.rows[0].size > worst.size


# Names


def test_only_identical_names_are_told() -> None:
    answers = (says(q.NAMES, ["קרן רש״י", "Secret One"]), says(q.NAMES, ["רש״י", "Secret Two"]))
    assert compare(q.NAMES, answers).identical_names == identical_names(answers) == ("קרן רש״י",)
    assert without_unmatched_names(answers) == ((["קרן רש״י"], 1), (["רש״י"], 1))


def test_names_without_an_answer() -> None:
    assert identical_names((says(q.NAMES, ["Dana"]), None)) == ()
    assert without_unmatched_names((says(q.NAMES, ["Dana"]), UNDECIDED, None)) == (([], 1), ([], 0), ([], 0))


def test_what_one_side_wrote_twice_is_no_identical_name() -> None:
    twice = Answer(State.GIVEN, value=["Dana", "dana"])  # saved when the two were not yet taken for one name
    assert identical_names((twice, says(q.NAMES, ["Noa"]))) == ()


def test_of_three_sides_two_may_name_the_same() -> None:
    answers = tuple(says(q.NAMES, names) for names in (["Dana"], ["Noa"], ["noa", "Ben"]))
    assert identical_names(answers) == ("Noa",)
    assert without_unmatched_names(answers) == (([], 1), (["Noa"], 0), (["noa"], 1))


@given(st.lists(st.lists(st.sampled_from(["Dana", "Noa", "Ben", "Gil"]), min_size=1, max_size=3), min_size=2, max_size=3))
def test_the_result_stays_when_unmatched_names_are_deleted(lists: list[list[str]]) -> None:
    answers = tuple(says(q.NAMES, names) for names in lists)
    kept = tuple(Answer(State.GIVEN, value=names, unmatched=gone) for names, gone in without_unmatched_names(answers))
    assert compare(q.NAMES, kept) == compare(q.NAMES, answers)


# Funders that one side keeps off limits and another plans to approach


@pytest.mark.parametrize(
    ("off_limits", "planned", "identical"),
    [
        (["קרן רש״י"], ["רש״י"], ("קרן רש״י",)),
        (["קרן רש״י", "JDC"], ["רש״י"], ("קרן רש״י",)),
        (["A", "B", "C", "D"], ["d", "E", "F", "G"], ("D",)),
    ],
)
@pytest.mark.parametrize(("weight", "result"), [("principle", Result.CLASH), ("preference", Result.APART)])
def test_identical_funders_are_to_be_talked_about(
    off_limits: list[str], planned: list[str], identical: tuple[str, ...], weight: str, result: Result
) -> None:
    comparison = compare(q.FUNDERS, (says(q.FUNDERS, off_limits, "principle"), says(q.FUNDERS, planned, weight)))
    assert (comparison.result, comparison.category, comparison.size) == (result, Category.TALK, 1)
    assert comparison.identical_names == identical


@pytest.mark.parametrize(("weight", "result"), [("principle", Result.CLASH), ("flexible", Result.APART)])
def test_no_identical_funders_are_no_agreement(weight: str, result: Result) -> None:
    comparison = compare(q.FUNDERS, (says(q.FUNDERS, ["A"], weight), says(q.FUNDERS, ["B"], weight)))
    assert (comparison.result, comparison.size, comparison.identical_names) == (result, 0, ())


def test_identical_funders_go_before_the_silence_of_a_third() -> None:
    answers = (says(q.FUNDERS, ["A"]), says(q.FUNDERS, ["a"]), None)
    assert (compare(q.FUNDERS, answers).result, compare(q.FUNDERS, answers[1:]).result) == (Result.APART, Result.ONE_SILENT)


def test_funders_stay_what_they_were_when_unmatched_names_are_deleted() -> None:
    for lists in ((["A", "B"], ["b", "C"]), (["A"], ["B"])):
        answers = tuple(says(q.FUNDERS, names) for names in lists)
        kept = tuple(Answer(State.GIVEN, value=names, unmatched=gone) for names, gone in without_unmatched_names(answers))
        assert compare(q.FUNDERS, kept) == compare(q.FUNDERS, answers)


# Crossed pairs


def crossed(*sides: tuple[Answer | None, Answer | None]) -> Comparison:
    return compare_crossed(q.OFFER, tuple(offer for offer, _ in sides), tuple(expect for _, expect in sides))


def offers(*options: str, own: tuple[str, ...] = (), importance: str = "preference") -> Answer:
    return says(q.OFFER, many(*options, own=own), importance)


def expects(*options: str, own: tuple[str, ...] = (), importance: str = "preference") -> Answer:
    return says(q.EXPECT, many(*options, own=own), importance)


def test_a_crossed_pair_finds_what_is_matched_missing_and_unused() -> None:
    comparison = crossed((offers("a", "d"), expects("b", "c")), (offers("b"), expects("a", own=("a van",))))
    assert comparison == Comparison(
        "t.offer",
        Kind.OFFER,
        Result.APART,
        states=(State.GIVEN, State.GIVEN),
        importances=(Importance.PREFERENCE, Importance.PREFERENCE),
        size=0.4,
        rows=(
            RowComparison("a", Result.ALIGNED, match=Match.MATCHED, offered_by=(0,), expected_by=(1,)),
            RowComparison("b", Result.ALIGNED, match=Match.MATCHED, offered_by=(1,), expected_by=(0,)),
            RowComparison("c", Result.APART, size=1, match=Match.MISSING, expected_by=(0,)),
            RowComparison("d", Result.ALIGNED, match=Match.UNUSED, offered_by=(0,)),
            RowComparison("a van", Result.APART, size=1, match=Match.MISSING, own=True, expected_by=(1,)),
        ),
    )
    assert [[row.key for row in comparison.matches(match)] for match in Match] == [["a", "b"], ["c", "a van"], ["d"]]
    assert [row.category for row in comparison.rows] == [Category.AGREED, Category.AGREED, Category.TALK, Category.AGREED, Category.TALK]


def test_own_words_match_own_words() -> None:
    comparison = crossed((offers(own=("A van",)), NOT_RELEVANT), (NOT_RELEVANT, expects(own=("a van.",))))
    assert comparison.rows == (RowComparison("A van", Result.ALIGNED, match=Match.MATCHED, own=True, offered_by=(0,), expected_by=(1,)),)


def test_nobody_fills_its_own_expectation() -> None:
    comparison = crossed((offers("a"), expects("a")), (offers("b"), NOT_RELEVANT))
    assert [(row.key, row.match) for row in comparison.rows] == [("a", Match.MISSING), ("b", Match.UNUSED)]


def test_what_both_expect_and_one_offers_is_missing_to_the_one() -> None:
    comparison = crossed((offers("a"), expects("a")), (NOT_RELEVANT, expects("a")))
    assert comparison.rows == (RowComparison("a", Result.APART, size=1, match=Match.MISSING, offered_by=(0,), expected_by=(0, 1)),)


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [
        ((None, None), (None, None), Result.BOTH_SILENT),
        ((NOT_RELEVANT, UNDECIDED), (None, NOT_RELEVANT), Result.BOTH_SILENT),
        ((offers("a"), expects("b")), (None, None), Result.ONE_SILENT),
        ((offers("a"), expects("b")), (NOT_RELEVANT, NOT_RELEVANT), Result.ONE_SILENT),
        ((offers("a"), expects("b")), (UNDECIDED, expects("a")), Result.ONE_SILENT),
        ((offers("a"), expects("b")), (offers("b"), None), Result.ONE_SILENT),
        ((offers("a"), NOT_RELEVANT), (NOT_RELEVANT, expects("a")), Result.ALIGNED),
        ((offers("a"), NOT_RELEVANT), (UNDECIDED, expects("a")), Result.ALIGNED),
        ((offers("a"), NOT_RELEVANT), (offers("b"), NOT_RELEVANT), Result.ALIGNED),
        ((offers("a"), NOT_RELEVANT), (NOT_RELEVANT, expects("b")), Result.APART),
        ((offers("a", importance="principle"), NOT_RELEVANT), (NOT_RELEVANT, expects("b", importance="principle")), Result.CLASH),
        ((offers("a", importance="principle"), NOT_RELEVANT), (NOT_RELEVANT, expects("a")), Result.ALIGNED_WEIGHED_DIFFERENTLY),
        ((offers("a"), expects("b", importance="principle")), (offers("b"), expects("a")), Result.ALIGNED_WEIGHED_DIFFERENTLY),
        ((offers("a", importance="principle"), NOT_RELEVANT), (offers("b"), NOT_RELEVANT), Result.ALIGNED),
    ],
)
def test_the_result_of_a_crossed_pair(
    one: tuple[Answer | None, Answer | None], other: tuple[Answer | None, Answer | None], result: Result
) -> None:
    assert crossed(one, other).result == crossed(other, one).result == result


def test_what_hangs_on_an_open_half_is_open() -> None:
    comparison = crossed((offers("a"), expects("b")), (None, UNDECIDED))
    assert [(row.key, row.result, row.match) for row in comparison.rows] == [("a", Result.ONE_SILENT, None), ("b", Result.ONE_SILENT, None)]


def test_of_three_sides_any_other_may_fill_an_expectation() -> None:
    comparison = crossed((NOT_RELEVANT, expects("a")), (UNDECIDED, expects("a")), (offers("a"), NOT_RELEVANT))
    assert (comparison.result, [row.match for row in comparison.rows]) == (Result.ALIGNED, [Match.MATCHED])


@pytest.mark.parametrize("half", [q.OFFER, q.EXPECT, q.SHARE, q.RECEIVE])
def test_half_a_pair_cannot_be_compared_alone(half: Question) -> None:
    with pytest.raises(ValueError, match="is half of a crossed pair"):
        compare(half, (None, None))


# Whole sheets


def test_all_questions_in_order_with_a_pair_once() -> None:
    comparisons = compare_all(q.QUESTIONNAIRE, ({}, {}))
    assert [comparison.question_key for comparison in comparisons] == [
        question.key for question in q.QUESTIONS if question.kind not in {Kind.EXPECT, Kind.RECEIVE}
    ]
    assert {comparison.result for comparison in comparisons} == {Result.BOTH_SILENT}


def test_a_pair_is_reported_under_its_first_key() -> None:
    sheets = ({"t.offer": offers("a"), "t.expect": NOT_RELEVANT}, {"t.expect": expects("a")})
    found = {comparison.question_key: comparison.result for comparison in compare_all(q.QUESTIONNAIRE, sheets)}
    assert (found["t.offer"], "t.expect" in found) == (Result.ALIGNED, False)


def test_a_hidden_question_counts_as_not_relevant() -> None:
    sheets = (
        {"t.choice": says(q.CHOICE, "percent"), "t.percent": says(q.PERCENT, 7)},
        {"t.choice": says(q.CHOICE, "none"), "t.percent": says(q.PERCENT, 7)},
    )
    found = {comparison.question_key: comparison for comparison in compare_all(q.QUESTIONNAIRE, sheets)}
    assert (found["t.percent"].result, found["t.percent"].states) == (Result.ONE_SILENT, (State.GIVEN, State.NOT_RELEVANT))


def test_marks_reach_the_words_that_people_judge() -> None:
    sheets = ({"t.text": says(q.TEXT, "one")}, {"t.text": says(q.TEXT, "other")})
    found = {
        comparison.question_key: comparison.result for comparison in compare_all(q.QUESTIONNAIRE, sheets, marks={"t.text": (True, True)})
    }
    assert found["t.text"] == Result.ALIGNED


def result_of(key: str, result: Result, *weights: Importance, size: float = 0) -> Comparison:
    return Comparison(key, Kind.SCALE, result, states=(State.GIVEN,) * len(weights), importances=weights, size=size)


PRINCIPLE, PREFERENCE, FLEXIBLE = Importance.PRINCIPLE, Importance.PREFERENCE, Importance.FLEXIBLE


def test_the_tally_leaves_out_what_all_left_open() -> None:
    assert tally(result_of(result, result) for result in Result) == Tally(agreed=2, close=2, talk=4)


def test_as_at_the_start_is_compared_written_out() -> None:
    later = {"content": "theirs", "budget": "together"}
    sheets = (
        {"t.matrix": says(q.MATRIX, {"content": "alone", "budget": "together"}), "t.later": says(q.LATER, "as_at_the_start")},
        {"t.matrix": says(q.MATRIX, {"content": "theirs"}), "t.later": says(q.LATER, later)},
    )
    found = {comparison.question_key: comparison for comparison in compare_all(q.QUESTIONNAIRE, sheets)}
    assert [(row.key, row.result, row.positions) for row in found["t.later"].rows] == [
        ("content", Result.APART, (0, 4)),
        ("budget", Result.ALIGNED, (2, 2)),
    ]


def test_as_at_the_start_of_nothing_is_silence() -> None:
    sheets = ({"t.later": says(q.LATER, "as_at_the_start"), "t.matrix": NOT_RELEVANT}, {"t.later": says(q.LATER, {"budget": "alone"})})
    found = {comparison.question_key: comparison for comparison in compare_all(q.QUESTIONNAIRE, sheets)}
    assert (found["t.later"].result, found["t.later"].states) == (Result.ONE_SILENT, (State.NOT_RELEVANT, State.GIVEN))


def test_three_gaps_by_weight_then_by_size() -> None:
    comparisons = [
        result_of("agreed", Result.ALIGNED, PRINCIPLE, PRINCIPLE),
        result_of("near", Result.NEAR, PRINCIPLE, PRINCIPLE, size=0.2),
        result_of("unread", Result.TO_READ, PRINCIPLE, PRINCIPLE),
        result_of("small", Result.APART, PRINCIPLE, PREFERENCE, size=0.5),
        result_of("large", Result.APART, PRINCIPLE, PREFERENCE, size=0.9),
        result_of("light", Result.APART, FLEXIBLE, FLEXIBLE, size=1),
        result_of("clash", Result.CLASH, PRINCIPLE, PRINCIPLE, size=0.4),
    ]
    assert [gap.question_key for gap in three_gaps(comparisons)] == ["clash", "large", "small"]
    assert [gap.question_key for gap in three_gaps(comparisons[:3])] == ["unread"]
    assert three_gaps(comparisons[:2]) == ()


def test_of_equal_gaps_the_first_question_comes_first() -> None:
    comparisons = [result_of(key, Result.APART, PREFERENCE, PREFERENCE, size=0.5) for key in ("c", "a", "d", "b")]
    assert [gap.question_key for gap in three_gaps(comparisons)] == ["c", "a", "d"]


def test_silence_of_one_comes_after_what_is_apart_and_before_what_is_to_be_read() -> None:
    comparisons = [
        result_of("read", Result.TO_READ, PRINCIPLE, PRINCIPLE),
        result_of("silent", Result.ONE_SILENT, PRINCIPLE),
        result_of("apart", Result.APART, FLEXIBLE, FLEXIBLE),
    ]
    assert [gap.question_key for gap in three_gaps(comparisons)] == ["apart", "silent", "read"]


# Whoever comes first

STRATEGIES: dict[Question, st.SearchStrategy[Any]] = {
    q.SCALE: st.sampled_from([stop.key for stop in q.SCALE.stops]),
    q.REVERSED: st.sampled_from([stop.key for stop in q.SCALE.stops]),
    q.CHOICE: st.sampled_from(["none", "sum", {"own": "x"}, {"own": "X!"}]),
    q.MANY: st.builds(
        lambda options, own: {"options": options, "own": own},
        st.sets(st.sampled_from("abcd"), min_size=1).map(sorted),
        st.lists(st.sampled_from(["x", "y"])),
    ),
    q.PERCENT: st.integers(0, 60).map(lambda halves: halves / 2),
    q.DAYS: st.integers(7, 180),
    q.ILS: st.integers(0, 1000).map(lambda steps: steps * 500),
    q.NAMES: st.lists(st.sampled_from(["Dana", "dana", "Noa", "Ben"]), min_size=1, max_size=3),
    q.MATRIX: st.dictionaries(st.sampled_from(["content", "budget"]), st.sampled_from([stop.key for stop in q.MATRIX.stops]), min_size=1),
    q.TEXT: st.just("words"),
}


@st.composite
def question_and_answers(draw: st.DrawFn) -> tuple[Question, list[Answer | None]]:
    question = draw(st.sampled_from(list(STRATEGIES)))
    given_answer = st.builds(
        lambda value, weight: says(question, value, weight), STRATEGIES[question], st.sampled_from([str(weight) for weight in Importance])
    )
    return question, draw(st.lists(st.one_of(given_answer, given_answer, st.sampled_from(SILENT)), min_size=2, max_size=4))


@given(question_and_answers(), st.randoms(use_true_random=False))
def test_the_order_of_the_sides_changes_nothing_but_their_places(asked: tuple[Question, list[Answer | None]], random: Any) -> None:
    question, answers = asked
    order = list(range(len(answers)))
    random.shuffle(order)
    straight, shuffled = compare(question, tuple(answers)), compare(question, tuple(answers[place] for place in order))
    assert (shuffled.result, shuffled.size, shuffled.distance) == (straight.result, straight.size, straight.distance)
    assert [(row.key, row.result, row.size, row.distance) for row in shuffled.rows] == [
        (row.key, row.result, row.size, row.distance) for row in straight.rows
    ]
    assert shuffled.importances == tuple(straight.importances[place] for place in order)
    assert shuffled.positions == tuple(straight.positions[place] for place in order if straight.positions)
    assert 0 <= straight.size <= 1
    assert straight.result is not Result.BRIDGEABLE


BRIDGED = {q.SCALE: "three", q.REVERSED: "three", q.CHOICE: "percent", q.PERCENT: 0, q.DAYS: 30, q.ILS: 0}


@given(question_and_answers())
def test_a_bridge_counts_between_aligned_and_near(asked: tuple[Question, list[Answer | None]]) -> None:
    question, answers = asked
    plain = compare(question, tuple(answers))
    if question.kind is Kind.MATRIX:
        found = compare(question, tuple(answers), bridge={"budget": "together"})
        changed = tuple(
            replace(row, result=Result.BRIDGEABLE, bridge="together") if row.key == "budget" and row.result in FURTHER else row
            for row in plain.rows
        )
        assert found.rows == changed
        assert found.bridge == ({"budget": "together"} if changed != plain.rows else None)
    elif question in BRIDGED and plain.result in FURTHER:
        bridged = compare(question, tuple(answers), bridge=BRIDGED[question])
        assert bridged == replace(plain, result=Result.BRIDGEABLE, bridge=BRIDGED[question])
    elif question in BRIDGED:
        assert compare(question, tuple(answers), bridge=BRIDGED[question]) == plain


FURTHER = {Result.NEAR, Result.CLASH, Result.APART}


def test_bridges_reach_their_questions() -> None:
    sheets = (
        {"t.scale": says(q.SCALE, "one"), "t.matrix": says(q.MATRIX, {"content": "alone", "budget": "alone"}, "principle")},
        {"t.scale": says(q.SCALE, "five"), "t.matrix": says(q.MATRIX, {"content": "theirs", "budget": "theirs"}, "principle")},
    )
    bridges = {"t.scale": "two", "t.matrix": {"content": "together"}}
    found = {comparison.question_key: comparison for comparison in compare_all(q.QUESTIONNAIRE, sheets, bridges=bridges)}
    assert (found["t.scale"].result, found["t.scale"].bridge, found["t.scale"].category) == (Result.BRIDGEABLE, "two", Category.CLOSE)
    assert [(row.result, row.bridge) for row in found["t.matrix"].rows] == [(Result.BRIDGEABLE, "together"), (Result.CLASH, None)]
    assert (found["t.matrix"].result, found["t.matrix"].bridge) == (Result.CLASH, {"content": "together"})


@given(question_and_answers())
def test_notes_reasons_and_acceptable_values_change_no_result(asked: tuple[Question, list[Answer | None]]) -> None:
    question, answers = asked
    noted = tuple(
        answer and Answer(answer.state, answer.value, acceptable=["anything"], importance=answer.importance, reason="r", note="n")
        for answer in answers
    )
    assert compare(question, noted) == compare(question, tuple(answers))


def test_lists_of_which_every_name_was_deleted_are_not_called_the_same() -> None:
    answers = (Answer(State.GIVEN, value=[], unmatched=2), Answer(State.GIVEN, value=[]))
    assert [compare(q.NAMES, pair).result for pair in (answers, (answers[1], answers[1]))] == [Result.APART, Result.APART]
