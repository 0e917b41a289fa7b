"""Small news: the first at once, what follows within a day in one mail, by day, and nothing to whoever stopped it or left."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
import time_machine

from partnerships.domain.companions import ALL, NOTHING
from partnerships.models import Clause, OutboxMail, Partnership, Representative, SmallNews
from partnerships.services import clock
from partnerships.services.comments import comment
from partnerships.services.companions import admit
from partnerships.services.digests import send_digests
from partnerships.services.mail_stops import resume_small_mails, stop_small_mails
from partnerships.services.notices import tell_people
from tests import beside, factories
from tests.factories import ANA, BEN, EVE

MONDAY = datetime(2027, 3, 1, 8, tzinfo=UTC)
"""Ten in the morning in Israel."""


@pytest.fixture
def now() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def at_work(now: time_machine.Traveller, partnership: Partnership) -> Partnership:
    """A partnership whose people have had no small mail yet."""
    OutboxMail.objects.all().delete()
    return partnership


def tell(partnership: Partnership, number: int, *, template: str = "proposal_waits") -> None:
    """Something small happened at clause `number`."""
    values = {"side": "מיזם הקיץ", "heading": f"סעיף {number}"}
    tell_people(partnership, template, key=f"{template}:{number}", path=f"/clauses/{number}/", values=values)


def mails_to(email: str) -> list[tuple[str, bool]]:
    return list(OutboxMail.objects.filter(to=email).order_by("pk").values_list("template", "is_small"))


def test_it_works(at_work: Partnership, now: time_machine.Traveller) -> None:
    for number in (1, 2, 3):
        tell(at_work, number)
    assert mails_to(ANA) == [("proposal_waits", True)]
    assert send_digests() == 0
    now.shift(timedelta(days=1))
    assert send_digests() == 2
    assert mails_to(ANA) == [("proposal_waits", True), ("digest", True)]
    digest = OutboxMail.objects.get(to=ANA, template="digest")
    assert [item["values"]["heading"] for item in digest.opened()["news"]] == ["סעיף 2", "סעיף 3"]
    assert SmallNews.objects.exclude(values=None).count() == 0
    assert send_digests() == 0


def test_one_piece_of_news_leaves_as_itself(at_work: Partnership, now: time_machine.Traveller) -> None:
    tell(at_work, 1)
    tell(at_work, 2)
    now.shift(timedelta(days=1))
    send_digests()
    assert mails_to(ANA) == [("proposal_waits", True), ("proposal_waits", True)]


def test_at_most_one_a_day(at_work: Partnership, now: time_machine.Traveller) -> None:
    for hour in range(24 * 7):
        tell(at_work, hour)
        now.shift(timedelta(hours=1))
        send_digests()
    written = list(OutboxMail.objects.filter(to=ANA).order_by("pk").values_list("created_at", flat=True))
    assert [later - earlier >= timedelta(days=1) for earlier, later in pairwise(written)] == [True] * (len(written) - 1)
    # from Monday to Monday, and nothing on Saturday
    assert len(written) == 7


def test_the_same_cause_is_told_once(at_work: Partnership) -> None:
    for number in (1, 1, 2, 2):
        tell(at_work, number)
    assert (len(mails_to(ANA)), SmallNews.objects.filter(account__email=ANA).count()) == (1, 1)


def test_each_partnership_has_its_own(at_work: Partnership) -> None:
    other = factories.open_partnership_of_two(title="שותפות אחרת").partnership
    OutboxMail.objects.all().delete()
    tell(at_work, 1)
    tell(other, 2)
    assert mails_to(ANA) == [("proposal_waits", True)] * 2


def test_what_is_not_small_leaves_at_once(at_work: Partnership) -> None:
    tell(at_work, 1)
    tell(at_work, 2, template="all_settled")
    assert mails_to(ANA) == [("proposal_waits", True), ("all_settled", False)]


def test_news_is_encrypted(at_work: Partnership) -> None:
    tell(at_work, 1)
    tell(at_work, 2)
    news = SmallNews.objects.filter(account__email=ANA).get()
    assert ("סעיף".encode() in bytes(news.values or b""), news.opened()["heading"]) == (False, "סעיף 2")


def test_who_stopped_it_gets_none(at_work: Partnership, now: time_machine.Traveller) -> None:
    tell(at_work, 1)
    tell(at_work, 2)
    account = factories.account_of(ANA)
    stop_small_mails(account=account, partnership=at_work)
    stop_small_mails(account=account, partnership=at_work)
    tell(at_work, 3)
    now.shift(timedelta(days=1))
    send_digests()
    assert (mails_to(ANA), len(mails_to(BEN))) == ([("proposal_waits", True)], 2)
    resume_small_mails(account=account, partnership=at_work)
    tell(at_work, 4)
    assert mails_to(ANA) == [("proposal_waits", True)] * 2


def test_who_left_gets_none(at_work: Partnership, now: time_machine.Traveller) -> None:
    tell(at_work, 1)
    tell(at_work, 2)
    Representative.objects.filter(account__email=ANA).update(left_at=MONDAY)
    now.shift(timedelta(days=1))
    assert send_digests() == 1
    assert SmallNews.objects.filter(account__email=ANA).count() == 0


def test_who_may_no_longer_read_the_clauses_gets_none(now: time_machine.Traveller, db: None) -> None:
    sides = factories.round_in("negotiating")
    eve = beside.consultant(sides, allowed=ALL)
    OutboxMail.objects.all().delete()
    clause = Clause.objects.filter(round=sides.round)[0]
    for _twice in range(2):
        comment(actor=sides.venture, clause=clause, text="מה דעתך?", once=uuid4(), mentions=[eve.public_id])
    admit(actor=sides.venture, companion=eve, allows=NOTHING)
    now.shift(timedelta(days=1))
    send_digests()
    assert mails_to(EVE) == [("comment_asks", True)]
    assert SmallNews.objects.filter(account__email=EVE).count() == 0


def test_a_specimen_tells_nobody(at_work: Partnership) -> None:
    at_work.is_specimen = True
    tell(at_work, 1)
    tell(at_work, 2)
    assert (OutboxMail.objects.count(), SmallNews.objects.count()) == (0, 0)


def test_a_damaged_row_holds_up_nobody_else(at_work: Partnership, now: time_machine.Traveller) -> None:
    other = factories.open_partnership_of_two(title="שותפות אחרת").partnership
    OutboxMail.objects.all().delete()
    for number in (1, 2):
        tell(at_work, number)
        tell(other, number + 2)
    SmallNews.objects.filter(partnership=at_work).update(values=b"x" * 40)
    now.shift(timedelta(days=1, hours=1))
    send_digests()
    today = OutboxMail.objects.filter(to=ANA, created_at__gt=clock.now() - timedelta(hours=1))
    assert list(today.values_list("partnership", flat=True)) == [other.pk]
