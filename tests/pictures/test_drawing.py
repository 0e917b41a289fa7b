"""The pictures' building blocks: everything is escaped, numbers are short, nothing carries a colour of its own."""

import pytest

from partnerships.pictures.drawing import Svg, across, canvas, down, element, number, text


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (3, "3"), (3.0, "3"), (3.14, "3.1"), (-0.04, "0"), (100, "100"), (-2.55, "-2.5"), (0.96, "1")]
)
def test_numbers_are_short(value: float, written: str) -> None:
    assert number(value) == written


def test_attributes_are_escaped() -> None:
    assert element("path", d='"><script>') == '<path d="&quot;&gt;&lt;script&gt;"/>'


def test_words_are_escaped() -> None:
    assert text(1, 2, "<b>&</b>", "t") == '<text class="t" x="1" y="2" text-anchor="start">&lt;b&gt;&amp;&lt;/b&gt;</text>'


def test_a_label_names_the_picture() -> None:
    assert canvas(2, 1, label='a "b"') == '<svg viewBox="0 0 2 1" role="img" aria-label="a &quot;b&quot;"/>'


def test_a_picture_without_a_label_is_passed_by() -> None:
    assert canvas(2, 1) == '<svg viewBox="0 0 2 1" aria-hidden="true" focusable="false"/>'


def test_a_mirrored_picture_turns_around_its_width() -> None:
    assert canvas(20, 1, "<g/>", mirrored=True) == (
        '<svg viewBox="0 0 20 1" aria-hidden="true" focusable="false"><g transform="translate(20 0) scale(-1 1)"><g/></g></svg>'
    )


def test_a_template_prints_a_picture_as_it_is() -> None:
    assert Svg("<svg/>").__html__() == "<svg/>"


def test_threads_are_smooth_downwards_and_across() -> None:
    assert down([(0, 0), (10, 20)]) == "M0 0C0 10 10 10 10 20"
    assert across([(0, 0), (10, 20)]) == "M0 0C5 0 5 20 10 20"
