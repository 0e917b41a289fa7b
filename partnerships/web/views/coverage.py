"""What is worth a look before the text is frozen; nothing of it stops anybody."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.web.access import Beside
from partnerships.web.beside_view import part
from partnerships.web.coverage_view import coverage_page
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.revealed import revealed_seat
from partnerships.web.views.beside import where_open


@require_safe
@signed_in
def coverage(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return render(request, "coverage/page.html", coverage_page(revealed_seat(request, public_id)))


@require_safe
@signed_in
@where_open("clauses")
def beside_coverage(request: AccountRequest, beside: Beside) -> HttpResponse:
    """For whoever sees the answers too: risks, and what is not settled, say what the sides answered."""
    if not beside.sees.answers:
        return render(request, "beside/closed.html", {"seat": beside, "part": part(beside, "answers")}, status=403)
    return render(request, "coverage/beside.html", coverage_page(beside))
