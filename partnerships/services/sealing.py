"""From the last signature to the sealed file: render and seal outside any lock, then name the file in a short transaction."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from partnerships.adapters import document, seal, storage, time_stamps
from partnerships.adapters.seal_keys import SealRefused
from partnerships.domain.evidence import Evidence
from partnerships.domain.lifecycle import Action, Stage, next_stage
from partnerships.models import AgreementVersion, Round, SealedDocument
from partnerships.services import audit, clock, distribution, lifecycle, seal_keys
from partnerships.services.evidence import evidence_of
from partnerships.services.notices import tell_people

logger = logging.getLogger(__name__)

CLAIM = timedelta(minutes=1)


@dataclass(frozen=True)
class SealedBytes:
    """A sealed file that is stored and not yet named; with a time-stamping service when it saw the seal, and its name."""

    file_hash: str
    size: int
    certificate: str
    stamped_at: datetime | None
    stamped_by: str


def sweep() -> int:
    """Finish the rounds in *sealing* that nobody has tried to finish in the last minute; returns how many documents were named."""
    waiting = AgreementVersion.objects.filter(round__stage=Round.Stage.SEALING, voided_at=None).filter(
        Q(seal_tried_at=None) | Q(seal_tried_at__lt=clock.now() - CLAIM)
    )
    return sum(try_to_finish(pk) is not None for pk in list(waiting.values_list("pk", flat=True)))


def try_to_finish(version_id: int) -> SealedDocument | None:
    """Render, seal and name the document, or return the one that is named; None when it failed, or somebody else is at it.

    A failure is noted for the operator; the signatures stand and it is tried again. Refused unless all have signed.
    """
    version = _claim(version_id)
    if version is None:
        return SealedDocument.objects.filter(version=version_id).first()
    try:
        return finish(version)
    except Exception as error:  # whatever it was: the signatures stand, the operator reads why, the sweep tries again
        logger.exception("sealing of version %s failed", version.check_code)
        AgreementVersion.objects.filter(pk=version_id).update(seal_error=f"{type(error).__name__}: {error}"[:2000])
        return None


def finish(version: AgreementVersion) -> SealedDocument:
    """The sealed document of a fully signed version, made now or earlier. The file is on disk before its row."""
    earlier = SealedDocument.objects.filter(version=version).first()
    if earlier is not None:
        return earlier
    seal_keys.current_key()  # without a key nothing has to be drawn
    evidence = evidence_of(version, time_service=seal_keys.time_service())
    pdf = document.agreement_pdf(json.loads(version.canonical), evidence, final=True, created=evidence.sealed_at)
    sealed = seal_bytes(pdf, reason=version.check_code, when=evidence.sealed_at)
    if bool(evidence.time_service) != bool(sealed.stamped_by):
        raise SealRefused("The document and the settings do not agree on who confirms the time: it is drawn again.")
    return _name(version, evidence, sealed)


def seal_bytes(pdf: bytes, *, reason: str, when: datetime) -> SealedBytes:
    """Seal a PDF of ours and store it. Called outside any transaction: a token or a time-stamping service may take seconds.

    A PDF whose evidence names a time-stamping service (`seal_keys.time_service()`) has a place for its stamp, and is not sealed
    without it. Refuses with SealRefused; nothing is stored then.
    """
    key, service = seal_keys.current_key(), seal_keys.stamp_service()
    if service is None or not seal.has_place_for_stamp(pdf):
        sealed, stamped_at, stamped_by = seal.seal_pdf(pdf, key=key, reason=reason, when=when), None, ""
    else:
        stamped = time_stamps.seal_with_stamps(pdf, key=key, reason=reason, when=when, service=service)
        sealed, stamped_at, stamped_by = stamped.pdf, stamped.at, stamped.by
    return SealedBytes(storage.store(sealed), len(sealed), key.certificate_hash, stamped_at, stamped_by)


@transaction.atomic(durable=True)
def _claim(version_id: int) -> AgreementVersion | None:
    """The version, claimed for a minute, so that not everybody who presses "try again" renders; None when there is nothing to do.

    A dead worker's claim runs out.
    """
    round_ = lifecycle.lock_round(AgreementVersion.objects.values_list("round_id", flat=True).get(pk=version_id))
    if round_.stage == Round.Stage.SEALED:
        return None
    # refuses before anything is rendered: what not everybody has signed must never carry the seal
    next_stage(Stage(round_.stage), Action.NAME_DOCUMENT)
    version = AgreementVersion.objects.get(pk=version_id)
    version.round = round_
    is_claimed = version.seal_tried_at is not None and version.seal_tried_at > clock.now() - CLAIM
    if is_claimed and not version.seal_error:
        return None
    version.seal_attempts, version.seal_tried_at, version.seal_error = version.seal_attempts + 1, clock.now(), ""
    version.save(update_fields=["seal_attempts", "seal_tried_at", "seal_error"])
    return version


@transaction.atomic(durable=True)
def _name(version: AgreementVersion, evidence: Evidence, sealed: SealedBytes) -> SealedDocument:
    """Name the file that is already on disk. Whoever comes second finds it named; its own file stays an orphan."""
    round_ = lifecycle.lock_round(version.round_id)
    earlier = SealedDocument.objects.filter(version=version).first()
    if earlier is not None:
        return earlier
    named = SealedDocument.objects.create(
        version=version,
        file_hash=sealed.file_hash,
        size=sealed.size,
        sealed_at=evidence.sealed_at,
        certificate=sealed.certificate,
        stamped_at=sealed.stamped_at,
        stamped_by=sealed.stamped_by[:200],
        audit_number=evidence.audit_number,
        audit_head=evidence.audit_head,
        renderer=dict(evidence.renderer),
        logos=evidence.logo_hashes,
    )
    lifecycle.advance(round_, Action.NAME_DOCUMENT)
    audit.append(
        round_.partnership, action="document_sealed", actor=None, payload={"version": version.number, "file_hash": sealed.file_hash}
    )
    _tell_everybody(round_, version, sealed.file_hash)
    distribution.send_copies(round_, version)
    return named


def _tell_everybody(round_: Round, version: AgreementVersion, file_hash: str) -> None:
    tell_people(
        round_.partnership,
        "document_sealed",
        key=f"document_sealed:{version.check_code}",
        path=reverse("sign", args=[round_.partnership.public_id]),
        values={"check_code": version.check_code, "check_path": reverse("check_code", args=[version.check_code])},
        attachment=file_hash,
    )
