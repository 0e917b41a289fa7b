"""Work that comes round beside the web processes: each kind has its own rhythm, and any number of workers share it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from partnerships.models import Chore
from partnerships.services import (
    certificates,
    clock,
    digests,
    expiry,
    outbox,
    reminders,
    seal_alarms,
    sealing,
    signing_deadlines,
    status,
    storage,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Work:
    """One kind of work: what does it (and returns how much was done), and how long one worker has it to itself."""

    name: str
    do: Callable[[], int]
    every: timedelta = timedelta(0)


WORK = (
    Work("mails", outbox.send_waiting),
    Work("documents", sealing.sweep),
    Work("digests", digests.send_digests, timedelta(minutes=5)),
    Work("reminders", reminders.remind, timedelta(minutes=10)),
    Work("deadlines", signing_deadlines.remind, timedelta(hours=1)),
    Work("ran out", status.notice_expired_invitations, timedelta(minutes=10)),
    Work("alarms", certificates.alarm, timedelta(hours=1)),
    Work("seal", seal_alarms.alarm, timedelta(hours=1)),
    Work("expired", expiry.clear, timedelta(days=1)),
    Work("left over", storage.clear_left_over, timedelta(days=1)),
)


@dataclass(frozen=True)
class Outcome:
    """What was done, by the name of the work, and which kinds broke off."""

    done: Mapping[str, int]
    failed: tuple[str, ...]


def do_all(*, only_due: bool = False) -> Outcome:
    """Do the work; with `only_due` leave out what some worker did not long ago. What breaks off in one kind does not stop the others."""
    done: dict[str, int] = {}
    failed: list[str] = []
    for work in WORK:
        if only_due and work.every and not _take(work):
            continue
        try:
            done[work.name] = work.do()
        except Exception:  # whatever it is: the other kinds of work go on, and this one is tried again
            logger.exception("work on %s broke off", work.name)
            failed.append(work.name)
    return Outcome(done, tuple(failed))


@transaction.atomic(durable=True)
def _take(work: Work) -> bool:
    """Whether this worker is the one that does it this time."""
    now = clock.now()
    Chore.objects.get_or_create(name=work.name, defaults={"due_at": now})
    return bool(Chore.objects.filter(name=work.name, due_at__lte=now).update(due_at=now + work.every))
