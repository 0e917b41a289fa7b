"""Numbered items in the plain text of a clause: they keep the number that was typed, for that is what is signed."""

import pytest

from partnerships.domain.clauses.structure import Block, blocks
from partnerships.templatetags.clause_text import prose


def test_items_keep_their_numbers() -> None:
    text = "So:\n1. first\n3)  third\n\n٤. رابعا\nand so on\n- a point\n2. second"
    assert blocks(text) == (
        Block(lines=("So:",)),
        Block(is_list=True, lines=("first", "third"), numbers=("1.", "3)")),
        Block(is_list=True, lines=("رابعا",), numbers=("٤.",)),
        Block(lines=("and so on",)),
        Block(is_list=True, lines=("a point",)),
        Block(is_list=True, lines=("second",), numbers=("2.",)),
    )


@pytest.mark.parametrize("line", ["1.5 percent", "1.", "2) ", "2027. the year", "(1) so", "1 . so", "12:30. the hour"])
def test_what_only_begins_with_a_number_stays_words(line: str) -> None:
    assert [block.is_paragraph for block in blocks(line)] == [True]


def test_a_list_without_numbers_has_no_numbered_items() -> None:
    [points], [numbered] = blocks("- a\n- b"), blocks("7. a\n8. b")
    assert (points.items, numbered.items) == ((), (("7.", "a"), ("8.", "b")))


def test_a_line_that_shows_how_a_clause_begins_has_the_numbers() -> None:
    assert prose("So:\n1) first\n2) second\n- third") == "So: 1) first 2) second third"
