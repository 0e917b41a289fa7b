"""The page behind the link of an invitation, and joining."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from partnerships.models import Invitation, Partnership, Representative
from partnerships.services.invitation import withdraw
from partnerships.services.joining import accept_invitation
from tests import factories
from tests.factories import ANA, CORA
from tests.people import Member, Person
from tests.web.test_sign_in import ask_for_code

ACCEPT = reverse("accept_invitation")
WORDS = {"person_name": "קורה לוי", "side_name": "אגודת הסטודנטים", "confirms": "on"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def opener() -> Representative:
    return factories.partnership_opened_by(ANA)


@pytest.fixture
def sent(opener: Representative) -> tuple[Invitation, str]:
    """An invitation to cora's address, and the page behind its link."""
    invitation, token = factories.invite(opener, CORA)
    return invitation, reverse("invitation", args=[token])


def test_it_works_for_somebody_who_comes_for_the_first_time(
    nobody: Client,
    opener: Representative,
    sent: tuple[Invitation, str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    _invitation, link = sent
    assert nobody.get(link).status_code == 200
    assert nobody.post(link)["Location"] == ACCEPT
    door = nobody.get(ACCEPT)["Location"]
    assert door == reverse("account_request_login_code") + f"?next={ACCEPT}"
    code = ask_for_code(nobody, CORA, next=ACCEPT)
    assert nobody.post(reverse("account_confirm_login_code"), {"code": code, "next": ACCEPT})["Location"] == ACCEPT
    assert nobody.get(ACCEPT).context["form"].initial["side_name"] == "אגודת הסטודנטים"
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        response = nobody.post(ACCEPT, WORDS | {"side_name": "אגודת הסטודנטים, ע״ר"})
    assert response["Location"] == reverse("partnership", args=[opener.party.partnership.public_id])
    joined = Representative.objects.get(account__email=CORA)
    assert (joined.name, joined.party.name, joined.signs) == ("קורה לוי", "אגודת הסטודנטים, ע״ר", True)
    assert [message.to for message in mail.outbox] == [[ANA]]


def test_it_works_for_the_own_team(cora: Person, opener: Representative) -> None:
    _invitation, token = factories.invite(opener, own_side=True, signs=False)
    cora.post(reverse("invitation", args=[token]))
    assert list(cora.get(ACCEPT).context["form"].fields) == ["person_name"]
    cora.post(ACCEPT, {"person_name": "קורה לוי", "side_name": "שם אחר"})
    joined = Representative.objects.get(account=cora.account)
    assert (joined.party.name, joined.signs) == ("מיזם הקיץ", False)


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing(nobody: Client, sent: tuple[Invitation, str], method: str) -> None:
    before = Invitation.objects.values().get()
    getattr(nobody, method)(sent[1])
    assert Invitation.objects.values().get() == before
    assert dict(nobody.session) == {}


def test_it_says_who_invites_to_what(nobody: Client, sent: tuple[Invitation, str]) -> None:
    page = nobody.get(sent[1]).content.decode()
    assert [page.count(f"<bdi>{words}</bdi>") > 0 for words in ("ana", "מיזם הקיץ", "ישראל 2050", "אגודת הסטודנטים")] == [True] * 4
    assert [page.count(words) for words in (ANA, CORA)] == [0, 0]


def test_after_the_button_no_address_holds_the_token(nobody: Client, sent: tuple[Invitation, str]) -> None:
    response = nobody.post(sent[1], follow=True)
    token = sent[1].rstrip("/").rsplit("/", 1)[1]
    assert [address for address, _status in response.redirect_chain if token in address] == []
    assert token not in str(dict(nobody.session))


def expired(invitation: Invitation) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(
        created_at=timezone.now() - timedelta(days=31), expires_at=timezone.now() - timedelta(days=1)
    )


def withdrawn(invitation: Invitation) -> None:
    withdraw(by=invitation.inviter, invitation=invitation)


def used(invitation: Invitation) -> None:
    accept_invitation(account=factories.account_of(CORA), invitation=invitation, person_name="קורה")


@pytest.mark.parametrize("spoil", [expired, withdrawn, used])
def test_what_can_no_longer_be_used_says_so(cora: Person, sent: tuple[Invitation, str], spoil: object) -> None:
    cora.post(sent[1])
    assert callable(spoil)
    spoil(sent[0])
    answers = [cora.get(sent[1]), cora.post(sent[1]), cora.get(ACCEPT), cora.post(ACCEPT, WORDS)]
    assert [answer.status_code for answer in answers] == [410] * 4
    assert [answer.templates[0].name for answer in answers] == ["invitation/gone.html"] * 4


def test_it_runs_out_after_thirty_days(nobody: Client, opener: Representative) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        _invitation, token = factories.invite(opener, CORA)
    link = reverse("invitation", args=[token])
    with time_machine.travel(now + timedelta(days=30) - timedelta(seconds=1), tick=False):
        assert nobody.get(link).status_code == 200
    with time_machine.travel(now + timedelta(days=30), tick=False):
        assert nobody.get(link).status_code == 410


def test_an_unknown_link_says_the_same(nobody: Client, sent: tuple[Invitation, str]) -> None:
    assert nobody.get(reverse("invitation", args=["unknown"])).status_code == 410


def test_nobody_accepts_what_they_have_not_opened(cora: Person, sent: tuple[Invitation, str]) -> None:
    assert [cora.get(ACCEPT).status_code, cora.post(ACCEPT, WORDS).status_code] == [410, 410]


def test_another_address_cannot_use_it(dan: Member, sent: tuple[Invitation, str]) -> None:
    dan.post(sent[1])
    assert [dan.get(ACCEPT).status_code, dan.post(ACCEPT, WORDS).status_code] == [403, 403]
    assert not Representative.objects.filter(party=sent[0].party).exists()


def test_nobody_sits_on_two_sides(ana: Member, partnership: Partnership, ben: Member) -> None:
    _invitation, token = factories.invite(ben.representative, own_side=True)
    ana.post(reverse("invitation", args=[token]))
    response = ana.post(ACCEPT, WORDS)
    assert (response.status_code, response.context["way_on"]) == (409, reverse("partnership_list"))
    assert Representative.objects.filter(account=ana.account).get() == ana.representative


@pytest.mark.parametrize("field", list(WORDS))
def test_bad_input_is_explained(cora: Person, sent: tuple[Invitation, str], field: str) -> None:
    cora.post(sent[1])
    words = {name: value for name, value in WORDS.items() if name != field}
    response = cora.post(ACCEPT, words)
    assert (response.status_code, list(response.context["form"].errors)) == (400, [field])
    assert not Representative.objects.filter(account=cora.account).exists()


def test_the_name_of_the_side_stays_once_the_rules_are_accepted(cora: Person, ben: Member) -> None:
    factories.accept_rules(ben.representative)
    _invitation, token = factories.invite(ben.representative, own_side=True)
    cora.post(reverse("invitation", args=[token]))
    cora.post(ACCEPT, WORDS | {"side_name": "שם אחר"})
    assert Representative.objects.get(account=cora.account).party.name == "אגודת הסטודנטים"
