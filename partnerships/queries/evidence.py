"""What the rows and the chain tell about the signatures of one version, and what of it only the parties read."""

from dataclasses import dataclass
from datetime import datetime

from partnerships.domain.audit import Head
from partnerships.domain.evidence import ApprovalEvidence, AuthorityAccepted, EntryEvidence, ReturnedEvidence
from partnerships.models import AgreementVersion, Approval, AuditEntry, Representative, ReturnedFile, Signature, SignatureEvidence


@dataclass(frozen=True)
class Trace:
    """The personal evidence of one signature, for the parties only. None of it is left when it was erased."""

    signature: Signature
    email: str
    ip: str
    device: str

    @property
    def is_erased(self) -> bool:
        """Whether nothing but the signature itself is kept."""
        return not (self.ip or self.device) and "…" in (self.email or "…")


def signatures_of(version: AgreementVersion) -> tuple[Signature, ...]:
    """The signatures of this version, side by side, with everything that the evidence says about them, in one query."""
    related = ("party", "evidence", "returned__confirmed_by__party")
    return tuple(Signature.objects.filter(version=version).select_related(*related).order_by("party__position", "signed_at", "pk"))


def traces_of(version: AgreementVersion) -> tuple[Trace, ...]:
    """The personal evidence of each signature, in the order of the evidence page."""
    return tuple(_trace(signature, getattr(signature, "evidence", None)) for signature in signatures_of(version))


def chain_head(version: AgreementVersion) -> Head:
    """The last entry of the chain as it is now."""
    last = AuditEntry.objects.filter(partnership=version.round.partnership_id).order_by("-number").values_list("number", "hash")[0]
    return Head(*last)


def signing_entries(version: AgreementVersion, *, head: Head) -> tuple[EntryEvidence, ...]:
    """The entries up to the head that concern this version, since its text was frozen."""
    of_partnership = AuditEntry.objects.filter(partnership=version.round.partnership_id)
    began = of_partnership.filter(action="agreement_frozen", payload__check_code=version.check_code).values("number")[:1]
    rows = of_partnership.filter(number__gte=began, number__lte=head.number, payload__version=version.number).order_by("number")
    people = Representative.objects.filter(party__partnership=version.round.partnership_id)
    places = {f"representative:{public_id}": place for public_id, place in people.values_list("public_id", "party__position")}
    return tuple(
        EntryEvidence(number=row.number, at=datetime.fromisoformat(row.at), action=row.action, hash=row.hash, party=places.get(row.actor))
        for row in rows
    )


def approvals_of(version: AgreementVersion) -> tuple[ApprovalEvidence, ...]:
    """Which sides said yes inside before signing, and when."""
    rows = Approval.objects.filter(version=version).order_by("party__position").values_list("party__position", "approved_at")
    return tuple(ApprovalEvidence(party=place, at=at) for place, at in rows)


def accepted_by(signature: Signature, all_of_them: tuple[Signature, ...]) -> tuple[AuthorityAccepted, ...]:
    """Who of the other sides accepted, with their own signature, that this one was given as declared."""
    return tuple(
        AuthorityAccepted(party=other.party.position, name=other.name, at=other.signed_at)
        for other in all_of_them
        if other.accepts_authority and other.party_id != signature.party_id
    )


def returned_evidence(returned: ReturnedFile | None) -> ReturnedEvidence | None:
    """What came back for a signature that was given elsewhere."""
    if returned is None or returned.confirmed_by is None or returned.confirmed_at is None:
        return None
    return ReturnedEvidence(
        kind=returned.kind,
        file_hash=returned.file_hash,
        signed_on=returned.signed_on,
        returned_at=returned.returned_at,
        confirmed_at=returned.confirmed_at,
        confirmed_by=returned.confirmed_by.name,
        confirmed_for=returned.confirmed_by.party.position,
    )


def _trace(signature: Signature, kept: SignatureEvidence | None) -> Trace:
    if kept is None:
        return Trace(signature, "", "", "")
    return Trace(signature, kept.email, kept.ip or "", kept.device)
