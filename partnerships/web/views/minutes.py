"""Minutes: the state of the conversation for a meeting, on paper or to be written on, for the sides and those beside them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.adapters.minutes import minutes_pdf as pdf_of
from partnerships.adapters.minutes_docx import minutes_docx as docx_of
from partnerships.services import clock
from partnerships.web.access import Beside, Seat
from partnerships.web.conversation_view import conversation_of
from partnerships.web.drawn import drawn
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.minutes_view import minutes_of, open_clauses, open_points
from partnerships.web.revealed import revealed_seat
from partnerships.web.views.beside import where_open

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@signed_in
def minutes(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return render(request, "minutes/page.html", _context(revealed_seat(request, public_id)))


@require_safe
@signed_in
@drawn
def minutes_pdf(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return _pdf(revealed_seat(request, public_id))


@require_safe
@signed_in
@drawn
def minutes_docx(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return _docx(revealed_seat(request, public_id))


@require_safe
@signed_in
@where_open("answers")
def beside_minutes(request: AccountRequest, beside: Beside) -> HttpResponse:
    """Of the clauses only where the sides show them too."""
    return render(request, "minutes/beside.html", _context(beside))


@require_safe
@signed_in
@drawn
@where_open("answers")
def beside_minutes_pdf(request: AccountRequest, beside: Beside) -> HttpResponse:
    return _pdf(beside)


@require_safe
@signed_in
@drawn
@where_open("answers")
def beside_minutes_docx(request: AccountRequest, beside: Beside) -> HttpResponse:
    return _docx(beside)


def _context(place: Seat | Beside) -> dict[str, Any]:
    found = conversation_of(place)
    return {"seat": place, "conversation": found, "open_clauses": open_clauses(found), "open_points": open_points(found)}


def _pdf(place: Seat | Beside) -> HttpResponse:
    found = minutes_of(place)
    identifier = f"{place.partnership.public_id} {place.round.number} {found.language} {found.at.isoformat()}"
    return _download(pdf_of(found, identifier=identifier), "application/pdf", "pdf")


def _docx(place: Seat | Beside) -> HttpResponse:
    return _download(docx_of(minutes_of(place)), DOCX, "docx")


def _download(content: bytes, media_type: str, ending: str) -> HttpResponse:
    name = f"minutes-{clock.today().isoformat()}.{ending}"
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
