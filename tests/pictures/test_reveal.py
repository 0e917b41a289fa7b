"""The picture of all questions: positions in reading direction, knots where all agree, bars where they do not."""

import re
from dataclasses import replace

import pytest

from partnerships.pictures.reveal import Category, PictureLabels, PictureLine, PictureTopic, reveal, row_of_one
from tests.pictures.markup import Part, read

LABELS = PictureLabels("The picture", "Both sides on one question.", "More autonomy", "More together")
AGREED = PictureLine("Who decides", 5, (1, 1), ("principle", "flexible"), "Agreed", "agreed")
GAP = PictureLine("Who raises money", 5, (0, 4), ("principle", "preference"), "To discuss", "gap")
NEAR = PictureLine("For how long", 4, (2, 3), ("flexible", "preference"), "Near", "near")
WORDS = PictureLine("The name", 0, (None, None), ("preference", "preference"), "Different words", "other")


def drawn(*lines: PictureLine, rtl: bool = False, wide: bool = True) -> Part:
    picture = reveal([PictureTopic("Topic", lines)], labels=LABELS, rtl=rtl, wide=wide)
    return read(picture)


def classes(picture: Part, css: str) -> list[Part]:
    return [part for part in picture.iter() if part.get("class") == css]


def words(picture: Part) -> list[str]:
    return [part.text or "" for part in picture.iter("text")]


def test_where_all_agree_there_is_one_knot() -> None:
    picture = drawn(AGREED)
    assert [(ring.get("cx"), ring.get("r")) for ring in classes(picture, "stroke-accord")] == [("462.5", "12")]


def test_a_gap_has_a_dotted_bar_between_the_marks() -> None:
    (bar,) = classes(drawn(GAP), "stroke-talk")
    assert (bar.get("d"), bar.get("stroke-dasharray")) == ("M362 97H788", "2.5 3.5")


def test_what_is_near_has_neither_knot_nor_bar() -> None:
    picture = drawn(NEAR)
    assert classes(picture, "stroke-talk") + classes(picture, "stroke-accord") == []


@pytest.mark.parametrize(("rtl", "x"), [(False, "350"), (True, "610")])
def test_the_first_stop_is_where_reading_begins(rtl: bool, x: str) -> None:
    ring = classes(drawn(GAP, rtl=rtl), "fill-0")
    assert [mark.get("cx") for mark in ring] == [x]


def test_firmness_is_drawn() -> None:
    principle, preference, flexible = (
        drawn(replace(GAP, firmness=(firmness, None))) for firmness in ("principle", "preference", "flexible")
    )
    marks = [
        (
            len(classes(picture, "fill-0")),
            len([part for part in classes(picture, "stroke-0") if part.tag == "circle"]),
            len(classes(picture, "stroke-0 hollow")),
        )
        for picture in (principle, preference, flexible)
    ]
    assert marks == [(1, 1, 0), (1, 0, 0), (0, 0, 1)]


def test_questions_without_stops_have_neither_track_nor_axis() -> None:
    picture = drawn(WORDS)
    assert words(picture) == ["Topic", "The name", "Different words"]
    assert classes(picture, "fill-control") == []


def test_a_thread_passes_a_question_that_its_side_left_out() -> None:
    silent = replace(GAP, positions=(None, 2), category="other")
    picture = drawn(AGREED, silent, AGREED)
    first, second = (len(re.findall("C", classes(picture, css)[0].get("d", ""))) for css in ("stroke-0", "stroke-1"))
    assert (first, second) == (1, 2)


def test_three_sides_have_three_threads_and_a_knot_of_three() -> None:
    line = replace(AGREED, positions=(1, 1, 1), firmness=(None, None, None))
    picture = drawn(line, line)
    assert [len(classes(picture, f"fill-{side}")) for side in range(3)] == [2, 2, 2]
    assert [thread.get("stroke-dasharray") for thread in classes(picture, "stroke-2")] == ["9 4"]


def test_marks_of_two_out_of_three_on_one_stop_stand_beside_each_other() -> None:
    line = replace(GAP, positions=(1, 1, 4), firmness=("preference", "preference", "preference"))
    circle = classes(drawn(line), "fill-0")[0]
    diamond = classes(drawn(line), "fill-1")[0]
    reach = float(diamond.get("d", "").split("L")[3].split()[0])
    assert float(circle.get("cx", "")) + float(circle.get("r", "")) < reach


