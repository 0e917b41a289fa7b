"""Two invitations accepted at one instant with the same address: one place, and a refusal for the other."""

from collections.abc import Callable
from functools import partial

import pytest

from partnerships.domain.errors import Conflict, Refused
from partnerships.models import Companion, Invitation, Representative
from partnerships.services.invitation import issue, refuse
from partnerships.services.joining import accept_invitation
from tests import factories
from tests.factories import CORA, TwoSides
from tests.faults.test_one_instant import at_one_instant

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]


def places(sides: TwoSides) -> int:
    """How many cora has in the partnership."""
    account = factories.account_of(CORA)
    seats = Representative.objects.filter(party__partnership=sides.partnership, account=account, left_at=None)
    return seats.count() + Companion.objects.filter(partnership=sides.partnership, account=account, left_at=None).count()


@pytest.mark.parametrize("kinds", [("side", "side"), ("side", "observer"), ("consultant", "observer")], ids="-".join)
def test_nobody_gets_two_places(battery: Callable[[int, int], int], kinds: tuple[str, str]) -> None:
    for _pair in range(battery(5, 100)):
        sides = factories.open_partnership_of_two()
        people = (sides.venture, sides.organisation)
        links = [issue(by=person, kind=kind, party=person.party)[0] for person, kind in zip(people, kinds, strict=True)]
        acts = [partial(accept_invitation, account=factories.account_of(CORA), invitation=link, person_name="cora") for link in links]
        results = at_one_instant(acts)
        assert sorted(isinstance(result, Conflict) for result in results) == [False, True]
        assert places(sides) == 1


def test_accepted_and_refused_at_one_instant_is_one_of_both(battery: Callable[[int, int], int]) -> None:
    for _pair in range(battery(5, 100)):
        sides = factories.open_partnership_of_two()
        link, _token = issue(by=sides.venture, party=sides.venture.party)
        joined = partial(accept_invitation, account=factories.account_of(CORA), invitation=link, person_name="cora")
        results = at_one_instant([joined, partial(refuse, invitation=link)])
        link = Invitation.objects.get(pk=link.pk)
        assert (link.accepted_at is None, places(sides)) == ((False, 1) if link.refused_at is None else (True, 0))
        assert sum(isinstance(result, Refused) for result in results) == 1
