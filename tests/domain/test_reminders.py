"""When somebody is reminded, and when a certificate's end is told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from partnerships.domain.reminders import certificate_alarm, is_decent_hour, reminders_passed

SINCE = datetime(2027, 3, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize(("days", "passed"), [(0, 0), (2.99, 0), (3, 1), (6.9, 1), (7, 2), (14, 3), (29, 3), (30, 4), (400, 4)])
def test_after_3_7_14_and_30_days(days: float, passed: int) -> None:
    assert reminders_passed(since=SINCE, now=SINCE + timedelta(days=days)) == passed


@pytest.mark.parametrize(
    ("day", "hour", "decent"),
    [
        (1, 8, False), (1, 9, True), (1, 18, True), (1, 19, False), (1, 3, False),  # Monday
        (5, 12, True), (5, 13, False), (6, 10, False), (7, 10, True),  # Friday, Saturday, Sunday
    ],
)  # fmt: skip
def test_by_day_and_not_on_saturday(day: int, hour: int, decent: bool) -> None:
    assert is_decent_hour(datetime(2027, 3, day, hour, tzinfo=UTC)) is decent


@pytest.mark.parametrize(("days", "alarm"), [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7), (-1, -1), (-50, -1)])
def test_alarms_of_a_certificate(days: int, alarm: int | None) -> None:
    today = date(2027, 3, 1)
    assert certificate_alarm(today + timedelta(days=days), on=today) == alarm
