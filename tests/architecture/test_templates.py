"""Templates and style sheets keep the rules that the content security policy and two directions of writing ask for."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import files, name_of

PAGES = files("templates/**/*.html")
# Mails are read in programs that know no style sheets; the printed agreement is drawn by WeasyPrint, which lacks logical page properties.
WEB_PAGES = [path for path in PAGES if not name_of(path).startswith(("templates/email/", "templates/agreement/"))]
# The page that explains an archive is opened from where it was unpacked: no policy holds there, and no style sheet lies beside it.
ALONE = {"templates/exports/readme.html": ["an inline style sheet"]}
SHEETS = [path for path in files("static/css/**/*.css") if path.name != "agreement-print.css"]

TAG = re.compile(r"<[a-zA-Z][^<>]*>", re.DOTALL)
TEMPLATE_SYNTAX = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
FORBIDDEN = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an inline handler": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "htmx without data-": re.compile(r"\s(?<!data-)hx-", re.IGNORECASE),
    "an htmx handler": re.compile(r"hx-on", re.IGNORECASE),
    "an htmx trigger filter": re.compile(r"hx-trigger\s*=\s*[\"'][^\"']*\[", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
}
INLINE_SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", re.IGNORECASE)
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)


def complaints_about(markup: str) -> list[str]:
    """What in this markup breaks the rules."""
    bare = TEMPLATE_SYNTAX.sub("x", markup)
    found = [what for what, pattern in FORBIDDEN.items() if any(pattern.search(tag) for tag in TAG.findall(bare))]
    if INLINE_SCRIPT.search(bare):
        found.append("an inline script")
    if re.search(r"<style\b", bare, re.IGNORECASE):
        found.append("an inline style sheet")
    return found


@pytest.mark.parametrize(
    ("markup", "complaints"),
    [
        ('<p style="color:red">', ["a style attribute"]),
        ('<button onclick="go()">', ["an inline handler"]),
        ('<form hx-post="/">', ["htmx without data-"]),
        ("<script>1</script>", ["an inline script"]),
        ("<style>p{}</style>", ["an inline style sheet"]),
        ('<form data-hx-post="{% url "a" %}" class="{{ style }}">', []),
        ('<script src="{% static "a.js" %}" defer></script>', []),
    ],
)
def test_rules_are_recognised(markup: str, complaints: list[str]) -> None:
    assert complaints_about(markup) == complaints


@pytest.mark.parametrize("path", WEB_PAGES, ids=name_of)
def test_page_fits_the_policy(path: Path) -> None:
    assert complaints_about(path.read_text(encoding="utf-8")) == ALONE.get(name_of(path), [])


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_sheet_has_no_left_and_right(path: Path) -> None:
    without_comments = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert PHYSICAL.findall(without_comments) == []
