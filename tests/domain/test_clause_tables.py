"""Tables of a clause: written by drafts, read back from their plain text, and safe from what people write."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.structure import Block, blocks
from partnerships.domain.clauses.tables import read_row, table, table_line

CELLS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])).map(lambda text: " ".join(text.split()))


def rows(key: str, value: Any) -> tuple[tuple[str, ...], ...]:
    clause = drafting.draft(key, value, translate=str)
    assert clause is not None
    (found,) = (block.rows for block in blocks(clause.text) if block.rows)
    return found


def test_blocks_are_read_from_plain_text() -> None:
    assert blocks("one\nstill one\n- a\n- b\n\n- c\ntwo\n\n\nthree\n| a | b |\n| c | d |\nfour\n\n| x | y |\n| z | |") == (
        Block(lines=("one still one",)),
        Block(is_list=True, lines=("a", "b")),
        Block(is_list=True, lines=("c",)),
        Block(lines=("two",)),
        Block(rows=(("a", "b"), ("c", "d")), caption="three"),
        Block(rows=(("x", "y"), ("z", "")), caption="four"),
    )


def test_a_table_after_a_list_or_at_the_beginning_has_no_caption() -> None:
    assert blocks("| a | b |\n| c | d |\n- e\n| f | g |\n| h | i |") == (
        Block(rows=(("a", "b"), ("c", "d"))),
        Block(is_list=True, lines=("e",)),
        Block(rows=(("f", "g"), ("h", "i"))),
    )


@pytest.mark.parametrize(
    "text",
    ["| a | b |", "| a | b |\n| c |\n| d |", "| a | b |\n| c | d | e |", "| a |\n| b |", "||", "|", "| a | b", "a | b |", r"| a \| b |"],
)
def test_what_only_looks_like_a_table_stays_words(text: str) -> None:
    assert [block for block in blocks(text) if block.rows or block.is_list] == []
    assert " ".join(line for block in blocks(text) for line in block.lines) == " ".join(text.split("\n"))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=2, max_size=4))
def test_a_table_is_read_back_whatever_its_cells_say(cells: list[list[str]]) -> None:
    head, *body = cells

    assert blocks(table(head, body)) == (Block(rows=tuple(tuple(row) for row in cells)),)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for block in blocks(text):
        assert block.is_list + bool(block.rows) + block.is_paragraph == 1
        assert all(len(row) == len(block.head) for row in block.body)


def test_a_cell_is_one_line_and_keeps_its_pipes() -> None:
    assert table_line(["a\n| b", "c\\"]) == "| a \\| b | c\\ |"
    assert read_row("| a \\| b | c\\ |") == ("a | b", "c\\")


def test_own_words_of_a_row_stay_in_their_cell() -> None:
    assert rows("mechanism.decisions_start", {"budget": {"own": "us |\n\n| x |\n- y."}, "content": "together"}) == (
        ("Matter", "Who decides"),
        ("Content of the Activity", "the sides decide together"),
        ("Budget", "us | | x | - y"),
    )


def test_a_row_left_open_is_silent() -> None:
    assert rows("mechanism.decisions_start", {"content": "together", "budget": None}) == (
        ("Matter", "Who decides"),
        ("Content of the Activity", "the sides decide together"),
    )


def test_what_a_side_gives_counts_and_else_what_the_other_wants() -> None:
    assert rows(
        "communication.share",
        {
            "venture": {"gives": {"results": "monthly"}, "expects": {"money": "quarterly"}},
            "organisation": {"gives": None, "expects": {"results": "as_it_happens", "problems": "as_it_happens"}},
        },
    ) == (
        ("What is told", "The Venture tells", "The Organisation tells"),
        ("Results", "once a month", "—"),
        ("Income, expenses and what is left", "—", "once a quarter"),
        ("Problems", "as it happens", "—"),
    )


def test_information_that_nobody_gives_or_wants_makes_no_clause() -> None:
    silent = {"venture": {"gives": {"undecided": True}, "expects": None}, "organisation": {"gives": {}, "expects": None}}

    assert drafting.draft("communication.share", silent, translate=str) is None


def test_one_sides_wish_for_information_goes_both_ways() -> None:
    sheet = {"communication.share": {"results": "monthly"}, "communication.receive": {"results": "quarterly"}}

    clause = drafting.draft_for_party("communication.share", sheet, "organisation", translate=str)

    assert clause is not None
    assert blocks(clause.text)[0].body == (("Results", "once a quarter", "once a month"),)
