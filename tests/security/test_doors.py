"""Ways in: the same answer for everybody, limits that hold everywhere, links and codes that fit one lock only."""

from typing import Any

import pytest
from django.core import mail
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse

from partnerships import settings as site_settings
from partnerships.models import Invitation, Signature
from partnerships.services.agreement import freeze_agreement
from partnerships.services.sending_back import send_back
from partnerships.web.client_address import client_address
from tests import factories
from tests.people import Member, Person
from tests.security.access_table import TABLE
from tests.security.addresses import addresses
from tests.security.pages import changes_since, dump, page
from tests.security.posts import proper_posts
from tests.web.test_sign_in import CODE, DOOR, account_in, code_in

STRANGER = "nobody.knows@example.org"
ONE_CLICK = "mail_stop"
"""Pressed by mail programs, which have no token of a form (RFC 8058); the address itself is the secret."""


def test_known_and_unknown_addresses_get_the_same_answer(db: None) -> None:
    """Byte for byte at the door, at the code, with a wrong code, and in the mail, its code aside."""
    factories.account_of(factories.ANA)
    seen = []
    for email in (factories.ANA, STRANGER):
        client, before = Client(), len(mail.outbox)
        pages = [page(client, "POST", DOOR, {"email": email}), page(client, "GET", CODE), page(client, "POST", CODE, {"code": "AAA-AAA"})]
        (sent,) = mail.outbox[before:]
        text = str(sent.body)
        seen.append((repr(pages).replace(email, "WHO"), sent.subject.replace(code_in(text), "CODE"), text.replace(code_in(text), "CODE")))
    assert seen[0] == seen[1]


def test_an_account_that_is_closed(db: None, nobody: Client) -> None:
    """The door answers like for everybody else; behind a right code stands a page that says so."""
    account = factories.account_of(factories.ANA)
    account.is_active = False
    account.save(update_fields=["is_active"])
    asked = nobody.post(DOOR, {"email": factories.ANA})
    assert (asked.status_code, asked["Location"]) == (302, CODE)
    answer = nobody.post(CODE, {"code": code_in(str(mail.outbox[-1].body))}, follow=True)
    assert (answer.redirect_chain[-1][0], answer.status_code, account_in(nobody)) == (reverse("account_inactive"), 200, None)


def test_limits_are_kept_where_every_process_sees_them(db: None, settings: Any) -> None:
    assert site_settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    settings.CACHES = {"default": {**site_settings.CACHES["default"], "LOCATION": "limits_of_the_test"}}
    call_command("createcachetable", verbosity=0)
    statuses = []
    for _try in range(4):
        del caches["default"]  # as in another process
        statuses.append(Client().post(DOOR, {"email": STRANGER}).status_code)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM limits_of_the_test")
        assert cursor.fetchone()[0] > 0
    assert statuses == [302, 302, 302, 200]


def test_a_forged_address_lifts_no_limit(db: None) -> None:
    limit = 20  # a minute and address, of allauth
    forged = [{"x-forwarded-for": f"203.0.113.{number}"} for number in range(limit + 1)]
    statuses = [Client().post(DOOR, {"email": f"p{number}@example.org"}, headers=head).status_code for number, head in enumerate(forged)]
    assert statuses[-1] != 302


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "address"),
    [
        (0, "203.0.113.9", "192.0.2.7", "192.0.2.7"),
        (1, "203.0.113.9", "192.0.2.7", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "", "203.0.113.9"),
        (2, "6.6.6.6, 2001:db8::9, 10.0.0.1", "", "2001:db8::9"),
        (2, "203.0.113.9", "192.0.2.7", "192.0.2.7"),
        (1, "6.6.6.6, <b>\0", "192.0.2.7", None),
        (0, "", "", None),
    ],
)
def test_only_our_own_proxies_name_the_address(proxies: int, forwarded: str, remote: str, address: str | None, settings: Any) -> None:
    settings.PROXIES = proxies
    assert client_address(RequestFactory().get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR=remote)) == address


def test_behind_a_socket_the_door_opens(nobody: Client, db: None) -> None:
    assert nobody.post(DOOR, {"email": STRANGER}, REMOTE_ADDR="").status_code == 302


def test_every_post_needs_its_token(db: None) -> None:
    sides = factories.round_in("negotiating")
    factories.invite(sides.venture, own_side=True)
    client = Client(enforce_csrf_checks=True)
    client.force_login(sides.venture.account)
    there, before = addresses(TABLE, sides.partnership), dump()
    posts = proper_posts(sides, sides.venture)
    rows = [row for row in TABLE if row.post is not None]
    assert {row.name: client.post(there[row.name], posts.get(row.name, {})).status_code for row in rows} == {
        row.name: 404 if row.name == ONE_CLICK else 403 for row in rows
    }
    assert changes_since(before) == set()


def test_cookies_are_for_this_site_only(nobody: Client, db: None) -> None:
    nobody.post(DOOR, {"email": STRANGER})
    cookies = nobody.get(CODE).cookies | nobody.cookies
    assert {name: (bool(cookie["httponly"]), cookie["samesite"]) for name, cookie in cookies.items() if cookie.value} == {
        "sessionid": (True, "Lax"),
        "csrftoken": (True, "Lax"),
    }


def test_a_link_is_on_one_page_of_one_person_once(ana: Member, ben: Member, dan: Member, eve: Person) -> None:
    partnership = ana.representative.party.partnership
    ana.post(reverse("invite", args=[partnership.public_id]), {"by": "link", "does": "works"})
    shown = ana.get(reverse("invite", args=[partnership.public_id])).context["new_link"]
    token = shown.rstrip("/").rpartition("/")[2]
    assert Invitation.objects.filter(accepted_at=None, email="").count() == 1
    there = addresses(TABLE, partnership)
    pages = [page(client, "GET", there[row.name])[1] for client in (ana, ben, dan, eve) for row in TABLE if row.get is not None]
    assert [text for text in (repr(dump()), *pages) if token in text] == []


def test_a_mail_scanner_that_opens_the_link_changes_nothing(nobody: Client, db: None) -> None:
    _invitation, token = factories.invite(factories.partnership_opened_by(factories.ANA), factories.CORA)
    before, address = dump(), reverse("invitation", args=[token])
    assert [getattr(nobody, method)(address).status_code for method in ("get", "head", "get", "options")] == [200, 200, 200, 405]
    assert changes_since(before) == set()
    assert token not in nobody.post(address)["Location"]


@pytest.mark.parametrize("whose", ["the other signatory's", "an earlier version's", "a used one"])
def test_a_signing_code_fits_one_signatory_and_one_version(whose: str, db: None) -> None:
    sides = factories.signing_round()
    ana, address = Member(sides.venture), reverse("sign_agreement", args=[sides.partnership.public_id])
    if whose == "the other signatory's":
        factories.fresh_code(sides.venture)
        code = factories.fresh_code(sides.organisation)
    else:
        code = factories.fresh_code(sides.venture)
        if whose == "a used one":
            signed = {**proper_posts(sides, sides.venture)["sign_agreement"], "code": code}
            assert ana.post(address, signed).status_code == 302
        version = factories.version_of(sides.partnership)
        send_back(actor=sides.venture, version=version, fingerprint=version.fingerprint, note="x")
        freeze_agreement(actor=sides.venture, round_=sides.round)
    before = Signature.objects.count()
    answer = ana.post(address, {**proper_posts(sides, sides.venture)["sign_agreement"], "code": code})
    assert (answer.status_code, list(answer.context["form"].errors), Signature.objects.count()) == (400, ["code"], before)
