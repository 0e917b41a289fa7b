"""What the receiver of a copy sees: the page behind the link, and after its button the copy itself, at an address without the token."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnerships.domain.distribution import LinkState, Receives
from partnerships.models import Delivery, Party
from partnerships.queries.distribution import delivery_of_token
from partnerships.services.copies import (
    CopyNotReady,
    LinkNotValid,
    ask_for_link,
    document_of,
    fetch_copy,
    open_copy,
    opened_link,
    refuse_copy,
    valid_link,
)
from partnerships.web.copies_view import receives_words
from partnerships.web.middleware import sentence

OPENED = "opened_copies"
OPENED_AT_MOST = 20
MAY_ASK = frozenset({LinkState.EXPIRED, LinkState.WITHDRAWN, LinkState.REPLACED, LinkState.REMOVED})


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, token: str) -> HttpResponse:
    """A button and nothing else: mail scanners follow links. The button remembers the copy, so that the token leaves the address."""
    try:
        if request.method == "POST":
            delivery = open_copy(token=token)
            _remember(request, delivery)
            return redirect("opened_copy", delivery.public_id)
        delivery = valid_link(token)
    except LinkNotValid as refusal:
        return _gone(request, token, refusal.state)
    with _in_language_of(request, delivery):
        return render(request, "copies/link.html", {"token": token})


@require_POST
def refuse_link(request: HttpRequest, token: str) -> HttpResponse:
    """“This is not for me”: nobody has to sign in for it."""
    try:
        refuse_copy(token=token)
    except LinkNotValid as refusal:
        return _gone(request, token, refusal.state)
    return redirect("copy_refused")


@require_safe
def copy_refused(request: HttpRequest) -> HttpResponse:
    return render(request, "copies/refused.html")


@require_POST
def ask_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask the side for a new link; no address of anybody is shown."""
    try:
        with _in_language_of(request, delivery_of_token(token)):
            if not ratelimit.consume(request, action="ask_copy"):
                messages.warning(request, gettext("You have asked several times. Try again tomorrow."))
            elif ask_for_link(token=token):
                messages.success(request, gettext("Those who sent it to you were told. If they send a new link, it comes by mail."))
    except LinkNotValid as refusal:
        return _gone(request, token, refusal.state)
    return redirect("copy", token)


@require_safe
def opened_copy(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    """Title, sides, when it was signed, and how to check it. Never a clause: those stand in the file."""
    try:
        delivery = _opened(request, delivery_id)
    except LinkNotValid as refusal:
        return _gone(request, "", refusal.state)
    with _in_language_of(request, delivery):
        return render(request, "copies/opened.html", _shown(delivery))


@require_POST
def copy_file(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    """The file; the first fetching is noted, so it takes a button."""
    try:
        delivery = _opened(request, delivery_id)
        file = fetch_copy(delivery=delivery)
    except LinkNotValid as refusal:
        return _gone(request, "", refusal.state)
    except CopyNotReady as refusal:
        with _in_language_of(request, delivery):
            messages.warning(request, sentence(refusal))
        return redirect("opened_copy", delivery_id)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type="application/pdf", headers=headers)


def _remember(request: HttpRequest, delivery: Delivery) -> None:
    earlier = [key for key in request.session.get(OPENED, []) if key != str(delivery.public_id)]
    request.session[OPENED] = [*earlier, str(delivery.public_id)][-OPENED_AT_MOST:]


def _opened(request: HttpRequest, delivery_id: UUID) -> Delivery:
    """The copy that this browser has opened; everybody else is led back to the mail, whether it exists or not."""
    if str(delivery_id) not in request.session.get(OPENED, []):
        raise LinkNotValid(None)
    return opened_link(str(delivery_id))


def _shown(delivery: Delivery) -> dict[str, Any]:
    recipient = delivery.recipient
    document = document_of(recipient)
    if document is None:
        raise Http404
    return {
        "delivery": delivery,
        "recipient": recipient,
        "receives": receives_words(recipient.receives),
        "has_file": recipient.receives != Receives.NOTICE,
        "document": document,
        "version": document.version,
        "partnership": document.version.round.partnership,
        "parties": Party.objects.filter(partnership=document.version.round.partnership_id),
    }


def _gone(request: HttpRequest, token: str, state: LinkState | None) -> HttpResponse:
    """Why the link opens nothing. What was never sent and what belongs to somebody else are the same answer."""
    delivery = delivery_of_token(token) if state and token else None
    context = {"state": state, "token": token if state in MAY_ASK else ""}
    with _in_language_of(request, delivery):
        return render(request, "copies/gone.html", context, status=410 if state else 404)


@contextmanager
def _in_language_of(request: HttpRequest, delivery: Delivery | None) -> Iterator[None]:
    """In the language of this browser where somebody chose one, or else in that of the mail."""
    is_chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) in dict(settings.LANGUAGES)
    with translation.override(translation.get_language() if is_chosen or delivery is None else delivery.recipient.language):
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
        yield
