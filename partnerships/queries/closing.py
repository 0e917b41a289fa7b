"""What stands between a person and deleting their account: others would be stuck without them."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from partnerships.models import Account, Companion, Membership, Representative, Round
from partnerships.queries.people import is_last_who_approves, is_last_who_works, is_named_in_text

FINAL = frozenset({Round.Stage.SEALED, Round.Stage.DECLINED})


class Reason(StrEnum):
    """Why not yet."""

    LAST_ADMINISTRATOR = "last_administrator"
    LAST_OF_SIDE = "last_of_side"
    NAMED_IN_TEXT = "named_in_text"
    LAST_WHO_APPROVES = "last_who_approves"


@dataclass(frozen=True)
class Obstacle:
    """One thing to do first; `name` is that of the organisation or the partnership."""

    reason: Reason
    name: str
    public_id: UUID


def obstacles_to_closing(account: Account) -> list[Obstacle]:
    """Everything that has to be done before this account can be deleted."""
    return [*_of_organisations(account), *_of_partnerships(account)]


def _of_organisations(account: Account) -> list[Obstacle]:
    own = Membership.objects.filter(account=account, administers=True, left_at=None).select_related("organisation").order_by("pk")
    others = Membership.objects.filter(administers=True, left_at=None).exclude(account=account)
    shared = set(others.filter(organisation__in=[row.organisation_id for row in own]).values_list("organisation_id", flat=True))
    return [
        Obstacle(Reason.LAST_ADMINISTRATOR, row.organisation.legal_name, row.organisation.public_id)
        for row in own
        if row.organisation_id not in shared
    ]


def _of_partnerships(account: Account) -> list[Obstacle]:
    rows = Representative.objects.filter(account=account, left_at=None).select_related("party__partnership", "account").order_by("pk")
    found = []
    for person in rows:
        partnership = person.party.partnership
        round_ = partnership.rounds.order_by("-number")[0]
        round_.partnership = partnership
        if (reason := _why_needed(person, round_)) is not None:
            found.append(Obstacle(reason, partnership.title, partnership.public_id))
    return found


def _why_needed(person: Representative, round_: Round) -> Reason | None:
    if round_.stage in FINAL or _is_alone(person, round_):
        return None
    if is_last_who_works(person) or not _others_of_side(person):
        return Reason.LAST_OF_SIDE
    if is_named_in_text(person, round_):
        return Reason.NAMED_IN_TEXT
    return Reason.LAST_WHO_APPROVES if is_last_who_approves(person, round_) else None


def _others_of_side(person: Representative) -> bool:
    return Representative.objects.filter(party=person.party_id, left_at=None).exclude(pk=person.pk).exists()


def _is_alone(person: Representative, round_: Round) -> bool:
    """Nobody else has come yet, so nobody waits."""
    people = Representative.objects.filter(party__partnership=round_.partnership_id, left_at=None).exclude(pk=person.pk)
    return not people.exists() and not Companion.objects.filter(partnership=round_.partnership_id, left_at=None).exists()
