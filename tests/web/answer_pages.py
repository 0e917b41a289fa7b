"""Pages of questions as a browser uses them: their addresses, and everything that their fields would post."""

from html.parser import HTMLParser
from typing import Any

from django.urls import reverse

from partnerships.models import Answer, Partnership, Representative
from partnerships.queries.questionnaire import SavedAnswer, own_answers, own_sheet
from tests import factories
from tests.people import Member

Posted = dict[str, list[str]]


def page_of(partnership: Partnership, step: str) -> str:
    return reverse("question", args=[partnership.public_id, step])


def autosave_of(partnership: Partnership, step: str) -> str:
    return reverse("autosave", args=[partnership.public_id, step])


def saved_by(representative: Representative) -> dict[str, SavedAnswer]:
    """The answers of that side as the database has them now."""
    return own_answers(own_sheet(factories.current_round(representative.party.partnership), representative.party))


def values_of(member: Member) -> dict[str, Any]:
    return {key: saved.answer.value for key, saved in saved_by(member.representative).items()}


def answer_rows() -> list[tuple[str, int, bytes]]:
    """Everything that is stored of answers, for tests that nothing was written."""
    return [(row.question, row.version, bytes(row.shown) + bytes(row.private)) for row in Answer.objects.order_by("pk")]


def posted_by(response: Any) -> Posted:
    """What the form of answers would post as it stands, without pressing a button that has a name."""
    reader = _FormReader()
    reader.feed(response.content.decode())
    return reader.posted


def text_of(response: Any) -> str:
    text: str = response.content.decode()
    return text


class _FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.posted: Posted = {}
        self.is_inside = False
        self.templates = 0
        self.textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form" and given.get("id") == "answers":
            self.is_inside = True
        self.templates += tag == "template"
        if not self.is_inside or self.templates:
            return
        name = given.get("name") or ""
        if tag == "textarea":
            self.textarea = name
            self.posted.setdefault(name, []).append("")
        if tag == "input" and name and (given.get("type") not in {"radio", "checkbox"} or "checked" in given):
            self.posted.setdefault(name, []).append(given.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        self.templates -= tag == "template"
        if tag == "textarea":
            self.textarea = ""
        if tag == "form":
            self.is_inside = False

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.posted[self.textarea][-1] += data
