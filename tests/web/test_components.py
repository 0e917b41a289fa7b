"""The small parts of templates: names are isolated and escaped, icons and hues follow what they are given."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from partnerships.templatetags.components import saved, side, styled, tag, who


def rendered(source: str, **names: object) -> str:
    return Template("{% load components %}" + source).render(Context(names))


def test_a_name_is_isolated_and_escaped() -> None:
    assert rendered("{% who name 1 %}", name="<Ana>") == (
        '<span class="who side-1"><span class="mark" aria-hidden="true"></span><bdi>&lt;Ana&gt;</bdi></span>'
    )


@pytest.mark.parametrize(("position", "css"), [(0, "side-0"), (5, "side-5"), (6, "side-0")])
def test_hues_begin_again_after_the_sixth_side(position: int, css: str) -> None:
    assert side(position) == css
    assert who("Ana", position).startswith(f'<span class="who {css}">')


@pytest.mark.parametrize(
    ("kind", "has_icon"), [("done", True), ("talk", True), ("late", True), ("near", False), ("wait", False), ("now", False)]
)
def test_a_status_has_the_icon_of_its_kind(kind: str, has_icon: bool) -> None:
    pill = tag(kind, "<words>")
    assert (pill.startswith(f'<span class="tag tag--{kind}">'), "<svg" in pill, "&lt;words&gt;</span>" in pill) == (True, has_icon, True)


@pytest.mark.parametrize(("language", "words"), [("he", "נשמר ב־14:02"), ("en", "Saved at 14:02")])
def test_what_was_saved_says_when_in_local_time(language: str, words: str) -> None:
    with translation.override(language):
        assert saved(datetime(2026, 6, 8, 11, 2, tzinfo=UTC)).rpartition("</svg>")[2] == words


def test_before_the_first_time_nothing_was_saved() -> None:
    assert saved(None) == ""


def test_a_picture_is_printed_as_it_is() -> None:
    assert rendered("{% logo %}").startswith('<svg viewBox="0 0 32 32" aria-hidden="true"')


class Sample(forms.Form):
    words = forms.CharField(widget=forms.Textarea(attrs={"class": "area--l", "dir": "ltr", "rows": 2}))
    line = forms.CharField()
    choice = forms.ChoiceField(choices=[("a", "A")])
    agreed = forms.BooleanField()


@pytest.mark.parametrize(
    ("field", "markup"),
    [
        ("words", '<textarea name="words" cols="40" rows="2" class="area area--l" dir="ltr" required id="id_words">\n</textarea>'),
        ("line", '<input type="text" name="line" class="input" dir="auto" required id="id_line">'),
        (
            "choice",
            '<div class="selectbox"><select name="choice" class="select" id="id_choice">'
            '\n  <option value="a">A</option>\n\n</select></div>',
        ),
        ("agreed", '<input type="checkbox" name="agreed" required id="id_agreed">'),
    ],
)
def test_fields_are_drawn_as_ours(field: str, markup: str) -> None:
    assert "".join(styled(Sample()[field]).split()) == "".join(markup.split())
