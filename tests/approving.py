"""A partnership whose organisation wants the text approved: gal approves, ben works, signs and administers."""

from partnerships.models import Membership, Organisation, Representative
from partnerships.services import clock
from tests import factories
from tests.factories import BEN, TwoSides

GAL = "gal@organisation.example"


def with_approval(sides: TwoSides) -> TwoSides:
    """Make the organisation of these sides a lasting one that wants approval; gal joins as the one who gives it."""
    organisation = Organisation.objects.create(
        legal_name="אגודת הסטודנטים", form="association", number="580000008", requires_approval=True, created_at=clock.now()
    )
    party = sides.organisation.party
    party.organisation = organisation
    party.save(update_fields=["organisation"])
    gal = factories.join(sides.organisation, GAL, own_side=True, signs=False)
    Representative.objects.filter(pk=gal.pk).update(works=False, approves=True)
    for person, rights in (
        (sides.organisation, {"administers": True, "signs": True, "approves": True}),
        (gal, {"works": False, "approves": True}),
    ):
        Membership.objects.create(organisation=organisation, account=person.account, name=person.name, joined_at=clock.now(), **rights)
    return sides


def approving_round() -> TwoSides:
    """Stage approving: frozen by ana, gal has not said yes."""
    sides = with_approval(factories.open_partnership_of_two())
    factories.lead_to("approving", sides.partnership)
    return sides


def two_of_the_organisation(sides: TwoSides) -> tuple[Representative, Representative]:
    """Ben and gal as the database has them now."""
    return factories.representative_of(sides.partnership, BEN), factories.representative_of(sides.partnership, GAL)
