"""When somebody is reminded: so many days after it became their turn, and at an hour at which a mail disturbs nobody."""

from datetime import date, datetime, timedelta

REMIND_AFTER = tuple(timedelta(days=days) for days in (3, 7, 14, 30))
ALARM_BEFORE = (60, 30, 7)
DEADLINE_DAYS = (3, -1, -7)
"""Before the day by which the sides mean to have signed, and after it."""
BEFORE_DEADLINE, AFTER_DEADLINE = 3, 14
FRIDAY, SATURDAY = 4, 5
FIRST_HOUR, LAST_HOUR, LAST_HOUR_ON_FRIDAY = 9, 19, 13


def reminders_passed(*, since: datetime, now: datetime) -> int:
    """How many of the reminders have come due since then. Whoever was told of fewer gets one now: only the latest."""
    return sum(now - since >= after for after in REMIND_AFTER)


def is_decent_hour(local: datetime) -> bool:
    """Whether a mail that nobody waits for may leave at this time of the receiver: by day, on Friday till noon, not on Saturday."""
    if local.weekday() == SATURDAY:
        return False
    last = LAST_HOUR_ON_FRIDAY if local.weekday() == FRIDAY else LAST_HOUR
    return FIRST_HOUR <= local.hour < last


def certificate_alarm(valid_until: date, *, on: date) -> int | None:
    """Which alarm about a certificate is due on that day: 60, 30 or 7 days before its end, -1 when it has ended; None while it is far."""
    if valid_until < on:
        return -1
    return min((days for days in ALARM_BEFORE if valid_until <= on + timedelta(days=days)), default=None)


def deadline_reminder(deadline: date, *, since: date, on: date) -> int | None:
    """Which reminder of a deadline is the latest to have come due on that day: 3 days before it, 1 or 7 after it (negative).

    None while it is far, long after it, and where the reminder would have come before anybody was asked at all (`since`).
    """
    left = (deadline - on).days
    due = min((days for days in DEADLINE_DAYS if left <= days), default=None)
    if due is None or left < -AFTER_DEADLINE or deadline - timedelta(days=due) <= since:
        return None
    return due
