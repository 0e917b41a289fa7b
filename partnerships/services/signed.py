"""What every signature brings about, however it was given: its evidence, its entry in the chain, and after the last one sealing."""

from typing import Any

from django.db import transaction

from partnerships.domain.lifecycle import Action, Facts
from partnerships.models import Round, Signature, SignatureEvidence
from partnerships.queries.agreement import is_fully_signed
from partnerships.services import audit, lifecycle, sealing, signing_turns


def record(
    round_: Round, signature: Signature, *, ip: str | None = None, device: str = "", seals: bool = True, more_follow: bool = False
) -> None:
    """Write the evidence and the entry of a signature that is there, and go on to sealing when it was the last one.

    Inside the transaction that wrote the signature and holds the lock. Without `seals` the sealing is left to the sweep. `more_follow`
    says that the same transaction records another one, and leaves to that one what comes after the last.
    """
    person = signature.representative
    SignatureEvidence.objects.create(signature=signature, email=person.account.email, ip=ip, device=device)
    is_last = is_fully_signed(signature.version) and not more_follow
    audit.append(
        round_.partnership, action="agreement_signed", actor=person, payload=_payload(signature), more_follow=is_last or more_follow
    )
    if is_last:
        lifecycle.advance(round_, Action.COMPLETE_SIGNING, Facts(all_signed=True))
        audit.append(round_.partnership, action="signing_completed", actor=None, payload={"version": signature.version.number})
        if seals:
            transaction.on_commit(lambda: sealing.try_to_finish(signature.version_id), robust=True)
    elif signature.returned is None:  # of a returned file everybody is told when it is confirmed
        signing_turns.tell_of_signature(signature, round_)


def _payload(signature: Signature) -> dict[str, Any]:
    payload = {
        "signature": str(signature.public_id),
        "version": signature.version.number,
        "fingerprint": signature.fingerprint,
        "served_hash": signature.served_hash,
        "served_number": str(signature.served_number),
        "consent": signature.consent_version,
        "identification": signature.identification,
        "method": signature.method,
    }
    stamp = {"stamp": signature.stamp_hash} if signature.stamp_hash else {}
    accepted = {"accepts_authority": True} if signature.accepts_authority else {}
    return payload | stamp | accepted | ({"file_hash": signature.returned.file_hash} if signature.returned else {})
