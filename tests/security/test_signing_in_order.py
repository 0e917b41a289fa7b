"""Where one signs after another, nobody before their turn can tell whether, when, how and by whom it was signed: only that it waits."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from partnerships.domain.companions import ALL
from partnerships.models import OutboxMail, Party
from partnerships.queries.chain import export_chain
from partnerships.queries.timeline import log_ends_for
from partnerships.services import clock
from partnerships.services.signing_code import send_signing_code
from tests import beside, factories, organisations, signing_steps
from tests.beside import Reader
from tests.factories import CORA, TwoSides
from tests.in_order import FAY, in_turn, person
from tests.own_account import confirm
from tests.people import Member, Person
from tests.security.access_table import TABLE, Door
from tests.security.addresses import addresses
from tests.security.pages import page

pytestmark = pytest.mark.walk

WORD = "a word that only ben may read"
SHORT = frozenset(
    {
        "sign", "arrange_signing", "decline_agreement", "sign_elsewhere", "partnership", "partnership_list", "timeline", "agreement",
        "clauses", "clauses_live", "people", "download_data", "export_csv", "document_json", "beside", "beside_timeline", "organisation",
        "organisation_partnerships",
    }
)  # fmt: skip
"""What tells of a partnership as a whole; every other address is compared with --long."""
PASS = {"reader": Door.COMPANIONS, "administrator": Door.TEAM}


@pytest.fixture
def sides(db: None) -> TwoSides:
    return in_turn()


@pytest.fixture
def blind(sides: TwoSides) -> dict[str, Person]:
    """Everybody whose turn has not come, and those who have none."""
    founder = organisations.found("founder@organisation.example", number="510000003", form="company")
    Party.objects.filter(pk=sides.organisation.party_id).update(organisation=founder.organisation)
    people: dict[str, Person] = {
        "cora": Member(person(sides.partnership, CORA)),
        "fay": Member(person(sides.partnership, FAY)),
        "reader": Reader(beside.consultant(sides, allowed=ALL)),
        "administrator": Person(founder.account),
    }
    for one in people.values():
        confirm(one)
    return people


def observed(blind: Mapping[str, Client], sides: TwoSides, names: frozenset[str]) -> dict[tuple[str, str], Any]:
    """What these people get there, and the mails that wait for them."""
    there = addresses(TABLE, sides.partnership)
    of_all = {"partnership_list", "export_csv", "download_data"}
    seen: dict[tuple[str, str], Any] = {}
    for name, client in blind.items():
        for row in TABLE:
            is_let_in = row.name in of_all or row.door == PASS.get(name, Door.SIDES)
            if row.name in names and is_let_in and "GET" in row.methods:
                start = transaction.savepoint()
                seen[name, row.name] = page(client, "GET", there[row.name])
                transaction.savepoint_rollback(start)
    mine = OutboxMail.objects.filter(account__in=[client.account.pk for client in blind.values() if isinstance(client, Person)])
    seen["all", "mails"] = sorted((mail.to, mail.template, mail.key) for mail in mine)
    return seen


def in_both_worlds(blind: Mapping[str, Client], sides: TwoSides, names: frozenset[str]) -> list[dict[tuple[str, str], Any]]:
    """As it is before ana signs, and after: with a word, a drawing, and a code that ben asked for at once."""
    now, seen = clock.now(), []
    for signs in (False, True):
        start = transaction.savepoint()
        if signs:
            with time_machine.travel(now + timedelta(hours=5), tick=False):
                signing_steps.sign(sides.venture, word=WORD, drawn=signing_steps.drawing(), name="ana of the venture")
                send_signing_code(actor=sides.organisation, version=factories.version_of(sides.partnership))
        with time_machine.travel(now + timedelta(days=1), tick=False):
            seen.append(observed(blind, sides, names))
        transaction.savepoint_rollback(start)
        cache.clear()
    return seen


def differing(names: frozenset[str], blind: Mapping[str, Client], sides: TwoSides) -> list[tuple[str, str]]:
    before, after = in_both_worlds(blind, sides, names)
    assert WORD not in repr(after)
    return [key for key in before if before[key] != after[key]]


def test_before_ones_turn_it_only_waits(sides: TwoSides, blind: dict[str, Person]) -> None:
    assert differing(SHORT, blind, sides) == []


@pytest.mark.long
def test_no_address_tells_of_a_signature_before_ones_turn(sides: TwoSides, blind: dict[str, Person]) -> None:
    assert differing(frozenset(row.name for row in TABLE), blind, sides) == []


def test_what_somebody_posts_before_their_turn_is_answered_alike(sides: TwoSides, blind: dict[str, Person]) -> None:
    cora, answers = blind["cora"], []
    posts = {name: reverse(name, args=[sides.partnership.public_id]) for name in ("sign_agreement", "signing_code", "send_back")}
    for signs in (False, True):
        if signs:
            signing_steps.sign(sides.venture, word=WORD)
        form = signing_steps.posted(person(sides.partnership, CORA), code="123456", token="x")
        answers.append([page(cora, "POST", posts["sign_agreement"], form), page(cora, "POST", posts["signing_code"], form)])
        answers[-1].append(page(cora, "POST", posts["send_back"], {"note": "", "fingerprint": "x"}))
    assert answers[0] == answers[1]
    assert [status for status, _body, _headers in answers[0]] == [409, 409, 400]


def test_the_log_that_is_taken_away_ends_before_the_signatures_that_are_hidden(sides: TwoSides) -> None:
    def logs() -> list[bytes]:
        people = [person(sides.partnership, email) for email in (factories.ANA, factories.BEN, CORA, FAY)]
        return [export_chain(sides.partnership, until=log_ends_for(sides.round, one)) for one in (*people, None)]

    before = logs()
    signing_steps.sign(sides.venture)
    ana, ben, *others = logs()
    assert others == before[2:]
    assert ana == ben == export_chain(sides.partnership)
    assert ana != before[0]


def test_those_whose_turn_has_come_see_it(sides: TwoSides) -> None:
    signing_steps.sign(sides.venture, word=WORD)
    table = reverse("sign", args=[sides.partnership.public_id])
    seen = {
        email: WORD in Member(person(sides.partnership, email)).get(table).content.decode()
        for email in (factories.ANA, factories.BEN, CORA, FAY)
    }
    assert seen == {factories.ANA: True, factories.BEN: True, CORA: False, FAY: False}
