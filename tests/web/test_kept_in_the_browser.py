"""What a browser keeps of a form: it is told when the words have been taken, and only then."""

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership
from tests.people import Member

NUMBER = "0123456789abcdef" * 2
TAKEN = f"arig-taken-{NUMBER}"


def cookies_after(person: Client, partnership: Partnership, **posted: str) -> list[str]:
    """What a post of own words with a one-time number leaves of the kind."""
    words = {"origin": "text", "based_on": "0", "text": "כך יהיה", "kept": NUMBER}
    response = person.post(reverse("propose", args=[partnership.public_id, "model.position"]), words | posted)
    return [name for name in response.cookies if name.startswith("arig-taken-")]


def test_words_that_were_taken(ana: Member, revealed: Partnership) -> None:
    assert cookies_after(ana, revealed) == [TAKEN]


@pytest.mark.parametrize("posted", [{"text": " "}, {"based_on": "9"}, {"kept": "x; path=/"}, {"kept": NUMBER + "0"}])
def test_words_that_were_refused_and_numbers_that_are_none(ana: Member, revealed: Partnership, posted: dict[str, str]) -> None:
    assert cookies_after(ana, revealed, **posted) == []


@pytest.mark.parametrize("text", ["yes", "שני משפטים שלמים."])
def test_words_of_somebody_whose_session_ended(nobody: Client, revealed: Partnership, text: str) -> None:
    assert cookies_after(nobody, revealed, text=text) == []


def test_the_page_of_a_session_that_ended_says_that_they_are_kept(nobody: Client, revealed: Partnership) -> None:
    there = reverse("propose", args=[revealed.public_id, "model.position"])
    pages = [nobody.post(there, {"text": "שני משפטים שלמים.", **kept}).content.decode() for kept in ({"kept": NUMBER}, {})]
    assert ["הוא שמור גם בדפדפן הזה" in page for page in pages] == [True, False]


def test_each_person_has_a_mark_that_names_nobody(ana: Member, ben: Member, nobody: Client, db: None) -> None:
    marks = [person.get(reverse("landing")).content.decode().partition('data-person="')[2][:24] for person in (ana, ben, nobody)]
    assert (len(set(marks)), [len(mark) for mark in marks], marks[0].isalnum()) == (3, [24, 24, 0], True)
