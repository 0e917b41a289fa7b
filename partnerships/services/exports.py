"""Taking a partnership out: each text in its forms, and everything together in one archive that explains itself."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from partnerships.adapters import storage
from partnerships.adapters.agreement_docx import agreement_docx
from partnerships.adapters.agreement_text import agreement_text
from partnerships.adapters.agreement_words import Record
from partnerships.adapters.archive import archive
from partnerships.adapters.document import EVIDENCE_FILE, agreement_pdf
from partnerships.adapters.embedded import embedded_files
from partnerships.adapters.export_readme import Explained, Member, readme
from partnerships.domain.audit import canonical
from partnerships.domain.errors import NotPermitted
from partnerships.domain.lifecycle import Stage
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, AuditEntry, Companion, Partnership, ReturnedFile, Round, Signature
from partnerships.queries.chain import CHAIN_FILE, export_chain
from partnerships.queries.exports import (
    DRAFT,
    FROZEN,
    SEALED,
    AsOf,
    Taker,
    Text,
    as_of,
    certificates_of,
    opened_answers_json,
    reading_text,
    sealed_text,
    sealed_versions,
)
from partnerships.queries.organisation import logos_of
from partnerships.services import audit, clock, lifecycle
from partnerships.services.evidence import evidence_of_the_parties

README = "README.html"
CHECKER = "check_chain.py"
SCHEMAS = Path(settings.BASE_DIR) / "static" / "schemas"
ORDER = ("documents", "drafts", "returned", "certificates", "conversation", "answers", CHAIN_FILE, CHECKER, "schemas")
"""Of the files and folders, for whoever reads what is what."""
ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}

WORDS = {
    "pdf": _("The agreement %(code)s, signed and sealed: the original."),
    "reading.pdf": _("The text %(code)s to read and print, not signed by all."),
    "draft.pdf": _("The draft to read and print. It binds nobody."),
    "docx": _("The same text for word processors."),
    "txt": _("The same text without any layout, for mail and for comparing versions."),
    "agreement.json": _("The same text as data."),
    "evidence.json": _("What is recorded of the signatures, as it lies in the sealed PDF."),
    "parties": _("Mail address, IP address and device of each signatory. For the sides only: do not pass it on."),
    "returned": _("What was signed of %(code)s on paper or with a card, and came back."),
    "certificate": _("The certificate under which the site sealed."),
    "answers": _("All answers as both sides read them, as data, with what is needed to compare them with the log."),
    "chain": _("The log of the partnership: what happened when, as opaque ids and hashes, each entry tied to the one before."),
    "checker": _("Checks all of this without the site."),
    "schema": _("How the data is written: for each kind a file (JSON Schema)."),
}


@dataclass(frozen=True)
class File:
    """A file of the archive; `words` is a key of WORDS, or a message id of the caller's."""

    name: str
    content: bytes
    words: str
    code: str = ""


def text_as_pdf(round_: Round, text: Text) -> bytes:
    """A text without signatures on paper: of a frozen version the copy to sign, else a draft. The same bytes until something happens."""
    logos = {place: storage.read(logo) for place, logo in logos_of(round_.partnership_id).items()}
    return agreement_pdf(text.agreement, None, final=False, for_signing=text.state == FROZEN, created=text.as_of, logos=logos)


def text_as_docx(text: Text) -> bytes:
    """The text as DOCX; a sealed one with its signatures, of which drawn ones are pictures."""
    record = record_of(text)
    return agreement_docx(
        text.agreement, record, state=text.state, created=text.as_of, check_code=text.check_code, images=_images(text) if record else {}
    )


def plain_text(text: Text) -> str:
    """The text without any layout."""
    return agreement_text(text.agreement, record_of(text), state=text.state, check_code=text.check_code)


def record_of(text: Text) -> Record | None:
    """The evidence as it lies in the sealed file; None for a text that is not sealed."""
    if text.state != SEALED or text.version is None:
        return None
    record: dict[str, Any] = json.loads(embedded_files(storage.read(text.version.document.file_hash))[EVIDENCE_FILE])
    return record


def export_archive(round_: Round, taker: Taker, *, papers: Mapping[str, tuple[str, bytes]] | None = None) -> bytes:
    """Everything of the partnership that this person may take out, with a page that explains it: the same bytes until something happens.

    `papers` are further files, by name with a message id that says what each is. Refused before the answers are open.
    """
    if round_.stage in (Stage.OPEN, Stage.ANSWERING) or not taker.sees.anything:
        raise NotPermitted(_("There is nothing to take out yet. The answers are still closed."))
    files = [*_files(round_, taker), *(File(name, content, words) for name, (words, content) in (papers or {}).items())]
    explained = _explained(round_, files, as_of(round_.partnership, until=taker.log_ends))
    return archive({file.name: file.content for file in files} | {README: readme(explained)})


