"""Checks the audit chain of every partnership, what it vouches for, and the stored files, and says what broke."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.adapters import storage
from partnerships.models import SealedDocument
from partnerships.queries.audit import Checked, checked_chains


class Command(BaseCommand):
    """`verify_audit`: exit 0 when all chains are whole, 1 otherwise."""

    help = "Check all audit chains."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what is broken, and how many chains were checked."""
        found = 0
        count = 0
        for checked in checked_chains():
            count += 1
            for sentence in _sentences(checked):
                found += 1
                self.stderr.write(f"{checked.partnership.public_id}: {sentence}")
        if found:
            raise CommandError(f"{count} chains checked, {found} findings.")
        self.stdout.write(f"{count} chains checked, all whole.")


def _sentences(checked: Checked) -> Iterator[str]:
    if not checked.chain.ok:
        yield f"the chain is broken at entry {checked.chain.broken_at}: {checked.chain.reason}"
    for position in checked.changed_answers:
        yield f"the opened answers of side {position} are not those that it sealed"
    for code in checked.changed_texts:
        yield f"the text of {code} is not the one that was frozen"
    for signature in checked.changed_signatures:
        yield f"the signature {signature} is not the one that was given"
    for code in checked.changed_documents:
        yield f"the document {code} is not the one that was sealed"
    for document in SealedDocument.objects.filter(version__round__partnership=checked.partnership).select_related("version"):
        if not storage.exists(document.file_hash):
            yield f"the file of {document.version.check_code} is missing or damaged"
