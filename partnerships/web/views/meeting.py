"""Meeting mode: one gap at a time in large type, in one room or with each at a screen of their own."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from partnerships.services.meeting import show_to_all, stop_showing
from partnerships.web.access import Beside
from partnerships.web.conversation_page import MEETING, beginning_page, end_page, gap_page
from partnerships.web.conversation_view import Place
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.meeting_view import GUIDE, ROOM, now_of, screen_address
from partnerships.web.revealed import revealed_seat
from partnerships.web.views.beside import where_open
from partnerships.web.views.live import NOTHING_NEW, at_the_table


@require_safe
@signed_in
def meeting(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return beginning_page(request, revealed_seat(request, public_id))


@require_safe
@signed_in
def meeting_gap(request: AccountRequest, public_id: UUID, question: str) -> HttpResponse:
    return gap_page(request, revealed_seat(request, public_id), question, page=MEETING)


@require_safe
@signed_in
def meeting_end(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return end_page(request, revealed_seat(request, public_id))


@require_safe
@at_the_table
def meeting_now(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Where the meeting is; 204 where the page has seen it."""
    return _now(request, revealed_seat(request, public_id))


@require_POST
@signed_in
def show(request: AccountRequest, public_id: UUID, screen: str) -> HttpResponse:
    """Show a screen to everybody, and go there."""
    seat = revealed_seat(request, public_id)
    show_to_all(actor=seat.actor, round_=seat.round, place=screen)
    return redirect(screen_address(seat, screen))


@require_POST
@signed_in
def stop(request: AccountRequest, public_id: UUID, screen: str) -> HttpResponse:
    """Show nothing any more, and stay at that screen."""
    seat = revealed_seat(request, public_id)
    stop_showing(actor=seat.actor, round_=seat.round)
    return redirect(screen_address(seat, screen))


@require_safe
@signed_in
@where_open("answers")
def beside_meeting(request: AccountRequest, beside: Beside) -> HttpResponse:
    return beginning_page(request, beside)


@require_safe
@signed_in
@where_open("answers")
def beside_meeting_gap(request: AccountRequest, beside: Beside, question: str) -> HttpResponse:
    return gap_page(request, beside, question, page=MEETING)


@require_safe
@signed_in
@where_open("answers")
def beside_meeting_end(request: AccountRequest, beside: Beside) -> HttpResponse:
    return end_page(request, beside)


@require_safe
@at_the_table
@where_open("answers")
def beside_meeting_now(request: AccountRequest, beside: Beside) -> HttpResponse:
    return _now(request, beside)


def _now(request: AccountRequest, place: Place) -> HttpResponse:
    page = ROOM if request.GET.get("page") == ROOM else GUIDE
    now = now_of(place, request.GET.get("here", ""), page=page)
    if now.stamp == request.GET.get("seen", ""):
        return HttpResponse(status=NOTHING_NEW)
    return render(request, "conversation/_now.html", {"seat": place, "now": now})
