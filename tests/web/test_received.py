"""What the receiver of a copy sees: a button and nothing else, then the copy at an address without the token, or why it does not open."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import AuditEntry, Delivery, OutboxMail, Partnership, SealedDocument
from partnerships.services import clock
from partnerships.services.distribution import withdraw_copy
from tests import copies
from tests.copies import DANA
from tests.people import Member

UNKNOWN = reverse("copy", args=["no-such-token"])


@pytest.fixture
def link(ana: Member, sealed: Partnership) -> Delivery:
    """Dana's link to the whole agreement; her mail is in English."""
    return copies.link_to(copies.name(ana.representative))


def page_of(link: Delivery, name: str = "copy") -> str:
    return reverse(name, args=[copies.token_of(link)])


def test_a_get_shows_a_button_and_nothing_else(link: Delivery, nobody: Client) -> None:
    before = AuditEntry.objects.count()
    response = nobody.get(page_of(link))
    text = response.content.decode()
    told = [word in text for word in ("ישראל 2050", "דנה לוי", "מיזם הקיץ", "Open the copy")]
    assert (response.status_code, told, AuditEntry.objects.count() - before) == (200, [False, False, False, True], 0)
    assert "no-store" in response.headers["Cache-Control"]


def test_the_button_leads_to_an_address_without_the_token(link: Delivery, nobody: Client) -> None:
    response = nobody.post(page_of(link))
    assert response.headers["Location"] == reverse("opened_copy", args=[link.public_id])
    text = nobody.get(response.headers["Location"]).content.decode()
    assert [word in text for word in ("ישראל 2050", "מיזם הקיץ", "אגודת הסטודנטים", SealedDocument.objects.get().version.check_code)] == [
        True
    ] * 4
    assert "יחתמו" not in text
    assert Delivery.objects.get().opened_at is not None


def test_the_file_is_the_original(link: Delivery, nobody: Client) -> None:
    nobody.post(page_of(link))
    response = nobody.post(reverse("copy_file", args=[link.public_id]))
    assert (response.headers["Content-Type"], len(response.content)) == ("application/pdf", SealedDocument.objects.get().size)
    assert Delivery.objects.get().fetched_at is not None


def test_a_file_that_cannot_be_read_is_said_and_not_noted(link: Delivery, nobody: Client, settings: Any, tmp_path: Path) -> None:
    nobody.post(page_of(link))
    settings.FILES_DIR = tmp_path
    page = nobody.post(reverse("copy_file", args=[link.public_id]), follow=True)
    assert [str(message) for message in page.context["messages"]] == [
        "The file cannot be had just now. Try again in a few minutes; the link goes on opening."
    ]
    assert Delivery.objects.get().fetched_at is None


def test_a_notice_shows_no_file(ana: Member, sealed: Partnership, nobody: Client) -> None:
    link = copies.link_to(copies.name(ana.representative, replace(DANA, receives="notice")))
    nobody.post(page_of(link))
    assert nobody.get(reverse("opened_copy", args=[link.public_id])).context["has_file"] is False
    assert nobody.post(reverse("copy_file", args=[link.public_id])).status_code == 404


def test_another_browser_finds_nothing(link: Delivery, nobody: Client, ben: Member) -> None:
    nobody.post(page_of(link))
    stranger = Client()
    found = [person.get(reverse("opened_copy", args=[link.public_id])).status_code for person in (stranger, ben)]
    assert [*found, stranger.post(reverse("copy_file", args=[link.public_id])).status_code] == [404, 404, 404]


def test_what_was_never_sent_says_so(nobody: Client, db: None) -> None:
    statuses = [nobody.get(UNKNOWN).status_code, nobody.post(UNKNOWN).status_code]
    acts = [nobody.post(reverse(name, args=["no-such-token"])).status_code for name in ("refuse_copy", "ask_copy")]
    assert [*statuses, *acts] == [404] * 4


def test_what_ran_out_can_be_asked_for_anew(link: Delivery, nobody: Client) -> None:
    address, opened = page_of(link), reverse("opened_copy", args=[link.public_id])
    ask = page_of(link, "ask_copy")
    nobody.post(address)
    Delivery.objects.update(expires_at=clock.now())
    gone = nobody.get(address)
    assert (gone.status_code, gone.context["state"], nobody.get(opened).status_code) == (410, "expired", 410)
    assert nobody.post(ask, follow=True).status_code == 410
    assert [mail.template for mail in OutboxMail.objects.filter(template__startswith="copy_")] == ["copy_asked"]


def test_a_withdrawn_copy_is_closed_where_it_was_open(ana: Member, link: Delivery, nobody: Client) -> None:
    address = page_of(link)
    nobody.post(address)
    withdraw_copy(actor=ana.representative, delivery=link)
    assert nobody.get(address).context["state"] == "withdrawn"
    assert nobody.post(reverse("copy_file", args=[link.public_id])).status_code == 410


def test_not_for_me(link: Delivery, nobody: Client) -> None:
    address, refuse = page_of(link), page_of(link, "refuse_copy")
    assert nobody.post(refuse).headers["Location"] == reverse("copy_refused")
    assert (nobody.get(reverse("copy_refused")).status_code, nobody.get(address).context["state"]) == (200, "refused")


def test_the_page_speaks_the_language_of_the_mail(link: Delivery, nobody: Client) -> None:
    assert '<html lang="en"' in nobody.get(page_of(link)).content.decode()
    nobody.cookies["django_language"] = "ar"
    assert '<html lang="ar"' in nobody.get(page_of(link)).content.decode()


def test_no_language_is_made_up_by_a_cookie(nobody: Client, db: None) -> None:
    for chosen in ("xx", '"\\000"', "../../etc"):
        nobody.cookies["django_language"] = chosen
        nobody.cookies["django_language"].set("django_language", chosen, chosen)
        page = nobody.get(UNKNOWN)
        assert (page.status_code, '<html lang="he"' in page.content.decode()) == (404, True)
