"""The sealed document without its annexes, for those who receive no more: made when it is first needed, outside any lock."""

import json
from dataclasses import replace

from django.db import transaction

from partnerships.adapters import document
from partnerships.models import SealedDocument, SealedExtract
from partnerships.services import clock, lifecycle, seal_keys, sealing
from partnerships.services.evidence import evidence_as_sealed
from partnerships.services.sealing import SealedBytes


def extract_of(whole: SealedDocument) -> SealedExtract:
    """The sealed extract of this document, made now or earlier. The file is on disk before its row.

    It says of signatures and chain what the whole document says, whenever it is made.
    """
    earlier = SealedExtract.objects.filter(document=whole).first()
    if earlier is not None:
        return earlier
    version = whole.version
    # a stamped document has a stamped extract, by whichever service is set now
    evidence = replace(evidence_as_sealed(whole), time_service=seal_keys.time_service() if whole.stamped_by else "")
    pdf = document.extract_pdf(json.loads(version.canonical), evidence, created=whole.sealed_at)
    return _name(whole, sealing.seal_bytes(pdf, reason=version.check_code, when=clock.now()))


@transaction.atomic(durable=True)
def _name(whole: SealedDocument, sealed: SealedBytes) -> SealedExtract:
    """Name the file that is already on disk. Whoever comes second finds one named; their own file stays an orphan."""
    lifecycle.lock_round(whole.version.round_id)
    earlier = SealedExtract.objects.filter(document=whole).first()
    if earlier is not None:
        return earlier
    return SealedExtract.objects.create(
        document=whole, file_hash=sealed.file_hash, size=sealed.size, sealed_at=clock.now(), certificate=sealed.certificate
    )
