"""Picks up what a dead worker left: mails that have not left, documents that are still being sealed."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from partnerships.queries.outbox import set_aside_mails
from partnerships.queries.signing import unsealed_versions
from partnerships.services import outbox, sealing


class Command(BaseCommand):
    """`sweep [--every SECONDS]`: once, or again and again beside the web processes."""

    help = "Send waiting mails and finish documents that are being sealed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("--every", type=int, help="repeat after so many seconds")

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep and say what was done."""
        while True:
            sent, sealed = outbox.send_waiting(), sealing.sweep()
            self.stdout.write(f"{sent} mails sent, {sealed} documents sealed")
            for version in unsealed_versions():
                tried = f"{version.check_code} is not sealed yet, tried {version.seal_attempts} times."
                self.stderr.write(f"{tried} {version.seal_error}".rstrip())
            if not options["every"]:
                self._tell_set_aside()
                return
            time.sleep(options["every"])

    def _tell_set_aside(self) -> None:
        for row in set_aside_mails():
            self.stderr.write(f"A mail ({row.template}, {row.message_id}) was set aside after {row.attempts} tries. {row.error}".rstrip())
