"""Leaving a side, and ending the access of somebody of one's own side. What they did stays; the row stays, with the day."""

from django.db import transaction
from django.urls import reverse

from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted
from partnerships.domain.text import clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Account, Invitation, OutboxMail, Partnership, Representative, Round, SmallNews
from partnerships.queries.people import is_last_who_approves, is_last_who_works, is_named_in_text, may_change_people
from partnerships.services import audit, clock, lifecycle
from partnerships.services.invitation import void_locked
from partnerships.services.outbox import queue_mail

REASON_LIMIT = 1000
ONLY_OWN_PEOPLE = _(
    "Only somebody who works on the partnership for this side can do this; "
    "where the side is an organisation with a team, one of its administrators."
)
LAST_WHO_WORKS = _(
    "Nobody else works on the partnership for this side. First invite somebody who does; as soon as they have joined, this is possible."
)
NAMED_IN_TEXT = _(
    "The frozen text names this person as a signatory. First let somebody step in, or send the text back to the table with a note."
)
LAST_WHO_APPROVES = _("The text waits for an approval that only this person can give. First let somebody step in.")


@transaction.atomic(durable=True)
def leave(*, actor: Representative) -> None:
    """Stop acting for one's own side. Refused for the last one who works there, and for somebody whom a frozen text needs."""
    partnership = lifecycle.lock(actor.party.partnership_id)
    person = _still_here(actor)
    refuse_who_is_needed(person, _round(partnership))
    leave_locked(person, partnership, by=person, reason="")


@transaction.atomic(durable=True)
def end_access(*, actor: Representative, person: Representative, reason: str) -> None:
    """End the access of somebody of one's own side, with a reason that this side reads. The person is told by mail.

    Refused for oneself, for the last one who works there, and for somebody whom a frozen text needs: others step in first.
    """
    partnership = lifecycle.lock(actor.party.partnership_id)
    actor, person = _still_here(actor), _still_here(person)
    refuse_changing_people(actor, person)
    if person.pk == actor.pk:
        raise InvalidInput(_("This is yourself. To leave, use “Leave this partnership”."))
    reason = clean_reason(reason)
    refuse_who_is_needed(person, _round(partnership))
    leave_locked(person, partnership, by=actor, reason=reason)


def leave_locked(person: Representative, partnership: Partnership, *, by: audit.Actor, reason: str) -> None:
    """The same inside a transaction that holds the lock, by whoever may do that. Mails to this person stop at once.

    `by` may also be the operator's account, which the row does not name.
    """
    is_own_wish = by == person
    person.left_at, person.leave_reason = clock.now(), reason
    person.access_ended_by = by if isinstance(by, Representative) and not is_own_wish else None
    person.save(update_fields=["left_at", "leave_reason", "access_ended_by"])
    _withhold_mails(person, partnership)
    if not is_own_wish:
        _withdraw_invitations(person, partnership, by)
    audit.append(
        partnership,
        action="representative_left" if is_own_wish else "access_ended",
        actor=by,
        payload={"representative": str(person.public_id), "position": person.party.position},
    )
    if not is_own_wish:
        _tell(person, partnership, by, reason)


def refuse_changing_people(actor: Representative, person: Representative) -> None:
    """NotPermitted unless the actor may change who acts for the side, and the person is of the same one."""
    if actor.party_id != person.party_id or not may_change_people(actor):
        raise NotPermitted(ONLY_OWN_PEOPLE)


def refuse_who_is_needed(person: Representative, round_: Round) -> None:
    """Conflict, with what to do first, when the side or a frozen text would be stuck without this person."""
    if is_last_who_works(person):
        raise Conflict(LAST_WHO_WORKS)
    if is_named_in_text(person, round_):
        raise Conflict(NAMED_IN_TEXT)
    if is_last_who_approves(person, round_):
        raise Conflict(LAST_WHO_APPROVES)


def clean_reason(raw: str) -> str:
    """The reason as stored; InvalidInput without any."""
    reason = clean_text(raw, limit=REASON_LIMIT)
    if not reason:
        raise InvalidInput(_("Write the reason in a sentence. Only your own side reads it."))
    return reason


def _still_here(person: Representative) -> Representative:
    found = Representative.objects.select_related("party", "account").filter(pk=person.pk, left_at=None).first()
    if found is None:
        raise Conflict(_("This person no longer acts for the side."))
    return found


def _round(partnership: Partnership) -> Round:
    round_ = Round.objects.filter(partnership=partnership).order_by("-number")[0]
    round_.partnership = partnership
    return round_


def _withhold_mails(person: Representative, partnership: Partnership) -> None:
    """What is written to this person about the partnership and has not left yet never will."""
    SmallNews.objects.filter(account=person.account_id, partnership=partnership, left_with=None).delete()
    OutboxMail.objects.filter(partnership=partnership, to=person.account.email, sent_at=None).delete()


def _withdraw_invitations(person: Representative, partnership: Partnership, by: audit.Actor) -> None:
    """Nobody whose access was ended comes back by a link that they made for themselves. Those to another side stay."""
    for invitation in Invitation.objects.unused().filter(invited_by=person, party=person.party_id).order_by("pk"):
        void_locked(partnership, by, invitation)


def _tell(person: Representative, partnership: Partnership, by: audit.Actor, reason: str) -> None:
    queue_mail(
        key=f"access_ended:{person.public_id}",
        to=person.account.email,
        language=person.account.language,
        template="access_ended",
        values={
            "title": partnership.title,
            "side": person.party.name,
            "who": "" if isinstance(by, Account) else by.name,
            "reason": reason,
            "path": reverse("partnership_list"),
        },
        partnership=partnership,
        account=person.account,
    )
