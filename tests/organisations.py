"""Organisations with their teams, made through the services."""

from typing import Any

from partnerships.models import Invitation, Membership, Partnership, Party, Representative
from partnerships.services.connection import connect_party
from partnerships.services.invitation import issue
from partnerships.services.joining import accept_invitation
from partnerships.services.organisation import found_organisation
from tests import factories
from tests.factories import BEN

NUMBER, OTHER_NUMBER, COMPANY = "580000008", "580000016", "510000003"
PROFILE: dict[str, Any] = {
    "legal_name": "אגודת הסטודנטים",
    "form": "association",
    "number": NUMBER,
    "address": "דרך השלום 1, חיפה",
    "notices_email": "office@organisation.example",
    "resolution": "12",
    "resolved_on": "2026-05-03",
    "required_signatures": "1",
    "requires_approval": False,
}


def found(email: str = BEN, **changes: Any) -> Membership:
    """An organisation that this person founded."""
    name = email.partition("@")[0]
    return found_organisation(account=factories.account_of(email), data=PROFILE | changes, person_name=name)


def join_team(inviter: Membership, email: str, **rights: Any) -> Membership:
    """Invite that address to the team with these rights, and accept there."""
    invitation, _token = issue(
        by=inviter, kind=Invitation.Kind.TEAM, organisation=inviter.organisation, email=email, **({"works": False} | rights)
    )
    member = accept_invitation(account=factories.account_of(email), invitation=invitation, person_name=email.partition("@")[0])
    assert isinstance(member, Membership)
    return member


def connect(representative: Representative, member: Membership) -> Party:
    """The side is the organisation of that member."""
    return connect_party(actor=representative, member=member)


def acting(partnership: Partnership, email: str) -> Representative | None:
    """Who acts there with that address now."""
    people = Representative.objects.filter(party__partnership=partnership, account__email=email, left_at=None)
    return people.select_related("party__partnership", "account").first()
