"""Says what the seal rests on, and what will go wrong when."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.services.seal_status import Weight, findings

WORDS = {Weight.FACT: "", Weight.WARNING: "Warning: ", Weight.ERROR: "Error: "}


class Command(BaseCommand):
    """`seal_status [--offline]`: exit 1 when nothing can be sealed as things are."""

    help = "Say what the seal rests on, and what will go wrong when."
    requires_system_checks = ()  # what they would stop at is what this command tells

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("--offline", action="store_true", help="do not ask the time-stamping service")

    def handle(self, *args: Any, **options: Any) -> None:
        """Facts first, then what is wrong or will be."""
        told = sorted(findings(asks=not options["offline"]), key=lambda finding: finding.weight)
        for finding in told:
            self.stdout.write(WORDS[finding.weight] + finding.sentence)
        if told[-1].weight == Weight.ERROR:
            raise CommandError("Nothing can be sealed until this is put right.")
