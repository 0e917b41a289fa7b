"""Trying again to seal what all have signed."""

from typing import Any

from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership
from tests import factories
from tests.people import Member, Person


def url_of(partnership: Partnership) -> str:
    return reverse("retry_sealing", args=[partnership.public_id])


def test_it_works(ana: Member, ben: Member, sealing: Partnership) -> None:
    answer = ana.post(url_of(sealing))
    assert (answer["Location"], factories.current_round(sealing).stage) == (reverse("sign", args=[sealing.public_id]), "sealed")
    # whoever presses after it was sealed comes to the same page
    assert ben.post(url_of(sealing))["Location"] == answer["Location"]


def test_it_works_for_the_other_party_when_it_fails(ben: Member, sealing: Partnership, settings: Any, tmp_path: Any) -> None:
    settings.SEAL_DIR = tmp_path
    (tmp_path / "seal.p12").write_bytes(b"damaged")
    ben.read_in("en")
    page = ben.post(url_of(sealing), follow=True)
    assert [str(message) for message in page.context["messages"]] == [
        "It could not be sealed yet. The signatures stand, and it is tried again by itself."
    ]
    assert factories.current_round(sealing).stage == "sealing"


def test_a_stranger_gets_404(dan: Member, eve: Person, sealing: Partnership) -> None:
    assert [person.post(url_of(sealing)).status_code for person in (dan, eve)] == [404, 404]


def test_nobody_is_sent_to_the_door(nobody: Client, sealing: Partnership) -> None:
    assert nobody.post(url_of(sealing)).status_code == 302


def test_the_wrong_stage_is_refused(ana: Member, signing: Partnership, settings: Any) -> None:
    assert ana.post(url_of(signing)).status_code == 409
    assert list(settings.FILES_DIR.rglob("*.pdf")) == []


def test_it_rejects_get(ana: Member, sealing: Partnership) -> None:
    assert ana.get(url_of(sealing)).status_code == 405
