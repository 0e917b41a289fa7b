"""Joining by an invitation: a side, a team, or beside the sides. What the invitation promised is what the person gets."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.urls import reverse

from partnerships.domain.errors import Conflict, InvitationNotValid, NotPermitted
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import clean_line
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Account, Companion, Invitation, Membership, Partnership, Party, Representative
from partnerships.services import audit, clock, lifecycle
from partnerships.services.invitation import lock, still_valid, tell_inviter
from partnerships.services.inviters import FROZEN
from partnerships.services.notices import tell_people
from partnerships.services.team import join_team

Joined = Representative | Membership | Companion
WAS_ON_THE_OTHER_SIDE = _(
    "This person has acted for another side of this partnership. Nobody acts for two sides, not even one after the other."
)


def accept_invitation(*, account: Account, invitation: Invitation, person_name: str, side_name: str = "") -> Joined:
    """Join what the invitation leads to. An invitation by mail is accepted with the address that it went to."""
    if invitation.kind == Invitation.Kind.SIDE:
        return join_side(account=account, invitation=invitation, person_name=person_name, side_name=side_name)
    if invitation.kind == Invitation.Kind.TEAM:
        return join_organisation(account=account, invitation=invitation, person_name=person_name)
    return join_beside(account=account, invitation=invitation, person_name=person_name)


@transaction.atomic(durable=True)
def join_side(*, account: Account, invitation: Invitation, person_name: str, side_name: str = "") -> Representative:
    """Act for the side that the invitation names. Once the text is frozen and names who signs, nobody joins as a signatory.

    Where the side is an organisation, somebody of its team has the rights of the team, whatever the invitation says.
    """
    partnership, invitation = _opened(account, invitation)
    round_ = lifecycle.current_round(partnership)
    lifecycle.advance(round_, Action.JOIN)
    party = _party(invitation)
    refuse_who_takes_part(partnership, account)
    refuse_who_acted_elsewhere(party, account)
    _refuse_from_outside(invitation, party)
    if side_name and party.ground_rules_accepted_at is None and not party.is_opener:
        party.name = clean_line(side_name, limit=160)
        party.save(update_fields=["name"])
    terms = _team_of(party, account) or invitation
    representative = new_representative(
        party=party,
        account=account,
        name=person_name,
        capacity=terms.capacity,
        works=terms.works,
        approves=terms.approves,
        signs=terms.signs and round_.stage not in FROZEN,
    )
    _use(invitation, accepted_by=representative)
    audit.append(partnership, action="invitation_accepted", actor=representative, payload={"invitation": str(invitation.public_id)})
    tell_inviter(invitation, "joined", values={"who": representative.name, "side": party.name}, to_list=False)
    return representative


@transaction.atomic(durable=True)
def join_beside(*, account: Account, invitation: Invitation, person_name: str) -> Companion:
    """Accompany, observe, or be the named third party. All people of the sides are told who it is, and as what."""
    partnership, invitation = _opened(account, invitation)
    lifecycle.advance(lifecycle.current_round(partnership), Action.JOIN)
    party = _party(invitation)
    refuse_who_takes_part(partnership, account)
    companion = new_companion(
        partnership=partnership,
        kind=invitation.kind,
        account=account,
        party=party,
        name=person_name,
        capacity=invitation.capacity,
        reads_from=invitation.reads_from,
        may_comment=invitation.may_comment,
    )
    _use(invitation)
    audit.append(
        partnership,
        action="companion_joined",
        actor=companion,
        payload={"invitation": str(invitation.public_id), "kind": str(invitation.kind)},
    )
    tell_people(
        partnership,
        "companion_joined",
        key=f"companion_joined:{companion.public_id}",
        path=reverse("partnership", args=[partnership.public_id]),
        values={"who": companion.name, "kind": str(companion.kind), "capacity": companion.capacity, "side": party.name},
    )
    return companion


@transaction.atomic(durable=True)
def join_organisation(*, account: Account, invitation: Invitation, person_name: str) -> Membership:
    """Join the team of the organisation that the invitation names."""
    lock(invitation)
    invitation = _valid_for(account, invitation)
    if invitation.organisation is None:
        raise InvitationNotValid
    member = join_team(account=account, invitation=invitation, name=clean_line(person_name, limit=120))
    _name_account(account, member.name)
    _use(invitation)
    tell_inviter(invitation, "joined", values={"who": member.name, "side": invitation.organisation.legal_name})
    return member


def is_for(invitation: Invitation, account: Account) -> bool:
    """Whether this person may use the invitation: it went to an address of theirs, or to no address."""
    if not invitation.email or invitation.email == account.email:
        return True
    return bool(EmailAddress.objects.filter(user=account, email=invitation.email, verified=True).exists())


def is_frozen(invitation: Invitation) -> bool:
    """Whether the text of the partnership names who signs it, so that nobody joins as a signatory."""
    return invitation.party is not None and lifecycle.current_round(invitation.party.partnership).stage in FROZEN


def refuse_who_takes_part(partnership: Partnership, account: Account) -> None:
    """Conflict for somebody who acts for a side of this partnership, or stands beside it. The partnership is locked by the caller."""
    if Representative.objects.filter(party__partnership=partnership, account=account, left_at=None).exists():
        raise Conflict(_("With this address you already take part in this partnership. Nobody can sit on two sides."))
    if Companion.objects.filter(partnership=partnership, account=account, left_at=None).exists():
        raise Conflict(_("With this address you already stand beside this partnership. Nobody both accompanies it and acts for a side."))


def refuse_who_acted_elsewhere(party: Party, account: Account) -> None:
    """Conflict for somebody who once acted for another side of the partnership: that side's answers are known there."""
    if Representative.objects.filter(party__partnership=party.partnership_id, account=account).exclude(party=party).exists():
        raise Conflict(WAS_ON_THE_OTHER_SIDE)


