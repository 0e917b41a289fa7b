"""What holds for every answer: personal pages are not stored anywhere, and refusals become pages that explain."""

import logging
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from partnerships.adapters import storage
from partnerships.domain.errors import Conflict, InvitationNotValid, NotPermitted, Refused
from partnerships.domain.mistakes import Mistake
from partnerships.domain.text import gettext_noop as _

logger = logging.getLogger(__name__)

MISSING = _(
    "This file is missing or damaged where the site keeps its files. The operator can bring it back; copies that were saved stay valid."
)
UNREACHABLE = _("The place where this site keeps its files does not answer just now. Please try again in a few minutes.")
PERMISSIONS_POLICY = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"


class PersonalPagesMiddleware:
    """`no-store` on everything that depends on who asks; a Permissions-Policy on everything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class RefusalMiddleware:
    """Turns a refusal that no view caught into its page: 409 with what was typed, 403, 410 or 400.

    What is not found has our page with DEBUG too: a stranger is not shown Django's list of addresses.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET":
            return _only_for_forms(request, allowed=response.headers["Allow"])
        is_no_address = response.status_code == 404 and request.resolver_match is None
        return _not_found(request) if is_no_address else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a refusal; None lets Django handle everything else."""
        if isinstance(exception, Http404):
            return _not_found(request)
        if isinstance(exception, storage.FileMissing | storage.FileDamaged | storage.StorageFailed):
            # whichever page asked for it: the operator reads which file, and whoever waits reads what can be done
            logger.error("a stored file cannot be read", exc_info=exception)
            exception = Conflict(UNREACHABLE if isinstance(exception, storage.StorageFailed) else MISSING)
        if not isinstance(exception, Refused):
            return None
        context = {"sentence": sentence(exception), "code": exception.code, "typed": typed_words(request), "way_on": _way_on(request)}
        template, status = _page(exception)
        return render(request, template, context, status=status)


def sentence(reason: Refused | Mistake) -> str:
    """Why something is refused, in the reader's language."""
    text = gettext(reason.message)
    return text % reason.values if reason.values else text


def typed_words(request: HttpRequest) -> list[str]:
    """What a person wrote into the refused form, longest first, so that nothing is lost."""
    words = [value for name, values in request.POST.lists() if name not in {"csrfmiddlewaretoken", "code"} for value in values]
    return sorted((value for value in words if _is_written(value.strip())), key=len, reverse=True)


def _is_written(value: str) -> bool:
    """Words of a person, and not a key, a date or a token of the form."""
    return " " in value or not value.isascii()


def _not_found(request: HttpRequest) -> HttpResponse:
    return render(request, "404.html", status=404)


def _only_for_forms(request: HttpRequest, *, allowed: str) -> HttpResponse:
    """Whoever loads the address of a form anew, after a correction that was asked for, finds a way on instead of an empty page."""
    response = render(request, "405.html", {"way_on": _way_on(request) if request.user.is_authenticated else "/"}, status=405)
    response.headers["Allow"] = allowed
    return response


def _way_on(request: HttpRequest) -> str:
    """Where things stand now: the overview of the partnership or organisation, since what was asked for is just what cannot be done."""
    named = request.resolver_match.kwargs if request.resolver_match else {}
    if "organisation_id" in named:
        return reverse("organisation", args=[named["organisation_id"]])
    return reverse("partnership", args=[named["public_id"]]) if "public_id" in named else reverse("partnership_list")


def _page(refusal: Refused) -> tuple[str, int]:
    if isinstance(refusal, Conflict):
        return "409.html", 409
    if isinstance(refusal, NotPermitted):
        return "403.html", 403
    if isinstance(refusal, InvitationNotValid):
        return "invitation/gone.html", 410
    return "400.html", 400
