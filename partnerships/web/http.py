"""The request as our views know it: signed in, with a typed account."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render, resolve_url

from partnerships.models import Account
from partnerships.web.middleware import typed_words
from partnerships.web.way_back import page_address

P = ParamSpec("P")


class AccountRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: Account


def signed_in(view: Callable[Concatenate[AccountRequest, P], HttpResponseBase]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Send nobody to the sign-in page, and back here afterwards; what they typed before that is shown to them first."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(cast("AccountRequest", request), *args, **kwargs)
        door = redirect_to_login(page_address(request), resolve_url(settings.LOGIN_URL))
        if typed := typed_words(request):
            return render(request, "signed_out.html", {"typed": typed, "door": door.url}, status=403)
        return door

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", guarded)
