"""Who of an organisation's team works on which of its partnerships. Each change stands in the chain, where the other side reads it."""

from django.db import transaction
from django.urls import reverse

from partnerships.domain.errors import NotPermitted
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Membership, Partnership, Party, Representative
from partnerships.services import audit, leaving, lifecycle
from partnerships.services.inviters import FROZEN
from partnerships.services.joining import new_representative, refuse_who_acted_elsewhere, refuse_who_takes_part
from partnerships.services.organisation import lock, refuse_unless_administrator
from partnerships.services.outbox import queue_mail
from partnerships.services.team import NOT_HERE

UNASSIGNED = _("No longer assigned to this partnership.")


@transaction.atomic(durable=True)
def assign_member(*, actor: Membership, party: Party, member: Membership) -> Representative:
    """Let somebody of the team act for the organisation on a partnership, with the rights of the team; assigning again changes nothing.

    Where the text is frozen the person does not sign: it names who does. Only administrators; refused for whoever acts for
    another side there, ever did, or stands beside the sides.
    """
    partnership = _begin(actor, party)
    member = _in_team(member, actor)
    there = Representative.objects.filter(party=party, account=member.account_id, left_at=None).select_related("party").first()
    if there is not None:
        return there
    round_ = lifecycle.current_round(partnership)
    lifecycle.advance(round_, Action.JOIN)
    refuse_who_takes_part(partnership, member.account)
    refuse_who_acted_elsewhere(party, member.account)
    representative = new_representative(
        party=party,
        account=member.account,
        name=member.name,
        capacity=member.capacity,
        works=member.works,
        approves=member.approves,
        signs=member.signs and round_.stage not in FROZEN,
    )
    audit.append(partnership, action="representative_assigned", actor=actor, payload=_payload(representative))
    _tell(actor, representative, partnership)
    return representative


@transaction.atomic(durable=True)
def unassign_member(*, actor: Membership, representative: Representative) -> None:
    """Somebody no longer acts on a partnership. Refused for the last one who works there, and for one whom a frozen text needs."""
    partnership = _begin(actor, representative.party)
    there = Representative.objects.select_related("party", "account").filter(pk=representative.pk, left_at=None).first()
    if there is None:
        return
    leaving.refuse_who_is_needed(there, lifecycle.current_round(partnership))
    leaving.leave_locked(there, partnership, by=actor, reason=UNASSIGNED)


def _begin(actor: Membership, party: Party) -> Partnership:
    lock(actor.organisation_id)
    refuse_unless_administrator(actor)
    partnership = lifecycle.lock(party.partnership_id)
    if not Party.objects.filter(pk=party.pk, organisation=actor.organisation_id).exists():
        raise NotPermitted
    return partnership


def _in_team(member: Membership, actor: Membership) -> Membership:
    rows = Membership.objects.select_related("account").filter(organisation=actor.organisation_id, left_at=None)
    found = rows.filter(pk=member.pk).first()
    if found is None:
        raise NotPermitted(NOT_HERE)
    return found


def _payload(representative: Representative) -> dict[str, object]:
    return {"representative": str(representative.public_id), "position": representative.party.position}


def _tell(actor: Membership, representative: Representative, partnership: Partnership) -> None:
    if representative.account_id == actor.account_id:
        return
    queue_mail(
        key=f"assigned:{representative.public_id}",
        to=representative.account.email,
        language=representative.account.language,
        template="assigned",
        values={
            "title": partnership.title,
            "side": representative.party.name,
            "who": actor.name,
            "path": reverse("partnership", args=[partnership.public_id]),
        },
        partnership=partnership,
    )
