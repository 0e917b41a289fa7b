"""The way back from an address that only takes posts: after signing in again, and when the language is changed there."""

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership
from partnerships.web.way_back import PAGE_OF
from tests.people import Member
from tests.security.access_table import ROWS, TABLE

pytestmark = pytest.mark.django_db


def test_every_address_that_only_takes_posts_has_its_page() -> None:
    assert set(PAGE_OF) == {row.name for row in TABLE if row.get is None}
    assert [page for page in PAGE_OF.values() if ROWS[page].get is None] == []


def test_whoever_signs_in_again_comes_back_to_the_page(answering: Partnership, nobody: Client) -> None:
    response = nobody.post(reverse("state_party_facts", args=[answering.public_id]))
    assert response["Location"] == "/enter/?next=" + reverse("facts", args=[answering.public_id])


def test_what_was_typed_is_shown_before_signing_in(revealed: Partnership, nobody: Client) -> None:
    address = reverse("propose", args=[revealed.public_id, "model.position"])
    response = nobody.post(address, {"text": "שני משפטים שלמים. לא ילכו לאיבוד."})
    clause = reverse("clause", args=[revealed.public_id, "model.position"])
    assert (response.status_code, response.context["typed"]) == (403, ["שני משפטים שלמים. לא ילכו לאיבוד."])
    assert response.context["door"] == f"/enter/?next={clause}"


def test_the_language_can_be_changed_on_a_refused_form(ana: Member, revealed: Partnership) -> None:
    response = ana.post(reverse("propose", args=[revealed.public_id, "model.position"]), {"origin": "text", "text": ""})
    clause = reverse("clause", args=[revealed.public_id, "model.position"])
    assert (response.status_code, response.context["page_address"]) == (400, clause)


def test_a_page_keeps_its_query(ana: Member, answering: Partnership) -> None:
    address = reverse("invite", args=[answering.public_id]) + "?side=own"
    assert ana.get(address).context["page_address"] == address
