"""What this site suggests for a question that nobody answered: shown on a page of its own, and proposed singly."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from partnerships.domain.errors import StaleProposal
from partnerships.domain.lifecycle import Action
from partnerships.queries.comparison import revealed
from partnerships.queries.negotiation import ClauseView, clause_views, offered_default
from partnerships.services import negotiation as services
from partnerships.web.access import Seat
from partnerships.web.comparison_view import question_view
from partnerships.web.forms.negotiation import ShownForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.revealed import revealed_seat


@require_safe
@signed_in
def default_clause(request: AccountRequest, public_id: UUID, question: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    view = _view(seat, question)
    if view is not None and not view.is_silent:
        return redirect("clause", public_id, question)
    return _page(request, seat, question, view)


@require_POST
@signed_in
def propose_default(request: AccountRequest, public_id: UUID, question: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    if offered_default(seat.round, question) is None:
        raise Http404
    try:
        services.propose_default(actor=seat.actor, round_=seat.round, key=question, based_on=ShownForm(request.POST).number)
    except StaleProposal as refusal:
        return _page(request, seat, question, _view(seat, question), stale=sentence(refusal), status=409)
    messages.success(
        request, gettext("The suggestion is proposed. It enters the agreement only when the other side opens and accepts it too.")
    )
    return redirect("clause", public_id, question)


def _page(request: AccountRequest, seat: Seat, key: str, view: ClauseView | None, *, stale: str = "", status: int = 200) -> HttpResponse:
    default = offered_default(seat.round, key)
    if default is None:
        raise Http404
    context = {
        "seat": seat,
        "default": default,
        "question": question_view(revealed(seat.round).of_question(key), seat.parties),
        "based_on": view.current.number if view and view.current else 0,
        "has_clause": view is not None and not view.is_silent,
        "may_negotiate": seat.may(Action.NEGOTIATE),
        "stale": stale,
    }
    return render(request, "negotiation/default.html", context, status=status)


def _view(seat: Seat, key: str) -> ClauseView | None:
    return next((view for view in clause_views(seat.round) if view.clause.key == key), None)
