"""The team of an organisation: who joins it, with which rights, and how somebody leaves it. The last administrator stays."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.db import transaction

from partnerships.domain.errors import Conflict, NotPermitted
from partnerships.domain.text import clean_line
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Account, Invitation, Membership, Organisation, Partnership, Representative
from partnerships.services import audit, clock, leaving, lifecycle
from partnerships.services.invitation import void_locked
from partnerships.services.inviters import FROZEN
from partnerships.services.organisation import lock, refuse_unless_administrator

LAST_ADMINISTRATOR = _(
    "Somebody has to administer the organisation, and nobody else does. First make another member of the team an administrator."
)
NOT_HERE = _("This person is no longer in the team.")
REMOVED = _("No longer in the team of the organisation.")


@dataclass(frozen=True)
class TeamRights:
    """What a member may do. None of the four: a viewer, who reads along where they are assigned."""

    administers: bool = False
    works: bool = False
    approves: bool = False
    signs: bool = False


def join_team(*, account: Account, invitation: Invitation, name: str) -> Membership:
    """Enter the team with the rights that the invitation names; inside the transaction that accepts it, with the organisation locked."""
    if invitation.organisation is None:
        raise NotPermitted
    if Membership.objects.filter(organisation=invitation.organisation, account=account, left_at=None).exists():
        raise Conflict(_("You are in this team already."))
    return Membership.objects.create(
        organisation=invitation.organisation,
        account=account,
        name=clean_line(name, limit=120),
        capacity=invitation.capacity,
        administers=invitation.administers,
        works=invitation.works,
        approves=invitation.approves,
        signs=invitation.signs,
        joined_at=clock.now(),
    )


@transaction.atomic(durable=True)
def change_member(*, actor: Membership, member: Membership, rights: TeamRights, capacity: str = "") -> Membership:
    """Give a member other rights, in the team and on every partnership where they act for the organisation.

    Who signs a text that is frozen is named in it, so the right to sign stays there as it is. The last administrator stays one.
    """
    organisation = lock(actor.organisation_id)
    refuse_unless_administrator(actor)
    member = _still_here(member, organisation)
    if member.administers and not rights.administers:
        _refuse_last_administrator(organisation)
    for right, has_it in asdict(rights).items():
        setattr(member, right, has_it)
    member.capacity = clean_line(capacity, limit=120)
    member.save(update_fields=[*asdict(rights), "capacity"])
    for representative, partnership in _acting(member):
        copy_rights(member, representative, partnership, by=actor)
    return member


@transaction.atomic(durable=True)
def remove_member(*, actor: Membership, member: Membership) -> None:
    """End somebody's membership, and their access to every partnership where they act for the organisation."""
    organisation = lock(actor.organisation_id)
    refuse_unless_administrator(actor)
    _end(_still_here(member, organisation), organisation, by=actor)


@transaction.atomic(durable=True)
def leave_team(*, actor: Membership) -> None:
    """Leave the team oneself, and the partnerships where one acts for the organisation. Refused for the last administrator."""
    organisation = lock(actor.organisation_id)
    member = _still_here(actor, organisation)
    _end(member, organisation, by=member)


def copy_rights(member: Membership, representative: Representative, partnership: Partnership, *, by: audit.Actor) -> None:
    """On a partnership a member has the rights of the team; inside a transaction that holds its lock. Recorded when a right changes."""
    rights = {"works": member.works, "approves": member.approves}
    if lifecycle.current_round(partnership).stage not in FROZEN:
        rights |= {"signs": member.signs}
        _copy_capacity(member, representative)
    if all(getattr(representative, name) == value for name, value in rights.items()):
        return
    for name, value in rights.items():
        setattr(representative, name, value)
    representative.save(update_fields=list(rights))
    audit.append(
        partnership,
        action="rights_changed",
        actor=by,
        payload={"representative": str(representative.public_id), "position": representative.party.position, **rights},
    )


def _copy_capacity(member: Membership, representative: Representative) -> None:
    """As what somebody signs; the text that is frozen next says it."""
    if member.capacity and member.capacity != representative.capacity:
        representative.capacity = member.capacity
        representative.save(update_fields=["capacity"])


def _end(member: Membership, organisation: Organisation, *, by: Membership) -> None:
    if member.administers:
        _refuse_last_administrator(organisation)
    member.left_at = clock.now()
    member.save(update_fields=["left_at"])
    is_own_wish = by.pk == member.pk
    if not is_own_wish:
        for invitation in Invitation.objects.unused().filter(invited_by_member=member):
            void_locked(None, by, invitation)
    for representative, partnership in _acting(member):
        leaving.leave_locked(representative, partnership, by=representative if is_own_wish else by, reason="" if is_own_wish else REMOVED)


def _acting(member: Membership) -> Iterator[tuple[Representative, Partnership]]:
    """Where the member acts for the organisation, each partnership locked, in one order for everybody."""
    rows = Representative.objects.filter(account=member.account_id, party__organisation=member.organisation_id, left_at=None)
    for representative in rows.select_related("party", "account").order_by("party__partnership_id"):
        yield representative, lifecycle.lock(representative.party.partnership_id)


def _still_here(member: Membership, organisation: Organisation) -> Membership:
    found = Membership.objects.select_related("account").filter(pk=member.pk, organisation=organisation, left_at=None).first()
    if found is None:
        raise NotPermitted(NOT_HERE)
    return found


def _refuse_last_administrator(organisation: Organisation) -> None:
    if Membership.objects.filter(organisation=organisation, administers=True, left_at=None).count() <= 1:
        raise Conflict(LAST_ADMINISTRATOR)
