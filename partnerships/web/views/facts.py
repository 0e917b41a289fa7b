"""Facts of the sides and of the agreement: stated by each side, seen by both."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from partnerships.domain.lifecycle import Action
from partnerships.queries.negotiation import agreement_facts, facts_of
from partnerships.queries.organisation import has_changed_since
from partnerships.services.negotiation import InvalidFacts, state_facts, state_party_facts
from partnerships.web.access import Seat, seat_of
from partnerships.web.fact_view import StaleFact, fact_rows, party_lines, statement_of
from partnerships.web.forms.facts import BINDS_HINTS, AgreementFactsForm, PartyFactsForm, typed
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.worth_a_look import beside_facts


@require_safe
@signed_in
def facts(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return _facts_page(request, seat_of(request, public_id))


@require_POST
@signed_in
def state_party(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    form = PartyFactsForm.of(seat.party, request.POST)
    if not form.is_valid():
        return _facts_page(request, seat, party_form=form, status=400)
    try:
        state_party_facts(actor=seat.actor, round_=seat.round, data=form.stated)
    except InvalidFacts as refusal:
        form.explain(refusal.mistakes)
        return _facts_page(request, seat, party_form=form, status=400)
    messages.success(request, gettext("The facts of your side are saved."))
    return redirect("facts", public_id)


@require_POST
@signed_in
def state_agreement(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Save what stands in the form; a press on “state the same” takes one fact over from the other side first."""
    seat = seat_of(request, public_id)
    data = request.POST.copy()
    stated = agreement_facts(seat.round, seat.parties)
    try:
        if "same" in data:
            key, value = statement_of(stated, str(data["same"]))
            data[key] = typed(value)
    except StaleFact as refusal:
        form = AgreementFactsForm(data, stated={})
        return _facts_page(request, seat, form=form, stale=sentence(refusal), status=409)
    form = AgreementFactsForm(data, stated={})
    if not form.is_valid():
        return _facts_page(request, seat, form=form, status=400)
    state_facts(actor=seat.actor, round_=seat.round, facts=form.statement)
    messages.success(request, gettext("What your side states about the agreement is saved."))
    return redirect(reverse("facts", args=[public_id]) + "#of-the-agreement")


def _facts_page(
    request: AccountRequest,
    seat: Seat,
    *,
    party_form: PartyFactsForm | None = None,
    form: AgreementFactsForm | None = None,
    stale: str = "",
    status: int = 200,
) -> HttpResponse:
    stated = agreement_facts(seat.round, seat.parties)
    own = {key: values[seat.party.position] for key, values in stated.stated.items() if seat.party.position in values}
    form = form or AgreementFactsForm(stated=own)
    context = {
        "seat": seat,
        "party_form": party_form or PartyFactsForm.of(seat.party),
        "others": [(party, party_lines(facts_of(party)) if party.facts else ()) for party in seat.others],
        "form": form,
        "rows": fact_rows(form, stated, seat.party, seat.others),
        "hints": BINDS_HINTS,
        "may_state": seat.may(Action.STATE_FACTS),
        "stale": stale,
        "profile_differs": has_changed_since(seat.party, language=seat.partnership.language),
        **beside_facts(seat),
    }
    return render(request, "negotiation/facts.html", context, status=status)
