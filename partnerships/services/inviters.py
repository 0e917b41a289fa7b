"""Who may invite whom, and who is told what becomes of an invitation."""

from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Account, Companion, Invitation, Membership, Party, Representative, Round
from partnerships.models.invitation import InvitationQuerySet
from partnerships.queries.people import administers
from partnerships.services import clock, lifecycle

Inviter = Representative | Companion | Membership | Account
"""For a side, as the consultant who opened for both sides, for an organisation's team, or as the operator of the site."""

PENDING_AT_MOST = 30
FROZEN = frozenset({Round.Stage.APPROVING, Round.Stage.SIGNING, Round.Stage.SEALED})
"""The stages in which the text names who signs."""


def authorship(by: Inviter) -> dict[str, Inviter]:
    """The column of an invitation that says who made it."""
    if isinstance(by, Representative):
        return {"invited_by": by}
    if isinstance(by, Companion):
        return {"invited_by_companion": by}
    return {"invited_by_member": by} if isinstance(by, Membership) else {"invited_by_operator": by}


def account_of(by: Inviter) -> Account:
    """The login of whoever invites."""
    return by if isinstance(by, Account) else by.account


def refuse_unless_may_invite(by: Inviter, draft: Invitation, round_: Round | None) -> None:
    """NotPermitted, or the reason why it cannot be now. `round_` is the current one; a team has none."""
    if round_ is None:
        _refuse_unless_leads_team(by, draft)
        return
    is_of_that_side = isinstance(by, Representative) and by.party_id == draft.party_id
    _refuse_unless_near(by, draft, round_, is_of_that_side=is_of_that_side)
    if draft.kind == Invitation.Kind.SIDE and draft.signs and round_.stage in FROZEN:
        raise Conflict(
            _(
                "The text is frozen and names those who sign it, so nobody new can join in order to sign. "
                "Invite this person without signing, or have a signatory replaced."
            )
        )
    _refuse_rights_of_team(by, draft)


def _refuse_unless_near(by: Inviter, draft: Invitation, round_: Round, *, is_of_that_side: bool) -> None:
    if isinstance(by, Membership) or draft.party is None or draft.party.partnership_id != round_.partnership_id:
        raise NotPermitted
    if draft.kind != Invitation.Kind.SIDE and not is_of_that_side:
        raise NotPermitted
    if isinstance(by, Account):
        if not (by.is_staff and by.is_active):
            raise NotPermitted
        return
    if (by.party.partnership_id if isinstance(by, Representative) else by.partnership_id) != round_.partnership_id:
        raise NotPermitted
    if isinstance(by, Companion):
        lifecycle.refuse_unless_consultant_of_both(by)
    lifecycle.advance(round_, Action.INVITE, by=by if isinstance(by, Representative) else None)
    # Whoever acts for a side reads what it keeps to itself. So a side that was ever taken up is never filled from outside.
    if not is_of_that_side and draft.party.representatives.exists():
        raise Conflict(_("Somebody already answers for that side. Its own people invite the others of their team."))


def _refuse_unless_leads_team(by: Inviter, draft: Invitation) -> None:
    if isinstance(by, Account) and by.is_staff and by.is_active:
        return
    if (
        not isinstance(by, Membership)
        or not Membership.objects.filter(pk=by.pk, organisation=draft.organisation, administers=True, left_at=None).exists()
    ):
        raise NotPermitted(_("Only those who administer the organisation invite to its team."))


def refuse_too_many(by: Inviter, draft: Invitation) -> None:
    """InvalidInput when a great many invitations wait already."""
    if _of_the_same(by, draft).pending(now=clock.now()).count() >= PENDING_AT_MOST:
        raise InvalidInput(_("A great many invitations are waiting already. Withdraw those that are no longer meant, then invite anew."))


def refuse_known_address(by: Inviter, draft: Invitation) -> None:
    """InvalidInput for the inviter's own address, for whoever is there already, and for whom the inviter has invited already.

    Nothing is said of the people of another side: that nobody sits on two sides is held when somebody joins.
    """
    email = draft.email
    if not email:
        return
    if email == account_of(by).email:
        raise InvalidInput(_("This is your own address, and you are here already. Write the address of the person whom you invite."))
    if _is_there(by, draft):
        raise InvalidInput(_("Whoever has this address already takes part here."))
    if _of_the_same(by, draft).pending(now=clock.now()).filter(email=email).exists():
        raise InvalidInput(_("This address has been invited already. Its invitation is on this page: it can be sent again or withdrawn."))


def _refuse_rights_of_team(by: Inviter, draft: Invitation) -> None:
    """InvalidInput where somebody of an organisation's side gives a right to sign or approve that only its administrators give."""
    gives_them = draft.kind == Invitation.Kind.SIDE and (draft.signs or draft.approves)
    if not isinstance(by, Representative) or draft.party is None or not gives_them:
        return
    party = Party.objects.get(pk=draft.party.pk)
    team = Membership.objects.filter(organisation=party.organisation_id, account__email=draft.email, left_at=None)
    if party.organisation_id is None or administers(by.account, party) or (draft.email and team.exists()):
        return
    raise InvalidInput(
        _(
            "Who signs and who approves for your organisation, its administrators decide. "
            "Invite somebody of its team, or ask an administrator to invite this person."
        )
    )


def _is_there(by: Inviter, draft: Invitation) -> bool:
    if draft.party is None:
        return Membership.objects.filter(organisation=draft.organisation, account__email=draft.email, left_at=None).exists()
    partnership = draft.party.partnership_id
    if Companion.objects.filter(partnership=partnership, account__email=draft.email, left_at=None).exists():
        return True
    own = by.party_id if isinstance(by, Representative) else None
    return Representative.objects.filter(party=own, account__email=draft.email, left_at=None).exists()


def _of_the_same(by: Inviter, draft: Invitation) -> InvitationQuerySet:
    if draft.party is None:
        return Invitation.objects.filter(organisation=draft.organisation)
    here = Invitation.objects.filter(party__partnership=draft.party.partnership_id)
    if isinstance(by, Representative):
        return here.filter(invited_by__party=by.party_id)
    return here.filter(**authorship(by))


def refuse_unless_own(by: Inviter, invitation: Invitation) -> None:
    """NotPermitted unless the inviter's side, team or office made the invitation, or it leads to the inviter's own side."""
    if isinstance(by, Representative):
        is_ours = invitation.invited_by is not None and invitation.invited_by.party_id == by.party_id
        is_own = is_ours or (invitation.kind == Invitation.Kind.SIDE and invitation.party_id == by.party_id)
        if is_own:
            lifecycle.refuse_without_right(by, Action.INVITE)
    elif isinstance(by, Companion):
        is_own = invitation.invited_by_companion_id == by.pk and by.left_at is None
    elif isinstance(by, Membership):
        is_own = Membership.objects.filter(pk=by.pk, organisation=invitation.organisation_id, administers=True, left_at=None).exists()
    else:
        is_own = by.is_staff and by.is_active
    if not is_own:
        raise NotPermitted


def told(invitation: Invitation) -> list[Inviter]:
    """Who hears what becomes of an invitation: whoever made it, or those who work on that side when that person has left."""
    by = invitation.inviter
    if isinstance(by, Account) or by.left_at is None:
        return [by]
    if isinstance(by, Membership):
        return list(Membership.objects.filter(organisation=by.organisation_id, administers=True, left_at=None).select_related("account"))
    if isinstance(by, Representative):
        people = Representative.objects.filter(party=by.party_id, works=True, left_at=None)
        return list(people.select_related("account", "party__partnership"))
    return []
