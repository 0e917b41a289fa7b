"""Pictures without data: they are well-formed, known to screen readers only where they say something, and without a style of their own."""

import pytest

from partnerships.pictures.braid import braid
from partnerships.pictures.drawing import Svg
from partnerships.pictures.icons import ICONS, icon
from partnerships.pictures.legend import party_sign, sign
from partnerships.pictures.logo import logo
from partnerships.pictures.marks import knot
from partnerships.pictures.steps import step
from partnerships.pictures.weave import weave
from tests.pictures.markup import read

HIDDEN = [
    *(icon(name) for name in ICONS),
    *(party_sign(side) for side in range(4)),
    *(sign(kind) for kind in ("agreed", "principle", "flexible", "gap")),
    *(step(kind, rtl=rtl) for kind in ("apart", "reveal", "words", "cord") for rtl in (True, False)),
    braid(),
    logo(),
]


@pytest.mark.parametrize("picture", HIDDEN)
def test_what_only_decorates_is_hidden(picture: Svg) -> None:
    drawn = read(picture)
    assert (drawn.get("aria-hidden"), drawn.get("role")) == ("true", None)
    assert [part for part in drawn.iter() if {"style", "stroke", "fill"} & part.attrib.keys()] == []


def test_the_cloth_is_named() -> None:
    assert read(weave("Threads & cloth", rtl=True)).get("aria-label") == "Threads & cloth"


def test_the_cloth_is_mirrored_for_those_who_read_from_the_other_side() -> None:
    drawn = read(weave("Cloth", rtl=False))
    assert [part.get("transform") for part in drawn] == ["translate(600 0) scale(-1 1)"]


def test_only_directed_icons_turn() -> None:
    turning = [name for name in ICONS if "ico--dir" in icon(name)]
    assert turning == ["back", "forward"]


def test_a_large_icon_says_so() -> None:
    assert read(icon("lock", large=True)).get("class") == "ico ico--l"


def test_a_knot_of_one_or_of_strangers_is_drawn_too() -> None:
    fills = [[part.get("class") for part in read(f"<g>{knot(sides, 0, 0)}</g>")][2:] for sides in ([2], [3, 0])]
    assert fills == [["fill-2"], ["fill-3", "fill-0"]]
