"""Puts a new key in the place of the one that seals; what was sealed stays valid."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.adapters.seal_keys import SealRefused
from partnerships.services.seal_rotation import rotate_seal


class Command(BaseCommand):
    """`rotate_seal [--file BOUGHT.p12]`."""

    help = "Make a new key for the seal, or take a bought one; the old file stays beside it."
    requires_system_checks = ()  # a missing or ended key is what this command mends

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("--file", type=Path, help="a bought certificate with key and chain (PKCS#12), opened by the same passphrase")

    def handle(self, *args: Any, **options: Any) -> None:
        """Replace the key and name the certificate."""
        try:
            row = rotate_seal(bought=options["file"].read_bytes() if options["file"] else None)
        except SealRefused as refused:
            raise CommandError(str(refused)) from None
        except OSError as error:
            raise CommandError(f"The file cannot be read or written: {error}.") from None
        self.stdout.write(f"The seal is from now on that of {row.subject}, valid until {row.valid_until:%Y-%m-%d}.")
        self.stdout.write(f"SHA-256 of its certificate: {row.certificate_hash}")
