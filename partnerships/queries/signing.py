"""A frozen version as its signing page shows it: the sides, who has signed, and who has yet to."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from partnerships.domain.signing import signs_as_declared
from partnerships.models import AgreementVersion, Party, Representative, Round, Signature
from partnerships.queries.agreement import SignatureCount, signature_counts
from partnerships.queries.negotiation import facts_of
from partnerships.queries.signing_order import ALL_HAVE_SIGNED, Ordered, ordered


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
    """A version with both sides, as somebody may know it, and the signature of the person who looks, if it is there."""

    version: AgreementVersion
    agreement: dict[str, Any]
    seats: tuple[Seat, ...]
    own_signature: Signature | None
    ordered: Ordered
    knows: bool
    """Whether this person may know who has signed so far. Without that the seats are empty, and nothing depends on the signatures."""
    is_own_turn: bool
    declared: tuple[Party, ...]
    """The other sides whose signatories show no resolution."""

    @property
    def given(self) -> int:
        """How many signatures are there, as far as this person may know it."""
        return sum(len(seat.signatures) for seat in self.seats)

    @property
    def is_in_sequence(self) -> bool:
        """Whether one signs after another."""
        return self.ordered.order.is_in_sequence


def signing_table(version: AgreementVersion, actor: Representative) -> SigningTable:
    """The table of this version as this person sees it, in a constant number of queries."""
    signatures = list(Signature.objects.filter(version=version).order_by("signed_at"))
    order = ordered(version)
    knows = version.round.stage in ALL_HAVE_SIGNED or order.knows(actor)
    known = signatures if knows else []
    seats = tuple(_seat(replace(count, given=count.given if knows else 0), known) for count in signature_counts(version))
    own = next((signature for signature in signatures if signature.representative_id == actor.pk), None)
    return SigningTable(
        version=version,
        agreement=json.loads(version.canonical),
        seats=seats,
        own_signature=own,
        ordered=order,
        knows=knows,
        is_own_turn=order.may_sign_now(actor),
        declared=_declared((seat.party for seat in seats), actor),
    )


def declared_sides(version: AgreementVersion, actor: Representative) -> tuple[Party, ...]:
    """The other sides for which somebody signs without a resolution, as they declare."""
    return _declared(Party.objects.filter(partnership=version.round.partnership_id).order_by("position"), actor)


def _declared(parties: Iterable[Party], actor: Representative) -> tuple[Party, ...]:
    return tuple(party for party in parties if party.pk != actor.party_id and signs_as_declared(facts_of(party)))


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
