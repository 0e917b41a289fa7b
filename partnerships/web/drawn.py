"""Documents that are drawn while somebody waits. Each takes seconds of a processor, so an account gets only so many in a while."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from allauth.core.internal import ratelimit
from django.http import HttpResponse

from partnerships.web.http import AccountRequest

P = ParamSpec("P")
View = Callable[Concatenate[AccountRequest, P], HttpResponse]


def drawn(view: View[P]) -> View[P]:
    """Below `@signed_in`: more of them than a person needs are answered by the page that says so."""

    @wraps(view)
    def guarded(request: AccountRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        # the limit that allauth offers to others leaves GET alone
        allowed = ratelimit.consume(request, app="allauth.account", action="draw", user=request.user, limit_get=True)
        return view(request, *args, **kwargs) if allowed else ratelimit.respond_429(request)

    return cast("View[P]", guarded)
