"""Saying something beside a clause, answering it, and closing a thread. It binds nobody, changes no wording, and is read by both sides."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from partnerships.domain.errors import Conflict, InvalidInput
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Clause, Comment, Companion, Proposal, Representative, Round
from partnerships.queries.people_to_tell import Reader, people_to_tell
from partnerships.services import audit, clock, lifecycle
from partnerships.services.notices import tell_account, tell_people
from partnerships.services.voices import NOT_BESIDE, Voice, author, refuse_without_voice

__all__ = ["COMMENT_LIMIT", "NOT_BESIDE", "UnknownReader", "WordingTakenBack", "comment", "reopen_thread", "resolve_thread"]

COMMENT_LIMIT = 4000


class UnknownReader(InvalidInput):
    """Somebody who is to be told in particular takes no part here, or no longer."""

    code = "unknown_reader"
    message = _("Somebody whom you chose to tell takes no part here any more. Look at the list once more.")


class WordingTakenBack(Conflict):
    """The wording that a comment is about was taken back meanwhile."""

    code = "wording_taken_back"
    message = _(
        "The wording of which you speak was taken back meanwhile. Choose another one, or send it as it is: then it speaks of the clause."
    )


@transaction.atomic(durable=True)
def comment(
    *,
    actor: Voice,
    clause: Clause,
    text: str,
    once: UUID,
    thread: UUID | None = None,
    proposal: UUID | None = None,
    mentions: Collection[UUID] = (),
) -> Comment:
    """Say something beside a clause, and tell those who act for the sides.

    `once` is the one-time number of the page: the same post again is the same comment. `thread` is the comment that it answers;
    an answer opens a closed thread again. `proposal` is the wording of which it speaks, `mentions` are people of any side and
    those beside them who read the clauses: they are told that it asks them.

    InvalidInput for an empty or unstorable text, and for a thread, a wording or somebody that this clause does not know;
    WordingTakenBack; NotPermitted for somebody who may not comment, or no longer; TransitionNotAllowed while nothing is worded.
    """
    round_ = lifecycle.lock_round(clause.round_id)
    said = Comment.objects.filter(public_id=once).first()
    if said is not None:
        return _same(said, actor, clause)
    refuse_without_voice(actor, round_, Action.COMMENT)
    words = clean_text(text, limit=COMMENT_LIMIT)
    if not words:
        raise InvalidInput(_("Write what you would like to say."))
    began, about = _thread_of(clause, thread), _wording_of(clause, proposal)
    told = _readers(round_, actor, mentions)
    said = Comment.objects.create(
        public_id=once, clause=clause, thread=began, proposal=about, text=words, said_at=clock.now(), **author(actor)
    )
    said.mentions.set([reader.person for reader in told if isinstance(reader.person, Representative)])
    said.mentions_beside.set([reader.person for reader in told if isinstance(reader.person, Companion)])
    audit.append(round_.partnership, action="comment_added", actor=actor, payload={"clause": clause.key, "comment": str(said.public_id)})
    if began is not None and began.resolved_at is not None:
        _set_resolved(round_, actor, began, None)
    _tell(actor, round_, said, told)
    return said


@transaction.atomic(durable=True)
def resolve_thread(*, actor: Representative, clause: Clause, thread: UUID) -> Comment:
    """Close a thread: what it asked is answered. Twice is once. InvalidInput for a thread that this clause does not know."""
    return _turn(actor, clause, thread, resolved_by=actor)


@transaction.atomic(durable=True)
def reopen_thread(*, actor: Representative, clause: Clause, thread: UUID) -> Comment:
    """Open a closed thread again. Twice is once. InvalidInput for a thread that this clause does not know."""
    return _turn(actor, clause, thread, resolved_by=None)


def _turn(actor: Representative, clause: Clause, thread: UUID, *, resolved_by: Representative | None) -> Comment:
    round_ = lifecycle.lock_round(clause.round_id)
    refuse_without_voice(actor, round_, Action.COMMENT)
    began = _began(clause, thread)
    if (began.resolved_at is None) != (resolved_by is None):
        _set_resolved(round_, actor, began, resolved_by)
    return began


def _set_resolved(round_: Round, actor: Voice, began: Comment, resolved_by: Representative | None) -> None:
    began.resolved_by = resolved_by
    began.resolved_at = clock.now() if resolved_by else None
    began.save(update_fields=["resolved_at", "resolved_by"])
    payload = {"clause": began.clause.key, "comment": str(began.public_id)}
    action = "thread_resolved" if resolved_by else "thread_reopened"
    audit.append(round_.partnership, action=action, actor=actor, payload=payload)


def _same(said: Comment, actor: Voice, clause: Clause) -> Comment:
    """The comment that is there already; a number that somebody else used, or for another clause, is none of this page."""
    by = said.by if isinstance(actor, Representative) else said.by_companion
    if by != actor or said.clause_id != clause.pk:
        raise Conflict(_("The page was too old. Please send your comment again."))
    return said


def _thread_of(clause: Clause, thread: UUID | None) -> Comment | None:
    return _began(clause, thread) if thread is not None else None


def _began(clause: Clause, thread: UUID) -> Comment:
    began = Comment.objects.filter(public_id=thread, clause=clause, thread=None).select_related("clause").first()
    if began is None:
        raise InvalidInput(_("What you answer does not stand beside this clause. Say it anew, below."))
    return began


def _wording_of(clause: Clause, proposal: UUID | None) -> Proposal | None:
    if proposal is None:
        return None
    about = Proposal.objects.filter(public_id=proposal, clause=clause).first()
    if about is None:
        raise InvalidInput(_("The wording of which you speak does not belong to this clause. Choose one from the list."))
    if about.withdrawn_at is not None:
        raise WordingTakenBack
    return about


def _readers(round_: Round, actor: Voice, mentions: Collection[UUID]) -> tuple[Reader, ...]:
    if not mentions:
        return ()
    wanted = {str(mention) for mention in mentions}
    found = tuple(reader for reader in people_to_tell(round_, list(round_.partnership.parties.all()), but=actor) if reader.key in wanted)
    if len(found) < len(wanted):
        raise UnknownReader
    return found


def _tell(actor: Voice, round_: Round, said: Comment, told: Collection[Reader]) -> None:
    values = {"who": actor.name, "heading": said.clause.heading}
    for reader in told:
        beside = isinstance(reader.person, Companion)
        tell_account(
            reader.person.account,
            round_.partnership,
            "comment_asks",
            key=f"asks:{said.public_id}:{reader.key}",
            path=_path("beside_clause" if beside else "clause", round_, said),
            values=values,
        )
    # one mail a clause, author and day at most: who writes three sentences in a row does not write three mails
    tell_people(
        round_.partnership,
        "comment_added",
        key=f"comment:{said.clause_id}:{actor.public_id}:{clock.today()}",
        path=_path("clause", round_, said),
        values=values,
        except_person=actor if isinstance(actor, Representative) else None,
        only=~Q(pk__in=[reader.person.pk for reader in told if isinstance(reader.person, Representative)]),
    )


def _path(page: str, round_: Round, said: Comment) -> str:
    return f"{reverse(page, args=[round_.partnership.public_id, said.clause.key])}#comment-{said.public_id}"
