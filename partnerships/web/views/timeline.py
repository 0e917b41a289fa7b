"""What happened in a partnership, for both sides and for those beside them who see the clauses."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.models import Representative
from partnerships.queries.timeline import events_of, visible_entries
from partnerships.web.access import Beside, Seat, seat_of
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.timeline_view import days_of
from partnerships.web.views.beside import where_open

PAGE = 50


@require_safe
@signed_in
def timeline(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    return _page(request, seat, seat.actor, "partnership/timeline.html")


@require_safe
@signed_in
@where_open("clauses")
def beside_timeline(request: AccountRequest, beside: Beside) -> HttpResponse:
    return _page(request, beside, None, "beside/timeline.html")


def _page(request: AccountRequest, seat: Seat | Beside, own: Representative | None, template: str) -> HttpResponse:
    page = Paginator(visible_entries(seat.round, own), PAGE).get_page(request.GET.get("page"))
    context = {"seat": seat, "page": page, "days": days_of(events_of(seat.partnership, page.object_list))}
    return render(request, template, context)
