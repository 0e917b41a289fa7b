"""Checking the chains: every entry's hash, the head in the sealed document, and the rows that the entries vouch for."""

import hashlib
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag

from partnerships.domain.audit import ChainReport, Entry, Head, check_chain, commitment
from partnerships.models import (
    AgreementVersion,
    Answer,
    AnswerSheet,
    Approval,
    AuditEntry,
    Delivery,
    Partnership,
    ReturnedFile,
    Reveal,
    SealCertificate,
    SealedDocument,
    Signature,
)

# A partnership begins with an entry, so that a chain without any was taken away whole.
BEGINNING = Head(1, "")
DAMAGE = (InvalidTag, KeyError, TypeError, ValueError)


@dataclass(frozen=True)
class Checked:
    """What the check of one partnership's chain found."""

    partnership: Partnership
    chain: ChainReport
    changed_answers: tuple[int, ...]
    """Positions of the sides whose revealed answers are not those that they sealed."""
    changed_texts: tuple[str, ...]
    """Check codes of the versions whose text is not the one that was frozen."""
    changed_signatures: tuple[str, ...]
    """Ids of the signatures that the chain does not know as they stand."""
    changed_documents: tuple[str, ...]
    """Check codes of the documents that the registry names otherwise than the chain."""

    changed_approvals: tuple[int, ...]
    """Positions of the sides whose approval the chain does not know as it stands."""
    changed_returns: tuple[str, ...]
    """Ids of the files signed elsewhere that the chain does not know as they stand."""
    changed_links: tuple[str, ...]
    """Ids of the links to copies of which the chain tells otherwise than their rows."""
    unknown_certificates: tuple[str, ...]
    """Check codes of the documents under a certificate that the registry does not hold, or not whole."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing was changed."""
        rows = (self.changed_answers, self.changed_texts, self.changed_signatures, self.changed_documents)
        later = (self.changed_approvals, self.changed_returns, self.changed_links, self.unknown_certificates)
        return self.chain.ok and not any(rows + later)


def checked_chains() -> Iterator[Checked]:
    """Every partnership with the result of its check."""
    for partnership in Partnership.objects.order_by("pk").iterator():
        yield checked_chain(partnership)


def checked_chain(partnership: Partnership) -> Checked:
    """The check of one partnership."""
    rows = AuditEntry.objects.filter(partnership=partnership).order_by("number")
    entries = [row.entry for row in rows]
    versions = AgreementVersion.objects.filter(round__partnership=partnership)
    return Checked(
        partnership,
        check_chain(entries, head=_known_head(partnership) if entries else BEGINNING),
        _changed_answers(partnership, entries),
        tuple(version.check_code for version in versions if not _is_text(version, entries)),
        tuple(str(signature.public_id) for signature in _signatures(partnership) if not _is_signature(signature, entries)),
        tuple(document.version.check_code for document in _documents(partnership) if not _is_document(document, entries)),
        _changed_approvals(partnership, entries),
        _changed_returns(partnership, entries),
        _changed_links(partnership, entries),
        _unknown_certificates(partnership),
    )


def _known_head(partnership: Partnership) -> Head | None:
    """The head that the latest sealed document carries."""
    document = _documents(partnership).order_by("-pk").first()
    return Head(document.audit_number, document.audit_head) if document else None


def _signatures(partnership: Partnership) -> Any:
    return Signature.objects.filter(version__round__partnership=partnership)


def _documents(partnership: Partnership) -> Any:
    return SealedDocument.objects.filter(version__round__partnership=partnership).select_related("version")


def _payloads(entries: list[Entry], action: str) -> list[Mapping[str, Any]]:
    return [entry.payload for entry in entries if entry.action == action]


def _is_text(version: AgreementVersion, entries: list[Entry]) -> bool:
    frozen = {payload.get("check_code"): payload.get("fingerprint") for payload in _payloads(entries, "agreement_frozen")}
    return frozen.get(version.check_code) == version.fingerprint == hashlib.sha256(version.canonical.encode()).hexdigest()


def _is_signature(signature: Signature, entries: list[Entry]) -> bool:
    given = {payload.get("signature"): payload for payload in _payloads(entries, "agreement_signed")}
    payload = given.get(str(signature.public_id), {})
    return (payload.get("fingerprint"), payload.get("served_hash")) == (signature.fingerprint, signature.served_hash)


