"""Those beside ana's and ben's sides: eve the consultant, olga who observes, and tom, the third party of the conflict clause."""

from typing import Any

from partnerships.domain.companions import ALL, Sees
from partnerships.models import Companion, Representative
from partnerships.services.companions import admit, call_third_party
from partnerships.services.invitation import issue
from partnerships.services.joining import join_beside
from tests import factories
from tests.factories import EVE, TwoSides
from tests.people import Person

OLGA, TOM = "olga@law.example", "tom@mediation.example"
EMAILS = {"consultant": EVE, "observer": OLGA, "third_party": TOM}


class Reader(Person):
    """Somebody who is signed in and stands beside the sides."""

    def __init__(self, companion: Companion) -> None:
        super().__init__(companion.account)
        self.companion = companion


def join(inviter: Representative, kind: str, *, email: str = "", **terms: Any) -> Companion:
    """Somebody of that kind is invited by this side, and joins."""
    address = email or EMAILS[kind]
    invitation, _token = issue(by=inviter, kind=kind, email=address, party=inviter.party, **terms)
    return join_beside(account=factories.account_of(address), invitation=invitation, person_name=address.partition("@")[0])


def consultant(sides: TwoSides, *, allowed: Sees | None = None) -> Companion:
    """Eve accompanies, invited by the venture; what both sides allow her, if that is said."""
    eve = join(sides.venture, "consultant")
    if allowed is not None:
        let_in(sides, eve, allowed)
    return eve


def let_in(sides: TwoSides, companion: Companion, allowed: Sees = ALL) -> None:
    """Both sides allow that."""
    for representative in (sides.venture, sides.organisation):
        admit(actor=representative, companion=companion, allows=allowed)


def called_third_party(sides: TwoSides) -> Companion:
    """Tom, named by the venture and called by the organisation."""
    tom = join(sides.venture, "third_party", may_comment=True)
    return call_third_party(actor=sides.organisation, companion=tom)
