"""Asking for a fresh code: nothing that was typed is lost."""

from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from partnerships.models import Partnership, SigningCode
from partnerships.services.signing_code import CODES_AN_HOUR
from tests import factories, signing_steps
from tests.people import Member, Person

TYPED = {"name": "אנה בת שבע לוי", "capacity": "מייסדת", "word": "שלום לכולם", "has_read": "on"}


def url_of(partnership: Partnership) -> str:
    return reverse("signing_code", args=[partnership.public_id])


def test_it_works(ana: Member, signing: Partnership, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = ana.post(url_of(signing), TYPED)
    assert (page.status_code, page.context["sent_to"]) == (200, "a…@venture.example")
    sent = mail.outbox[-1]
    assert (sent.to, SigningCode.objects.get().representative) == ([factories.ANA], ana.representative)
    assert signing.title in sent.subject


def test_what_was_typed_is_still_there(ana: Member, signing: Partnership) -> None:
    drawn = {"drawing": signing_steps.drawing_address()}
    form = ana.post(url_of(signing), {**TYPED, **drawn}).context["form"]
    kept = {name: form[name].value() for name in (*TYPED, *drawn, "consents")}
    assert kept == {**TYPED, **drawn, "consents": None}


def test_it_works_for_the_other_party(ben: Member, signing: Partnership) -> None:
    assert ben.post(url_of(signing)).context["sent_to"] == "b…@organisation.example"


def test_a_stranger_gets_404(dan: Member, eve: Person, signing: Partnership) -> None:
    assert [person.post(url_of(signing)).status_code for person in (dan, eve)] == [404, 404]


def test_nobody_is_sent_to_the_door(nobody: Client, signing: Partnership) -> None:
    assert nobody.post(url_of(signing)).status_code == 302


def test_the_wrong_stage_is_refused(ana: Member, revealed: Partnership) -> None:
    page = ana.post(url_of(revealed), TYPED)
    assert (page.status_code, page.context["typed"]) == (409, ["אנה בת שבע לוי", "שלום לכולם", "מייסדת"])


def test_after_signing_no_code_is_sent(ana: Member, signing: Partnership) -> None:
    factories.sign(ana.representative)
    assert ana.post(url_of(signing)).status_code == 409


def test_it_rejects_get(ana: Member, signing: Partnership) -> None:
    assert ana.get(url_of(signing)).status_code == 405


def test_bad_input_is_explained(ana: Member, signing: Partnership, settings: Any) -> None:
    for _code in range(CODES_AN_HOUR):
        assert ana.post(url_of(signing), TYPED).status_code == 200
    page = ana.post(url_of(signing), TYPED)
    assert (page.status_code, SigningCode.objects.count(), page.context["form"]["word"].value()) == (400, CODES_AN_HOUR, "שלום לכולם")


def test_the_address_of_the_form_loaded_anew_leads_back_to_the_partnership(ana: Member, signing: Partnership) -> None:
    page = ana.get(url_of(signing))
    assert (page.status_code, page.headers["Allow"], page.context["way_on"]) == (405, "POST", f"/partnerships/{signing.public_id}/")
