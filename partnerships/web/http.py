"""The request as our views know it: signed in, with a typed account."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase

from partnerships.models import Account

P = ParamSpec("P")


class AccountRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: Account


def signed_in(view: Callable[Concatenate[AccountRequest, P], HttpResponseBase]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Send nobody to the sign-in page, and back here afterwards."""
    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", login_required(view))
