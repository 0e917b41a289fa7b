"""Who acts for our side: leaving, ending somebody's access, and letting somebody step in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from partnerships.domain.errors import InvalidInput, NotPermitted
from partnerships.domain.lifecycle import Action, Stage, allows
from partnerships.models import Representative
from partnerships.queries.partnership import team
from partnerships.queries.people import former, may_change_people
from partnerships.services.leaving import ONLY_OWN_PEOPLE, end_access, leave
from partnerships.services.stepping_in import replace_approver, replace_signatory
from partnerships.web.access import Seat, recently_confirmed, seat_of
from partnerships.web.forms.people import ReasonForm, StepInForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.people_view import hindrance, shown_people


@require_safe
@signed_in
def people(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    context = {
        "seat": seat,
        "people": shown_people(seat, team(seat.party)),
        "former": [person for person in former(seat.partnership) if person.party_id == seat.party.pk],
        "former_of_others": [person for person in former(seat.partnership) if person.party_id != seat.party.pk],
        "may_change_people": may_change_people(seat.actor),
    }
    return render(request, "people/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def leave_partnership(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """A page that says what leaving ends, and its button."""
    seat = seat_of(request, public_id)
    if request.method == "POST":
        leave(actor=seat.actor)
        messages.success(request, gettext("You no longer act in “%(title)s”.") % {"title": seat.partnership.title})
        return redirect("partnership_list")
    return render(request, "people/leave.html", {"seat": seat, "hindrance": hindrance(seat.actor, seat)})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@recently_confirmed
def end_persons_access(request: AccountRequest, public_id: UUID, person_id: UUID) -> HttpResponse:
    """A page that says whose access ends and what stays, and its form."""
    seat = seat_of(request, public_id)
    person = _teammate(seat, person_id)
    _refuse_unless_may_change_people(seat)
    if person.pk == seat.actor.pk:
        return redirect("leave_partnership", public_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            end_access(actor=seat.actor, person=person, reason=form.cleaned_data["reason"])
        except InvalidInput as refusal:
            form.add_error("reason", sentence(refusal))
        else:
            messages.success(request, gettext("%(name)s no longer acts for your side.") % {"name": person.name})
            return redirect("people", public_id)
    context = {"seat": seat, "person": person, "form": form, "hindrance": hindrance(person, seat)}
    return render(request, "people/end.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@recently_confirmed
def step_in(request: AccountRequest, public_id: UUID, person_id: UUID) -> HttpResponse:
    """Let somebody of the own side sign or approve instead of somebody else; the page says what that does to a frozen text."""
    seat = seat_of(request, public_id)
    person = _teammate(seat, person_id)
    _refuse_unless_may_change_people(seat)
    own = team(seat.party)
    form = StepInForm(request.POST if request.method == "POST" else None, leaving=person, team=own)
    if request.method == "POST" and form.is_valid():
        stepping_in = next(other for other in own if str(other.public_id) == form.cleaned_data["stepping_in"])
        try:
            _replace(seat, person, stepping_in, form)
        except InvalidInput as refusal:
            form.add_error("reason", sentence(refusal))
        else:
            messages.success(request, gettext("%(name)s has stepped in.") % {"name": stepping_in.name})
            return redirect("people", public_id)
    context = {"seat": seat, "person": person, "form": form, "is_open": allows(Stage(seat.round.stage), Action.STEP_IN)}
    return render(request, "people/step_in.html", context, status=400 if form.errors else 200)


def _replace(seat: Seat, person: Representative, stepping_in: Representative, form: StepInForm) -> None:
    answer = form.cleaned_data
    replace = replace_signatory if answer["right"] == "signs" else replace_approver
    replace(actor=seat.actor, leaving=person, stepping_in=stepping_in, reason=answer["reason"], ends_access=answer["ends_access"])


def _teammate(seat: Seat, person_id: UUID) -> Representative:
    for person in team(seat.party):
        if person.public_id == person_id:
            return person
    raise Http404


def _refuse_unless_may_change_people(seat: Seat) -> None:
    if not may_change_people(seat.actor):
        raise NotPermitted(ONLY_OWN_PEOPLE)
