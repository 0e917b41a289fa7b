"""Telling a browser that what it kept of a form has been taken, so that it keeps it no longer."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

NUMBER = re.compile(r"[0-9a-f]{32}")
COOKIE = "arig-taken-"
TWO_WEEKS = 14 * 24 * 60 * 60


class TakenMiddleware:
    """A form that a script kept carries a one-time number. Whatever is done is answered by a redirect, and whatever is refused by a page:
    so a redirect, except one to a door, says that the words were taken. The cookie that tells so holds the number and nothing else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 302 and request.method == "POST" and _was_taken(request, response):
            for number in filter(NUMBER.fullmatch, request.POST.getlist("kept")[:1]):
                response.set_cookie(COOKIE + number, "1", TWO_WEEKS, secure=bool(settings.SESSION_COOKIE_SECURE), samesite="Lax")
        return response


def _was_taken(request: HttpRequest, response: HttpResponse) -> bool:
    return request.user.is_authenticated and not response.headers["Location"].startswith(reverse("confirm_identity"))
