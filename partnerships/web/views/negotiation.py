"""From answers to words: the list of clauses, one clause with its wordings, proposing and accepting."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from partnerships.domain.errors import InvalidInput, StaleProposal
from partnerships.domain.lifecycle import Action
from partnerships.models import Proposal
from partnerships.queries.negotiation import ClauseView, clause_views, unanswered
from partnerships.queries.signing import sent_back_last
from partnerships.queries.talk import open_marks
from partnerships.services import negotiation as services
from partnerships.web.access import Seat
from partnerships.web.clause_page import clause_page, proposal_form
from partnerships.web.clause_view import (
    clause_chapters,
    clause_line,
    clause_of,
    count_states,
    first_to_settle,
)
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.live_view import live_page
from partnerships.web.middleware import sentence
from partnerships.web.revealed import revealed_seat
from partnerships.web.worth_a_look import beside_clauses


@require_safe
@signed_in
def clauses(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return clauses_page(request, revealed_seat(request, public_id))


@require_safe
@signed_in
def clause(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    return clause_page(request, revealed_seat(request, public_id), key)


@require_POST
@signed_in
def propose(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    view = clause_of(clause_views(seat.round), key)
    form = proposal_form(seat, view, request.POST)
    if not form.is_valid():
        return clause_page(request, seat, key, form=form, status=400)
    try:
        proposal = services.propose(actor=seat.actor, clause=view.clause, wording=form.wording, based_on=form.cleaned_data["based_on"])
    except InvalidInput as refusal:
        form.blame(sentence(refusal))
        return clause_page(request, seat, key, form=form, status=400)
    except StaleProposal as refusal:
        return clause_page(request, seat, key, form=form, stale=sentence(refusal), status=409)
    messages.success(request, _what_was_proposed(proposal))
    return redirect("clauses", public_id) if _is_silent(proposal) else redirect("clause", public_id, key)


@require_POST
@signed_in
def accept(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    view = clause_of(clause_views(seat.round), key)
    try:
        services.accept_proposal(actor=seat.actor, proposal=_shown_proposal(request, view), text_hash=request.POST.get("text_hash", ""))
    except StaleProposal as refusal:
        return clause_page(request, seat, key, stale=sentence(refusal), status=409)
    messages.success(request, gettext("Accepted for your side."))
    return redirect("clause", public_id, key)


@require_POST
@signed_in
def accept_drafts(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Accept the drafts exactly as the page listed them: each hidden field holds an id and the hash of the text."""
    seat = revealed_seat(request, public_id)
    shown = dict(entry.split(":", 1) for entry in request.POST.getlist("draft") if ":" in entry)
    try:
        services.accept_drafts(actor=seat.actor, round_=seat.round, shown=shown)
    except (StaleProposal, ValidationError):
        return clauses_page(request, seat, stale=sentence(StaleProposal()), status=409)
    messages.success(request, gettext("Accepted for your side."))
    return redirect("clauses", public_id)


def clauses_page(request: AccountRequest, seat: Seat, *, stale: str = "", status: int = 200, since: int | None = None) -> HttpResponse:
    """The list; `since` asks for a fragment."""
    live = live_page(request, seat, since=since)
    views = clause_views(seat.round)
    lines = [clause_line(view, seat.party.position) for view in views if not view.is_silent]
    context = {
        "seat": seat,
        "live": live,
        "lines": lines,
        "chapters": clause_chapters(lines),
        "drafts": [line for line in lines if line.is_draft_to_accept],
        "counts": count_states(lines),
        "next": first_to_settle(views, seat.party.position),
        "settled": sum(line.view.is_settled for line in lines),
        "unanswered": unanswered(seat.round, views),
        "may_negotiate": _may_negotiate(seat),
        "stale": stale,
        "sent_back": sent_back_last(seat.round),
        "talk_marks": open_marks(seat.round),
        **beside_clauses(seat, views),
    }
    return render(request, "negotiation/clauses.html", context, status=status)


def _what_was_proposed(proposal: Proposal) -> str:
    if _is_silent(proposal):
        return gettext("It is left out. As before, nobody answered the question, and the agreement says nothing about it.")
    if proposal.origin == Proposal.Origin.OMIT:
        return gettext("You propose to leave this clause out. It is left out as soon as the other side accepts that.")
    return gettext("Your wording is proposed. It is settled as soon as the other side accepts it.")


def _is_silent(proposal: Proposal) -> bool:
    return proposal.clause.is_default and proposal.origin == Proposal.Origin.OMIT


def _shown_proposal(request: AccountRequest, view: ClauseView) -> Proposal:
    """The proposal that was on the page; one that the clause does not know is no longer current."""
    shown = request.POST.get("proposal", "")
    for proposal in view.clause.proposals.all():
        if str(proposal.public_id) == shown:
            return proposal
    raise StaleProposal


def _may_negotiate(seat: Seat) -> bool:
    return seat.may(Action.NEGOTIATE)
