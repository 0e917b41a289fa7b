"""What changed between two texts: golden pairs in three languages, what makes no difference, and what holds for any two texts."""

import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.alignment import same_entries
from partnerships.domain.clauses.structure import blocks
from partnerships.domain.difference import Change, Difference, Form, Segment, difference
from partnerships.domain.reading_words import UNSEEN, words_of_line

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "differences.json").read_text())
PAIRS = [pytest.param(pair, id=f"{language}: {pair['what']}") for language, pairs in GOLDEN.items() for pair in pairs]
SIGNS = {Change.SAME: "%s", Change.INSERTED: "{+%s+}", Change.DELETED: "[-%s-]"}
WORDS = [
    "המיזם",
    "ב־14:02",
    "1,000",
    "₪",
    "ע״ר",
    "א׳",
    "للمبادرة",
    "جســور",
    "٣٠",
    "side's",
    "1 March 2027",
    "Google",
    *",.()-|",
    "7)",
    "2.",
]
LINES = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
TEXTS = st.one_of(
    st.lists(st.one_of(LINES, LINES.map("- {}".format), LINES.map("3. {}".format), st.just("| a | b |"), st.just("")), max_size=8).map(
        "\n".join
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=60),
)


def drawn(found: Difference) -> list[str]:
    """A line each: the first letter of its form, its number, its cells."""
    return [
        f"{line.form[0]}: {_marked(line.number) + ' ' if line.number else ''}{' | '.join(map(_marked, line.cells))}" for line in found.lines
    ]


def _marked(segments: tuple[Segment, ...]) -> str:
    return "".join(SIGNS[segment.change] % segment.text for segment in segments)


def side_of(found: Difference, change: Change) -> list[tuple[str, ...]]:
    """The lines of the new text (same and inserted) or of the old one (same and deleted), without what makes no difference."""
    kept = (None, Change.SAME, change)
    return _not_empty(
        [(line.form, *(_on(cell, change) for cell in (line.number, *line.cells))) for line in found.lines if line.change in kept]
    )


def _on(segments: tuple[Segment, ...], change: Change) -> str:
    return _plain("".join(segment.text for segment in segments if segment.change in (Change.SAME, change)))


def _not_empty(lines: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [line for line in lines if any(line[1:])]


def lines_of(text: str) -> list[tuple[str, ...]]:
    """The lines of a text in the same form."""
    found: list[tuple[str, ...]] = []
    for block in blocks(text):
        if block.rows:
            found += [(Form.PARAGRAPH, "", _plain(block.caption))] if block.caption else []
            found += [(Form.ROW if place else Form.HEAD, "", *map(_plain, row)) for place, row in enumerate(block.rows)]
        elif block.numbers:
            found += [(Form.NUMBERED, number, _plain(line)) for number, line in block.items]
        else:
            found += [(Form.ITEM if block.is_list else Form.PARAGRAPH, "", _plain(line)) for line in block.lines]
    return _not_empty(found)


def _plain(text: str) -> str:
    return "".join(UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


@pytest.mark.parametrize("pair", PAIRS)
def test_it_reads_rightly(pair: dict[str, list[str]]) -> None:
    assert drawn(difference("\n".join(pair["old"]), "\n".join(pair["new"]))) == pair["reads"]


@given(TEXTS, TEXTS)
def test_the_parts_make_up_both_texts(old: str, new: str) -> None:
    found = difference(old, new)
    assert (side_of(found, Change.DELETED), side_of(found, Change.INSERTED)) == (lines_of(old), lines_of(new))


@given(TEXTS)
def test_between_equals_all_is_the_same(text: str) -> None:
    found = difference(text, text)
    assert {segment.change for line in found.lines for segment in line.segments} <= {Change.SAME}
    assert (found.is_none, found.inserts, found.deletes) == (True, False, False)


@given(st.lists(st.integers(0, 3), max_size=30), st.lists(st.integers(0, 3), max_size=30))
def test_equal_entries_rise_in_both(old: list[int], new: list[int]) -> None:
    pairs = same_entries(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The sides  meet\nonce a month.", "The sides meet once a month. "),
        ("caf\u0065\u0301", "café"),
        ("\ufb2a\u05dc\u05d5\u05dd", "\u05e9\u05c1\u05dc\u05d5\u05dd"),
        ("ב־14:02", "\u200fב־14:02\u200e"),
        ("| a | b |\n| c | d |", "|  a | b  |\n|c|d|"),
    ],
    ids=["white space", "composition", "presentation forms", "marks of direction", "cells"],
)
def test_what_nobody_sees_makes_no_difference(old: str, new: str) -> None:
    assert difference(old, new).is_none


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('ב־14:02, ע״ר ו/או צה"ל', ["ב־14:02", ",", "ע״ר", "ו/או", 'צה"ל']),
        ("1,250.50 ₪ עד 3.5.2026 או ב־1 במרץ 2027 (15%)", ["1,250.50 ₪", "עד", "3.5.2026", "או", "ב־1 במרץ 2027", "(", "15%", ")"]),
        ("שָׁלוֹם לבֵית־סֵפֶר, נספח א׳.", ["שָׁלוֹם", "לבֵית־סֵפֶר", ",", "נספח", "א׳", "."]),
        ("وبالجمعيّة، خلال ٣٠ يومًا؛ جمـــعية 1,000 شيكل", ["وبالجمعيّة", "،", "خلال", "٣٠", "يومًا", "؛", "جمـــعية", "1,000 شيكل"]),
        ("The Venture's R&D, win-win; a@b.org", ["The", "Venture's", "R&D", ",", "win-win", ";", "a@b.org"]),
        ("נשמר ב־Google Docs של הארגון", ["נשמר", "ב־Google Docs", "של", "הארגון"]),
    ],
)
def test_words_and_numbers_stay_whole(line: str, words: list[str]) -> None:
    assert [token.key for token in words_of_line(line)] == words


def test_long_texts_of_few_words_are_compared_in_parts() -> None:
    """Too many equal words for the longest runs: what stands once holds the rest apart."""
    old = " ".join(["so und so"] * 300 + ["Anker"] + ["und so"] * 300)
    found = difference(old, old.replace("Anker", "zuerst Anker"))
    assert [segment.text for segment in found.lines[0].segments if segment.change is Change.INSERTED] == ["zuerst"]
    assert difference("so " * 400, "und " + "so " * 300 + "und").inserts


def test_a_text_that_hardly_keeps_a_phrase_is_reworded() -> None:
    old = "The sides meet once a month."
    assert difference(old, "Every second week somebody of the Venture writes to the Organisation.").is_reworded
    assert not difference(old, "The sides meet once a week.").is_reworded


def test_many_changed_lines_are_paired_in_their_order() -> None:
    old = "\n".join(f"- The side number {place} brings a chair" for place in range(70))
    found = difference(old, old.replace("chair", "table"))
    assert [line.change for line in found.lines] == [None] * 70
