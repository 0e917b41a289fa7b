"""The record of what was decided, for both sides and for those who read the clauses beside them; and the same as a spreadsheet."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import get_language_bidi, gettext
from django.views.decorators.http import require_safe

from partnerships.adapters.archive import without_clock
from partnerships.adapters.spreadsheet import xlsx_file
from partnerships.domain.coverage import Place
from partnerships.queries.decisions import Decision, decisions
from partnerships.queries.negotiation import clause_views
from partnerships.services import clock
from partnerships.web.access import Beside, Seat
from partnerships.web.decisions_view import cells, choices, headings, read_choice, record
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.revealed import revealed_seat
from partnerships.web.views.beside import where_open

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENOUGH_TO_CHOOSE = 8


@require_safe
@signed_in
def decisions_record(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return render(request, "decisions/page.html", _context(request, revealed_seat(request, public_id)))


@require_safe
@signed_in
def decisions_xlsx(request: AccountRequest, public_id: UUID) -> HttpResponseBase:
    """What the page shows with the same choice."""
    seat = revealed_seat(request, public_id)
    today = clock.today()
    parts = record(_found(seat), read_choice(request.GET.dict()), today=today)
    rows = cells((line for part in parts for line in (*part.lines, *part.without_words)), today)
    file = xlsx_file(headings(), rows, title=gettext("Record of decisions"), rtl=get_language_bidi())
    return FileResponse(file, as_attachment=True, filename=f"decisions-{today.isoformat()}.xlsx", content_type=XLSX)


@require_safe
@signed_in
@where_open("clauses")
def beside_decisions(request: AccountRequest, beside: Beside) -> HttpResponse:
    """What stands behind an answer is shown only to those who see the answers."""
    return render(request, "decisions/beside.html", _context(request, beside))


def decisions_file(place: Seat | Beside, *, at: datetime) -> bytes:
    """All of it as a spreadsheet, as it stood at that moment: the same bytes each time."""
    today = localtime(at).date()
    lines = (line for part in record(_found(place), read_choice({}), today=today) for line in (*part.lines, *part.without_words))
    with xlsx_file(headings(), cells(lines, today), title=gettext("Record of decisions"), rtl=get_language_bidi(), created=at) as file:
        return without_clock(file.read())


def _found(place: Seat | Beside) -> tuple[Decision, ...]:
    with_motives = isinstance(place, Seat) or place.sees.answers
    return decisions(place.round, clause_views(place.round), with_motives=with_motives)


def _context(request: AccountRequest, place: Seat | Beside) -> dict[str, Any]:
    found, chosen = _found(place), read_choice(request.GET.dict())
    return {
        "seat": place,
        "parts": record(found, chosen, today=clock.today()),
        "counts": {where.value: sum(one.place is where for one in found) for where in Place},
        "total": len(found),
        "chosen": chosen,
        "choices": choices(found, chosen) if len(found) > ENOUGH_TO_CHOOSE or chosen.narrows else None,
        "query": request.GET.urlencode() if chosen.narrows else "",
        "now": localtime(clock.now()),
    }
