"""The other doors: a password, and the second factor behind every door."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partnerships.models import Account
from tests import factories
from tests.factories import ANA
from tests.own_account import recovery_codes, shown_code, turn_app_on, wrong
from tests.web.test_sign_in import CODE, account_in, ask_for_code

DOOR, FACTOR, PASSKEY = reverse("enter_by_password"), reverse("mfa_authenticate"), reverse("mfa_login_webauthn")
WORDS = "four words in a row"

pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> Account:
    account = factories.account_of(ANA)
    account.set_password(WORDS)
    account.save(update_fields=["password"])
    return account


def test_it_works(account: Account, nobody: Client) -> None:
    before = nobody.get(DOOR)
    assert before.status_code == 200
    answer = nobody.post(DOOR, {"email": ANA.upper(), "password": WORDS, "next": "/questions/"})
    assert (answer["Location"], account_in(nobody)) == ("/questions/", str(account.pk))


def test_it_never_leads_to_another_site(account: Account, nobody: Client) -> None:
    answer = nobody.post(DOOR, {"email": ANA, "password": WORDS, "next": "https://evil.example/"})
    assert answer["Location"] == reverse("partnership_list")


def test_the_session_key_changes(account: Account, nobody: Client) -> None:
    nobody.post(reverse("account_request_login_code"), {"email": ANA})
    before = nobody.session.session_key
    nobody.post(DOOR, {"email": ANA, "password": WORDS})
    assert (account_in(nobody), nobody.session.session_key != before) == (str(account.pk), True)


def test_the_answer_does_not_tell_who_has_an_account_or_a_password(account: Account) -> None:
    """Known with and without a password, and unknown: the same page, the same number of queries, and no mail."""
    factories.account_of("no.password@example.org")
    seen = []
    for email in (ANA, "no.password@example.org", "unknown@example.org"):
        client = Client()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.post(DOOR, {"email": email, "password": "not this one"})
        seen.append((answer.status_code, [str(error) for error in answer.context["form"].non_field_errors()], len(queries)))
    assert [entry[:2] for entry in seen] == [seen[0][:2]] * 3
    assert seen[0][0] == 400
    assert mail.outbox == []


def test_limits_bite_and_recover(account: Account) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        for _try in range(5):
            Client().post(DOOR, {"email": ANA, "password": "not this one"})
        client = Client()
        refused = client.post(DOOR, {"email": ANA, "password": WORDS})
        assert (refused.status_code, account_in(client)) == (400, None)
    with time_machine.travel(now + timedelta(minutes=6), tick=False):
        assert client.post(DOOR, {"email": ANA, "password": WORDS}).status_code == 302


def test_one_address_of_the_net_is_limited_too() -> None:
    statuses = [Client().post(DOOR, {"email": f"person{number}@example.org", "password": "x"}).status_code for number in range(31)]
    assert statuses == [400] * 30 + [429]


@pytest.mark.parametrize(
    "posted", [{}, {"email": "no address", "password": "x"}, {"email": ANA}, {"email": "a" * 300 + "@b.org", "password": "x"}]
)
def test_bad_input_is_explained(nobody: Client, posted: dict[str, str]) -> None:
    answer = nobody.post(DOOR, posted)
    assert (answer.status_code, bool(answer.context["form"].errors)) == (400, True)


def test_behind_the_password_stands_the_second_factor(account: Account, nobody: Client) -> None:
    turn_app_on(account)
    assert nobody.post(DOOR, {"email": ANA, "password": WORDS})["Location"] == FACTOR
    assert (account_in(nobody), nobody.get(FACTOR).status_code) == (None, 200)
    assert nobody.post(FACTOR, {"code": wrong(shown_code(account))}).status_code == 200
    assert nobody.post(FACTOR, {"code": shown_code(account)}).status_code == 302
    assert account_in(nobody) == str(account.pk)


def test_behind_the_code_by_mail_too(account: Account, nobody: Client) -> None:
    turn_app_on(account)
    code = ask_for_code(nobody, ANA, next="/questions/")
    assert nobody.post(CODE, {"code": code, "next": "/questions/"})["Location"] == FACTOR
    assert nobody.post(FACTOR, {"code": recovery_codes(account)[0]})["Location"] == "/questions/"


def test_a_code_of_the_app_works_once(account: Account) -> None:
    turn_app_on(account)
    code = shown_code(account)
    found = []
    for _time in range(2):
        client = Client()
        client.post(DOOR, {"email": ANA, "password": WORDS})
        client.post(FACTOR, {"code": code})
        found.append(account_in(client) is not None)
    assert found == [True, False]


def test_tries_at_the_second_factor_are_limited(account: Account) -> None:
    turn_app_on(account)
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        client = Client()
        client.post(DOOR, {"email": ANA, "password": WORDS})
        for _try in range(5):
            client.post(FACTOR, {"code": wrong(shown_code(account))})
        client.post(FACTOR, {"code": shown_code(account)})
        assert account_in(client) is None
    with time_machine.travel(now + timedelta(minutes=6), tick=False):
        client.post(FACTOR, {"code": shown_code(account)})
        assert account_in(client) == str(account.pk)


def test_nobody_skips_the_second_factor(account: Account, nobody: Client) -> None:
    turn_app_on(account)
    nobody.post(DOOR, {"email": ANA, "password": WORDS})
    assert nobody.get(reverse("account")).status_code == 302
    assert nobody.get(reverse("confirm_identity")).status_code == 302


def test_what_is_no_passkey_is_refused(nobody: Client) -> None:
    options = nobody.post(PASSKEY)
    assert options.json()["publicKey"]["userVerification"] == "required"
    for credential in ("", "{}", "[]", "1", '{"id": "x", "response": []}', '{"response": {"userHandle": "4"}}', "no json"):
        answer = nobody.post(PASSKEY, {"credential": credential})
        assert (answer.status_code, account_in(nobody)) == (302, None)


def test_secrets_lie_encrypted(account: Account) -> None:
    row = turn_app_on(account)
    assert len(str(row.data["secret"])) > 60  # a key of an app has 32 letters
    assert "=" in row.data["secret"] or "_" in row.data["secret"] or row.data["secret"] != row.data["secret"].upper()
