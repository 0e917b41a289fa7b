"""Confirming who one is, before a dangerous act: a mailed code, the code of an app, or a passkey."""

from allauth.core import ratelimit
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from partnerships.domain.errors import InvalidInput, WrongCode
from partnerships.domain.evidence import masked_address
from partnerships.models import Account
from partnerships.queries.accounts import factors_of
from partnerships.services.mailed_codes import confirm_by_code, send_confirmation_code
from partnerships.web.confirmation import BY_CODE, remember_confirmation, waiting_post, way_on
from partnerships.web.forms.account import ConfirmForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.sign_in import FactorForm, PasskeyForm
from partnerships.web.views.mail import shows_kept_mails
from partnerships.web.views.pages import too_often


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def confirm_identity(request: AccountRequest) -> HttpResponse:
    """Whoever has a second factor gives that; everybody else a code that is mailed when they ask for it."""
    factors = factors_of(request.user)
    if request.method != "POST":
        return _page(request, factors)
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        return too_often(request)
    if not factors and request.POST.get("action") == "send":
        return _send(request)
    form = _form(request, factors)
    if form.is_valid() and _is_right(request, form):
        return _go_on(request)
    return _page(request, factors, form)


def _form(request: AccountRequest, factors: frozenset[str]) -> forms.Form:
    if not factors:
        return ConfirmForm(request.POST)
    kind = PasskeyForm if "credential" in request.POST else FactorForm
    return kind(user=request.user, data=request.POST)


def _is_right(request: AccountRequest, form: forms.Form) -> bool:
    if isinstance(form, FactorForm | PasskeyForm):
        used = form.cleaned_data["credential"] if isinstance(form, PasskeyForm) else form.authenticator
        post_authentication(request, used, reauthenticated=True)
        return True
    if confirm_by_code(account=request.user, code=form.cleaned_data["code"]):
        remember_confirmation(request, request.user, BY_CODE)
        return True
    form.add_error("code", gettext(WrongCode.message))
    return False


def _send(request: AccountRequest) -> HttpResponse:
    try:
        send_confirmation_code(account=request.user)
    except InvalidInput as refusal:
        return _page(request, frozenset(), no_code=sentence(refusal))
    return _page(request, frozenset(), is_sent=True)


def _go_on(request: AccountRequest) -> HttpResponse:
    """Back to the page, or one more press of a button when something was about to be posted."""
    waiting = waiting_post(request)
    if waiting is None:
        return HttpResponseRedirect(way_on(request))
    return render(request, "account/go_on.html", {"path": waiting["path"], "fields": waiting["fields"], "next": way_on(request)})


def _page(
    request: AccountRequest, factors: frozenset[str], form: forms.Form | None = None, *, is_sent: bool = False, no_code: str = ""
) -> HttpResponse:
    codes = form if form is not None and not isinstance(form, PasskeyForm) else _empty(request.user, factors)
    context = {
        "form": codes,
        "wrong_passkey": isinstance(form, PasskeyForm),
        "has_codes": bool(factors - {Authenticator.Type.WEBAUTHN}),
        "is_by_factor": bool(factors),
        "options": _options(request, factors),
        "is_sent": is_sent or (form is not None and not factors),
        "no_code": no_code,
        "address": masked_address(request.user.email),
        "next": way_on(request),
        "shows_kept_mails": shows_kept_mails(request),
    }
    return render(request, "account/confirm_identity.html", context, status=400 if form is not None or no_code else 200)


def _empty(account: Account, factors: frozenset[str]) -> forms.Form:
    return FactorForm(user=account) if factors else ConfirmForm()


def _options(request: HttpRequest, factors: frozenset[str]) -> dict[str, object] | None:
    return begin_authentication(request.user) if Authenticator.Type.WEBAUTHN in factors else None