def _is_document(document: SealedDocument, entries: list[Entry]) -> bool:
    return document.file_hash in {payload.get("file_hash") for payload in _payloads(entries, "document_sealed")}


def _changed_approvals(partnership: Partnership, entries: list[Entry]) -> tuple[int, ...]:
    given = {(said.get("position"), said.get("fingerprint")) for said in _payloads(entries, "agreement_approved")}
    rows = Approval.objects.filter(version__round__partnership=partnership).values_list(
        "party__position", "fingerprint", "version__fingerprint"
    )
    return tuple(sorted(place for place, approved, frozen in rows if approved != frozen or (place, approved) not in given))


def _changed_returns(partnership: Partnership, entries: list[Entry]) -> tuple[str, ...]:
    """The hash of each file, and whether it was taken back, confirmed or refused, as the chain has it."""
    names = ("file_returned", "file_withdrawn", "file_confirmed", "file_refused")
    told = {name: {(said.get("file"), said.get("file_hash")) for said in _payloads(entries, name)} for name in names}
    changed = []
    for file in ReturnedFile.objects.filter(version__round__partnership=partnership):
        happened = (True, file.withdrawn_at is not None, file.confirmed_at is not None, file.refused_at is not None)
        known = ((str(file.public_id), file.file_hash) in told[name] for name in names)
        if any(row != entry for row, entry in zip(happened, known, strict=True)):
            changed.append(str(file.public_id))
    return tuple(changed)


def _changed_links(partnership: Partnership, entries: list[Entry]) -> tuple[str, ...]:
    """Every link was sent as the chain tells, and nobody opened or fetched one of which it tells nothing."""
    sent = {one for said in _payloads(entries, "copies_sent") for one in said.get("deliveries", ())}
    told = {name: {said.get("delivery") for said in _payloads(entries, name)} for name in ("copy_sent", "copy_opened", "copy_fetched")}
    told["copy_sent"] |= sent
    changed = []
    for link in Delivery.objects.filter(recipient__round__partnership=partnership):
        happened = (True, link.opened_at is not None, link.fetched_at is not None)
        if any(row != (str(link.public_id) in told[name]) for row, name in zip(happened, told, strict=True)):
            changed.append(str(link.public_id))
    return tuple(changed)


def _unknown_certificates(partnership: Partnership) -> tuple[str, ...]:
    whole = {row.certificate_hash for row in SealCertificate.objects.all() if not row.pem or _hash_of(row.pem) == row.certificate_hash}
    used = ((document, {document.certificate, _extract_certificate(document)}) for document in _documents(partnership))
    return tuple(document.version.check_code for document, certificates in used if not certificates <= whole)


def _extract_certificate(document: SealedDocument) -> str:
    return document.extract.certificate if hasattr(document, "extract") else document.certificate


def _hash_of(pem: str) -> str:
    """Of the first certificate: the others vouch for it."""
    try:
        first = pem.partition("-----END CERTIFICATE-----")[0] + "-----END CERTIFICATE-----"
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(first)).hexdigest()
    except ValueError:
        return ""


def _changed_answers(partnership: Partnership, entries: list[Entry]) -> tuple[int, ...]:
    sealed = {(payload.get("round"), payload.get("position")): payload.get("shown") for payload in _payloads(entries, "answers_sealed")}
    changed: list[int] = []
    for reveal in Reveal.objects.filter(round__partnership=partnership).select_related("round"):
        for sheet in AnswerSheet.objects.filter(round=reveal.round).select_related("party"):
            position = sheet.party.position
            if sealed.get((reveal.round.number, position)) != _commitment(reveal, sheet):
                changed.append(position)
    return tuple(sorted(changed))


def _commitment(reveal: Reveal, sheet: AnswerSheet) -> str | None:
    """What the answers as they stand commit to; None when they can no longer be read."""
    try:
        return commitment(bytes.fromhex(reveal.nonces[str(sheet.party.position)]), shown_answers(sheet))
    except DAMAGE:
        return None


def shown_answers(sheet: AnswerSheet) -> dict[str, object]:
    """What a side opened, by question: the part that its sealing committed to."""
    shown: dict[str, object] = {}
    for row in Answer.objects.filter(sheet=sheet):
        row.sheet = sheet
        shown[row.question] = row.shown_part()
    return shown
