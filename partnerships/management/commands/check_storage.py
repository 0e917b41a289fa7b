"""Reads every stored file back, compares it with its name, and says what is missing, damaged or left over."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.services.storage import take_stock


class Command(BaseCommand):
    """`check_storage`: exit 0 when every file that is named is there and undamaged, 1 otherwise."""

    help = "Read every stored file back and compare it with its name."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what is wrong, file by file, and how many are whole."""
        stock = take_stock()
        for what, found in (("missing", stock.missing), ("damaged", stock.damaged)):
            for file_hash, namer in found.items():
                self.stderr.write(f"{file_hash} is {what}; {namer} names it.")
        self.stdout.write(f"{stock.whole} files are whole, {len(stock.left_over)} are named by nobody.")
        if not stock.is_whole:
            raise CommandError("Bring the files back from a backup: each is the one whose SHA-256 is its name.")
