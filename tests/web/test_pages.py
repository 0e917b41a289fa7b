"""Pages for everybody, and the pages that say what could not be done."""

import re
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from partnerships.web.middleware import typed_words
from partnerships.web.views import pages
from tests.people import Member

FOR_EVERYBODY = ["landing", "accessibility", "privacy", "sources", "how_we_compare"]
HEADINGS = {
    "landing": ("שתי נקודות מבט. הסכם אחד שאפשר לחיות איתו.", "Two points of view. One agreement that both can live with."),
    "accessibility": ("הצהרת נגישות", "Accessibility statement"),
    "privacy": ("פרטיות", "Privacy"),
    "sources": ("מקורות", "Sources"),
    "how_we_compare": ("איך משווים תשובות", "How we compare"),
}


def heading_of(content: bytes) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", content.decode(), re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def html_tag_of(content: bytes) -> str:
    return next(line for line in content.decode().splitlines() if line.startswith("<html"))


@pytest.mark.parametrize("name", FOR_EVERYBODY)
@pytest.mark.parametrize(("language", "direction"), [("he", "rtl"), ("en", "ltr")])
def test_it_works(client: Client, name: str, language: str, direction: str) -> None:
    client.cookies["django_language"] = language
    response = client.get(reverse(name))
    assert (response.status_code, html_tag_of(response.content)) == (200, f'<html lang="{language}" dir="{direction}">')
    assert heading_of(response.content) == HEADINGS[name][language == "en"]


@pytest.mark.parametrize("name", FOR_EVERYBODY)
def test_it_rejects_post(client: Client, name: str) -> None:
    assert client.post(reverse(name)).status_code == 405


def test_the_statements_name_the_operator(client: Client, settings: Any) -> None:
    settings.OPERATOR_NAME, settings.OPERATOR_EMAIL = "Weavers <&>", "weavers@example.org"
    for name in ("accessibility", "privacy"):
        page = client.get(reverse(name)).content.decode()
        assert re.findall(r'<dd><bdi>(.*?)</bdi></dd>\s*<dt>[^<]*</dt><dd><a href="(.*?)">', page) == [
            ("Weavers &lt;&amp;&gt;", "mailto:weavers@example.org")
        ]


def test_a_page_that_does_not_exist_says_so(client: Client) -> None:
    response = client.get("/no/such/page/")
    assert (response.status_code, heading_of(response.content)) == (404, "לא מצאנו את הדף הזה")


def test_without_access_it_says_so(rf: RequestFactory) -> None:
    response = pages.forbidden(_asked(rf))
    assert (response.status_code, heading_of(response.content)) == (403, "אין לך גישה לדף הזה")


@pytest.mark.parametrize(
    ("view", "status", "heading"),
    [(pages.bad_request, 400, "אי אפשר לענות על הבקשה הזאת"), (pages.server_error, 500, "זה לא הצליח")],
)
def test_what_is_broken_is_said_without_a_context(view: Any, status: int, heading: str) -> None:
    response = view(HttpRequest())
    assert (response.status_code, heading_of(response.content)) == (status, heading)


def test_an_expired_form_keeps_what_was_typed(rf: RequestFactory) -> None:
    request = _asked(rf, reason="because we <b>trust</b> them", choice="yes")
    response = pages.csrf_failure(request)
    kept = re.findall(r"<textarea[^>]*readonly>(.*?)</textarea>", response.content.decode())
    assert (response.status_code, heading_of(response.content), kept) == (
        403,
        "הדף היה פתוח זמן רב מדי",
        ["because we &lt;b&gt;trust&lt;/b&gt; them"],
    )


def _asked(rf: RequestFactory, **typed: str) -> HttpRequest:
    return rf.post("/somewhere/", typed) if typed else rf.get("/somewhere/")


@pytest.mark.parametrize("address", ["/no/such/page/", "/partnerships/00000000-0000-4000-8000-000000000000/"])
def test_developers_see_our_page_too(ana: Member, settings: Any, address: str) -> None:
    settings.DEBUG = True
    response = ana.get(address)
    assert (response.status_code, heading_of(response.content)) == (404, "לא מצאנו את הדף הזה")


def test_written_words_are_kept_and_nothing_else() -> None:
    request = RequestFactory().post("/", {"origin": "text", "text": "שלום", "note": "two words", "token": "x9", "until": "2027-03-01"})
    assert typed_words(request) == ["two words", "שלום"]
