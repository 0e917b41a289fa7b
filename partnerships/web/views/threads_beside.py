"""Talking by the page of a clause, beside the sides: comments, marks for the meeting, and words prepared for all. It changes no wording."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from partnerships.domain.errors import InvalidInput
from partnerships.queries.negotiation import clause_views
from partnerships.services import talk_marks
from partnerships.services.prepared import ReasonRefused, prepare_wording, withdraw_prepared_wording
from partnerships.web.access import Beside
from partnerships.web.clause_view import clause_of
from partnerships.web.forms.prepared import PreparedForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.saying import named_in, refused_with, say
from partnerships.web.thread_view import posted_comment
from partnerships.web.views.beside import beside_clause_page, where_open


@require_POST
@signed_in
@where_open("clauses")
def comment(request: AccountRequest, beside: Beside, key: str) -> HttpResponse:
    view = clause_of(clause_views(beside.round), key)
    form = posted_comment(beside, view, request.POST)
    said = say(beside, view.clause, form)
    if said is None:
        return beside_clause_page(request, beside, key, form=form, status=refused_with(form))
    messages.success(request, gettext("Your comment is there. Both sides can read it."))
    return _to(beside, key, f"comment-{said.public_id}")


@require_POST
@signed_in
@where_open("clauses")
def mark_for_talk(request: AccountRequest, beside: Beside, key: str) -> HttpResponse:
    talk_marks.mark_for_talk(actor=beside.companion, clause=clause_of(clause_views(beside.round), key).clause)
    messages.success(request, gettext("Marked. Everybody sees that there is something to talk about here."))
    return _to(beside, key, "talk-marks")


@require_POST
@signed_in
@where_open("clauses")
def clear_talk_mark(request: AccountRequest, beside: Beside, key: str) -> HttpResponse:
    clause = clause_of(clause_views(beside.round), key).clause
    talk_marks.clear_talk_mark(actor=beside.companion, clause=clause, whose=named_in(request, "whose"))
    messages.success(request, gettext("The mark is taken away."))
    return _to(beside, key, "talk-marks")


@require_POST
@signed_in
@where_open("clauses")
def prepare(request: AccountRequest, beside: Beside, key: str) -> HttpResponse:
    view = clause_of(clause_views(beside.round), key)
    form = PreparedForm(request.POST, words=view.words)
    if form.is_valid():
        data = form.cleaned_data
        try:
            prepared = prepare_wording(actor=beside.companion, clause=view.clause, text=data["text"], why=data["why"], once=form.number)
        except InvalidInput as refusal:
            form.add_error("why" if isinstance(refusal, ReasonRefused) else "text", sentence(refusal))
        else:
            messages.success(
                request, gettext("Your words stand before both sides. They count once a side proposes them and both accept them.")
            )
            return _to(beside, key, f"prepared-{prepared.public_id}")
    return beside_clause_page(request, beside, key, prepared_form=form, status=400)


@require_POST
@signed_in
@where_open("clauses")
def withdraw_prepared(request: AccountRequest, beside: Beside, key: str) -> HttpResponse:
    clause = clause_of(clause_views(beside.round), key).clause
    withdraw_prepared_wording(actor=beside.companion, clause=clause, prepared=named_in(request, "prepared"))
    messages.success(request, gettext("Your words are taken back. If a side has proposed them, its proposal stays."))
    return _to(beside, key, "prepared")


def _to(beside: Beside, key: str, place: str) -> HttpResponse:
    return redirect(f"{reverse('beside_clause', args=[beside.partnership.public_id, key])}#{place}")
