"""The pages of those beside the sides: what the sides let them read, and nothing that changes the agreement."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.domain.clauses.drafting import CLAUSES
from partnerships.queries.agreement import current_version
from partnerships.queries.companions import sides_beside
from partnerships.queries.comparison import revealed
from partnerships.queries.conversation import talk_of
from partnerships.queries.negotiation import clause_keys, clause_views
from partnerships.queries.talk import open_marks
from partnerships.services import clock
from partnerships.web.access import Beside, beside_of
from partnerships.web.beside_view import beside_line, part, parts
from partnerships.web.clause_view import acceptances, clause_chapters, clause_of, history
from partnerships.web.comparison_view import question_view
from partnerships.web.conversation_view import talking_about
from partnerships.web.drawn import drawn
from partnerships.web.files import body_beside, reading_copy, sealed_json, sealed_pdf
from partnerships.web.forms.comments import CommentForm
from partnerships.web.forms.prepared import PreparedForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.live_view import live_page
from partnerships.web.meaning_view import meaning_beside
from partnerships.web.opened_pages import package_page, picture_page, topic_page
from partnerships.web.picture_sheet import pdf_of_picture, png_of_picture
from partnerships.web.picture_view import show_of
from partnerships.web.thread_view import preparing, talk_beside
from partnerships.web.wording_view import current_wording

P = ParamSpec("P")
View = Callable[Concatenate[AccountRequest, Beside, P], HttpResponse]


def where_open(key: str) -> Callable[[View[P]], Callable[Concatenate[AccountRequest, UUID, P], HttpResponse]]:
    """The page for whoever may see that part; for others a page that says why not. 404 for those who do not stand beside the sides."""

    def decorated(view: View[P]) -> Callable[Concatenate[AccountRequest, UUID, P], HttpResponse]:
        @wraps(view)
        def guarded(request: AccountRequest, public_id: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            beside = beside_of(request, public_id)
            found = part(beside, key)
            if found.is_open:
                return view(request, beside, *args, **kwargs)
            return render(request, "beside/closed.html", {"seat": beside, "part": found}, status=403)

        return cast("Callable[Concatenate[AccountRequest, UUID, P], HttpResponse]", guarded)

    return decorated


@require_safe
@signed_in
def overview(request: AccountRequest, public_id: UUID) -> HttpResponse:
    beside = beside_of(request, public_id)
    context = {"seat": beside, "parts": parts(beside), "sides": sides_beside(beside.round, now=clock.now())}
    return render(request, "beside/page.html", context)


@require_safe
@signed_in
@where_open("answers")
def picture(request: AccountRequest, beside: Beside) -> HttpResponse:
    return render(request, "beside/picture.html", picture_page(beside, show=show_of(request.GET)))


@require_safe
@signed_in
@drawn
@where_open("answers")
def picture_pdf(request: AccountRequest, beside: Beside) -> HttpResponse:
    return pdf_of_picture(beside)


@require_safe
@signed_in
@drawn
@where_open("answers")
def picture_png(request: AccountRequest, beside: Beside) -> HttpResponse:
    return png_of_picture(beside)


@require_safe
@signed_in
@where_open("answers")
def package(request: AccountRequest, beside: Beside) -> HttpResponse:
    return render(request, "beside/package.html", package_page(beside) | {"clause_keys": _clauses_to_see(beside)})


@require_safe
@signed_in
@where_open("answers")
def comparison(request: AccountRequest, beside: Beside, topic: str) -> HttpResponse:
    context = topic_page(beside, topic, lambda entry, marks: meaning_beside(entry, beside.parties, marks))
    return render(request, "beside/topic.html", context | {"clause_keys": _clauses_to_see(beside)})


@require_safe
@signed_in
@where_open("clauses")
def clauses(request: AccountRequest, beside: Beside) -> HttpResponse:
    return beside_clauses_page(request, beside)


@require_safe
@signed_in
@where_open("clauses")
def clause(request: AccountRequest, beside: Beside, key: str) -> HttpResponse:
    return beside_clause_page(request, beside, key)


@require_safe
@signed_in
@where_open("clauses")
def agreement(request: AccountRequest, beside: Beside) -> HttpResponse:
    version = current_version(beside.round)
    context = {"seat": beside, "version": version, "body": body_beside(beside.round, version)}
    return render(request, "beside/agreement.html", context)


@require_safe
@signed_in
@drawn
@where_open("clauses")
def agreement_pdf(request: AccountRequest, beside: Beside) -> HttpResponse:
    return reading_copy(beside.round)


@require_safe
@signed_in
@where_open("document")
def document_pdf(request: AccountRequest, beside: Beside) -> HttpResponse:
    return sealed_pdf(beside.round)


@require_safe
@signed_in
@where_open("document")
def document_json(request: AccountRequest, beside: Beside) -> HttpResponse:
    return sealed_json(beside.round)


def _clauses_to_see(beside: Beside) -> frozenset[str]:
    return clause_keys(beside.round) if beside.sees.clauses else frozenset()


def beside_clauses_page(request: AccountRequest, beside: Beside, *, since: int | None = None) -> HttpResponse:
    """The list; `since` asks for a fragment."""
    live = live_page(request, beside, since=since)
    lines = [beside_line(view, beside.parties) for view in clause_views(beside.round) if not view.is_silent]
    settled = sum(line.view.is_settled for line in lines)
    context = {"seat": beside, "live": live, "lines": lines, "chapters": clause_chapters(lines), "settled": settled}
    return render(request, "beside/clauses.html", context | {"talk_marks": open_marks(beside.round)})


def beside_clause_page(
    request: AccountRequest,
    beside: Beside,
    key: str,
    *,
    form: CommentForm | None = None,
    prepared_form: PreparedForm | None = None,
    status: int = 200,
    since: int | None = None,
) -> HttpResponse:
    """The clause, also after a refusal: the forms keep what was typed. `since` asks for a fragment."""
    live = live_page(request, beside, key, since=since)
    view = clause_of(clause_views(beside.round), key)
    is_asked = beside.sees.answers and key in CLAUSES
    context = {
        "seat": beside,
        "live": live,
        "line": beside_line(view, beside.parties),
        "view": view,
        "question": question_view(revealed(beside.round).of_question(key), beside.parties) if is_asked else None,
        "talking": talking_about(beside, talk_of(beside.round, only=key), key, back="clause") if is_asked else None,
        "acceptances": acceptances(view, beside.parties, None),
        "history": history(view),
        **current_wording(view, None, request.GET.get("view")),
        **talk_beside(beside, view, form),
        **preparing(beside, view, prepared_form),
    }
    return render(request, "beside/clause.html", context, status=status)
