"""A link that reached another address: asking the inviter, who lets in or not; and “not meant for me”."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from partnerships.models import Invitation, Representative
from tests import factories
from tests.factories import ANA, CORA
from tests.people import Member, Person

ACCEPT, ASK = reverse("accept_invitation"), reverse("ask_inviter")
FAY = "fay@guest.example"

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(ana: Member) -> tuple[Invitation, str]:
    """An invitation to cora's address, and the page behind its link."""
    invitation, token = factories.invite(ana.representative, CORA, own_side=True)
    return invitation, reverse("invitation", args=[token])


@pytest.fixture
def fay(sent: tuple[Invitation, str]) -> Person:
    """Somebody to whom cora forwarded the mail, and who pressed the button."""
    fay = Person(factories.account_of(FAY))
    fay.post(sent[1])
    return fay


def act(name: str, invitation: Invitation) -> tuple[str, dict[str, str]]:
    invitation.refresh_from_db()
    return reverse(name, args=[invitation.public_id]), {"asked": invitation.asked_mark}


def test_it_offers_to_ask_and_names_no_address(fay: Person) -> None:
    response = fay.get(ACCEPT)
    assert (response.status_code, response.templates[0].name) == (403, "invitation/another_address.html")
    assert [response.content.decode().count(words) for words in (CORA, ANA)] == [0, 0]


def test_who_is_let_in_joins_with_a_link_of_their_own(
    fay: Person, ana: Member, sent: tuple[Invitation, str], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert fay.post(ASK)["Location"] == ACCEPT
        fay.post(ASK)
    assert [message.to for message in mail.outbox] == [[ANA]]
    assert fay.get(ACCEPT).context["has_asked"] is True
    page = ana.get(reverse("invite", args=[ana.representative.party.partnership.public_id])).content.decode()
    assert FAY in page
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(*act("allow_asker", sent[0]))
    (message,) = mail.outbox
    assert message.to == [FAY]
    link = re.findall(r"https?://\S+", str(message.body))[0]
    fay.post(link)
    assert fay.post(ACCEPT, {"person_name": "פאי"}).status_code == 302
    assert Representative.objects.get(account__email=FAY).party == ana.representative.party
    assert Client().get(sent[1]).status_code == 410


def test_who_is_not_let_in_gets_a_mail_and_the_link_stays_for_the_invited(
    fay: Person, ana: Member, sent: tuple[Invitation, str], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    fay.post(ASK)
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(*act("decline_asker", sent[0]))
    assert [message.to for message in mail.outbox] == [[FAY]]
    assert (fay.get(ACCEPT).status_code, fay.post(ACCEPT, {"person_name": "פאי"}).status_code) == (403, 403)
    assert Client().get(sent[1]).status_code == 200


def test_the_answer_is_for_whoever_stood_on_the_page(fay: Person, ana: Member, sent: tuple[Invitation, str]) -> None:
    fay.post(ASK)
    address, old = act("allow_asker", sent[0])
    ana.post(*act("decline_asker", sent[0]))
    fay.post(ASK)
    assert ana.post(address, old).status_code == 409
    assert ana.post(address).status_code == 409


def test_one_asks_at_a_time(fay: Person, sent: tuple[Invitation, str]) -> None:
    gil = Person(factories.account_of("gil@guest.example"))
    gil.post(sent[1])
    fay.post(ASK)
    assert gil.post(ASK).status_code == 409
    assert Invitation.objects.get(pk=sent[0].pk).asked_by == fay.account


def test_whoever_takes_part_already_does_not_ask(ben: Member, sent: tuple[Invitation, str]) -> None:
    ben.post(sent[1])
    assert ben.post(ASK).status_code == 409


def test_nobody_asks_without_the_link(sent: tuple[Invitation, str], dan: Member) -> None:
    assert dan.post(ASK).status_code == 410


def test_asking_has_a_limit(fay: Person, ana: Member, sent: tuple[Invitation, str]) -> None:
    statuses = []
    for _time in range(6):
        statuses.append(fay.post(ASK).status_code)
        ana.post(*act("decline_asker", sent[0]))
    assert statuses == [302] * 5 + [400]


def test_only_the_inviting_side_answers(fay: Person, ben: Member, dan: Member, sent: tuple[Invitation, str]) -> None:
    fay.post(ASK)
    for person in (ben, dan, fay):
        assert [person.post(*act(name, sent[0])).status_code for name in ("allow_asker", "decline_asker")] == [404, 404]


def test_not_meant_for_me_needs_no_account_and_voids_it(
    nobody: Client, ana: Member, sent: tuple[Invitation, str], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    address = sent[1] + "refuse/"
    with django_capture_on_commit_callbacks(execute=True):
        assert nobody.post(address)["Location"] == reverse("invitation_refused")
    assert nobody.get(reverse("invitation_refused")).status_code == 200
    assert [message.to for message in mail.outbox] == [[ANA]]
    assert [nobody.get(sent[1]).status_code, nobody.post(sent[1]).status_code, nobody.post(address).status_code] == [410, 410, 410]
    page = ana.get(reverse("invite", args=[ana.representative.party.partnership.public_id]))
    assert [str(found.state) for found in page.context["invitations"]] == ["refused"]


@pytest.mark.parametrize("method", ["get", "head", "options", "put"])
def test_a_scanner_refuses_nothing(nobody: Client, sent: tuple[Invitation, str], method: str) -> None:
    """Mail scanners open links, and never press a button."""
    before = Invitation.objects.order_by("pk").values()
    for address in (sent[1], sent[1] + "refuse/"):
        getattr(nobody, method)(address)
    assert list(Invitation.objects.order_by("pk").values()) == list(before)
    assert nobody.get(sent[1]).status_code == 200
