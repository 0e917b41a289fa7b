"""Revokes a certificate of the seal: files under it that the registry does not hold are trusted no more."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.adapters.seal_keys import SealRefused
from partnerships.services.seal_rotation import revoke_seal


class Command(BaseCommand):
    """`revoke_seal HASH --reason WHY`."""

    help = "Revoke a certificate of the seal. What the registry holds stays valid."
    requires_system_checks = ()  # needed most when something is wrong

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("certificate", help="SHA-256 of the certificate, or its beginning; seal_status names them")
        parser.add_argument("--reason", required=True, help="why, for whoever reads the registry later")

    def handle(self, *args: Any, **options: Any) -> None:
        """Revoke and say what follows."""
        try:
            row = revoke_seal(certificate=options["certificate"], reason=options["reason"])
        except SealRefused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{row.certificate_hash} is revoked since {row.revoked_at:%Y-%m-%d %H:%M} UTC.")
        self.stdout.write(
            "What the registry holds stays valid. If it is the one in use, nothing is sealed until manage.py rotate_seal has made another."
        )
