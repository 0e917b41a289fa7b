"""Saying after the reveal whether two texts mean the same."""

from typing import Any

import pytest
from django.urls import reverse

from partnerships.models import AuditEntry, Mark, OutboxMail, Partnership
from tests import factories
from tests.people import Member

PURPOSE = "fit.purpose"


@pytest.fixture
def texts(answering: Partnership) -> Partnership:
    """Both wrote a purpose; only the venture wrote values."""
    values = {"fit.values": {"value": [{"value": "יושר", "behaviour": "אומרים בזמן"}]}}
    factories.reveal(
        answering,
        venture_answers={PURPOSE: {"value": "יותר קהילה"}, **values},
        organisation_answers={PURPOSE: {"value": "קהילה חזקה יותר"}},
    )
    return answering


def url_of(partnership: Partnership, asked: str = PURPOSE, topic: str = "fit") -> str:
    return reverse("mark_meaning", args=[partnership.public_id, topic, asked])


def shown_to(person: Member, partnership: Partnership) -> Any:
    """The question as that person reads it."""
    questions = person.get(reverse("comparison", args=[partnership.public_id, "fit"])).context["questions"]
    return next(question for question in questions if question.key == PURPOSE)


def test_it_works(ana: Member, ben: Member, texts: Partnership) -> None:
    response = ana.post(url_of(texts), {"meaning": "same"})
    page = reverse("comparison", args=[texts.public_id, "fit"])
    assert (response.status_code, response["Location"]) == (302, f"{page}#{PURPOSE}")
    said = shown_to(ben, texts).meaning.sides
    assert [(one.party.position, one.is_same, one.by) for one in said] == [(0, True, "ana"), (1, None, "")]
    assert shown_to(ben, texts).tag.kind == "talk"


@pytest.mark.parametrize(("theirs", "kind"), [("same", "done"), ("not_the_same", "talk")])
def test_the_result_follows_when_both_have_said(ana: Member, ben: Member, texts: Partnership, theirs: str, kind: str) -> None:
    ana.post(url_of(texts), {"meaning": "same"})
    ben.post(url_of(texts), {"meaning": theirs})
    assert shown_to(ana, texts).tag.kind == shown_to(ben, texts).tag.kind == kind


def test_it_can_be_changed(ana: Member, ben: Member, texts: Partnership) -> None:
    for person, meaning in ((ana, "not_the_same"), (ben, "same"), (ana, "same")):
        person.post(url_of(texts), {"meaning": meaning})
    assert shown_to(ana, texts).tag.kind == "done"
    assert Mark.objects.count() == 2


def test_it_is_in_the_log_once_and_in_no_mail(ana: Member, texts: Partnership) -> None:
    before = OutboxMail.objects.count()
    for _time in range(2):
        ana.post(url_of(texts), {"meaning": "same"})
    entries = AuditEntry.objects.filter(action="meaning_marked")
    assert [entry.payload for entry in entries] == [{"question": PURPOSE, "is_same": True}]
    assert OutboxMail.objects.count() == before


def test_a_stranger_gets_404(dan: Member, texts: Partnership) -> None:
    assert dan.post(url_of(texts), {"meaning": "same"}).status_code == 404
    assert not Mark.objects.exists()


def test_the_wrong_stage_is_refused(ana: Member, signing: Partnership) -> None:
    assert ana.post(url_of(signing), {"meaning": "same"}).status_code == 409


def test_what_only_one_side_wrote_is_refused(ana: Member, texts: Partnership) -> None:
    response = ana.post(url_of(texts, "fit.values"), {"meaning": "same"})
    assert (response.status_code, response.context["code"]) == (409, "nothing_to_read")


@pytest.mark.parametrize("data", [{}, {"meaning": ""}, {"meaning": "perhaps"}])
def test_bad_input_is_refused(ana: Member, texts: Partnership, data: dict[str, str]) -> None:
    assert ana.post(url_of(texts), data).status_code == 400
    assert not Mark.objects.exists()


def test_a_question_that_nobody_reads_is_refused(ana: Member, texts: Partnership) -> None:
    assert ana.post(url_of(texts, "fit.horizon"), {"meaning": "same"}).status_code == 400


@pytest.mark.parametrize(("topic", "asked"), [("model", PURPOSE), ("weather", PURPOSE), ("fit", "fit.weather")])
def test_an_unknown_question_gets_404(ana: Member, texts: Partnership, topic: str, asked: str) -> None:
    assert ana.post(url_of(texts, asked, topic), {"meaning": "same"}).status_code == 404


def test_it_rejects_get(ana: Member, texts: Partnership) -> None:
    assert ana.get(url_of(texts)).status_code == 405


def test_once_frozen_it_is_only_shown(ana: Member, texts: Partnership) -> None:
    ana.post(url_of(texts), {"meaning": "same"})
    factories.freeze(texts)
    assert [one.is_same for one in shown_to(ana, texts).meaning.sides] == [True, None]
    page = ana.get(reverse("comparison", args=[texts.public_id, "fit"])).content.decode()
    assert url_of(texts) not in page


def test_the_purpose_has_its_place_on_the_page(ana: Member, texts: Partnership) -> None:
    page = ana.get(reverse("comparison", args=[texts.public_id, "fit"])).content.decode()
    assert [mark in page for mark in (f'id="{PURPOSE}"', f'action="{url_of(texts)}"')] == [True, True]
