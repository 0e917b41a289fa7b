"""Checks the audit chain of every partnership, what it vouches for, and the stored files, and says what broke."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.adapters import storage
from partnerships.models import Partnership, ReturnedFile, SealedDocument
from partnerships.queries.audit import Checked, checked_chains


class Command(BaseCommand):
    """`verify_audit`: exit 0 when all chains are whole, 1 otherwise."""

    help = "Check all audit chains."
    requires_system_checks = ()  # after a restore, too, when keys may still be missing

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
    for position in checked.changed_approvals:
        yield f"the approval of side {position} is not the one that was given"
    for file in checked.changed_returns:
        yield f"the file {file} that was signed elsewhere is not as it was returned, confirmed or refused"
    for link in checked.changed_links:
        yield f"the link {link} to a copy is not as it was sent, opened or fetched"
    for code in checked.unknown_certificates:
        yield f"the certificate under which {code} was sealed is not in the registry as it was"
    yield from _lost_files(checked.partnership)


def _lost_files(partnership: Partnership) -> Iterator[str]:
    for document in SealedDocument.objects.filter(version__round__partnership=partnership).select_related("version", "extract"):
        if not storage.exists(document.file_hash):
            yield f"the file of {document.version.check_code} is missing or damaged"
        if hasattr(document, "extract") and not storage.exists(document.extract.file_hash):
            yield f"the file without annexes of {document.version.check_code} is missing or damaged"
    for file in ReturnedFile.objects.filter(version__round__partnership=partnership):
        if not storage.exists(file.file_hash):
            yield f"the file {file.public_id} that was signed elsewhere is missing or damaged"