def new_representative(
    *, party: Party, account: Account, name: str, capacity: str = "", works: bool = True, approves: bool = False, signs: bool = True
) -> Representative:
    """Somebody who acts for a side from now on; the partnership is locked by the caller."""
    name = clean_line(name, limit=120)
    _name_account(account, name)
    return Representative.objects.create(
        party=party,
        account=account,
        name=name,
        capacity=capacity,
        works=works,
        approves=approves,
        signs=signs,
        joined_at=clock.now(),
    )


def new_companion(
    *,
    partnership: Partnership,
    kind: str,
    account: Account,
    name: str,
    party: Party | None = None,
    capacity: str = "",
    reads_from: str = Companion.ReadsFrom.NEGOTIATING,
    may_comment: bool = False,
) -> Companion:
    """Somebody who stands beside the sides from now on; the partnership is locked by the caller."""
    name = clean_line(name, limit=120)
    _name_account(account, name)
    return Companion.objects.create(
        partnership=partnership,
        kind=kind,
        account=account,
        party=party,
        name=name,
        capacity=clean_line(capacity, limit=120),
        reads_from=reads_from,
        may_comment=may_comment,
        joined_at=clock.now(),
    )


def _name_account(account: Account, name: str) -> None:
    if not account.name:
        account.name = name
        account.save(update_fields=["name"])


def _refuse_from_outside(invitation: Invitation, party: Party) -> None:
    """InvitationNotValid for one that another side or a consultant made before somebody came to act here: they choose nobody any more."""
    by = invitation.inviter
    is_from_outside = isinstance(by, Companion) or (isinstance(by, Representative) and by.party_id != party.pk)
    if is_from_outside and party.representatives.exists():
        raise InvitationNotValid


def _team_of(party: Party, account: Account) -> Membership | None:
    here = Membership.objects.filter(organisation=party.organisation_id, account=account, left_at=None)
    return here.first() if party.organisation_id is not None else None


def _opened(account: Account, invitation: Invitation) -> tuple[Partnership, Invitation]:
    partnership = lock(invitation)
    if partnership is None:
        raise InvitationNotValid
    return partnership, _valid_for(account, invitation)


def _valid_for(account: Account, invitation: Invitation) -> Invitation:
    invitation = still_valid(Invitation.objects.filter(pk=invitation.pk).first())
    if not is_for(invitation, account):
        raise NotPermitted(_("This invitation was sent to another address. Sign in with that address, or ask for a new invitation."))
    if invitation.invited_by_operator_id is not None and account.is_staff:
        raise NotPermitted(_("An operator never takes part where an operator let somebody in."))
    return invitation


def _party(invitation: Invitation) -> Party:
    if invitation.party is None:
        raise InvitationNotValid
    return invitation.party


def _use(invitation: Invitation, *, accepted_by: Representative | None = None) -> None:
    invitation.accepted_at, invitation.accepted_by = clock.now(), accepted_by
    invitation.asked_by = invitation.asked_at = None
    invitation.save(update_fields=["accepted_at", "accepted_by", "asked_by", "asked_at"])
