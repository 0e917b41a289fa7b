"""The people of the sides: who acts, who has left, who may end another's access, and whom a frozen text needs."""

from collections.abc import Iterable

from partnerships.domain.roles import Rights
from partnerships.models import Account, Membership, Partnership, Party, Representative, Round
from partnerships.queries.agreement import current_version
from partnerships.queries.approval import approvers, awaited_approvals


def rights_of(person: Representative) -> Rights:
    """What this person may do for the side."""
    return Rights(person.works, person.approves, person.signs)


def may_change_people(actor: Representative) -> bool:
    """Whether this person may end another's access, or let somebody step in.

    On a side that is a lasting organisation its administrators may, elsewhere whoever works there.
    """
    if actor.left_at is not None:
        return False
    if actor.party.organisation_id is None:
        return actor.works
    return administers(actor.account, actor.party)


def administers(account: Account, party: Party) -> bool:
    """Whether this is an administrator of the organisation that the party is."""
    team = Membership.objects.filter(organisation=party.organisation_id, administers=True, left_at=None)
    return party.organisation_id is not None and team.filter(account=account).exists()


def is_last_who_works(person: Representative) -> bool:
    """Whether nobody of the side would be left who works on the partnership."""
    others = Representative.objects.filter(party=person.party_id, works=True, left_at=None).exclude(pk=person.pk)
    return person.works and not others.exists()


def is_named_in_text(person: Representative, round_: Round) -> bool:
    """Whether the frozen text that waits to be approved or signed names this person as a signatory."""
    return person.signs and _waits(round_) and current_version(round_) is not None


def is_last_who_approves(person: Representative, round_: Round) -> bool:
    """Whether a frozen text waits for the approval of this person's side, and nobody else could give it."""
    if not person.approves or round_.stage != Round.Stage.APPROVING:
        return False
    version = current_version(round_)
    return version is not None and person.party in awaited_approvals(version) and approvers(person.party) == (person,)


def former(partnership: Partnership) -> tuple[Representative, ...]:
    """Who no longer acts for a side, the last first."""
    people = Representative.objects.filter(party__partnership=partnership, left_at__isnull=False)
    return tuple(people.select_related("party", "access_ended_by").order_by("-left_at", "-pk"))


def who_may_step_in(person: Representative, right: str, team: Iterable[Representative]) -> tuple[Representative, ...]:
    """Those of the side's team who have not this right yet."""
    return tuple(other for other in team if other.pk != person.pk and not getattr(other, right))


def _waits(round_: Round) -> bool:
    return round_.stage in {Round.Stage.APPROVING, Round.Stage.SIGNING}
