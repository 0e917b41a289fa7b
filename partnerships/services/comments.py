"""Saying something beside a clause. It binds nobody, changes no wording, and is read by both sides."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse

from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Clause, Comment, Companion, Representative, Round
from partnerships.queries.companions import may_say, what_is_seen
from partnerships.services import audit, clock, lifecycle
from partnerships.services.notices import tell_people

COMMENT_LIMIT = 4000
NOT_BESIDE = _("You can read here, and not comment. Whoever invited you decides that.")


@transaction.atomic(durable=True)
def comment(*, actor: Representative | Companion, clause: Clause, text: str, once: UUID) -> Comment:
    """Say something beside a clause, and tell those who act for the sides.

    `once` is the one-time number of the page: the same post again is the same comment. InvalidInput for an empty or unstorable
    text; NotPermitted for somebody who may not comment, or no longer; TransitionNotAllowed while nothing is worded.
    """
    round_ = lifecycle.lock_round(clause.round_id)
    said = Comment.objects.filter(public_id=once).first()
    if said is not None:
        return _same(said, actor, clause)
    _refuse(actor, round_)
    words = clean_text(text, limit=COMMENT_LIMIT)
    if not words:
        raise InvalidInput(_("Write what you would like to say."))
    said = Comment.objects.create(
        public_id=once,
        clause=clause,
        by=actor if isinstance(actor, Representative) else None,
        by_companion=actor if isinstance(actor, Companion) else None,
        text=words,
        said_at=clock.now(),
    )
    audit.append(round_.partnership, action="comment_added", actor=actor, payload={"clause": clause.key, "comment": str(said.public_id)})
    _tell(actor, round_, clause)
    return said


def _refuse(actor: Representative | Companion, round_: Round) -> None:
    if isinstance(actor, Representative):
        lifecycle.advance(round_, Action.COMMENT, by=actor)
        if actor.party.partnership_id != round_.partnership_id:
            raise NotPermitted
        return
    lifecycle.advance(round_, Action.COMMENT)
    companion = Companion.objects.filter(pk=actor.pk, partnership=round_.partnership_id, left_at=None).first()
    parties = list(round_.partnership.parties.all())
    if companion is None or not may_say(companion, what_is_seen(companion, round_, parties)):
        raise NotPermitted(NOT_BESIDE)


def _same(said: Comment, actor: Representative | Companion, clause: Clause) -> Comment:
    """The comment that is there already; a number that somebody else used, or for another clause, is none of this page."""
    author = said.by if isinstance(actor, Representative) else said.by_companion
    if author != actor or said.clause_id != clause.pk:
        raise Conflict(_("The page was too old. Please send your comment again."))
    return said


def _tell(actor: Representative | Companion, round_: Round, clause: Clause) -> None:
    # one mail a clause, author and day at most: who writes three sentences in a row does not write three mails
    tell_people(
        round_.partnership,
        "comment_added",
        key=f"comment:{clause.pk}:{actor.public_id}:{clock.today()}",
        path=reverse("clause", args=[round_.partnership.public_id, clause.key]),
        values={"who": actor.name, "heading": clause.heading},
        except_person=actor if isinstance(actor, Representative) else None,
    )
