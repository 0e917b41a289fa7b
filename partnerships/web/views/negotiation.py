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
from partnerships.queries.agreed_anyway import agreed_anyway
from partnerships.queries.negotiation import clause_views, unanswered
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
    in_state,
    shown_proposal,
)
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.live_view import live_page
from partnerships.web.middleware import sentence
from partnerships.web.refused_words import REFUSED_AT_THE_TABLE, status_of
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
    """What cannot be taken stays in the form, also where the clause or the stage moved on meanwhile."""
    seat = revealed_seat(request, public_id)
    view = clause_of(clause_views(seat.round), key)
    form = proposal_form(seat, view, request.POST)
    if not form.is_valid():
        return clause_page(request, seat, key, form=form, status=400)
    data = form.cleaned_data
    try:
        proposal = services.propose(actor=seat.actor, clause=view.clause, wording=form.wording, based_on=data["based_on"], why=data["why"])
    except InvalidInput as refusal:
        form.blame(sentence(refusal))
        return clause_page(request, seat, key, form=form, status=400)
    except REFUSED_AT_THE_TABLE as refusal:
        now = revealed_seat(request, public_id)  # the stage may have moved since
        return clause_page(request, now, key, form=form, stale=sentence(refusal), status=status_of(refusal))
    messages.success(request, _what_was_proposed(proposal))
    return redirect("clauses", public_id) if _is_silent(proposal) else redirect("clause", public_id, key)


@require_POST
@signed_in
def accept(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    view = clause_of(clause_views(seat.round), key)
    shown, text_hash = request.POST.get("proposal", ""), request.POST.get("text_hash", "")
    try:
        services.accept_proposal(actor=seat.actor, proposal=shown_proposal(view, shown), text_hash=text_hash)
    except REFUSED_AT_THE_TABLE as refusal:
        return clause_page(request, revealed_seat(request, public_id), key, stale=sentence(refusal), status=status_of(refusal))
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
    shown = in_state(lines, request.GET.get("state", ""))
    agreed = agreed_anyway(seat.round, seat.party, views)
    context = {
        "seat": seat,
        "live": live,
        "lines": lines,
        "shown": shown,
        "chapters": clause_chapters(shown),
        "asked": shown[0].tag.kind if len(shown) < len(lines) else "",
        "drafts": [line for line in lines if line.view in agreed],
        "counts": count_states(lines),
        "next": first_to_settle(views, seat.party.position, agreed=agreed),
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


def _may_negotiate(seat: Seat) -> bool:
    return seat.may(Action.NEGOTIATE)
