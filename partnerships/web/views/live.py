"""What a page of the table asks for while it is open: what changed, and who is here."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from partnerships.domain.errors import InvalidInput
from partnerships.domain.text import gettext_noop as _
from partnerships.queries.live import last_number_for
from partnerships.queries.negotiation import clause_keys
from partnerships.web.access import Beside, Seat
from partnerships.web.clause_page import clause_page
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.live_view import actor_of, live_page, news_for
from partnerships.web.presence import NOT_SHOWN, come, leave, others_here
from partnerships.web.revealed import revealed_seat
from partnerships.web.views.beside import beside_clause_page, beside_clauses_page, where_open
from partnerships.web.views.negotiation import clauses_page

P = ParamSpec("P")
NOTHING_NEW = 204
NO_NUMBER = _("This address is not complete. Open the page anew.")


def at_the_table(
    view: Callable[Concatenate[AccountRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """`@signed_in` for what a page asks in the background: the door would be put where the answer stands."""
    through_the_door = signed_in(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated and request.headers.get("HX-Request"):
            return HttpResponse(status=401)
        return through_the_door(request, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", guarded)


@require_safe
@at_the_table
def clause_live(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    _refuse_unknown(seat, key)
    since = _seen(request)
    return _only_news(request, seat, key, since) or clause_page(request, seat, key, since=since)


@require_safe
@at_the_table
def clauses_live(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    since = _seen(request)
    return _only_news(request, seat, "", since) or clauses_page(request, seat, since=since)


@require_safe
@at_the_table
@where_open("clauses")
def beside_clause_live(request: AccountRequest, beside: Beside, key: str) -> HttpResponse:
    _refuse_unknown(beside, key)
    since = _seen(request)
    return _only_news(request, beside, key, since) or beside_clause_page(request, beside, key, since=since)


@require_safe
@at_the_table
@where_open("clauses")
def beside_clauses_live(request: AccountRequest, beside: Beside) -> HttpResponse:
    since = _seen(request)
    return _only_news(request, beside, "", since) or beside_clauses_page(request, beside, since=since)


@require_POST
@at_the_table
def clause_here(request: AccountRequest, public_id: UUID, key: str) -> HttpResponse:
    return _here(request, revealed_seat(request, public_id), key)


@require_POST
@at_the_table
def clauses_here(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return _here(request, revealed_seat(request, public_id))


@require_POST
@at_the_table
@where_open("clauses")
def beside_clause_here(request: AccountRequest, beside: Beside, key: str) -> HttpResponse:
    return _here(request, beside, key)


@require_POST
@at_the_table
@where_open("clauses")
def beside_clauses_here(request: AccountRequest, beside: Beside) -> HttpResponse:
    return _here(request, beside)


def _only_news(request: AccountRequest, place: Seat | Beside, key: str, since: int) -> HttpResponse | None:
    """204 where nothing moved on; where it moved on elsewhere, only how far the page has seen. None: the page is to be drawn anew."""
    if last_number_for(place.round, actor_of(place)) <= since:
        return HttpResponse(status=NOTHING_NEW)
    if key and not news_for(place, key, since):
        return render(request, "live/_live.html", {"live": live_page(request, place, key, since=since)})
    return None


def _here(request: AccountRequest, place: Seat | Beside, key: str = "") -> HttpResponse:
    """A sign of life, and who else gives one; with `shown`, whether this person wants to be shown at all."""
    if key:
        _refuse_unknown(place, key)
    if "shown" in request.POST:
        return _show(request, place, key, is_shown=request.POST["shown"] == "yes")
    if NOT_SHOWN not in request.session:
        come(place, key, is_writing=bool(key) and request.POST.get("writing") == "yes")
    return render(request, "live/_here.html", {"people": others_here(place)})


def _show(request: AccountRequest, place: Seat | Beside, key: str, *, is_shown: bool) -> HttpResponse:
    if is_shown:
        request.session.pop(NOT_SHOWN, None)
    else:
        request.session[NOT_SHOWN] = True
        leave(place)
    page = f"{place.ways}clause" if key else f"{place.ways}clauses"
    return redirect(page, place.partnership.public_id, *([key] if key else []))


def _refuse_unknown(place: Seat | Beside, key: str) -> None:
    if key not in clause_keys(place.round):
        raise Http404


def _seen(request: AccountRequest) -> int:
    """What the page has seen, by the number in its address."""
    asked = request.GET.get("seen", "0")
    if not asked.isdecimal() or not asked.isascii() or len(asked) > 9:
        raise InvalidInput(NO_NUMBER)
    return int(asked)
