"""The picture for paper never needs more room than it has, and sets its words beside the drawing."""

import pytest

from partnerships.pictures.legend import party_sign
from partnerships.pictures.lines import PictureLabels, PictureLine, PictureTopic
from partnerships.pictures.paper import PaperPicture, on_paper, paper_picture
from tests.golden_pictures import WORDS, topics
from tests.pictures.markup import read

LABELS = PictureLabels("The picture", "Numbers & words", "More autonomy", "More together")
LINE = PictureLine("Who raises money", 5, (0, 4), ("principle", "flexible"), "To discuss", "gap")
BESIDE = PictureLine("The name outside", 0, (), ("preference", None), "To discuss", "gap", note="rows agreed 1 of 7")


def on_sheet(*counts: int, rtl: bool = False) -> PaperPicture:
    picture = [PictureTopic(f"Topic {place}", (LINE, BESIDE) * count) for place, count in enumerate(counts)]
    return paper_picture(picture, labels=LABELS, rtl=rtl, width=535, height=560)


def size_of(picture: PaperPicture) -> float:
    """The letters of a question's name, in points."""
    return round(next(words.size for words in picture.words if words.css.startswith("text-line")), 1)


@pytest.mark.parametrize("counts", [(0,), (1,), (6,), (4,) * 8, (12,) * 8, (60,)])
@pytest.mark.parametrize("rtl", [True, False])
def test_everything_is_on_the_sheet(counts: tuple[int, ...], rtl: bool) -> None:
    picture = on_sheet(*counts, rtl=rtl)
    assert [words for words in picture.words if not (0 <= words.x <= 535 and 0 < words.y <= 560)] == []


def test_it_is_as_large_as_it_can_be() -> None:
    assert [size_of(on_sheet(*counts)) for counts in ((3,), (4,) * 8, (8,) * 8)] == [10.3, 8.0, 5.9]


@pytest.mark.parametrize(("rtl", "left"), [(False, [0.0, 280.5]), (True, [254.5, 535.0])])
def test_two_columns_follow_the_reading(rtl: bool, left: list[float]) -> None:
    headings = [words.x for words in on_sheet(4, 4, 4, 4, 4, 4, rtl=rtl).words if words.text.startswith("Topic")]
    assert sorted(set(headings)) == left
    assert headings == sorted(headings, reverse=rtl)


def test_the_drawing_has_no_words_and_brings_its_colours() -> None:
    drawing = on_sheet(2).drawing
    tree = read(drawing)
    kinds = [part.tag.rpartition("}")[2] for part in tree]
    assert (kinds[:2], "<text" in drawing, "var(" in drawing) == (["title", "style"], False, False)


def test_every_line_is_told() -> None:
    words = [words.text for words in on_sheet(1).words]
    assert words == [
        "Topic 0", "More autonomy", "More together", "Who raises money", "To discuss", "The name outside", "To discuss", "rows agreed 1 of 7",
    ]  # fmt: skip


def test_six_sides_are_drawn_on_paper_too() -> None:
    picture = paper_picture(topics(6, WORDS["he"]), labels=LABELS, rtl=True, width=535, height=530)
    assert [f"fill-{side}" in picture.drawing for side in range(6)] == [True] * 6


def test_a_sign_of_the_legend_has_a_name() -> None:
    title, style = list(read(on_paper(party_sign(1), "Open & Gate")))[:2]
    assert (title.text, style.tag) == ("Open & Gate", "style")
