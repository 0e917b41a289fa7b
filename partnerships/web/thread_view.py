"""What stands beside a clause for people to talk by: threads with their forms, marks, and the words that somebody prepared."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from partnerships.domain.lifecycle import Action, Stage, allows
from partnerships.models import Companion, Proposal, Representative
from partnerships.queries.negotiation import ClauseView
from partnerships.queries.people_to_tell import Reader, people_to_tell
from partnerships.queries.prepared import prepared_for
from partnerships.queries.talk import OpenMark, open_marks_on
from partnerships.queries.threads import Said, Thread, threads_on
from partnerships.services.talk_marks import may_clear
from partnerships.web.access import Beside, Seat
from partnerships.web.forms.comments import CommentForm
from partnerships.web.forms.prepared import PreparedForm

Place = Seat | Beside


@dataclass(frozen=True)
class ThreadView:
    """A thread with the form of its answer, for whoever may comment."""

    thread: Thread
    form: CommentForm | None

    @property
    def said(self) -> tuple[Said, ...]:
        """Everything that was said in it."""
        return (self.thread.began, *self.thread.answers)


@dataclass(frozen=True)
class TalkView:
    """All threads beside a clause, and the form to begin another."""

    open: tuple[ThreadView, ...]
    closed: tuple[ThreadView, ...]
    form: CommentForm | None
    may_close: bool
    current: Proposal | None

    @property
    def has_refused_answer(self) -> bool:
        """Whether an answer to a closed thread was refused, so that it must not be folded away."""
        return any(view.form is not None and view.form.is_bound for view in self.closed)


@dataclass(frozen=True)
class MarkView:
    """A mark, and whether the reader may take it away."""

    mark: OpenMark
    may_clear: bool


def person_at(place: Place) -> Representative | Companion:
    """Who sits or stands there."""
    return place.actor if isinstance(place, Seat) else place.companion


def may_do(place: Place, action: Action) -> bool:
    """Whether that place's pages offer what the action stands for."""
    return place.may(action) if isinstance(place, Seat) else place.may_comment and allows(Stage(place.round.stage), action)


def talk_beside(place: Place, view: ClauseView, form: CommentForm | None = None) -> dict[str, Any]:
    """What the page of a clause shows of the talk about it, in a constant number of queries. `form` is a comment that was refused."""
    may_comment = may_do(place, Action.COMMENT)
    people = people_to_tell(place.round, place.parties, but=person_at(place)) if may_comment else ()
    threads = threads_on(view.clause)

    def answering(found: tuple[Thread, ...]) -> tuple[ThreadView, ...]:
        return tuple(ThreadView(thread, _answer_form(thread, people, form) if may_comment else None) for thread in found)

    keys = {str(thread.key) for thread in (*threads.open, *threads.closed)}
    begins = form if form is not None and form.answered not in keys else _comment_form(view, people)
    may_talk, person = may_do(place, Action.TALK), person_at(place)
    marks = tuple(MarkView(mark, may_talk and may_clear(person, mark.mark)) for mark in open_marks_on(view.clause))
    return {
        "talk": TalkView(
            answering(threads.open),
            answering(threads.closed),
            begins if may_comment else None,
            may_comment and isinstance(place, Seat),
            view.current,
        ),
        "comment_form": form or begins,
        "may_comment": may_comment,
        "marks": marks,
        "may_mark": may_talk and all(entry.mark.by.key != person.public_id for entry in marks),
        "prepared": prepared_for(view.clause),
    }


def preparing(beside: Beside, view: ClauseView, form: PreparedForm | None = None) -> dict[str, Any]:
    """What somebody beside the sides needs to prepare words: the form, which begins with the current wording."""
    fresh = PreparedForm(words=view.words) if may_do(beside, Action.COMMENT) else None
    return {"prepared_form": form or fresh}


def posted_comment(place: Place, view: ClauseView, data: QueryDict) -> CommentForm:
    """The comment that somebody sent."""
    people = people_to_tell(place.round, place.parties, but=person_at(place))
    return CommentForm(data, people=people, wordings=list(view.clause.proposals.all()), current=view.current)


def _comment_form(view: ClauseView, people: tuple[Reader, ...]) -> CommentForm:
    return CommentForm(people=people, wordings=list(view.clause.proposals.all()), current=view.current)


def _answer_form(thread: Thread, people: tuple[Reader, ...], refused: CommentForm | None) -> CommentForm:
    if refused is not None and refused.answered == str(thread.key):
        return refused
    return CommentForm(people=people, thread=thread.key)
