"""One door for everybody: an address, a code, and in."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnerships.models import Account
from tests import factories
from tests.factories import ANA
from tests.people import Person

DOOR = reverse("account_request_login_code")
CODE = reverse("account_confirm_login_code")

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


def ask_for_code(client: Client, email: str, **extra: str) -> str:
    """Ask at the door, and read the code in the mail."""
    response = client.post(DOOR, {"email": email, **extra})
    assert response.status_code == 302
    return code_in(str(mail.outbox[-1].body))


def code_in(text: str) -> str:
    """The code: alone on its line, as in the mail."""
    (code,) = re.findall(r"^[A-Z0-9]{3,}(?:-[A-Z0-9]{3,})*$", text, re.MULTILINE)
    return str(code)


def account_in(client: Client) -> str | None:
    """Who is signed in there."""
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize("email", [ANA, "first.time@example.org"])
def test_it_works(nobody: Client, email: str) -> None:
    if email == ANA:
        factories.account_of(ANA)
    code = ask_for_code(nobody, email)
    assert nobody.get(CODE).status_code == 200
    response = nobody.post(CODE, {"code": code})
    assert response["Location"] == reverse("partnership_list")
    assert account_in(nobody) == str(Account.objects.get(email=email).pk)


def test_the_way_goes_on_where_it_was_broken_off(nobody: Client) -> None:
    code = ask_for_code(nobody, ANA, next="/partnerships/open/")
    assert nobody.post(CODE, {"code": code, "next": "/partnerships/open/"})["Location"] == "/partnerships/open/"


def test_it_never_leads_to_another_site(nobody: Client) -> None:
    code = ask_for_code(nobody, ANA, next="https://evil.example/")
    assert nobody.post(CODE, {"code": code, "next": "https://evil.example/"})["Location"] == reverse("partnership_list")


def test_a_wrong_code_is_explained(nobody: Client) -> None:
    ask_for_code(nobody, ANA)
    response = nobody.post(CODE, {"code": "AAA-AAA"})
    assert list(response.context["form"].errors) == ["code"]
    assert account_in(nobody) is None


def test_five_wrong_codes_close_the_door(nobody: Client) -> None:
    code = ask_for_code(nobody, ANA)
    for _ in range(5):
        nobody.post(CODE, {"code": "AAA-AAA"})
    assert nobody.post(CODE, {"code": code})["Location"].startswith(DOOR)
    assert account_in(nobody) is None


def test_a_code_is_valid_for_ten_minutes(nobody: Client) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        code = ask_for_code(nobody, ANA)
    with time_machine.travel(now + timedelta(minutes=10, seconds=1), tick=False):
        assert nobody.post(CODE, {"code": code})["Location"].startswith(DOOR)
    assert account_in(nobody) is None


def test_the_session_key_changes(nobody: Client) -> None:
    code = ask_for_code(nobody, ANA)
    before = nobody.session.session_key
    nobody.post(CODE, {"code": code})
    assert nobody.session.session_key != before


def test_the_answer_does_not_tell_who_has_an_account(nobody: Client) -> None:
    factories.account_of(ANA)
    answers = [Client().post(DOOR, {"email": email}) for email in (ANA, "stranger@example.org")]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, CODE), (302, CODE)]
    assert [len(message.to) for message in mail.outbox] == [1, 1]


def test_mails_come_in_the_language_of_the_person(nobody: Client) -> None:
    account = factories.account_of(ANA)
    account.language = "en"
    account.save(update_fields=["language"])
    ask_for_code(nobody, ANA)
    assert "is your code for Arig" in mail.outbox[-1].subject


def test_asking_too_often_is_explained(nobody: Client) -> None:
    statuses = [Client().post(DOOR, {"email": ANA}).status_code for _ in range(4)]
    assert statuses == [302, 302, 302, 200]


def test_pages_come_in_the_language_chosen_elsewhere(nobody: Client) -> None:
    account = factories.account_of(ANA)
    account.language = "en"
    account.save(update_fields=["language"])
    code = ask_for_code(nobody, ANA)
    assert nobody.post(CODE, {"code": code}).cookies["django_language"].value == "en"


def test_the_usual_door_leads_here(nobody: Client) -> None:
    assert nobody.get(reverse("account_login"), {"next": "/partnerships/"})["Location"] == DOOR + "?next=%2Fpartnerships%2F"
    assert nobody.get(reverse("account_login"))["Location"] == DOOR


def test_only_the_button_signs_out(cora: Person) -> None:
    url = reverse("account_logout")
    assert cora.get(url).status_code == 200
    assert account_in(cora) == str(cora.account.pk)
    assert cora.post(url)["Location"] == reverse("landing")
    assert account_in(cora) is None


@pytest.mark.parametrize("path", ["accounts/signup/", "accounts/login/", "accounts/password/reset/", "enter/signup/", "accounts/email/"])
def test_no_other_page_of_allauth_exists(nobody: Client, path: str) -> None:
    assert nobody.get(f"/{path}").status_code == 404
