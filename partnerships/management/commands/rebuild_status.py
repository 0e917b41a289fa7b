"""Rebuilds what lists keep of every partnership; it changes nothing where nothing was wrong."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from partnerships.services.status import rebuild


class Command(BaseCommand):
    """`rebuild_status [--missing]`: all rows, or only those that are not there yet."""

    help = "Rebuild the rows behind the lists of partnerships."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("--missing", action="store_true", help="only where there is no row yet")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say what was wrong."""
        self.stdout.write(f"{rebuild(only_missing=options['missing'])} rows written")
