"""The links of mails: they lead where the mail says, and whoever only looks (mail scanners with a browser among them) changes nothing."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from partnerships.models import Account
from partnerships.services.mail_stops import stop_link
from partnerships.services.outbox import send_waiting
from tests import factories
from tests.factories import ANA, BEN, CORA
from tests.mail_server import Received, mail_server
from tests.people import Person
from tests.security.pages import changes_since, dump


@pytest.fixture
def server(settings: Any) -> Iterator[Received]:
    with mail_server(settings) as received:
        yield received


def links(server: Received) -> dict[str, set[str]]:
    """By receiver the pages to which the mails lead."""
    found: dict[str, set[str]] = {}
    for mail in server.mails:
        body = mail.get_body(("plain",))
        assert body is not None
        addresses = {urlsplit(address).path for address in re.findall(r"https?://\S+", body.get_content())}
        found.setdefault(str(mail["To"]), set()).update(addresses)
    return found


def live(server: Received) -> dict[str, set[str]]:
    """A partnership from the first invitation to the sealed document, and the links of all its mails."""
    sides = factories.open_partnership_of_two()
    factories.invite(sides.venture, CORA, own_side=True)
    factories.lead_to("sealed", sides.partnership)
    send_waiting()
    found = links(server)
    found[ANA].add(urlsplit(stop_link(Account.objects.get(email=ANA), sides.partnership)).path)
    return found


@pytest.mark.walk
@pytest.mark.django_db
def test_they_lead_where_the_mail_says(server: Received) -> None:
    found = live(server)
    assert set(found) == {ANA, BEN, CORA}
    for email, addresses in found.items():
        person = Person(factories.account_of(email))
        statuses = {address: person.get(address, follow=True).status_code for address in addresses}
        # a clause's or a signing page's mail is read later than it was written: then the page says how things stand
        assert {address: status for address, status in statuses.items() if status not in {200, 410}} == {}


@pytest.mark.walk
@pytest.mark.django_db
def test_a_scanner_changes_nothing(server: Received, nobody: Client) -> None:
    addresses = sorted(set().union(*live(server).values()))
    before = dump()
    for address in addresses:
        for method in ("head", "get", "options", "get"):
            getattr(nobody, method)(address)
    assert changes_since(before) == set()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_scanner_with_a_browser_changes_nothing(server: Received, live_server: LiveServer, browser: Browser) -> None:
    opener = factories.partnership_opened_by(ANA)
    factories.invite(opener, CORA)
    send_waiting()
    addresses = [*sorted(set().union(*links(server).values())), urlsplit(stop_link(opener.account, opener.party.partnership)).path]
    before = dump()
    with browser.new_context() as context:
        page = context.new_page()
        for address in addresses:
            page.goto(live_server.url + address, wait_until="networkidle")
            page.mouse.move(200, 300)
    assert changes_since(before) == set()
