"""The language of the pages: by cookie, and kept with the account."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import Person

URL = reverse("set_language")

pytestmark = pytest.mark.django_db


def test_it_works(nobody: Client) -> None:
    response = nobody.post(URL, {"language": "en", "next": "/questions/"})
    assert response["Location"] == "/questions/"
    assert nobody.get("/questions/").context["LANGUAGE_CODE"] == "en"


def test_it_is_kept_with_the_account(cora: Person) -> None:
    cora.post(URL, {"language": "en", "next": "/"})
    cora.account.refresh_from_db()
    assert cora.account.language == "en"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "", "\\\\evil.example"])
def test_it_never_leads_to_another_site(nobody: Client, elsewhere: str) -> None:
    assert nobody.post(URL, {"language": "en", "next": elsewhere})["Location"] == "/"


def test_an_unknown_language_changes_nothing(cora: Person) -> None:
    response = cora.post(URL, {"language": "tlh", "next": "/questions/"})
    assert (response["Location"], dict(response.cookies)) == ("/questions/", {})
    cora.account.refresh_from_db()
    assert cora.account.language == "he"


def test_it_rejects_get(nobody: Client) -> None:
    assert nobody.get(URL).status_code == 405


@pytest.mark.parametrize(("language", "direction"), [("he", "rtl"), ("en", "ltr")])
def test_the_page_says_its_language_and_direction(cora: Person, language: str, direction: str) -> None:
    cora.read_in(language)
    page = cora.get(reverse("partnership_list")).content.decode()
    assert page.split("<html ")[1].split(">")[0] == f'lang="{language}" dir="{direction}"'
