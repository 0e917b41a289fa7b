"""Bringing to the table what no question asked for: a clause for a chapter, or an annex."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from partnerships.domain.errors import InvalidInput
from partnerships.domain.lifecycle import Action
from partnerships.models import Clause
from partnerships.services import own_clauses as services
from partnerships.web.access import Seat
from partnerships.web.forms.own_clauses import BroughtForm, NamedAnnexForm, OwnClauseForm, WrittenAnnexForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.refused_words import REFUSED_AT_THE_TABLE, refused_words, status_of
from partnerships.web.revealed import revealed_seat

Forms = dict[str, BroughtForm]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_clause(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """A form for a clause; `?chapter=` names the one to begin with."""
    seat = revealed_seat(request, public_id)
    if request.method != "POST":
        return _page(request, seat, "add_clause", {"form": OwnClauseForm(chapter=request.GET.get("chapter", ""))})
    form = OwnClauseForm(request.POST)
    return _bring(request, seat, "add_clause", {"form": form}, form, lambda: _added(seat, form))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_annex(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Two forms, for an annex that is written here and for one that is named; which was sent, its button says."""
    seat = revealed_seat(request, public_id)
    is_named = "named" in request.POST
    named = NamedAnnexForm(request.POST, request.FILES) if is_named else NamedAnnexForm()
    written = WrittenAnnexForm(request.POST) if request.method == "POST" and not is_named else WrittenAnnexForm()
    forms: Forms = {"written": written, "named": named}
    if request.method != "POST":
        return _page(request, seat, "add_annex", forms)
    form = named if is_named else written
    return _bring(request, seat, "add_annex", forms, form, lambda: _annexed(seat, form))


def _added(seat: Seat, form: OwnClauseForm) -> Clause:
    data = form.cleaned_data
    return services.add_clause(
        actor=seat.actor,
        round_=seat.round,
        chapter=data["chapter"],
        heading=data["heading"],
        text=data["text"],
        why=data["why"],
        once=form.number,
    )


def _annexed(seat: Seat, form: WrittenAnnexForm | NamedAnnexForm) -> Clause:
    data = form.cleaned_data
    return services.add_annex(
        actor=seat.actor, round_=seat.round, title=data["title"], content=form.content, why=data["why"], once=form.number
    )


def _bring(request: AccountRequest, seat: Seat, page: str, forms: Forms, form: BroughtForm, bring: Callable[[], Clause]) -> HttpResponse:
    if not form.is_valid():
        return _page(request, seat, page, forms, status=400)
    try:
        clause = bring()
    except InvalidInput as refusal:
        form.add_error(None, sentence(refusal))
        return _page(request, seat, page, forms, status=400)
    except REFUSED_AT_THE_TABLE as refusal:
        now = revealed_seat(request, seat.partnership.public_id)  # the stage may have moved since
        return _page(request, now, page, forms, refused=sentence(refusal), status=status_of(refusal))
    messages.success(request, gettext("It is on the table. It is settled as soon as the other side accepts it."))
    return redirect("clause", seat.partnership.public_id, clause.key)


def _page(request: AccountRequest, seat: Seat, page: str, forms: Forms, *, refused: str = "", status: int = 200) -> HttpResponse:
    context = {
        "seat": seat,
        "may_negotiate": seat.may(Action.NEGOTIATE),
        "refused": refused,
        "typed": refused_words(request, seat) if refused else [],
        **forms,
    }
    return render(request, f"negotiation/{page}.html", context, status=status)
