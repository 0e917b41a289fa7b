"""One question's scale: stops, places, knots and gaps."""

import pytest

from partnerships.pictures.scale import Place, scale
from tests.pictures.markup import Part, read


def drawn(stops: int, *places: Place, rtl: bool = False) -> Part:
    return read(scale(stops, places, label="Who decides", rtl=rtl))


def rings(picture: Part) -> list[str | None]:
    return [part.get("cx") for part in picture.iter("circle") if part.get("class") == "stroke-control"]


@pytest.mark.parametrize("stops", [3, 4, 5, 6])
def test_every_stop_is_there(stops: int) -> None:
    assert len(rings(drawn(stops))) == stops


def test_the_first_stop_is_where_reading_begins() -> None:
    assert [rings(drawn(3, rtl=rtl)) for rtl in (False, True)] == [["26", "260", "494"], ["494", "260", "26"]]


def test_those_who_stand_together_are_tied() -> None:
    picture = drawn(5, Place(0, 2), Place(1, 2))
    assert [part.get("cx") for part in picture.iter() if part.get("class") == "stroke-accord"] == ["260"]


def test_between_those_who_stand_apart_there_is_a_gap_instead_of_stops() -> None:
    picture = drawn(5, Place(0, 0), Place(1, 4))
    assert rings(picture) == ["26", "494"]
    assert [part.get("d") for part in picture.iter() if part.get("class") == "stroke-talk"] == ["M47 32H473"]


def test_one_side_alone_has_its_mark() -> None:
    picture = drawn(5, Place(1, 4, "flexible"))
    assert [part.get("class") for part in picture.iter("path")] == ["stroke-control", "fill-surface", "stroke-1 hollow"]


def test_the_label_names_it() -> None:
    assert drawn(3).get("aria-label") == "Who decides"


def test_a_bridge_is_ringed() -> None:
    picture = read(scale(5, [Place(0, 0), Place(1, 4)], label="Who decides", rtl=True, bridge_stop=1))
    assert [(part.get("cx"), part.get("r")) for part in picture.iter() if part.get("class") == "stroke-accord"] == [("377", "20")]
