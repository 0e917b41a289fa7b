"""Putting the evidence together: what stands in the sealed file, as recorded at one instant."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from partnerships.adapters import storage
from partnerships.adapters.pdf import renderer_versions
from partnerships.domain.audit import Head
from partnerships.domain.evidence import Evidence, SignatureEvidence, in_utc, masked_address
from partnerships.domain.fact_values import Form
from partnerships.domain.signing import consented
from partnerships.models import AgreementVersion, SealedDocument, Signature
from partnerships.queries.evidence import (
    Trace,
    accepted_by,
    approvals_of,
    chain_head,
    returned_evidence,
    signatures_of,
    signing_entries,
    traces_of,
)
from partnerships.queries.negotiation import facts_of
from partnerships.queries.organisation import logos_of, logos_on
from partnerships.services import clock

IDENTIFIED_BY = {
    Signature.Identification.CODE: "email_code",
    Signature.Identification.SECOND_FACTOR: "second_factor",
    Signature.Identification.COMMAND: "command",
    Signature.Identification.ELSEWHERE: "elsewhere",
}
PARTIES_FORMAT = "arig-evidence-of-the-parties-1"
FOR_THEMSELVES = {Form.PERSON, Form.UNREGISTERED_GROUP}


def evidence_of(version: AgreementVersion, *, time_service: str = "") -> Evidence:
    """Everything that is recorded about the signatures of this version, at this instant."""
    logos = logos_of(version.round.partnership_id)
    return _recorded(version, chain_head(version), at=clock.now(), renderer=renderer_versions(), time_service=time_service, logos=logos)


def evidence_as_sealed(document: SealedDocument) -> Evidence:
    """The same as it stood when the document was sealed. What was erased since is missing; the file itself keeps what it says."""
    head = Head(document.audit_number, document.audit_head)
    renderer = tuple(sorted(document.renderer.items()))
    version, logos = document.version, logos_on(document)
    return _recorded(version, head, at=document.sealed_at, renderer=renderer, time_service=document.stamped_by, logos=logos)


def evidence_of_the_parties(document: SealedDocument) -> dict[str, Any]:
    """The same as JSON, and beside it what only the parties have: address, IP address and device of each signatory, unless erased."""
    return {
        "format": PARTIES_FORMAT,
        "file_sha256": document.file_hash,
        "certificate_sha256": document.certificate,
        "time_stamp": {"at": in_utc(document.stamped_at), "by": document.stamped_by} if document.stamped_at else None,
        "evidence": evidence_as_sealed(document).as_dict(),
        "traces": [_trace(trace) for trace in traces_of(document.version)],
    }


def _trace(trace: Trace) -> dict[str, Any]:
    return {
        "party": trace.signature.party.position,
        "name": trace.signature.name,
        "email": trace.email,
        "ip": trace.ip,
        "device": trace.device,
        "erased": trace.is_erased,
    }


def _recorded(
    version: AgreementVersion,
    head: Head,
    *,
    at: datetime,
    renderer: tuple[tuple[str, str], ...],
    time_service: str,
    logos: Mapping[int, str],
) -> Evidence:
    partnership = version.round.partnership
    signatures = signatures_of(version)
    with translation.override(version.language):
        acts = tuple(_act(signature, signatures) for signature in signatures)
    return Evidence(
        fingerprint=version.fingerprint,
        check_code=version.check_code,
        check_address=settings.SITE_ADDRESS + reverse("check_code", args=[version.check_code]),
        audit_head=head.hash,
        audit_number=head.number,
        sealed_at=at,
        zone=settings.TIME_ZONE,
        signatures=acts,
        entries=signing_entries(version, head=head),
        approvals=approvals_of(version),
        frozen_at=version.frozen_at,
        renderer=renderer,
        specimen=partnership.is_specimen,
        time_service=time_service,
        logos=tuple((place, storage.read(logo)) for place, logo in logos.items()),
    )


def _act(signature: Signature, all_of_them: tuple[Signature, ...]) -> SignatureEvidence:
    identified_by = IDENTIFIED_BY[Signature.Identification(signature.identification)]
    by_own_right = facts_of(signature.party).form in FOR_THEMSELVES
    is_declared = not (signature.authority or by_own_right)
    consent = consented(signature.consent_version, accepts_declared=signature.accepts_authority)
    kept = getattr(signature, "evidence", None)
    return SignatureEvidence(
        party=signature.party.position,
        on_behalf_of=facts_of(signature.party).legal_name,
        name=signature.name,
        role=signature.capacity,
        method=signature.method,
        authority=signature.authority,
        by_own_right=by_own_right,
        accepted_by=accepted_by(signature, all_of_them) if is_declared else (),
        identified_by=identified_by,
        at=signature.signed_at,
        zone=settings.TIME_ZONE,
        served_at=signature.served_at,
        served_hash=signature.served_hash,
        consent_version=signature.consent_version,
        consent=tuple(translation.gettext(sentence) for sentence in consent),
        returned=returned_evidence(signature.returned),
        image=storage.read(signature.image_hash) if signature.image_hash else None,
        stamp=storage.read(signature.stamp_hash) if signature.stamp_hash else None,
        address=masked_address(kept.email) if kept and identified_by in {"email_code", "second_factor"} else "",
    )
