"""Alarms about certificates: to the administrators, once for each day of alarm, in daytime."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from partnerships.models import Certificate, Membership, Organisation, OutboxMail
from partnerships.services import clock
from partnerships.services.certificates import alarm
from tests import factories
from tests.factories import ANA, BEN

ENDS = date(2027, 6, 1)


@pytest.fixture
def certificate(db: None) -> Certificate:
    """Of an organisation that ana administers, and where ben works."""
    organisation = Organisation.objects.create(legal_name="אגודה", form="association", number="580000008", created_at=clock.now())
    for email, administers in ((ANA, True), (BEN, False)):
        account = factories.account_of(email)
        Membership.objects.create(organisation=organisation, account=account, name=email, administers=administers, joined_at=clock.now())
    return Certificate.objects.create(organisation=organisation, kind="section_46", valid_until=ENDS)


def told_in(days: int) -> int:
    """How many alarms leave so many days before the end."""
    with time_machine.travel(datetime(2027, 6, 1, 8, tzinfo=UTC) - timedelta(days=days), tick=False):
        return alarm()


def test_it_works(certificate: Certificate) -> None:
    assert [told_in(days) for days in (61, 60, 55, 30, 29, 7, 3, 0, -1, -2, -3)] == [0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0]
    rows = list(OutboxMail.objects.order_by("pk"))
    assert [(row.to, row.opened()["has_ended"]) for row in rows] == [(ANA, False), (ANA, False), (ANA, False), (ANA, True)]


def test_a_renewed_one_is_told_anew(certificate: Certificate) -> None:
    assert told_in(7) == 1
    Certificate.objects.update(valid_until=ENDS + timedelta(days=60))
    assert [told_in(7), told_in(0)] == [0, 1]


def test_late_news_is_told_once(certificate: Certificate) -> None:
    assert [told_in(20), told_in(19)] == [1, 0]


@pytest.mark.parametrize("hour", [1, 20])
def test_not_at_night(certificate: Certificate, hour: int) -> None:
    with time_machine.travel(datetime(2027, 5, 31, hour, tzinfo=UTC), tick=False):
        assert alarm() == 0


def test_what_ended_long_ago_is_told_to_nobody(certificate: Certificate) -> None:
    assert told_in(-100) == 0
