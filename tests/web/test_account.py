"""My account: details, password, second factor, sessions, data, and leaving for good."""

import json
from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from partnerships.models import Account, Partnership
from tests import factories
from tests.factories import ANA, BEN
from tests.own_account import code_of, confirm, recovery_codes, turn_app_on, wrong
from tests.people import Member, Person
from tests.web.test_enter_by_password import DOOR
from tests.web.test_sign_in import CODE, account_in, ask_for_code

HOME, SESSIONS, PASSWORD, APP = reverse("account"), reverse("sessions"), reverse("set_password"), reverse("mfa_activate_totp")
DETAILS = {"name": "קורה לוי", "language": "en", "time_zone": "Europe/Berlin", "attaches_document": "on"}
WORDS = {"password1": "four words in a row", "password2": "four words in a row"}

pytestmark = pytest.mark.django_db


def test_it_works(cora: Person) -> None:
    assert cora.get(HOME).status_code == 200
    answer = cora.post(HOME, DETAILS)
    account = Account.objects.get(pk=cora.account.pk)
    kept = (account.name, account.language, account.time_zone, account.attaches_document)
    assert (answer["Location"], kept) == (HOME, ("קורה לוי", "en", "Europe/Berlin", True))
    assert cora.get(HOME).context["LANGUAGE_CODE"] == "en"


@pytest.mark.parametrize(
    "wrong_one", [{"language": "fr"}, {"time_zone": "Mars/Base"}, {"name": "x" * 121}, {"name": "a\u202eb"}, {"name": "a\0b"}]
)
def test_bad_input_is_explained(cora: Person, wrong_one: dict[str, str]) -> None:
    answer = cora.post(HOME, DETAILS | wrong_one)
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, list(wrong_one))
    assert Account.objects.get(pk=cora.account.pk).name == ""


def test_times_come_in_the_own_zone_and_the_zone_is_named(cora: Person) -> None:
    with time_machine.travel(datetime(2027, 1, 4, 23, 30, tzinfo=UTC), tick=False):
        client = Client()
        client.post(CODE, {"code": ask_for_code(client, cora.account.email)})
        before = client.get(SESSIONS).content.decode()
        Account.objects.filter(pk=cora.account.pk).update(time_zone="America/New_York")
        after = client.get(SESSIONS).content.decode()
    assert ("5 בינואר 2027, 01:30" in before, "4 בינואר 2027, 18:30" in after) == (True, True)
    assert ("America/New_York" in before, "America/New_York" in after) == (False, True)


def test_a_zone_that_is_not_known_is_that_of_the_site(cora: Person) -> None:
    Account.objects.filter(pk=cora.account.pk).update(time_zone="Gone/City")
    assert cora.get(HOME).status_code == 200


def test_a_password_is_set_and_removed(cora: Person) -> None:
    elsewhere = Person(cora.account)
    confirm(cora)
    assert cora.post(PASSWORD, WORDS)["Location"] == HOME
    assert (account_in(cora) is not None, elsewhere.get(HOME).status_code) == (True, 302)
    assert Client().post(DOOR, {"email": cora.account.email, "password": WORDS["password1"]}).status_code == 302
    confirm(cora)
    assert cora.post(reverse("remove_password"))["Location"] == HOME
    assert Client().post(DOOR, {"email": cora.account.email, "password": WORDS["password1"]}).status_code == 400
    assert [message.to for message in mail.outbox] == [[cora.account.email]] * 2


@pytest.mark.parametrize(
    "words",
    [("short", "short"), ("password1234", "password1234"), ("four words in a row", "five words"), ("", ""), ("x" * 1001, "x" * 1001)],
)
def test_bad_passwords_are_explained(cora: Person, words: tuple[str, str]) -> None:
    confirm(cora)
    answer = cora.post(PASSWORD, {"password1": words[0], "password2": words[1]})
    assert (answer.status_code, Account.objects.get(pk=cora.account.pk).has_usable_password()) == (400, False)


