"""The guided conversation: its order, one gap with everything around it, and what the sides write down."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from partnerships.domain.errors import InvalidInput
from partnerships.services.conversation import StaleNote, name_motive, write_note
from partnerships.web.access import Beside, Seat
from partnerships.web.conversation_page import gap_page, guide_page
from partnerships.web.forms.conversation import MotiveForm, NoteForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.revealed import revealed_seat
from partnerships.web.views.beside import where_open


@require_safe
@signed_in
def conversation(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return guide_page(request, revealed_seat(request, public_id))


@require_safe
@signed_in
def gap(request: AccountRequest, public_id: UUID, question: str) -> HttpResponse:
    return gap_page(request, revealed_seat(request, public_id), question)


@require_safe
@signed_in
@where_open("answers")
def beside_conversation(request: AccountRequest, beside: Beside) -> HttpResponse:
    return guide_page(request, beside)


@require_safe
@signed_in
@where_open("answers")
def beside_gap(request: AccountRequest, beside: Beside, question: str) -> HttpResponse:
    return gap_page(request, beside, question)


@require_POST
@signed_in
def motive(request: AccountRequest, public_id: UUID, question: str) -> HttpResponse:
    """Say what stands behind the own answer, or take it back."""
    seat = _seat(request, public_id, question)
    form = MotiveForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            name_motive(actor=seat.actor, round_=seat.round, key=question, behind=said["behind"], words=said["words"])
        except InvalidInput as refusal:
            form.add_error("words", sentence(refusal))
        else:
            messages.success(request, gettext("Saved. The other side reads it too."))
            return _back(public_id, question, form.page, "talk-title")
    return gap_page(request, seat, question, page=form.page, motive_form=form, status=400)


@require_POST
@signed_in
def note(request: AccountRequest, public_id: UUID, question: str) -> HttpResponse:
    """Write the shared note."""
    seat = _seat(request, public_id, question)
    form = NoteForm(request.POST)
    if form.is_valid():
        sent = form.cleaned_data
        try:
            write_note(actor=seat.actor, round_=seat.round, key=question, text=sent["text"], based_on=sent["version"])
        except StaleNote as refusal:
            return gap_page(request, seat, question, page=form.page, note_form=form, stale=sentence(refusal), status=409)
        except InvalidInput as refusal:
            form.add_error("text", sentence(refusal))
        else:
            messages.success(request, gettext("The note is saved, for both sides."))
            return _back(public_id, question, form.page, "note-title")
    return gap_page(request, seat, question, page=form.page, note_form=form, status=400)


def _seat(request: AccountRequest, public_id: UUID, question: str) -> Seat:
    """404 for a question that is not compared here."""
    seat = revealed_seat(request, public_id)
    if all(one.key != question or one.is_crossed_second for one in seat.round.questionnaire.questions):
        raise Http404
    return seat


def _back(public_id: UUID, question: str, page: str, part: str) -> HttpResponse:
    return redirect(f"{reverse(page, args=[public_id, question])}#{part}")
