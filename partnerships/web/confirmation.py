"""That somebody confirmed who they are a moment ago, by a mailed code or their second factor, and what waits until they do."""

import json
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from cryptography.exceptions import InvalidTag
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from partnerships.domain.signing import CODE_LIFETIME
from partnerships.models import Account
from partnerships.models.encryption import hidden_text, hide_text
from partnerships.queries.accounts import has_second_factor
from partnerships.services import clock
from partnerships.web.way_back import page_address

WAITING = "waiting_post"
BY_CODE, BY_FACTOR = "code", "mfa"
NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "password1", "password2", "code"})
KEPT_AT_MOST = 20_000


def was_recently_confirmed(request: HttpRequest) -> bool:
    """Whether a mailed code, or the second factor of somebody who has one, was given in this session within the last ten minutes."""
    account = request.user
    if not isinstance(account, Account):
        return False
    return _was_given(request, account, {BY_FACTOR} if has_second_factor(account) else {BY_CODE, BY_FACTOR})


def was_confirmed_by_factor(request: HttpRequest, account: Account) -> bool:
    """Whether the second factor itself was given in this session within the last ten minutes."""
    return has_second_factor(account) and _was_given(request, account, {BY_FACTOR})


def remember_confirmation(request: HttpRequest, account: Account, method: str) -> None:
    """Note in the session that the person has just confirmed who they are."""
    record_authentication(request, account, method, reauthenticated=True)


def ask_to_confirm(request: HttpRequest) -> HttpResponseRedirect:
    """To the page where one confirms who one is. What was posted waits in the session, encrypted, without passwords and files."""
    if request.method == "POST":
        _keep(request)
    return HttpResponseRedirect(f"{reverse('confirm_identity')}?{urlencode({'next': page_address(request)})}")


def waiting_post(request: HttpRequest) -> dict[str, Any] | None:
    """What was about to be posted, and where: `path`, and `fields` as pairs of name and value. It is handed out once."""
    hidden = request.session.pop(WAITING, None)
    try:
        return json.loads(hidden_text(hidden, bound_to=WAITING)) if hidden else None
    except (InvalidTag, ValueError):
        return None


def way_on(request: HttpRequest) -> str:
    """Where the person was going, when that is a page of ours."""
    address = request.POST.get("next") or request.GET.get("next", "")
    is_here = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return address if is_here else reverse("account")


def _was_given(request: HttpRequest, account: Account, methods: set[str]) -> bool:
    now, lifetime = clock.now().timestamp(), CODE_LIFETIME.total_seconds()
    given = [record["at"] for record in get_authentication_records(request, account) if record["method"] in methods]
    return any(0 <= now - at <= lifetime for at in given)


def _keep(request: HttpRequest) -> None:
    pairs = [(name, value) for name, values in request.POST.lists() for value in values if name not in NEVER_KEPT]
    has_secrets = any(name.startswith("password") for name in request.POST)
    kept = json.dumps({"path": request.get_full_path(), "fields": pairs})
    if has_secrets or len(kept) > KEPT_AT_MOST:
        request.session.pop(WAITING, None)
    else:
        request.session[WAITING] = hide_text(kept, bound_to=WAITING)
