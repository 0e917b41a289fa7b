"""Opening a partnership, and the page that says what now."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnerships.domain.errors import InvalidInput
from partnerships.domain.lifecycle import Stage
from partnerships.domain.next_step import AT_WORK
from partnerships.domain.questionnaire.structure import Path
from partnerships.queries.beside import readers
from partnerships.queries.invitations import sent_by_side
from partnerships.queries.negotiation import clause_views
from partnerships.queries.operator import acts_seen_by_sides
from partnerships.queries.organisation import memberships_of
from partnerships.queries.partnership import standing, team
from partnerships.queries.people import former
from partnerships.services import clock
from partnerships.services.connection import connect_party
from partnerships.services.opening import change_terms as change_terms_of
from partnerships.services.opening import open_partnership as open_with
from partnerships.services.path import ask_for_full_path, stay_on_short_path
from partnerships.web.access import Seat, is_beside, seat_of
from partnerships.web.clause_view import clause_line, count_states, waiting_for
from partnerships.web.forms.partnership import ROLES, OpenPartnershipForm, TermsForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def open_partnership(request: AccountRequest) -> HttpResponse:
    """A new partnership; the door on the front page through which somebody came has chosen the side."""
    role = request.GET.get("role", "")
    initial = {"role": role if role in dict(ROLES) else "", "language": get_language(), "path": Path.CORE, "person_name": request.user.name}
    form = OpenPartnershipForm(request.POST or None, members=memberships_of(request.user), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            opener = open_with(account=request.user, **form.opening)
            if form.member is not None:
                connect_party(actor=opener, member=form.member)
        except InvalidInput as refusal:
            form.add_error(None, sentence(refusal))
        else:
            return redirect("partnership", opener.party.partnership.public_id)
    return render(request, "partnership/open.html", {"form": form}, status=400 if form.errors else 200)


@require_safe
@signed_in
def partnership(request: AccountRequest, public_id: UUID) -> HttpResponse:
    try:
        seat = seat_of(request, public_id)
    except Http404:
        if is_beside(request, public_id):
            return redirect("beside", public_id)
        raise
    now = clock.now()
    context = {
        "seat": seat,
        "partnership": seat.partnership,
        "standing": standing(seat.actor, now=now),
        **_where_the_wording_stands(seat),
        "at_work": AT_WORK,
        "team": team(seat.party),
        "former_of_others": [person for person in former(seat.partnership) if person.party_id != seat.party.pk],
        "readers": readers(seat.partnership, seat.parties),
        "invitations": sent_by_side(seat.party, now=now),
        "operator_acts": acts_seen_by_sides(seat.partnership),
    }
    return render(request, "partnership/page.html", context)


def _where_the_wording_stands(seat: Seat) -> dict[str, Any]:
    """While the sides look for words: what waits for this side, and how many clauses stand where."""
    if seat.round.stage != Stage.NEGOTIATING:
        return {"waiting": ()}
    views = [view for view in clause_views(seat.round) if not view.is_silent]
    lines = [clause_line(view, seat.party.position) for view in views]
    return {
        "waiting": waiting_for(views, seat.party.position),
        "lines": lines,
        "counts": count_states(lines),
        "settled": sum(view.is_settled for view in views),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change_terms(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Title, language and path, by the side that opened the partnership."""
    seat = seat_of(request, public_id)
    form = TermsForm.of(seat.actor, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        change_terms_of(actor=seat.actor, **form.cleaned_data)
        messages.success(request, gettext("Name, language and path are saved."))
        return redirect("partnership", public_id)
    return render(request, "partnership/terms.html", {"seat": seat, "form": form}, status=400 if form.errors else 200)


@require_POST
@signed_in
def widen_path(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Ask for the full path; it is taken when both sides ask."""
    seat = seat_of(request, public_id)
    if ask_for_full_path(actor=seat.actor, round_=seat.round):
        messages.success(request, gettext("Both sides are on the full path now. Everything that was answered is kept."))
    else:
        messages.success(request, gettext("The other side was told that you would like the full path. Both sides have to want it."))
    return redirect("partnership", public_id)


@require_POST
@signed_in
def keep_path(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Stay on the short path: take back one's own wish, or decline the other side's."""
    seat = seat_of(request, public_id)
    stay_on_short_path(actor=seat.actor, round_=seat.round)
    messages.success(request, gettext("It stays the short path. Either side can ask for the full one again."))
    return redirect("partnership", public_id)
