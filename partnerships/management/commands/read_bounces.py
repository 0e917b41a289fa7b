"""Reads delivery reports and notes which mails came back."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.adapters import bounces
from partnerships.services.bounces import note_bounces


class Command(BaseCommand):
    """`read_bounces FILE|-`: a mailbox file (mbox), a Maildir, or one message."""

    help = "Note the mails that came back, from delivery reports in a mailbox file, a Maildir, or on standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("source", nargs="?", default="-", metavar="FILE", help="mailbox file, Maildir, or - for standard input")

    def handle(self, *args: Any, source: str, **options: Any) -> None:
        """Read, note, and say how many."""
        try:
            found = bounces.read_stream(sys.stdin.buffer) if source == "-" else bounces.read_reports(Path(source))
            noted = note_bounces(found)
        except OSError as error:
            raise CommandError(f"{source} cannot be read: {error.strerror}") from None
        self.stdout.write(f"{noted} mails came back")
