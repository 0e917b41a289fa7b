"""What may go wrong, after the reveal: one list, scored together, each risk with what answers it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from partnerships.domain.errors import InvalidInput
from partnerships.domain.lifecycle import Action
from partnerships.queries.negotiation import ClauseView, clause_views
from partnerships.queries.risks import assessed_risks, without_answer
from partnerships.services import risks as services
from partnerships.web.access import Seat
from partnerships.web.clause_view import clause_chapters, clause_line
from partnerships.web.forms.risks import AnswerForm, Chapters, ClauseForm, RiskForm, ScoreForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.revealed import revealed_seat
from partnerships.web.risk_view import chapters_to_choose, risk_views


@require_safe
@signed_in
def risks(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return _page(request, revealed_seat(request, public_id))


@require_POST
@signed_in
def score(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    form = ScoreForm(request.POST, place=0)
    if not form.is_valid():
        return _page(request, seat, refused=form, status=400)
    try:
        services.score_risk(actor=seat.actor, round_=seat.round, score=form.score, **_seen(form))
    except services.StaleRisk as refusal:
        return _page(request, seat, refused=form, stale=sentence(refusal), status=409)
    messages.success(request, gettext("Your marks are saved, for both sides."))
    return _back_to(public_id, form)


@require_POST
@signed_in
def answer(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    form = AnswerForm(request.POST, place=0, chapters=_chapters(seat, clause_views(seat.round)))
    if not form.is_valid():
        return _page(request, seat, refused=form, status=400)
    try:
        services.answer_risk(actor=seat.actor, round_=seat.round, clause=form.cleaned_data["clause"] or None, **_seen(form))
    except services.StaleRisk as refusal:
        return _page(request, seat, refused=form, stale=sentence(refusal), status=409)
    messages.success(request, gettext("What answers this risk is saved, for both sides."))
    return _back_to(public_id, form)


@require_POST
@signed_in
def own_clause(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Turn a risk into a clause of its own, with the wording that was typed."""
    seat = revealed_seat(request, public_id)
    form = ClauseForm(request.POST, place=0)
    if not form.is_valid():
        return _page(request, seat, refused=form, status=400)
    try:
        clause = services.turn_risk_into_clause(actor=seat.actor, round_=seat.round, text=form.cleaned_data["text"], **_seen(form))
    except InvalidInput as refusal:
        form.add_error("text", sentence(refusal))
        return _page(request, seat, refused=form, status=400)
    except services.StaleRisk as refusal:
        return _page(request, seat, refused=form, stale=sentence(refusal), status=409)
    messages.success(request, gettext("The risk has a clause of its own now. It is settled as soon as the other side accepts it."))
    return redirect("clause", public_id, clause.key)


def _back_to(public_id: UUID, form: RiskForm) -> HttpResponse:
    """The list, at the risk that it was about: its place may have changed."""
    return redirect(f"{reverse('risks', args=[public_id])}#{form.cleaned_data['risk']}")


def _seen(form: RiskForm) -> dict[str, Any]:
    return {"risk": form.cleaned_data["risk"], "based_on": form.cleaned_data["version"]}


def _page(request: AccountRequest, seat: Seat, *, refused: RiskForm | None = None, stale: str = "", status: int = 200) -> HttpResponse:
    views = clause_views(seat.round)
    assessed = assessed_risks(seat.round, views)
    chapters = _chapters(seat, views)
    context = {
        "seat": seat,
        "risks": risk_views(seat.round, assessed, seat.parties, chapters, refused=refused),
        "without_answer": len(without_answer(assessed)),
        "may_negotiate": seat.may(Action.NEGOTIATE),
        "refused": refused,
        "stale": stale,
    }
    return render(request, "risks/page.html", context, status=status)


def _chapters(seat: Seat, views: list[ClauseView]) -> Chapters:
    """The clauses that can answer a risk: all that are not left out."""
    lines = [clause_line(view, seat.party.position) for view in views if not view.is_omitted]
    return chapters_to_choose(clause_chapters(lines))
