"""When nobody of a side can be reached any more: the operator lets somebody in, or corrects an address. All sides are told.

The operator never takes part: everybody reads who is let in where and why, and that person enters by a mailed invitation of their own.
"""

from django.db import transaction
from django.urls import reverse

from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import gettext_noop as _
from partnerships.models import (
    Account,
    Companion,
    Invitation,
    MailedCode,
    Membership,
    OperatorAct,
    Partnership,
    Party,
    Representative,
    SigningCode,
)
from partnerships.services import clock, lifecycle
from partnerships.services.address import living_account_of, move_locked
from partnerships.services.invitation import clean_address, issue_locked
from partnerships.services.inviters import FROZEN, authorship
from partnerships.services.leaving import leave_locked
from partnerships.services.notices import tell_account, tell_people
from partnerships.services.operator import note, record, refuse_operators_account, refuse_unless_operator
from partnerships.services.outbox import queue_mail
from partnerships.services.sessions import end_all_sessions

Kind = OperatorAct.Kind


@transaction.atomic(durable=True)
def let_somebody_in(
    *, by: Account, party: Party, email: str, reason: str, lost: Representative | None = None, ends_access: bool = False
) -> Invitation:
    """Invite that address to a side that has nobody left who could: nobody works for it, or only the person who is lost.

    Everybody in the partnership is told, the lost person too. `ends_access` ends what the lost person may do there. Once the
    text is frozen whoever is let in does not sign by the invitation: the side has its signatory replaced.
    """
    refuse_unless_operator(by)
    partnership = lifecycle.lock(party.partnership_id)
    round_ = lifecycle.current_round(partnership)
    lifecycle.advance(round_, Action.INVITE)
    email = clean_address(email)
    _refuse_taking_part(by, partnership, email)
    if not email:
        raise InvalidInput(_("Write the address of whoever is let in."))
    if lost is not None and (lost.party_id != party.pk or lost.left_at is not None):
        raise Conflict(_("This person does not act for that side."))
    _refuse_while_somebody_can_invite(party, lost)
    act = note(Kind.LET_IN, by, reason, partnership=partnership, party=party)
    draft = Invitation(kind=Invitation.Kind.SIDE, party=party, email=email, works=True, signs=round_.stage not in FROZEN, **authorship(by))
    invitation, _token = issue_locked(partnership, by, draft)
    record(partnership, act, invitation=str(invitation.public_id), position=party.position)
    if lost is not None and ends_access:
        note(Kind.ACCESS_ENDED, by, reason, partnership=partnership, party=party, representative=lost)
        leave_locked(lost, partnership, by=by, reason=act.reason)
    _tell_everybody(partnership, act, party, lost)
    return invitation


@transaction.atomic(durable=True)
def correct_address(*, by: Account, account: Account, email: str, reason: str) -> Account:
    """Give an account another address because its mailbox is gone. Second factors stay; sessions end, and codes that went to
    the old one are void.

    Both addresses are told, and it stands in the chain of every partnership in which the person takes part.
    """
    refuse_unless_operator(by)
    email = clean_address(email)
    partnerships = [lifecycle.lock(pk) for pk in _partnerships_of(account)]
    account = Account.objects.select_for_update().get(pk=account.pk)
    refuse_operators_account(account)
    if not email or email == account.email:
        raise InvalidInput(_("This is the address that the account has now."))
    for partnership in partnerships:
        _refuse_taking_part(by, partnership, email)
    if living_account_of(email) is not None:
        raise InvalidInput(_("Another account has this address. Whoever owns it can delete it, or be invited with it."))
    old, act = account.email, note(Kind.ADDRESS_CORRECTED, by, reason, account=account)
    account = move_locked(account, email, is_proven=False)  # the first code proves the mailbox
    end_all_sessions(account)
    SigningCode.objects.filter(representative__account=account, used_at=None).update(used_at=clock.now())
    MailedCode.objects.filter(account=account, used_at=None).update(used_at=clock.now())
    for partnership in partnerships:
        _record_correction(partnership, account, act)
    for address in (old, email):
        queue_mail(
            key=f"address_corrected:{act.public_id}:{'old' if address == old else 'new'}",
            to=address,
            language=account.language,
            template="address_corrected",
            values={"old": old, "new": email, "reason": act.reason},
            partnership=None,
        )
    return account


def _refuse_taking_part(by: Account, partnership: Partnership, email: str) -> None:
    takes_part = (
        Representative.objects.filter(party__partnership=partnership, account=by).exists()
        or Companion.objects.filter(partnership=partnership, account=by).exists()
    )
    if takes_part or Account.objects.filter(email=email, is_staff=True).exists():
        raise NotPermitted(_("An operator never takes part: neither let yourself in, nor another operator, nor act where you take part."))


def _refuse_while_somebody_can_invite(party: Party, lost: Representative | None) -> None:
    people = Representative.objects.filter(party=party, works=True, left_at=None, account__is_active=True)
    administrators = Membership.objects.filter(organisation=party.organisation_id, administers=True, left_at=None, account__is_active=True)
    if lost is not None:
        people, administrators = people.exclude(pk=lost.pk), administrators.exclude(account=lost.account_id)
    if people.exists():
        raise Conflict(_("Somebody else still works for that side, and can invite others."))
    if party.organisation_id is not None and administrators.exists():
        raise Conflict(_("The organisation has somebody who administers it, and who can assign others."))


def _partnerships_of(account: Account) -> list[int]:
    """In one order, so that two corrections never wait for each other."""
    acts = Representative.objects.filter(account=account, left_at=None).values_list("party__partnership", flat=True)
    reads = Companion.objects.filter(account=account, left_at=None).values_list("partnership", flat=True)
    return sorted({*acts, *reads})


def _record_correction(partnership: Partnership, account: Account, act: OperatorAct) -> None:
    """The sides read the reason: theirs is an act of its own, beside that about the account."""
    person = Representative.objects.filter(party__partnership=partnership, account=account, left_at=None).select_related("party").first()
    about = {"party": person.party, "representative": person} if person else {}
    own = note(Kind.ADDRESS_CORRECTED, act.by, act.reason, partnership=partnership, account=account, **about)
    ids = {"representative": str(person.public_id), "position": person.party.position} if person else {}
    record(partnership, own, **ids)


def _tell_everybody(partnership: Partnership, act: OperatorAct, party: Party, lost: Representative | None) -> None:
    key, path = f"operator_let_in:{act.public_id}", reverse("partnership", args=[partnership.public_id])
    values = {"side": party.name, "reason": act.reason}
    tell_people(partnership, "operator_let_in", key=key, path=path, values=values)
    if lost is not None and lost.left_at is not None:
        # a mailbox that was said to be gone may not be: its owner is the first who must know
        tell_account(lost.account, partnership, "operator_let_in", key=f"{key}:{lost.public_id}", path=path, values=values)
