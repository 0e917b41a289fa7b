"""Several workers at once: each mail leaves once, each kind of work is done by one of them, and what breaks off stops nothing else."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings as site_settings
from django.core import mail
from django.db import connection

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


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_a_worker_ends_when_it_is_told_to() -> None:
    command = [sys.executable, "-c", STARTER, str(connection.settings_dict["NAME"])]
    with subprocess.Popen(command, cwd=site_settings.BASE_DIR, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "0 mails sent, 0 documents sealed\n"
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=20) == 0


STARTER = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.core.management import call_command
from django.core.management.base import OutputWrapper
sys.stdout.reconfigure(line_buffering=True)
call_command("sweep", every=600)
"""
