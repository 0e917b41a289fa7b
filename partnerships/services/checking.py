"""Checking a document for anybody: the registry of final files decides, the seal itself is the second, offline opinion."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from partnerships.adapters import seal_check
from partnerships.domain.signing import read_check_code
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, SealedDocument, SealedExtract
from partnerships.services import seal_keys


class Verdict(StrEnum):
    """What can be said about a file."""

    UNCHANGED = "unchanged"
    SEALED_UNKNOWN = "sealed_unknown"
    CHANGED = "changed"
    NOT_OURS = "not_ours"
    CANNOT_BE_CHECKED = "cannot_be_checked"


@dataclass(frozen=True)
class CheckedFile:
    """The verdict on a file, a sentence that says why (a message id), and the document when it is in the registry.

    Of an extract `document` is the whole one from which it was made.
    """

    verdict: Verdict
    reason: str
    document: SealedDocument | None = None
    extract: SealedExtract | None = None


UNCHANGED = _("This is, byte for byte, the document that this site sealed after everybody had signed.")
EXTRACT = _("This is, byte for byte, the extract without annexes that this site made and sealed from the signed document.")
UNKNOWN = _("The file carries this site's seal and was not changed, but it is not in the registry. Ask the operator of this site.")
VERDICTS = {
    seal_check.CHANGED: Verdict.CHANGED,
    seal_check.NOT_OURS: Verdict.NOT_OURS,
    seal_check.CANNOT: Verdict.CANNOT_BE_CHECKED,
}


def check_file(data: bytes) -> CheckedFile:
    """Judge a file that somebody hands in. Answers whatever the file is; the file is not kept."""
    file_hash = hashlib.sha256(data).hexdigest()
    found = SealedDocument.objects.filter(file_hash=file_hash).select_related("version__round__partnership").first()
    if found is not None:
        return CheckedFile(Verdict.UNCHANGED, UNCHANGED, found)
    extract = SealedExtract.objects.filter(file_hash=file_hash).select_related("document__version__round__partnership").first()
    if extract is not None:
        return CheckedFile(Verdict.UNCHANGED, EXTRACT, extract.document, extract)
    judged = seal_check.check_file(data, trust=seal_keys.trust())
    if judged.outcome == seal_check.SEALED:
        return CheckedFile(Verdict.SEALED_UNKNOWN, UNKNOWN)
    return CheckedFile(VERDICTS[judged.outcome], judged.reason)


def document_of_code(typed: str) -> SealedDocument | None:
    """The sealed document on which that code is printed, or None."""
    code = read_check_code(typed)
    if code is None:
        return None
    version = AgreementVersion.objects.filter(check_code=code).select_related("round__partnership", "document").first()
    return version.document if version is not None and hasattr(version, "document") else None
