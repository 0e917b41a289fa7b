"""The request as our views know it: signed in, with a typed account."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django_htmx.middleware import HtmxDetails

from partnerships.models import Account

P = ParamSpec("P")


class Request(HttpRequest):
    """A request whose middleware has run."""

    htmx: HtmxDetails


class AccountRequest(Request):
    """A request of somebody who is signed in."""

    user: Account


def signed_in(view: Callable[Concatenate[AccountRequest, P], HttpResponseBase]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Send nobody to the sign-in page, and back here afterwards."""
    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", login_required(view))
