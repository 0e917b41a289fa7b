"""Makes somebody an operator of the site, or ends it. Only who has the machine decides this: no page does."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from partnerships.models import Account
from partnerships.services.operator import end_operator, make_operator


class Command(BaseCommand):
    """`operator ADDRESS`, `operator ADDRESS --end`, and without an address the list."""

    help = "Let an address into the operator's pages, or no longer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("address", nargs="?", help="without it: who is an operator now")
        parser.add_argument("--end", action="store_true", help="no longer an operator")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make, end, or list."""
        if not options["address"]:
            self.stdout.write("\n".join(Account.objects.filter(is_staff=True).order_by("email").values_list("email", flat=True)))
        elif options["end"]:
            self._end(options["address"])
        else:
            self._make(options["address"])

    def _make(self, address: str) -> None:
        try:
            validate_email(address)
        except ValidationError:
            raise CommandError(f"{address} is not an e-mail address.") from None
        account = make_operator(email=address)
        self.stdout.write(f"{account.email} is an operator from now on, and enters at the door of the site.")

    def _end(self, address: str) -> None:
        try:
            account = end_operator(email=address)
        except Account.DoesNotExist:
            raise CommandError(f"There is no account with the address {address}.") from None
        self.stdout.write(f"{account.email} is no operator any more.")