def test_sessions_are_listed_and_ended(cora: Person) -> None:
    here, there, third = Client(headers={"User-Agent": "Mozilla/5.0 (iPhone) Safari/604"}), Client(), Client()
    with time_machine.travel(datetime(2027, 1, 4, 8, tzinfo=UTC)) as clock:
        for client in (here, there, third):
            client.post(CODE, {"code": ask_for_code(client, cora.account.email)})
            clock.shift(120)
        places = here.get(SESSIONS).context["places"]
        assert [(place.is_here, place.device.system) for place in places] == [(True, "iPhone"), (False, ""), (False, "")]
        here.post(reverse("sign_out_there", args=[places[1].id]))
        assert [account_in(client) is not None for client in (here, there, third)] == [True, True, False]
        here.post(reverse("sign_out_elsewhere"))
        assert [client.get(HOME).status_code for client in (here, there, third)] == [200, 302, 302]


def test_nobody_ends_the_session_of_another(ana: Member, cora: Person) -> None:
    client = Client()
    client.post(CODE, {"code": ask_for_code(client, cora.account.email)})
    (place,) = client.get(SESSIONS).context["places"]
    assert ana.post(reverse("sign_out_there", args=[place.id])).status_code == 302
    assert client.get(HOME).status_code == 200


def test_an_app_is_turned_on_with_its_first_code_and_off_again(cora: Person) -> None:
    confirm(cora)
    secret = cora.get(APP).context["form"].secret
    assert "data:image/svg+xml" in cora.get(APP).content.decode()
    secret = cora.get(APP).context["form"].secret

    code = code_of(secret)
    assert cora.post(APP, {"code": wrong(code)}).status_code == 200
    assert cora.post(APP, {"code": code})["Location"] == reverse("mfa_view_recovery_codes")
    page = cora.get(reverse("mfa_view_recovery_codes"))
    assert page.context["unused_codes"] == recovery_codes(cora.account)
    assert cora.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert (Authenticator.objects.count(), mail.outbox[-1].to) == (0, [cora.account.email])


def test_recovery_codes_are_downloaded_and_made_anew(cora: Person) -> None:
    turn_app_on(cora.account)
    confirm(cora, "mfa")
    old = recovery_codes(cora.account)
    content = cora.get(reverse("mfa_download_recovery_codes")).content.decode()
    assert [line for line in content.splitlines() if line.isdigit()] == old
    assert cora.post(reverse("mfa_generate_recovery_codes")).status_code == 302
    assert set(recovery_codes(cora.account)) & set(old) == set()


def test_the_second_factor_is_not_turned_off_without_itself(cora: Person) -> None:
    turn_app_on(cora.account)
    confirm(cora)  # a code by mail does not do
    names = (
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_add_webauthn",
    )
    answers = [cora.get(reverse(name)) for name in names]
    assert {answer["Location"].partition("?")[0] for answer in answers} == {reverse("confirm_identity")}
    assert cora.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert Authenticator.objects.filter(type="totp").exists()


def test_the_passkey_of_another_is_not_there(cora: Person, ana: Member) -> None:
    row = Authenticator.objects.create(user=ana.account, type="webauthn", data={"name": "ana's", "credential": {}})
    confirm(cora)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert cora.get(reverse(name, args=[row.pk])).status_code == 404
        assert cora.post(reverse(name, args=[row.pk]), {"name": "mine"}).status_code == 404


def test_what_is_no_passkey_is_not_added(cora: Person) -> None:
    confirm(cora)
    for credential in ("", "{}", "[]", "1", '{"id": "x", "rawId": 4, "response": {}}'):
        assert cora.post(reverse("mfa_add_webauthn"), {"name": "x", "credential": credential}).status_code == 200
    assert Authenticator.objects.count() == 0


def test_the_own_data_are_all_there_and_nothing_of_others(ana: Member, ben: Member, sealed: Partnership) -> None:
    confirm(ana)
    answer = ana.get(reverse("download_data"))
    data, text = json.loads(answer.content), answer.content.decode()
    assert answer["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert [row["question"] for row in data["answers"]] == list(factories.VENTURE_ANSWERS)
    assert (data["account"]["email"], len(data["signatures"]), data["signatures"][0]["evidence"]["email"]) == (ANA, 1, ANA)
    assert [row["party_name"] for row in data["partnerships"]] == ["מיזם הקיץ"]
    assert (
        BEN in json.dumps({key: value for key, value in data.items() if key != "invitations_sent"}),
        "password" in text.replace("has_password", ""),
    ) == (False, False)
