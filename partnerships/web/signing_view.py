"""The seats at the signing table as the page shows them."""

import base64
from dataclasses import dataclass

from partnerships.adapters import storage
from partnerships.models import Party, Representative, Signature
from partnerships.queries.signing import Seat, SigningTable


@dataclass(frozen=True)
class ShownSignature:
    """A signature, and the address of its picture when it was drawn."""

    signature: Signature
    image: str


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
    return ShownSeat(
        party=seat.party,
        is_own=seat.party.pk == actor.party_id,
        is_complete=seat.count.is_complete,
        needed=seat.count.needed,
        signatures=tuple(ShownSignature(signature, _image(signature)) for signature in seat.signatures),
        lacks_people=not seat.count.is_complete and len(seat.signatures) + len(seat.awaited) < seat.count.needed,
        awaited=() if seat.count.is_complete else tuple(person for person in seat.awaited if person.pk != actor.pk),
    )


def _image(signature: Signature) -> str:
    if not signature.image_hash:
        return ""
    picture = storage.read(signature.image_hash)
    return "data:image/png;base64," + base64.b64encode(picture).decode()
