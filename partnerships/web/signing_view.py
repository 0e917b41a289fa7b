"""The seats at the signing table as the page shows them."""

import base64
from dataclasses import dataclass

from partnerships.adapters import storage
from partnerships.domain.signing import signs_as_declared
from partnerships.models import Party, Representative, Signature
from partnerships.queries.negotiation import facts_of
from partnerships.queries.signing import Seat, SigningTable


@dataclass(frozen=True)
class ShownSignature:
    """A signature, and the addresses of its picture and of the stamp beside it, where there are any."""

    signature: Signature
    image: str
    stamp: str
    is_declared: bool
    """Whether it was given by the authority that the signatory declares, without a resolution."""


@dataclass(frozen=True)
class ShownSeat:
    """One side at the table, and the others who are awaited there: nobody once it has given all its signatures."""

    party: Party
    is_own: bool
    is_complete: bool
    needed: int
    signatures: tuple[ShownSignature, ...]
    awaited: tuple[Representative, ...]
    lacks_people: bool
    """Whether fewer people than needed can still sign for it."""


def shown_seats(table: SigningTable, actor: Representative) -> tuple[ShownSeat, ...]:
    """The seats in the order of the sides."""
    return tuple(_shown(seat, actor) for seat in table.seats)


def _shown(seat: Seat, actor: Representative) -> ShownSeat:
    declares = signs_as_declared(facts_of(seat.party))
    return ShownSeat(
        party=seat.party,
        is_own=seat.party.pk == actor.party_id,
        is_complete=seat.count.is_complete,
        needed=seat.count.needed,
        signatures=tuple(_shown_signature(signature, declares) for signature in seat.signatures),
        lacks_people=not seat.count.is_complete and len(seat.signatures) + len(seat.awaited) < seat.count.needed,
        awaited=() if seat.count.is_complete else tuple(person for person in seat.awaited if person.pk != actor.pk),
    )


def _shown_signature(signature: Signature, declares: bool) -> ShownSignature:
    return ShownSignature(signature, picture_of(signature.image_hash), picture_of(signature.stamp_hash), declares)


def picture_of(file_hash: str) -> str:
    """The address of a stored PNG for a page that carries it along; empty where there is none."""
    if not file_hash:
        return ""
    return "data:image/png;base64," + base64.b64encode(storage.read(file_hash)).decode()
