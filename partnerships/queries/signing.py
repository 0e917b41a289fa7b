"""A frozen version as its signing page shows it: the sides, who has signed, and who has yet to."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from partnerships.models import AgreementVersion, Party, Representative, Round, Signature
from partnerships.queries.agreement import SignatureCount, signature_counts


@dataclass(frozen=True)
class Seat:
    """One side at the signing table: its signatures, and the people who can still sign for it."""

    count: SignatureCount
    signatures: tuple[Signature, ...]
    awaited: tuple[Representative, ...]

    @property
    def party(self) -> Party:
        """The side."""
        return self.count.party


@dataclass(frozen=True)
class SigningTable:
    """A version with both sides, and the signature of the person who looks, if it is there."""

    version: AgreementVersion
    agreement: dict[str, Any]
    seats: tuple[Seat, ...]
    own_signature: Signature | None

    @property
    def given(self) -> int:
        """How many signatures are there."""
        return sum(len(seat.signatures) for seat in self.seats)


def signing_table(version: AgreementVersion, actor: Representative) -> SigningTable:
    """The table of this version as this person sees it, in a constant number of queries."""
    signatures = list(Signature.objects.filter(version=version).order_by("signed_at"))
    seats = tuple(_seat(count, signatures) for count in signature_counts(version))
    own = next((signature for signature in signatures if signature.representative_id == actor.pk), None)
    return SigningTable(version, json.loads(version.canonical), seats, own)


def sent_back_last(round_: Round) -> AgreementVersion | None:
    """The version that went back to the table last, with its note; None while another one can be signed, or was."""
    last = AgreementVersion.objects.filter(round=round_).select_related("voided_by__party").order_by("-number").first()
    return last if last is not None and last.voided_at is not None else None


def unsealed_versions() -> tuple[AgreementVersion, ...]:
    """The versions that all have signed and that carry no seal yet, with the reason of the last failure in `seal_error`."""
    return tuple(AgreementVersion.objects.filter(round__stage=Round.Stage.SEALING, voided_at=None).order_by("pk"))


def _seat(count: SignatureCount, signatures: Iterable[Signature]) -> Seat:
    own = tuple(signature for signature in signatures if signature.party_id == count.party.pk)
    signed = {signature.representative_id for signature in own}
    people = (person for person in count.party.representatives.all() if person.signs and person.left_at is None)
    return Seat(count, own, tuple(person for person in people if person.pk not in signed))