@transaction.atomic(durable=True)
def note_taking_out(*, actor: Companion, round_: Round) -> None:
    """Write into the log, which the sides read, that somebody beside them took everything out; once for each day."""
    partnership = lifecycle.lock(round_.partnership_id)
    if not Companion.objects.filter(pk=actor.pk, partnership=partnership, left_at=None).exists():
        raise NotPermitted
    last = AuditEntry.objects.filter(partnership=partnership, action="record_exported", actor=f"companion:{actor.public_id}")
    if not last.filter(at__startswith=clock.now().date().isoformat()).exists():
        audit.append(partnership, action="record_exported", actor=actor, payload={"round": round_.number})


def _files(round_: Round, taker: Taker) -> Iterator[File]:
    partnership = round_.partnership
    if taker.sees.document:
        versions = sealed_versions(partnership)
        for version in versions:
            yield from _sealed(version, taker)
        for fingerprint, pem in certificates_of(versions).items():
            yield File(f"certificates/{fingerprint}.pem", pem.encode(), "certificate")
    if taker.sees.clauses and round_.stage != Stage.SEALED:
        yield from _reading_copies(round_, reading_text(round_))
    if taker.sees.answers:
        yield from _answers(partnership)
    if taker.sees_everything:
        yield File(CHAIN_FILE, export_chain(partnership, until=taker.log_ends), "chain")
        yield File(CHECKER, (Path(settings.BASE_DIR) / "script" / CHECKER).read_bytes(), "checker")
    for path in sorted(SCHEMAS.glob("*.json")):
        yield File(f"schemas/{path.name}", path.read_bytes(), "schema")


def _sealed(version: AgreementVersion, taker: Taker) -> Iterator[File]:
    text, pdf = sealed_text(version), storage.read(version.document.file_hash)
    place, code = f"documents/{version.check_code}", version.check_code
    yield File(f"{place}.pdf", pdf, "pdf", code)
    yield File(f"{place}.evidence.json", embedded_files(pdf)[EVIDENCE_FILE], "evidence.json")
    if taker.is_of_a_side:
        yield File(f"{place}.evidence-of-the-parties.json", canonical(evidence_of_the_parties(version.document)), "parties")
    yield File(f"{place}.agreement.json", canonical(text.agreement), "agreement.json")
    yield from _text_files(text, place)
    for number, row in enumerate(_returned(version), 1):
        yield File(f"returned/{code}-{number}.{ENDINGS.get(row.media_type, 'bin')}", storage.read(row.file_hash), "returned", code)


def _returned(version: AgreementVersion) -> Iterator[ReturnedFile]:
    return (
        ReturnedFile.objects.filter(version=version, confirmed_at__isnull=False, withdrawn_at=None).order_by("returned_at", "pk").iterator()
    )


def _reading_copies(round_: Round, text: Text) -> Iterator[File]:
    place = f"drafts/{text.name}"
    yield File(f"{place}.pdf", text_as_pdf(round_, text), "draft.pdf" if text.state == DRAFT else "reading.pdf", text.check_code)
    # the log names the text once it is frozen
    yield File(f"{place}.json" if text.version is None else f"{place}.agreement.json", canonical(text.agreement), "agreement.json")
    yield from _text_files(text, place)


def _text_files(text: Text, place: str) -> Iterator[File]:
    yield File(f"{place}.docx", text_as_docx(text), "docx")
    yield File(f"{place}.txt", plain_text(text).encode(), "txt")


def _answers(partnership: Partnership) -> Iterator[File]:
    for round_ in partnership.rounds.order_by("number"):
        if found := opened_answers_json(round_):
            yield File(f"answers/round-{round_.number}.json", canonical(found), "answers")


def _images(text: Text) -> dict[str, bytes]:
    rows = Signature.objects.filter(version=text.version).exclude(image_hash="")
    return {image: storage.read(image) for image in rows.values_list("image_hash", flat=True)}


def _explained(round_: Round, files: list[File], now: AsOf) -> Explained:
    partnership = round_.partnership
    return Explained(
        title=partnership.title,
        language=partnership.language,
        entry=now.number,
        at=now.moment,
        zone=settings.TIME_ZONE,
        check_page=settings.SITE_ADDRESS + reverse("check_document"),
        is_sealed=any(file.words == "pdf" for file in files),
        has_chain=any(file.name == CHAIN_FILE for file in files),
        members=tuple(_members(files)),
    )


def _members(files: list[File]) -> Iterator[Member]:
    """What matters most comes first, each text with its forms; the schemas are one line."""
    for file in sorted(files, key=_place):
        if file.words != "schema":
            yield Member(file.name, WORDS.get(file.words, file.words), {"code": file.code})
    yield Member("schemas/", WORDS["schema"], {})


def _place(file: File) -> tuple[int, str, int]:
    part, form = file.name.partition("/")[0], list(WORDS).index(file.words) if file.words in WORDS else len(WORDS)
    return ORDER.index(part), file.name.partition(".")[0], form
