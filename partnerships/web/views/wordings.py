"""Wordings to read: how own words will look before they are proposed, and all that ever lay on the table for a clause."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from partnerships.domain.errors import InvalidInput, NotPermitted
from partnerships.domain.lifecycle import Action, Stage, next_stage
from partnerships.queries.negotiation import clause_views
from partnerships.queries.wordings import clause_with_wordings
from partnerships.services.lifecycle import NO_RIGHT
from partnerships.services.wordings import own_words
from partnerships.web.access import Beside, Seat
from partnerships.web.clause_page import clause_page, proposal_form
from partnerships.web.clause_view import clause_of
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.revealed import revealed_seat
from partnerships.web.views.beside import where_open
from partnerships.web.wording_view import all_laid, chosen_pair


@require_POST
@signed_in
def preview_wording(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    """The page with the words as they would read; nothing is proposed, and nothing kept. Refused where nothing could be proposed."""
    seat = revealed_seat(request, public_id)
    next_stage(Stage(seat.round.stage), Action.NEGOTIATE)
    if not seat.may(Action.NEGOTIATE):
        raise NotPermitted(NO_RIGHT)
    form = proposal_form(seat, clause_of(clause_views(seat.round), key), request.POST)
    if not form.is_valid():
        return clause_page(request, seat, key, form=form, status=400)
    try:
        words = own_words(form.cleaned_data["text"])
    except InvalidInput as refusal:
        form.blame(sentence(refusal))
        return clause_page(request, seat, key, form=form, status=400)
    return clause_page(request, seat, key, form=form, preview=words)


@require_safe
@signed_in
def clause_history(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    return _history(request, revealed_seat(request, public_id), key)


@require_safe
@signed_in
@where_open("clauses")
def beside_clause_history(request: AccountRequest, beside: Beside, key: str) -> HttpResponse:
    return _history(request, beside, key)


def _history(request: AccountRequest, place: Seat | Beside, key: str) -> HttpResponse:
    found = clause_with_wordings(place.round, key)
    if found is None:
        raise Http404
    clause, proposals = found
    context = {
        "seat": place,
        "clause": clause,
        "laid": all_laid(proposals),
        "worded": [proposal for proposal in proposals if proposal.text],
        "compared": chosen_pair(proposals, request.GET),
        "nav": f"{'beside' if place.ways else 'partnership'}/_nav.html",
    }
    return render(request, "negotiation/history.html", context)
