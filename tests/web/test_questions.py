"""All questions, to read before anything is decided."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE

URL = reverse("questions_preview")

pytestmark = pytest.mark.django_db


def test_it_works(nobody: Client) -> None:
    nobody.cookies["django_language"] = "en"
    page = nobody.get(URL).content.decode()
    assert [question.key for question in QUESTIONNAIRE.questions if escape(question.title) not in page] == []


def test_it_rejects_post(nobody: Client) -> None:
    assert nobody.post(URL).status_code == 405


def test_nothing_is_kept_of_whoever_reads(nobody: Client) -> None:
    nobody.get(URL)
    assert dict(nobody.session) == {}


@pytest.mark.parametrize("language", ["he", "en"])
def test_it_is_read_in_the_language_of_the_site(nobody: Client, language: str) -> None:
    nobody.cookies["django_language"] = language
    assert nobody.get(URL).context["LANGUAGE_CODE"] == language
