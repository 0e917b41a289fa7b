"""The worker: sends mails, finishes documents, writes digests, reminders and alarms, clears away what ran out."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from partnerships.queries.outbox import set_aside_mails
from partnerships.queries.signing import unsealed_versions
from partnerships.services import chores


class Command(BaseCommand):
    """`sweep [--every SECONDS]`: everything once, or again and again beside the web processes."""

    # mails leave and the rest goes on whatever the seal lacks; why a document waits is said below, and by seal_status
    requires_system_checks = ()
    help = "Send waiting mails, finish documents that are being sealed, write digests, reminders and alarms."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("--every", type=int, help="repeat after so many seconds, until told to stop (SIGTERM)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep and say what was done."""
        if not options["every"]:
            self._say(chores.do_all())
            self._tell_set_aside()
            return
        told_to_stop = threading.Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_signal: told_to_stop.set())
        while not told_to_stop.is_set():
            close_old_connections()
            self._say(chores.do_all(only_due=True))
            told_to_stop.wait(options["every"])

    def _say(self, outcome: chores.Outcome) -> None:
        sent, sealed = outcome.done.get("mails", 0), outcome.done.get("documents", 0)
        others = [f"{count} {name}" for name, count in outcome.done.items() if count and name not in {"mails", "documents"}]
        self.stdout.write(", ".join([f"{sent} mails sent", f"{sealed} documents sealed", *others]))
        for name in outcome.failed:
            self.stderr.write(f"Work on {name} broke off; the log says why.")
        for version in unsealed_versions():
            tried = f"{version.check_code} is not sealed yet, tried {version.seal_attempts} times."
            self.stderr.write(f"{tried} {version.seal_error}".rstrip())

    def _tell_set_aside(self) -> None:
        for row in set_aside_mails():
            self.stderr.write(f"A mail ({row.template}, {row.message_id}) was set aside after {row.attempts} tries. {row.error}".rstrip())
