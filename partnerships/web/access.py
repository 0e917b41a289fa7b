"""The only way to fetch a partnership for a person: strangers and wrong addresses get the same 404."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from partnerships.models import Partnership, Party, Representative, Round
from partnerships.web.http import AccountRequest


@dataclass(frozen=True)
class Seat:
    """Where somebody sits: the partnership, its current round, all parties, and the person with their own side."""

    partnership: Partnership
    round: Round
    parties: tuple[Party, ...]
    actor: Representative

    @property
    def party(self) -> Party:
        """The person's own side."""
        return self.actor.party

    @property
    def others(self) -> tuple[Party, ...]:
        """The other sides."""
        return tuple(party for party in self.parties if party.pk != self.actor.party_id)


def seat_of(request: AccountRequest, public_id: UUID) -> Seat:
    """The seat of the signed-in person in that partnership, or 404: a stranger cannot tell that it exists."""
    actor = (
        Representative.objects.filter(party__partnership__public_id=public_id, account=request.user, left_at=None)
        .select_related("party__partnership", "account")
        .first()
    )
    if actor is None:
        raise Http404
    partnership = actor.party.partnership
    parties = tuple(partnership.parties.all())
    actor.party = next(party for party in parties if party.pk == actor.party_id)
    round_ = partnership.rounds.order_by("-number")[0]
    round_.partnership = partnership
    return Seat(partnership, round_, parties, actor)
