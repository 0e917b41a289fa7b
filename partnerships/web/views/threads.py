"""Talking by the page of a clause, for the sides: comments in threads, closing them, and marks for the meeting. Nothing of it binds."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from partnerships.queries.negotiation import clause_views
from partnerships.services import comments, talk_marks
from partnerships.web.clause_page import clause_page
from partnerships.web.clause_view import clause_of
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.revealed import revealed_seat
from partnerships.web.saying import named_in, refused_with, say
from partnerships.web.thread_view import posted_comment


@require_POST
@signed_in
def comment(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    """Say something beside the clause, which binds nobody."""
    seat = revealed_seat(request, public_id)
    view = clause_of(clause_views(seat.round), key)
    form = posted_comment(seat, view, request.POST)
    said = say(seat, view.clause, form)
    if said is None:
        return clause_page(request, seat, key, comment_form=form, status=refused_with(form))
    messages.success(request, gettext("Your comment is there. Everybody who sees the clauses can read it."))
    return redirect(f"{reverse('clause', args=[public_id, key])}#comment-{said.public_id}")


@require_POST
@signed_in
def resolve_thread(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    clause = clause_of(clause_views(seat.round), key).clause
    comments.resolve_thread(actor=seat.actor, clause=clause, thread=named_in(request, "thread"))
    messages.success(request, gettext("Closed. It stays readable below, and can be opened again."))
    return redirect(f"{reverse('clause', args=[public_id, key])}#comments")


@require_POST
@signed_in
def reopen_thread(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    clause = clause_of(clause_views(seat.round), key).clause
    thread = comments.reopen_thread(actor=seat.actor, clause=clause, thread=named_in(request, "thread"))
    messages.success(request, gettext("It is open again."))
    return redirect(f"{reverse('clause', args=[public_id, key])}#comment-{thread.public_id}")


@require_POST
@signed_in
def mark_for_talk(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    talk_marks.mark_for_talk(actor=seat.actor, clause=clause_of(clause_views(seat.round), key).clause)
    messages.success(request, gettext("Marked. Everybody sees that there is something to talk about here."))
    return redirect(f"{reverse('clause', args=[public_id, key])}#talk-marks")


@require_POST
@signed_in
def clear_talk_mark(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    clause = clause_of(clause_views(seat.round), key).clause
    talk_marks.clear_talk_mark(actor=seat.actor, clause=clause, whose=named_in(request, "whose"))
    messages.success(request, gettext("The mark is taken away."))
    return redirect(f"{reverse('clause', args=[public_id, key])}#talk-marks")
