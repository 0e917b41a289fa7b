"""The picture with two, three and six sides, in both directions of reading, wide and tall, is what its golden files say."""

from itertools import product
from pathlib import Path

import pytest

from tests.golden_pictures import FOLDER, SIDES, WORDS, as_written, drawn, golden_file
from tests.pictures.markup import read


@pytest.mark.parametrize(("sides", "language", "wide"), list(product(SIDES, WORDS, (True, False))))
def test_it_is_drawn_as_the_golden_file_says(sides: int, language: str, wide: bool) -> None:
    assert as_written(drawn(sides, language, wide=wide)) == golden_file(sides, language, wide=wide).read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    wanted: set[Path] = {golden_file(*one, wide=wide) for one in product(SIDES, WORDS) for wide in (True, False)}
    assert set(FOLDER.iterdir()) == wanted


@pytest.mark.parametrize("sides", SIDES)
def test_every_side_has_a_form_a_hue_and_a_line_of_its_own(sides: int) -> None:
    picture = read(drawn(sides, "en", wide=True))
    lines = [part.get("stroke-dasharray") for part in picture.iter("path") if (part.get("class") or "")[:7] == "stroke-"]
    hues = {
        part.get("class")
        for part in picture.iter()
        if (part.get("class") or "").startswith("fill-") and part.get("class", "")[-1].isdigit()
    }
    assert hues >= {f"fill-{side}" for side in range(sides) if side % 3 != 2} - {"fill-ink-2"}
    assert {"9 4", "1 6", "10 4 1 4", "4 4"} & set(lines) == set(["9 4", "1 6", "10 4 1 4", "4 4"][: max(0, sides - 2)])
