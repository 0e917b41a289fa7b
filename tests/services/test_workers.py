"""Several workers at once: each mail leaves once, each kind of work is done by one of them, and what breaks off stops nothing else."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection

from partnerships.management.commands import sweep
from partnerships.models import Chore, OutboxMail
from partnerships.services import chores, clock
from partnerships.services.chores import WORK, Work, do_all
from partnerships.services.outbox import queue_mail, send_waiting
from tests.mails import values_of


def at_once(work: Callable[[], Any], times: int = 2) -> list[Any]:
    """What so many workers return who begin at the same instant."""
    barrier, done = threading.Barrier(times), []

    def run() -> None:
        barrier.wait()
        done.append(work())
        connection.close()

    workers = [threading.Thread(target=run) for _worker in range(times)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return done


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_send_twice(settings: Any) -> None:
    settings.WORKER_SENDS = True
    for number in range(20):
        queue_mail(
            key=f"joined:{number}", to="ana@venture.example", language="he", template="joined", values=values_of("joined", 0, "he"),
            partnership=None,
        )  # fmt: skip
    assert len(mail.outbox) == 0
    counts = at_once(send_waiting)
    assert (sum(counts), len({message.extra_headers["Message-ID"] for message in mail.outbox}), len(mail.outbox)) == (20, 20, 20)
    assert OutboxMail.objects.filter(sent_at=None).count() == 0


@pytest.mark.django_db(transaction=True)
def test_one_of_them_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chores, "WORK", (Work("rare", lambda: 1, timedelta(hours=1)),))
    Chore.objects.create(name="rare", due_at=clock.now())
    done = at_once(lambda: dict(do_all(only_due=True).done))
    assert sorted(done, key=len) == [{}, {"rare": 1}]


@pytest.mark.django_db
def test_each_kind_has_its_rhythm() -> None:
    with time_machine.travel(clock.now(), tick=False) as now:
        assert list(do_all(only_due=True).done) == [work.name for work in WORK]
        assert list(do_all(only_due=True).done) == ["mails", "documents"]
        for rhythm in {work.every for work in WORK}:
            now.shift(rhythm)
            due = [work.name for work in WORK if work.every <= rhythm]
            assert [name for name in do_all(only_due=True).done if name in due] == due


@pytest.mark.django_db
def test_what_breaks_off_stops_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> int:
        raise RuntimeError

    monkeypatch.setattr(chores, "WORK", (Work("broken", broken), Work("sound", lambda: 3)))
    outcome = do_all()
    assert (dict(outcome.done), outcome.failed) == ({"sound": 3}, ("broken",))


@pytest.fixture
def _own_signals() -> Iterator[None]:
    """The signals of the test run as they were."""
    kept = {sign: signal.getsignal(sign) for sign in (signal.SIGTERM, signal.SIGINT)}
    yield
    for sign, handler in kept.items():
        signal.signal(sign, handler)


@pytest.mark.usefixtures("_own_signals")
@pytest.mark.django_db
def test_a_worker_ends_when_it_is_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweep, "close_old_connections", lambda: None)  # this one is the test's

    class Output(StringIO):
        def write(self, words: str) -> int:
            os.kill(os.getpid(), signal.SIGTERM)  # in the middle of its work, which it finishes
            return super().write(words)

    output = Output()
    call_command("sweep", every=600, stdout=output)
    assert output.getvalue() == "0 mails sent, 0 documents sealed\n"
