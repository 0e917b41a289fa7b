"""All partnerships of one person: the list with its search and filters, what now, and the same as a spreadsheet."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language_bidi, gettext
from django.views.decorators.http import require_safe

from partnerships.adapters.spreadsheet import csv_file, xlsx_file
from partnerships.domain.listing import read_listing
from partnerships.queries.dashboard import found, is_named_only, most_urgent, only_partnership, organisations_of, rows_in_pieces, rows_of
from partnerships.services import clock
from partnerships.web.dashboard_view import cells, choices, headings, line, step_address
from partnerships.web.http import AccountRequest, signed_in

PAGE = 25
FEW = 5
"""Up to so many are looked through without filters."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@signed_in
def partnership_list(request: AccountRequest) -> HttpResponse:
    """Whoever has one partnership and no organisation is led straight to it, unless the whole list is asked for."""
    if not request.GET and (only := only_partnership(request.user)):
        return redirect(line(only, today=localdate(clock.now())).address)
    listing = read_listing(request.GET.dict())
    page = Paginator(found(request.user, listing), PAGE).get_page(request.GET.get("page"))
    today = localdate(clock.now())
    urgent = most_urgent(request.user)
    lines = [line(row, today=today) for row in rows_of(page.object_list, request.user)]
    context = {
        "listing": listing,
        "page": page,
        "lines": lines,
        "is_named_only": not lines and is_named_only(request.user),
        "urgent": line(urgent, today=today) if urgent else None,
        "urgent_address": step_address(urgent) if urgent else "",
        "has_filters": listing.narrows or page.paginator.count > FEW,
        "choices": choices(listing, organisations_of(request.user)),
        "address": urlencode(listing.parameters),
    }
    return render(request, "partnership/list.html", context)


@require_safe
@signed_in
def export_list(request: AccountRequest, form: str) -> HttpResponseBase:
    """What the list shows with the same search, filters and order, all its pages."""
    today = localdate(clock.now())
    statuses = found(request.user, read_listing(request.GET.dict()))
    rows = cells(line(row, today=today) for row in rows_in_pieces(statuses, request.user))
    title = gettext("My partnerships")
    if form == "csv":
        file, kind = csv_file(headings(), rows), "text/csv; charset=utf-8"
    else:
        file, kind = xlsx_file(headings(), rows, title=title, rtl=get_language_bidi()), XLSX
    return FileResponse(file, as_attachment=True, filename=f"partnerships-{today.isoformat()}.{form}", content_type=kind)
