"""What both sides wrote becomes one: lists without repetition, several options together, names on both lists, words that mean the same."""

from typing import Any

import pytest

from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.joining import means_the_same, merged_rows, names_on_all
from partnerships.domain.clauses.structure import ClauseDraft, blocks


def joint(key: str, venture: Any, organisation: Any) -> ClauseDraft | None:
    return drafting.draft_joint(key, {"venture": {key: venture}, "organisation": {key: organisation}}, translate=str)


def items(clause: ClauseDraft | None) -> list[tuple[str, ...]]:
    assert clause is not None
    return [block.lines for block in blocks(clause.text) if block.is_list]


def test_lists_of_both_sides_are_merged_and_each_row_stands_once() -> None:
    honesty, courage = {"value": "Honesty", "behaviour": "We say it."}, {"value": "Courage", "behaviour": ""}
    again = {"value": "“honesty”", "behaviour": "we say it"}

    assert items(joint("fit.values", [honesty], [courage, again])) == [("Honesty: We say it", "Courage")]


def test_a_row_that_another_says_more_fully_is_left_out() -> None:
    bare = {"measure": "Students", "target": "", "by": ""}
    with_target = {"measure": "students", "target": "240", "by": ""}
    other_target = {"measure": "students", "target": "300", "by": ""}

    assert merged_rows([[bare], [with_target]]) == [with_target]
    assert merged_rows([[with_target], [bare]]) == [with_target]
    assert merged_rows([[bare], [other_target, with_target]]) == [other_target, with_target]
    assert merged_rows([[with_target], [other_target], None]) == [with_target, other_target]


def test_a_card_with_an_answer_takes_the_place_of_the_same_card_without_one() -> None:
    unanswered, answered = (
        {"risk": {"deck": "too_little_time"}, "calm": ""},
        {"risk": {"deck": "too_little_time"}, "calm": "Fewer meetings."},
    )

    (found,) = items(joint("risks.list", [unanswered], [answered]))

    assert len(found) == 1
    assert found[0].endswith("The answer: Fewer meetings.")


def test_options_of_both_sides_stand_together_in_the_order_of_the_question() -> None:
    venture, organisation = {"options": ["volunteers"], "own": ["A poet."]}, {"options": ["field_workers"], "own": ["a poet", "A cook"]}

    assert items(joint("fit.table", venture, organisation)) == [
        ("those who do the work of the Activity in the field", "volunteers of the Activity", "A poet", "A cook")
    ]
    assert items(joint("fit.table", venture, None)) == [("volunteers of the Activity", "A poet")]


def test_there_is_no_joint_draft_where_the_sides_differ() -> None:
    assert joint("credit.logos", "equal", "organisation_large") is None
    assert joint("credit.logos", "equal", "equal") == drafting.draft("credit.logos", "equal", translate=str)
    assert joint("fit.purpose", "Students finish.", "Students begin.") is None


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("fit.purpose", "Students  finish.", "students finish"),
        ("credit.name", {"own": "Our “Way”"}, {"own": "our way."}),
        ("conflict.notice", 30, 30.0),
    ],
)
def test_words_that_mean_the_same_are_joint_in_the_spelling_of_the_first(key: str, one: Any, other: Any) -> None:
    assert joint(key, one, other) == drafting.draft(key, one, translate=str)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a", "a", True),
        (True, 1, True),
        ({"a": ["x", "Y."]}, {"a": ["X", "y"]}, True),
        ({"a": "x"}, {"a": "x", "b": "y"}, False),
        (["a", "b"], ["b", "a"], False),
        ("a", None, False),
    ],
)
def test_values_are_the_same_part_by_part(one: Any, other: Any, same: bool) -> None:
    assert means_the_same(one, other) is same


def test_a_third_party_is_never_named_by_a_draft() -> None:
    same, others = joint("conflict.third_party", ["קרן דלית"], ["דלית"]), joint("conflict.third_party", ["דלית"], ["נועה"])

    assert same is not None
    assert others is not None
    assert same.text.startswith("The sides intend to turn")
    assert others.text.startswith("In a dispute that the sides did not settle between them, each of them may ask")
    assert "דלית" not in same.text + others.text


def test_names_of_which_none_was_left_still_give_the_clause_on_finding_a_third_party() -> None:
    sought = drafting.draft("conflict.third_party", ["דלית"], other_value=["נועה"], translate=str)

    assert sought is not None
    assert drafting.draft("conflict.third_party", [], other_value=[], translate=str) == sought
    assert joint("conflict.third_party", [], None) == sought


def test_funders_on_both_lists_are_printed_and_no_others() -> None:
    assert items(joint("resources.funders", ["Acme Foundation", "Bell"], ["bell", "acme", "Cole"])) == [("Acme Foundation", "Bell")]
    assert items(joint("resources.funders", ["Acme"], ["Cole"])) == []


def test_names_are_on_all_lists_or_on_none() -> None:
    assert names_on_all([["A", "B"], ["b", "a"], ["b"]]) == ["B"]
    assert names_on_all([["A"], None]) == []
    assert names_on_all([None, ["A"]]) == []
    assert names_on_all([]) == []


def test_somebodys_words_cannot_become_a_placeholder_or_another_item() -> None:
    clause = drafting.draft("fit.values", [{"value": "100%(value)s", "behaviour": "one\n- two"}], translate=str)

    assert items(clause) == [("100%(value)s: one - two",)]
