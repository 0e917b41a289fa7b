"""Makes many partnerships for trying out lists; only with DEBUG."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.domain.errors import Refused
from partnerships.services.many import make_partnerships


class Command(BaseCommand):
    """`make_partnerships NUMBER [--staff ADDRESS] [--consultant ADDRESS]`."""

    help = "Make many partnerships in mixed stages for one account of the staff and one consultant (with DEBUG only)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("number", type=int)
        parser.add_argument("--staff", default="staff@many.example")
        parser.add_argument("--consultant", default="consultant@many.example")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, and say how to see them."""
        try:
            found = make_partnerships(options["number"], staff=options["staff"], consultant=options["consultant"])
        except Refused as refusal:
            raise CommandError("Only with DEBUG: these partnerships are made up.") from refusal
        self.stdout.write(f"{found} partnerships are here now. Sign in as {options['staff']} or as {options['consultant']}.")
