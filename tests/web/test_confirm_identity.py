"""Before a dangerous act: a fresh code or the second factor, and then back to what one was doing."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from partnerships.models import MailedCode
from tests.own_account import codes_by_address, confirm, recovery_codes, shown_code, turn_app_on, wrong
from tests.people import Person
from tests.web.test_sign_in import CODE, account_in, ask_for_code

CONFIRM, DELETE = reverse("confirm_identity"), reverse("delete_account")

pytestmark = pytest.mark.django_db


def ask(person: Person, capture: DjangoCaptureOnCommitCallbacks) -> str:
    before = len(mail.outbox)
    with capture(execute=True):
        assert person.post(CONFIRM, {"action": "send", "next": DELETE}).status_code == 200
    return codes_by_address(before)[person.account.email]


def test_a_fresh_code_leads_back(cora: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    assert cora.get(DELETE)["Location"] == f"{CONFIRM}?next=%2Faccount%2Fdelete%2F"
    code = ask(cora, django_capture_on_commit_callbacks)
    assert cora.post(CONFIRM, {"code": code, "next": DELETE})["Location"] == DELETE
    assert cora.get(DELETE).status_code == 200


def test_it_lasts_for_ten_minutes(cora: Person) -> None:
    confirm(cora, ago=599)
    assert cora.get(DELETE).status_code == 200
    confirm(cora, ago=601)
    assert cora.get(DELETE).status_code == 302


def test_whoever_has_just_come_in_with_a_code_is_not_asked() -> None:
    nobody = Client()
    nobody.post(CODE, {"code": ask_for_code(nobody, "first.time@example.org")})
    assert account_in(nobody) is not None
    assert nobody.get(DELETE).status_code == 200


def test_what_was_posted_waits_for_one_more_press(cora: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    address = reverse("remove_password")
    asked = cora.post(address, {"why": "כי די", "password1": "hidden words"})
    assert asked["Location"].startswith(CONFIRM)
    cora.post(address, {"why": "כי די"})
    code = ask(cora, django_capture_on_commit_callbacks)
    page = cora.post(CONFIRM, {"code": code, "next": reverse("account")})
    assert (page.status_code, page.context["path"], page.context["fields"]) == (200, address, [["why", "כי די"]])
    assert "waiting_post" not in cora.session


def test_what_waits_is_not_readable_in_the_session(cora: Person) -> None:
    cora.post(reverse("remove_password"), {"why": "a secret reason"})
    assert "secret" not in str(dict(cora.session.items()))


def test_a_wrong_code_is_explained_and_counted(cora: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    code = ask(cora, django_capture_on_commit_callbacks)
    for _try in range(5):
        page = cora.post(CONFIRM, {"code": wrong(code), "next": DELETE})
        assert (page.status_code, list(page.context["form"].errors)) == (400, ["code"])
    assert cora.post(CONFIRM, {"code": code, "next": DELETE}).status_code == 400
    assert MailedCode.objects.get().tries == 5


def test_a_code_works_once(cora: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    code = ask(cora, django_capture_on_commit_callbacks)
    assert [cora.post(CONFIRM, {"code": code, "next": DELETE}).status_code for _try in range(2)] == [302, 400]


def test_too_many_codes_are_refused_and_an_hour_later_not(cora: Person) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        statuses = [cora.post(CONFIRM, {"action": "send"}).status_code for _try in range(7)]
    with time_machine.travel(now + timedelta(minutes=61), tick=False):
        assert [*statuses, cora.post(CONFIRM, {"action": "send"}).status_code] == [200] * 6 + [400, 200]


def test_whoever_has_a_second_factor_gives_that(cora: Person) -> None:
    turn_app_on(cora.account)
    confirm(cora)
    assert cora.get(DELETE).status_code == 302
    code = shown_code(cora.account)
    assert cora.post(CONFIRM, {"code": code, "next": DELETE})["Location"] == DELETE
    assert cora.get(DELETE).status_code == 200
    assert cora.post(CONFIRM, {"code": code, "next": DELETE}).status_code == 400  # a code works once


def test_a_recovery_code_works_once(cora: Person) -> None:
    turn_app_on(cora.account)
    code = recovery_codes(cora.account)[3]
    assert [cora.post(CONFIRM, {"code": code, "next": DELETE}).status_code for _try in range(2)] == [302, 400]


def test_it_never_leads_to_another_site(cora: Person) -> None:
    turn_app_on(cora.account)
    answer = cora.post(CONFIRM, {"code": shown_code(cora.account), "next": "https://evil.example/"})
    assert answer["Location"] == reverse("account")


def test_a_passkey_that_is_none_is_explained(cora: Person) -> None:
    turn_app_on(cora.account)
    for credential in ("", "{}", "[]", '{"id": "x"}', "no json"):
        assert cora.post(CONFIRM, {"credential": credential, "next": DELETE}).status_code == 400
