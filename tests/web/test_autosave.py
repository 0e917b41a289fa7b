"""Saving while typing: only the words about saving come back, and the versions that the next save is based on."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership
from tests import factories
from tests.people import Member, Person
from tests.web.answer_pages import autosave_of, page_of, posted_by, saved_by, text_of, values_of

HTMX: dict[str, Any] = {"headers": {"HX-Request": "true"}}


def test_it_works(ana: Member, answering: Partnership) -> None:
    response = ana.post(autosave_of(answering, "fit.purpose"), {"fit.purpose-value": "words", "fit.purpose-version": "0"})
    assert (response.status_code, values_of(ana)) == (200, {"fit.purpose": "words"})
    assert json.loads(response["HX-Trigger"]) == {"answers-saved": {"fit.purpose": 1}}
    assert ("<html" in text_of(response), "<form" in text_of(response)) == (False, False)


def test_it_works_for_the_other_party(ben: Member, answering: Partnership) -> None:
    ben.post(autosave_of(answering, "conflict.notice"), {"conflict.notice-value": "30"})
    assert values_of(ben) == {"conflict.notice": 30}


def test_the_next_save_is_based_on_the_last(ana: Member, answering: Partnership) -> None:
    served = posted_by(ana.get(page_of(answering, "fit.purpose")))
    versions = []
    for words in ("w", "wo", "wo", "wor"):
        response = ana.post(autosave_of(answering, "fit.purpose"), served | {"fit.purpose-value": [words]})
        versions.append(json.loads(response["HX-Trigger"])["answers-saved"]["fit.purpose"])
        served["fit.purpose-version"] = [str(versions[-1])]
    assert versions == [1, 2, 2, 3]
    assert ana.post(page_of(answering, "fit.purpose"), served | {"fit.purpose-value": ["word"]}).status_code == 302


def test_a_stranger_gets_404(dan: Member, eve: Person, answering: Partnership) -> None:
    posted = {"fit.purpose-value": "words"}
    assert [person.post(autosave_of(answering, "fit.purpose"), posted).status_code for person in (dan, eve)] == [404, 404]


def test_what_is_no_page_is_404(ana: Member, answering: Partnership) -> None:
    assert ana.post(autosave_of(answering, "nonsense"), {"x": "y"}).status_code == 404


def test_who_was_signed_out_is_told_beside_the_form(nobody: Client, answering: Partnership) -> None:
    response = nobody.post(autosave_of(answering, "fit.purpose"), {"fit.purpose-value": "words"}, **HTMX)
    assert (response.status_code, reverse("account_login") in text_of(response)) == (401, True)
    assert nobody.post(autosave_of(answering, "fit.purpose"))["Location"].startswith(reverse("account_request_login_code"))


def test_the_wrong_stage_is_refused(ana: Member, partnership: Partnership) -> None:
    assert ana.post(autosave_of(partnership, "fit.purpose"), {"fit.purpose-value": "words"}).status_code == 409
    factories.begin_answering(partnership)
    factories.answer(ana.representative, {"fit.horizon": {"value": "one_year"}})
    factories.seal(ana.representative)
    response = ana.post(autosave_of(partnership, "fit.purpose"), {"fit.purpose-value": "words"})
    assert (response.status_code, "<html" in text_of(response), values_of(ana)) == (409, False, {"fit.horizon": "one_year"})


def test_it_rejects_get(ana: Member, answering: Partnership) -> None:
    assert ana.get(autosave_of(answering, "fit.purpose")).status_code == 405


def test_bad_input_is_explained(ana: Member, answering: Partnership) -> None:
    ana.read_in("en")
    response = ana.post(autosave_of(answering, "conflict.notice"), {"conflict.notice-value": "3"})
    assert (response.status_code, values_of(ana)) == (422, {})
    assert "The number must be between 7 and 180." in text_of(response)


def test_a_sixth_principle_is_explained(ana: Member, answering: Partnership) -> None:
    weighty = ("fit.purpose", "credit.logos", "credit.approval", "model.position", "communication.meetings")
    values = ("words", "equal", "free", "infrastructure_only", "monthly")
    factories.answer(
        ana.representative, {key: {"value": value, "importance": "principle"} for key, value in zip(weighty, values, strict=True)}
    )
    posted = {"fit.horizon-value": "one_year", "fit.horizon-importance": "principle"}
    assert ana.post(autosave_of(answering, "fit.horizon"), posted).status_code == 422
    assert "fit.horizon" not in values_of(ana)


def test_an_emptied_field_is_not_taken_back_while_typing(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, {"fit.purpose": {"value": "words"}})
    response = ana.post(autosave_of(answering, "fit.purpose"), {"fit.purpose-value": "", "fit.purpose-version": "1"})
    assert (response.status_code, values_of(ana)) == (422, {"fit.purpose": "words"})


def test_two_of_a_side_never_overwrite_each_other_unseen(ana: Member, answering: Partnership) -> None:
    rivka = Member(factories.join(ana.representative, "rivka@venture.example", own_side=True))
    served = posted_by(rivka.get(page_of(answering, "fit.purpose")))
    ana.post(autosave_of(answering, "fit.purpose"), {"fit.purpose-value": "what ana wrote"})
    response = rivka.post(autosave_of(answering, "fit.purpose"), served | {"fit.purpose-value": ["what rivka wrote"]})
    assert (response.status_code, "<html" in text_of(response)) == (409, False)
    assert saved_by(ana.representative)["fit.purpose"].answer.value == "what ana wrote"


@pytest.mark.parametrize("typed", ["\0", "\ud800", "a\u202eb", "x" * 5000])
def test_awkward_text_is_no_error_of_the_site(ana: Member, answering: Partnership, typed: str) -> None:
    posted = {"fit.purpose-value": typed.encode("utf-8", "surrogatepass").decode("utf-8", "replace")}
    assert ana.post(autosave_of(answering, "fit.purpose"), posted).status_code in {200, 422}


def test_signing_out_takes_what_was_typed_out_of_the_browser(ana: Member) -> None:
    assert ana.post(reverse("account_logout"))["Clear-Site-Data"] == '"storage"'
