"""All questions of both paths, to read before anything is decided."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from partnerships.domain.questionnaire.catalog import questionnaire
from partnerships.domain.questionnaire.structure import Path

URL = reverse("questions_preview")

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("query", "path"), [("", Path.CORE), ("?path=core", Path.CORE), ("?path=full", Path.FULL), ("?path=x", Path.CORE)])
def test_it_works(nobody: Client, query: str, path: Path) -> None:
    nobody.cookies["django_language"] = "en"
    response = nobody.get(URL + query)
    page = response.content.decode()
    asked = questionnaire("1", path)
    assert (response.context["path"], response.context["questionnaire"].questions) == (path, asked.questions)
    assert [question.key for question in asked.questions if escape(question.title) not in page] == []


def test_each_path_leads_to_the_other(nobody: Client) -> None:
    assert f'href="{URL}?path=full"' in nobody.get(URL).content.decode()
    assert f'href="{URL}"' in nobody.get(f"{URL}?path=full").content.decode()


def test_what_only_one_side_is_asked_is_shown_for_both(nobody: Client) -> None:
    nobody.cookies["django_language"] = "en"
    page = nobody.get(f"{URL}?path=full").content.decode()
    worded = [wording for question in questionnaire("1", Path.FULL).questions for wording in question.by_pole.values()]
    assert [wording.title for wording in worded if escape(wording.title) not in page] == []
    assert len(worded) >= 2


def test_it_rejects_post(nobody: Client) -> None:
    assert nobody.post(URL).status_code == 405


def test_nothing_is_kept_of_whoever_reads(nobody: Client) -> None:
    nobody.get(URL)
    assert dict(nobody.session) == {}


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_it_is_read_in_the_language_of_the_site(nobody: Client, language: str) -> None:
    nobody.cookies["django_language"] = language
    assert nobody.get(URL).context["LANGUAGE_CODE"] == language
