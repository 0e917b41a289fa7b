"""Renders every sealed document once more from the data inside it, and compares byte for byte."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.adapters import document, storage
from partnerships.adapters.attached import attached_file
from partnerships.adapters.pdf import renderer_versions
from partnerships.domain.evidence_reading import read_evidence
from partnerships.models import SealedDocument


class Command(BaseCommand):
    """`check_documents [CHECK_CODE ...]`"""

    help = "Render sealed documents again from the data inside them; the bytes before the seal must come out the same."

    def add_arguments(self, parser: Any) -> None:
        """What the command takes."""
        parser.add_argument("codes", nargs="*", metavar="CHECK_CODE", help="only these documents")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 0 when all that this renderer made comes out the same, 1 otherwise."""
        rows = SealedDocument.objects.select_related("version").order_by("pk")
        if options["codes"]:
            rows = rows.filter(version__check_code__in=options["codes"])
        verdicts = [self._check(row) for row in rows.iterator()]
        if False in verdicts:
            raise CommandError(f"{verdicts.count(False)} of {len(verdicts)} documents come out differently.")

    def _check(self, row: SealedDocument) -> bool:
        sealed = storage.read(row.file_hash)
        record = json.loads(attached_file(sealed, document.EVIDENCE_FILE))
        if record["renderer"] != dict(renderer_versions()):
            self.stdout.write(f"{row.version.check_code}: made by another renderer, not compared")
            return True
        evidence = read_evidence(record, storage.read)
        agreement = json.loads(attached_file(sealed, document.AGREEMENT_FILE))
        pdf = document.agreement_pdf(agreement, evidence, final=True, created=evidence.sealed_at)
        is_same = sealed.startswith(pdf)
        self.stdout.write(f"{row.version.check_code}: {'the same' if is_same else 'DIFFERENT'}")
        return is_same
