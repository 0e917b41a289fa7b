"""A text that is signed one after another: ana for the venture first, then ben and cora for the organisation, both of whom it needs."""

from datetime import date

from partnerships.domain.signing_order import Arrangement
from partnerships.models import Partnership, Representative
from partnerships.services.agreement import freeze_agreement
from partnerships.services.negotiation import state_party_facts
from tests import factories
from tests.factories import ANA, BEN, CORA, TwoSides
from tests.snapshots import once

FAY = "fay@organisation.example"


def key(email: str) -> str:
    """The public id of whoever has that address."""
    return str(Representative.objects.get(account__email=email).public_id)


def person(partnership: Partnership, email: str) -> Representative:
    """Whoever has that address, as the database has them now."""
    return factories.representative_of(partnership, email)


@once
def settled_with_three() -> TwoSides:
    """Stage negotiating, everything settled: ana signs for the venture, ben and cora for the organisation, and fay works there only."""
    sides = factories.open_partnership_of_two()
    factories.join(sides.organisation, CORA, own_side=True)
    factories.join(sides.organisation, FAY, own_side=True, signs=False)
    factories.lead_to("negotiating", sides.partnership)
    factories.settle(sides.partnership)
    two = {**factories.ORGANISATION_FACTS, "required_signatures": 2}
    state_party_facts(actor=sides.organisation, round_=sides.round, data=two)
    return sides


def frozen(*order: str, sign_by: date | None = None) -> TwoSides:
    """Stage signing, in that order of addresses; without any all sign at the same time."""
    sides = settled_with_three()
    arrangement = Arrangement(tuple(key(email) for email in order), sign_by)
    freeze_agreement(actor=sides.venture, round_=sides.round, arrangement=arrangement)
    return sides


def in_turn(*, sign_by: date | None = None) -> TwoSides:
    """Stage signing: ana, then ben, then cora."""
    return frozen(ANA, BEN, CORA, sign_by=sign_by)
