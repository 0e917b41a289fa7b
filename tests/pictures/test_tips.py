"""Each question is a link that tells what both sides said: escaped, cut where it is long, once for a matrix, and not read out twice."""

from dataclasses import replace

import pytest

from partnerships.pictures.lines import Door, PictureLine, Said
from partnerships.pictures.reveal import PictureLabels, PictureTopic, reveal
from partnerships.pictures.tips import ANSWER_LENGTH, REASON_LENGTH, cut
from tests.pictures.markup import Part, read

LABELS = PictureLabels("The picture", "2 questions", "More autonomy", "More together")
HTML = "{http://www.w3.org/1999/xhtml}"
SAID = Said(1, "<Open> & Gate", "Both <b>sides</b>", "A principle", 'So that "all" & <everybody>')
LINE = PictureLine("Whose", 3, (0, 2), (None, None), "To discuss", "gap", door=Door("/model/?a=1&b=2#x", "Whose: To discuss", (SAID,)))


def drawn(*lines: PictureLine, wide: bool = True) -> Part:
    return read(reveal([PictureTopic("Topic", lines)], labels=LABELS, rtl=False, wide=wide))


def text_of(part: Part) -> str:
    return "".join(part.itertext())


@pytest.mark.parametrize("wide", [True, False])
def test_a_question_leads_to_its_answers(wide: bool) -> None:
    (door,) = drawn(LINE, wide=wide).iter("a")
    assert (door.get("href"), door.get("aria-label")) == ("/model/?a=1&b=2#x", "Whose: To discuss")


def test_it_tells_what_each_side_said_and_why() -> None:
    tip = next(drawn(LINE).iter(f"{HTML}div"))
    words = [text_of(part) for part in tip.iter() if part.tag in {f"{HTML}dt", f"{HTML}dd"}]
    assert words == ["<Open> & Gate A principle", "Both <b>sides</b>", 'So that "all" & <everybody>']


def test_the_markup_of_people_is_text() -> None:
    picture = reveal([PictureTopic("Topic", (LINE,))], labels=LABELS, rtl=False, wide=True)
    assert [words in picture for words in ("<b>sides", "<Open>", "<everybody>", "style=")] == [False] * 4


def test_a_screen_reader_hears_the_links_and_nothing_twice() -> None:
    picture = drawn(LINE)
    hidden = [part.tag for part in picture.iter() if part.get("aria-hidden") == "true"]
    assert (picture.get("role"), hidden) == ("group", ["g", "foreignObject"])


def test_without_doors_it_is_an_image() -> None:
    picture = drawn(replace(LINE, door=None))
    assert (picture.get("role"), list(picture.iter("a"))) == ("img", [])


def test_a_matrix_is_one_link_over_all_its_rows() -> None:
    part = replace(LINE, door=None, is_part=True)
    (hit,) = (area for area in drawn(LINE, part, part).iter("rect") if area.get("class") == "pic__hit")
    assert float(hit.get("height", "")) == 3 * 46


def test_near_the_end_it_opens_upwards() -> None:
    tips = [tip.get("class") for tip in drawn(*(LINE,) * 9).iter(f"{HTML}div") if tip.get("class")]
    assert (tips[0], tips[-1]) == ("pic__tip", "pic__tip pic__tip--above")


@pytest.mark.parametrize(
    ("words", "length", "shown"),
    [
        ("short", 10, "short"),
        ("two\n lines", 10, "two lines"),
        ("0123456789", 10, "0123456789"),
        ("01234567 9x", 10, "01234567…"),
        ("", 5, ""),
    ],
)
def test_long_words_are_cut(words: str, length: int, shown: str) -> None:
    assert cut(words, length) == shown


def test_a_long_reason_is_cut_with_a_sign() -> None:
    line = replace(LINE, door=Door("/", "Whose", (replace(SAID, answer="a" * 20_000, reason="r" * 20_000),)))
    answer, why = (text_of(part) for part in drawn(line).iter(f"{HTML}dd"))
    assert (answer, why) == ("a" * (ANSWER_LENGTH - 1) + "…", "r" * (REASON_LENGTH - 1) + "…")
