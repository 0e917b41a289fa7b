"""What our side changed last, and who of us did it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.queries.changes import own_changes as changes_of
from partnerships.web.access import seat_of
from partnerships.web.change_view import shown_changes
from partnerships.web.http import AccountRequest, signed_in


@require_safe
@signed_in
def own_changes(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    changes = shown_changes(changes_of(seat.round, seat.party), seat)
    return render(request, "people/changes.html", {"seat": seat, "changes": changes})
