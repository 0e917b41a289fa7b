"""Another mail address: a code from each of the two, and no word about who has an account."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from partnerships.models import Account, AddressChange, Invitation, MailedCode
from tests import factories
from tests.factories import ANA, CORA
from tests.own_account import ask_for_address, confirm, recovery_codes, shown_code, turn_app_on, wrong
from tests.people import Member, Person
from tests.security.pages import page
from tests.web.test_sign_in import CODE, DOOR, account_in, ask_for_code

NEW, CONFIRM = "cora.new@guest.example", reverse("confirm_address")

pytestmark = pytest.mark.django_db


@pytest.fixture
def capture(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> DjangoCaptureOnCommitCallbacks:
    return django_capture_on_commit_callbacks


def address_of(person: Person) -> str:
    return Account.objects.get(pk=person.account.pk).email


def test_it_works(cora: Person, capture: DjangoCaptureOnCommitCallbacks) -> None:
    codes = ask_for_address(cora, NEW, capture)
    assert set(codes) == {CORA, NEW}
    with capture(execute=True):
        response = cora.post(CONFIRM, {"old_code": codes[CORA], "new_code": codes[NEW]})
    assert (response["Location"], address_of(cora)) == (reverse("account"), NEW)
    assert (mail.outbox[-1].to, AddressChange.objects.count()) == ([CORA], 0)
    code = ask_for_code(nobody := Client(), NEW)
    nobody.post(CODE, {"code": code})
    assert account_in(nobody) == str(cora.account.pk)


def test_neither_code_alone_is_enough(cora: Person, capture: DjangoCaptureOnCommitCallbacks) -> None:
    codes = ask_for_address(cora, NEW, capture)
    for old, new in ((codes[CORA], wrong(codes[NEW])), (wrong(codes[CORA]), codes[NEW]), (codes[NEW], codes[CORA])):
        assert cora.post(CONFIRM, {"old_code": old, "new_code": new}).status_code == 400
    assert address_of(cora) == CORA


def test_five_wrong_tries_end_it(cora: Person, capture: DjangoCaptureOnCommitCallbacks) -> None:
    codes = ask_for_address(cora, NEW, capture)
    for _try in range(5):
        cora.post(CONFIRM, {"old_code": codes[CORA], "new_code": wrong(codes[NEW])})
    assert cora.post(CONFIRM, {"old_code": codes[CORA], "new_code": codes[NEW]}).status_code == 400
    assert address_of(cora) == CORA


def test_codes_are_valid_for_ten_minutes(cora: Person, capture: DjangoCaptureOnCommitCallbacks) -> None:
    codes = ask_for_address(cora, NEW, capture)
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1), tick=False):
        assert cora.post(CONFIRM, {"old_code": codes[CORA], "new_code": codes[NEW]}).status_code == 400


def test_where_the_old_mailbox_is_gone_the_second_factor_will_do(cora: Person, capture: DjangoCaptureOnCommitCallbacks) -> None:
    turn_app_on(cora.account)
    codes = ask_for_address(cora, NEW, capture)
    assert cora.post(CONFIRM, {"old_code": shown_code(cora.account), "new_code": codes[NEW]}).status_code == 302
    assert address_of(cora) == NEW


def test_a_recovery_code_and_a_fresh_confirmation_will_do_too(cora: Person, ana: Member, capture: DjangoCaptureOnCommitCallbacks) -> None:
    turn_app_on(cora.account)
    codes = ask_for_address(cora, NEW, capture)
    assert cora.post(CONFIRM, {"old_code": recovery_codes(cora.account)[0], "new_code": codes[NEW]}).status_code == 302
    turn_app_on(ana.account)
    codes = ask_for_address(ana, "ana.new@venture.example", capture)
    confirm(ana, "mfa")
    assert ana.post(CONFIRM, {"new_code": codes["ana.new@venture.example"]}).status_code == 302


def test_tries_with_the_second_factor_are_counted(cora: Person, capture: DjangoCaptureOnCommitCallbacks) -> None:
    turn_app_on(cora.account)
    codes = ask_for_address(cora, NEW, capture)
    for _try in range(5):
        cora.post(CONFIRM, {"old_code": wrong(shown_code(cora.account)), "new_code": codes[NEW]})
    assert cora.post(CONFIRM, {"old_code": shown_code(cora.account), "new_code": codes[NEW]}).status_code == 400


def test_it_does_not_tell_who_has_an_account(cora: Person, partnership: object, capture: DjangoCaptureOnCommitCallbacks) -> None:
    """Status, page, queries and number of mails are the same; only the mailbox itself learns it."""
    seen = []
    for email in (ANA, "no.account@example.org"):
        codes = ask_for_address(cora, email, capture)
        pages = [page(cora, "GET", CONFIRM), page(cora, "POST", CONFIRM, {"old_code": "000000", "new_code": "000000"})]
        seen.append((repr(pages).replace(email, "WHO"), MailedCode.objects.count()))
        assert set(codes) == {CORA} | ({email} if email != ANA else set())
        cora.post(reverse("keep_address"))
        cora.get(reverse("account"))  # where it is said that the address stays
    assert (seen[0][0], seen[1][1] - seen[0][1]) == (seen[1][0], 2)
    (told,) = [message for message in mail.outbox if message.to == [ANA]]
    assert "חשבון" in told.subject


def test_nobody_takes_the_address_of_somebody_else(cora: Person, partnership: object, capture: DjangoCaptureOnCommitCallbacks) -> None:
    codes = ask_for_address(cora, ANA, capture)
    for guess in range(5):
        assert cora.post(CONFIRM, {"old_code": codes[CORA], "new_code": f"{guess:06d}"}).status_code == 400
    assert (address_of(cora), Account.objects.filter(email=ANA).count()) == (CORA, 1)


def test_an_address_typed_at_the_door_once_is_free(cora: Person, capture: DjangoCaptureOnCommitCallbacks) -> None:
    Client().post(DOOR, {"email": NEW})
    codes = ask_for_address(cora, NEW, capture)
    assert cora.post(CONFIRM, {"old_code": codes[CORA], "new_code": codes[NEW]}).status_code == 302
    assert Account.objects.get(email=NEW).pk == cora.account.pk


def test_open_invitations_go_on_with_it(ana: Member, cora: Person, capture: DjangoCaptureOnCommitCallbacks) -> None:
    factories.invite(ana.representative, CORA, own_side=True)
    codes = ask_for_address(cora, NEW, capture)
    cora.post(CONFIRM, {"old_code": codes[CORA], "new_code": codes[NEW]})
    assert list(Invitation.objects.filter(accepted_at=None).values_list("email", flat=True)) == [NEW]


def test_the_old_address_can_be_kept(cora: Person, capture: DjangoCaptureOnCommitCallbacks) -> None:
    codes = ask_for_address(cora, NEW, capture)
    assert cora.post(reverse("keep_address")).status_code == 302
    assert cora.post(CONFIRM, {"old_code": codes[CORA], "new_code": codes[NEW]})["Location"] == reverse("new_address")
    assert address_of(cora) == CORA


@pytest.mark.parametrize("email", ["", "no address", "a@b", "two@lines.example\nBcc: x@y.example", CORA])
def test_bad_input_is_explained(cora: Person, email: str) -> None:
    response = cora.post(reverse("new_address"), {"email": email})
    assert (response.status_code, list(response.context["form"].errors), mail.outbox) == (400, ["email"], [])


def test_asking_too_often_is_explained(cora: Person) -> None:
    statuses = [cora.post(reverse("new_address"), {"email": NEW}).status_code for _try in range(6)]
    assert statuses == [302, 302, 302, 302, 302, 400]
