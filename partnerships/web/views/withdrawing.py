"""Going back at the table: withdrawing the own side's acceptance, and taking back its wording."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from partnerships.queries.negotiation import clause_views
from partnerships.services import withdrawing as services
from partnerships.web.clause_page import clause_page
from partnerships.web.clause_view import clause_of, shown_proposal
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.refused_words import REFUSED_AT_THE_TABLE, status_of
from partnerships.web.revealed import revealed_seat


@require_POST
@signed_in
def withdraw_acceptance(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    view = clause_of(clause_views(seat.round), key)
    try:
        services.withdraw_acceptance(actor=seat.actor, proposal=shown_proposal(view, request.POST.get("proposal", "")))
    except REFUSED_AT_THE_TABLE as refusal:
        return clause_page(request, revealed_seat(request, public_id), key, stale=sentence(refusal), status=status_of(refusal))
    messages.success(
        request, gettext("The acceptance of your side is withdrawn. The words stay on the table; your side can accept them again.")
    )
    return redirect("clause", public_id, key)


@require_POST
@signed_in
def withdraw_proposal(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    """Back to the clause; to the list, where nothing is left of it."""
    seat = revealed_seat(request, public_id)
    view = clause_of(clause_views(seat.round), key)
    try:
        services.withdraw_proposal(actor=seat.actor, proposal=shown_proposal(view, request.POST.get("proposal", "")))
    except REFUSED_AT_THE_TABLE as refusal:
        return clause_page(request, revealed_seat(request, public_id), key, stale=sentence(refusal), status=status_of(refusal))
    messages.success(request, gettext("The wording of your side is taken back."))
    is_gone = clause_of(clause_views(seat.round), key).is_gone
    return redirect("clauses", public_id) if is_gone else redirect("clause", public_id, key)
