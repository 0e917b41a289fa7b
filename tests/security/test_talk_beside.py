"""Whoever may not read the clauses yet learns nothing of the talk about them: no page, no mail and no list of theirs depends on it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction

from partnerships.domain.companions import ALL
from partnerships.models import Clause, Companion, OutboxMail, SmallNews
from partnerships.services import clock
from partnerships.services.comments import comment, resolve_thread
from partnerships.services.prepared import prepare_wording
from partnerships.services.talk_marks import mark_for_talk
from tests import beside, factories
from tests.beside import Reader
from tests.factories import TwoSides
from tests.security.access_table import TABLE, Door
from tests.security.addresses import addresses
from tests.security.pages import Page, page

pytestmark = pytest.mark.walk

GATHERING = ("partnership", "partnership_list", "export_csv", "account", "download_data")
"""What gathers everything that somebody may see."""


def talk(sides: TwoSides, eve: Companion) -> None:
    """The sides and their consultant talk about a clause, in every way that there is."""
    clause = Clause.objects.filter(round=sides.round, proposals__isnull=False)[0]
    began = comment(actor=sides.venture, clause=clause, text="סוד", once=uuid4(), mentions=[sides.organisation.public_id, eve.public_id])
    comment(actor=eve, clause=clause, text="סוד", once=uuid4(), thread=began.public_id)
    resolve_thread(actor=sides.organisation, clause=clause, thread=began.public_id)
    mark_for_talk(actor=sides.organisation, clause=clause)
    prepare_wording(actor=eve, clause=clause, text="סוד", why="סוד", once=uuid4())


def test_nothing_that_they_see_depends_on_the_talk(db: None) -> None:
    sides = factories.revealed_round()
    eve = beside.consultant(sides, allowed=ALL)
    readers = {
        "observer from signing on": Reader(beside.join(sides.organisation, "observer", reads_from="signing", may_comment=True)),
        "third party, not called": Reader(beside.join(sides.venture, "third_party", may_comment=True)),
        "consultant whom nobody lets in": Reader(beside.join(sides.organisation, "consultant", email="yona@advice.example")),
    }
    there = addresses([row for row in TABLE if row.door is Door.COMPANIONS or row.name in GATHERING], sides.partnership)
    theirs = [reader.account.pk for reader in readers.values()]

    def seen() -> tuple[dict[tuple[str, str], Page], int]:
        pages = {(who, name): page(reader, "GET", address) for who, reader in readers.items() for name, address in there.items()}
        mails = OutboxMail.objects.filter(account__in=theirs).count() + SmallNews.objects.filter(account__in=theirs).count()
        return pages, mails

    quiet, lively = (in_a_world(look, seen) for look in (lambda: None, lambda: talk(sides, eve)))
    assert [key for key in quiet[0] if quiet[0][key] != lively[0][key]] == []
    assert quiet[1] == lively[1]


def in_a_world(
    happens: Callable[[], None], look: Callable[[], tuple[dict[tuple[str, str], Page], int]]
) -> tuple[dict[tuple[str, str], Page], int]:
    """What can be seen two days after that happened; it is taken back."""
    now, start = clock.now(), transaction.savepoint()
    with time_machine.travel(now + timedelta(days=3), tick=False):
        happens()
    with time_machine.travel(now.replace(microsecond=0) + timedelta(days=5), tick=False):
        found = look()
    transaction.savepoint_rollback(start)
    return found
