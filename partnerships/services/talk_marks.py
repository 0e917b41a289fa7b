"""Marks beside a clause: somebody asks that it be talked about at the next meeting. They change nothing else."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from partnerships.domain.errors import NotPermitted
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Clause, Representative, TalkMark
from partnerships.services import audit, clock, lifecycle
from partnerships.services.voices import Voice, author, refuse_without_voice

NOT_YOURS = _("Whoever set this mark takes it away, or somebody of the same side.")


@transaction.atomic(durable=True)
def mark_for_talk(*, actor: Voice, clause: Clause) -> TalkMark:
    """Ask that the clause be talked about; all sides and those beside them see who asks. Twice is once.

    NotPermitted for somebody who may not comment; TransitionNotAllowed while nothing is worded.
    """
    round_ = lifecycle.lock_round(clause.round_id)
    refuse_without_voice(actor, round_, Action.TALK)
    mark, is_new = TalkMark.objects.get_or_create(clause=clause, cleared_at=None, **author(actor), defaults={"marked_at": clock.now()})
    if is_new:
        audit.append(round_.partnership, action="talk_marked", actor=actor, payload={"clause": clause.key})
    return mark


@transaction.atomic(durable=True)
def clear_talk_mark(*, actor: Voice, clause: Clause, whose: UUID) -> None:
    """Take away the mark of that person: it was talked about, or need not be. Where there is none any more, nothing happens.

    One's own, anybody's of the own side, and of those beside the sides: NotPermitted for the mark of another side, and for
    somebody beside the sides with a mark that is not their own.
    """
    round_ = lifecycle.lock_round(clause.round_id)
    refuse_without_voice(actor, round_, Action.TALK)
    of_person = Q(by__public_id=whose) | Q(by_companion__public_id=whose)
    mark = TalkMark.objects.filter(of_person, clause=clause, cleared_at=None).select_related("by", "by_companion").first()
    if mark is None:
        return
    if not may_clear(actor, mark):
        raise NotPermitted(NOT_YOURS)
    mark.cleared_at = clock.now()
    mark.save(update_fields=["cleared_at"])
    payload = {"clause": clause.key, "representative" if mark.by else "companion": str(whose)}
    audit.append(round_.partnership, action="talk_mark_cleared", actor=actor, payload=payload)


def may_clear(actor: Voice, mark: TalkMark) -> bool:
    """Whether this mark is for that person to take away."""
    if isinstance(actor, Representative):
        return mark.by is None or mark.by.party_id == actor.party_id
    return mark.by_companion_id == actor.pk
