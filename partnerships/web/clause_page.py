"""The page of one clause: its wording, who accepted it, how it came about, what was said of it, and the ways to word it anew."""

from collections.abc import Iterable
from datetime import timedelta

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from partnerships.domain.clauses.drafting import CLAUSES
from partnerships.domain.lifecycle import Action
from partnerships.domain.questionnaire.structure import Question
from partnerships.queries.comparison import revealed
from partnerships.queries.conversation import talk_of
from partnerships.queries.negotiation import DEFAULT, ClauseView, clause_views, drafts_of
from partnerships.services import clock
from partnerships.web.access import Seat
from partnerships.web.clause_view import acceptances, alternatives, binds_by_itself, clause_line, clause_of, history, next_to_settle
from partnerships.web.comparison_view import QuestionView, question_view
from partnerships.web.conversation_view import talking_about
from partnerships.web.forms.comments import CommentForm
from partnerships.web.forms.negotiation import ProposalForm
from partnerships.web.http import AccountRequest
from partnerships.web.live_view import live_page
from partnerships.web.refused_words import refused_words
from partnerships.web.thread_view import talk_beside
from partnerships.web.wording_view import current_wording
from partnerships.web.worth_a_look import beside_clause

OPEN_FOR = timedelta(days=60)


def clause_page(
    request: AccountRequest,
    seat: Seat,
    key: str,
    *,
    form: ProposalForm | None = None,
    comment_form: CommentForm | None = None,
    stale: str = "",
    status: int = 200,
    since: int | None = None,
    preview: str = "",
) -> HttpResponse:
    """The page, also after a refusal: `form` or `comment_form` keeps what was typed, `stale` says that the clause moved on.

    `preview` are own words, to be shown as they would read. `since` asks for a fragment, for a page that has seen so much of the log.
    404 for a clause that does not exist.
    """
    live = live_page(request, seat, key, since=since)
    views = clause_views(seat.round)
    view = clause_of(views, key)
    drafts = drafts_of(seat.round, view.clause)
    found = alternatives(drafts, seat.parties, view)
    context = {
        "seat": seat,
        "live": live,
        "line": clause_line(view, seat.party.position),
        "view": view,
        "question": _question(seat, key),
        "talking": talking_about(seat, talk_of(seat.round, only=key), key, back="clause") if key in CLAUSES else None,
        "alternatives": found,
        "default": drafts.get(DEFAULT),
        "binds_by_itself": binds_by_itself(view),
        "acceptances": acceptances(view, seat.parties, seat.party),
        "has_accepted": seat.party.position in view.accepted_by,
        "history": history(view),
        "next": next_to_settle(views, view),
        "form": form or _form(seat, view, [choice.text for choice in found]),
        "may_negotiate": seat.may(Action.NEGOTIATE),
        "stale": stale,
        "typed": refused_words(request, seat) if stale else [],
        "preview": preview,
        **current_wording(view, seat.party, request.GET.get("view")),
        **talk_beside(seat, view, comment_form),
        **beside_clause(seat, views, view),
    }
    return render(request, "negotiation/clause.html", context, status=status)


def proposal_form(seat: Seat, view: ClauseView, data: QueryDict | None = None) -> ProposalForm:
    """The form in which a wording is proposed. Own words begin with the current wording, or with what the first side's answer gives;
    an open point lies two months ahead.
    """
    return _form(seat, view, [draft.text for draft in drafts_of(seat.round, view.clause).values()], data)


def _form(seat: Seat, view: ClauseView, choices: Iterable[str], data: QueryDict | None = None) -> ProposalForm:
    initial = {"text": view.words or next(iter(choices), ""), "until": clock.today() + OPEN_FOR}
    return ProposalForm(data, parties=seat.parties, question=_asked(seat, view.clause.key), initial=initial)


def _asked(seat: Seat, key: str) -> Question | None:
    return seat.round.questionnaire.question(key) if key in CLAUSES else None


def _question(seat: Seat, key: str) -> QuestionView | None:
    """What the sides answered; a clause that belongs to no question has none."""
    return question_view(revealed(seat.round).of_question(key), seat.parties) if key in CLAUSES else None