def test_a_long_name_takes_two_lines_and_no_more() -> None:
    picture = drawn(replace(AGREED, label="word " * 40))
    assert [line for line in words(picture) if line.startswith("word")] == ["word " * 7 + "word", "word " * 7 + "word…"]


def test_the_words_are_escaped() -> None:
    assert words(drawn(replace(AGREED, label="<b>", status_label="&")))[-2:] == ["<b>", "&"]


def test_the_picture_is_named_and_described() -> None:
    picture = drawn(AGREED, wide=False)
    assert [picture.get(name) for name in ("role", "aria-labelledby", "aria-describedby")] == [
        "img",
        "reveal-tall-title",
        "reveal-tall-text",
    ]
    assert [(part.get("id"), part.text) for part in list(picture)[:2]] == [
        ("reveal-tall-title", "The picture"),
        ("reveal-tall-text", "Both sides on one question."),
    ]


def test_the_tall_picture_puts_names_above_the_tracks() -> None:
    wide, tall = drawn(AGREED, GAP), drawn(AGREED, GAP, wide=False)
    assert [picture.get("viewBox") for picture in (wide, tall)] == ["0 0 960 174", "0 0 350 242"]


@pytest.mark.parametrize("wide", [True, False])
def test_there_is_no_style_attribute(wide: bool) -> None:
    assert [part for part in drawn(AGREED, GAP, NEAR, WORDS, wide=wide).iter() if "style" in part.attrib] == []


def test_an_empty_picture_is_still_a_picture() -> None:
    assert words(read(reveal([], labels=LABELS, rtl=True, wide=True))) == []


@pytest.mark.parametrize(("rtl", "x"), [(False, "650"), (True, "310")])
def test_a_bridge_is_ringed_where_all_can_live_with_it(rtl: bool, x: str) -> None:
    (ring,) = classes(drawn(replace(NEAR, bridge=2), rtl=rtl), "stroke-accord")
    assert (ring.get("cx"), ring.get("r"), ring.get("stroke-dasharray")) == (x, "16", "3.5 3")


def test_a_line_beside_the_axis_takes_less_room() -> None:
    heights = [float((drawn(GAP, line).get("viewBox") or "").split()[-1]) for line in (NEAR, WORDS)]
    assert heights[0] - heights[1] == 14


@pytest.mark.parametrize(("lines", "wide", "times"), [(20, True, 1), (21, True, 2), (21, False, 1)])
def test_a_long_picture_names_the_ends_again(lines: int, wide: bool, times: int) -> None:
    topics = [PictureTopic("One", (NEAR,) * lines), PictureTopic("Two", (NEAR,) * 20)]
    picture = read(reveal(topics, labels=LABELS, rtl=False, wide=wide))
    assert [words(picture).count(end) for end in (LABELS.near_end, LABELS.far_end)] == [times, times]


@pytest.mark.parametrize(("category", "knots", "marks"), [("agreed", 1, 1), ("gap", 0, 1)])
def test_beside_the_axis_small_signs_say_how_much_it_weighs(category: Category, knots: int, marks: int) -> None:
    picture = drawn(replace(WORDS, category=category))
    assert [len(classes(picture, css)) for css in ("stroke-accord", "fill-1")] == [knots, marks]


def test_who_said_nothing_has_no_sign_beside_the_axis() -> None:
    picture = drawn(replace(WORDS, firmness=("principle", None)))
    assert [len(classes(picture, css)) for css in ("fill-0", "fill-1")] == [1, 0]


@pytest.mark.parametrize("wide", [True, False])
def test_what_came_of_a_pair_stands_at_its_line(wide: bool) -> None:
    picture = drawn(replace(WORDS, note="matched 2 · missing 1 · unused 0"), wide=wide)
    assert "matched 2 · missing 1 · unused 0" in words(picture)


def test_one_question_alone_stands_between_its_own_ends() -> None:
    labels = replace(LABELS, near_end="The venture alone", far_end="The organisation alone", description="Where the sides stand: budget")
    picture = read(row_of_one([replace(GAP, label="", status_label="")], labels=labels, rtl=True))
    assert (words(picture), picture.get("aria-label")) == (["The venture alone", "The organisation alone"], "Where the sides stand: budget")
