"""The ground rules, and the day by which the answers should open."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from partnerships.domain.errors import InvalidInput
from partnerships.domain.ground_rules import GROUND_RULES
from partnerships.queries.partnership import standing
from partnerships.services import clock
from partnerships.services.ground_rules import accept_ground_rules
from partnerships.web.access import seat_of
from partnerships.web.forms.ground_rules import GroundRulesForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ground_rules(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    now = standing(seat.actor, now=clock.now())
    suggested = now.suggested_date or now.own.party.open_on
    form = GroundRulesForm(request.POST if request.method == "POST" else None, suggested=suggested)
    if request.method == "POST" and form.is_valid():
        try:
            accept_ground_rules(actor=seat.actor, open_on=form.cleaned_data["open_on"])
        except InvalidInput as refusal:
            form.add_error("open_on", sentence(refusal))
        else:
            return redirect("partnership", public_id)
    context = {"seat": seat, "standing": now, "rules": GROUND_RULES, "form": form}
    return render(request, "invitation/ground_rules.html", context, status=400 if form.errors else 200)
