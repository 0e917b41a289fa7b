"""Checks the audit chain of every partnership and says which entry broke."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.queries.audit import Checked, checked_chains


class Command(BaseCommand):
    """`verify_audit`: exit 0 when all chains are whole, 1 otherwise."""

    help = "Check all audit chains."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what is broken, and how many chains were checked."""
        broken = 0
        count = 0
        for checked in checked_chains():
            count += 1
            for sentence in _sentences(checked):
                broken += 1
                self.stderr.write(f"{checked.partnership.public_id}: {sentence}")
        if broken:
            raise CommandError(f"{count} chains checked, {broken} findings.")
        self.stdout.write(f"{count} chains checked, all whole.")


def _sentences(checked: Checked) -> list[str]:
    found = [] if checked.chain.ok else [f"the chain is broken at entry {checked.chain.broken_at}: {checked.chain.reason}"]
    return found + [
        f"the opened answers of party {position} are not those that it sealed, or cannot be read" for position in checked.changed_answers
    ]
