"""Signing in and out, and the language of the pages."""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from allauth.core import ratelimit
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.internal.auth import begin_authentication
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnerships.services.accounts import choose_language
from partnerships.web.sign_in import PasswordForm, remember_language
from partnerships.web.views.mail import shows_kept_mails
from partnerships.web.views.pages import too_often


class RequestCodeView(RequestLoginCodeView):
    """The door: an address, to which a code goes. It stays open beside a code that is on its way: the address may have had a mistake."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        return None

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return {**super().get_context_data(**context), "shows_kept_mails": shows_kept_mails(self.request)}


class ConfirmCodeView(ConfirmLoginCodeView):
    """The code."""

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return {**super().get_context_data(**context), "shows_kept_mails": shows_kept_mails(self.request)}


class PasskeyView(LoginWebAuthnView):
    """The passkey alone: a first post asks what the browser is to sign, a second one brings it."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        return None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "credential" not in request.POST:
            return JsonResponse(begin_authentication(user=None))
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response


class SignOutView(LogoutView):
    """A page with a button; only the button signs out, and takes typed answers that were not saved out of this browser."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"storage"'
        return response


_answered = require_http_methods(["GET", "HEAD", "POST"])
request_code = _answered(RequestCodeView.as_view())
confirm_code = _answered(ConfirmCodeView.as_view())
enter_by_factor = _answered(AuthenticateView.as_view())
enter_by_passkey = require_POST(PasskeyView.as_view())
sign_out = _answered(SignOutView.as_view())


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def enter_by_password(request: HttpRequest) -> HttpResponse:
    """The other way in, for those who have set a password."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = PasswordForm(request.POST if request.method == "POST" else None, request=request)
    if request.method == "POST":
        if not ratelimit.consume(request, action="login"):
            return too_often(request)
        if form.is_valid():
            return form.sign_in(_next(request))
    return render(request, "account/password_door.html", {"form": form, "next": _next(request) or ""}, status=400 if form.errors else 200)


@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Allauth's usual door leads to ours."""
    after = request.GET.get("next", "")
    response = redirect("account_request_login_code")
    if after:
        response["Location"] += "?" + urlencode({"next": after})
    return response


@require_safe
def inactive(request: HttpRequest) -> HttpResponse:
    """Where allauth sends somebody whose code was right and whose account is closed."""
    return render(request, "account/account_inactive.html")


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(_next(request) or "/")
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        remember_language(response, language)
        if request.user.is_authenticated:
            choose_language(account=request.user, language=language)
    return response


def _next(request: HttpRequest) -> str | None:
    """Where the person was going, when that is a page of ours."""
    address = request.POST.get("next") or request.GET.get("next", "")
    is_here = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return address if is_here else None
