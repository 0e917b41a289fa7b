"""Signing in and out, and the language of the pages."""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnerships.models import Account
from partnerships.services.accounts import choose_language
from partnerships.web.views.mail import shows_kept_mails

A_YEAR = 365 * 24 * 60 * 60


class RequestCodeView(RequestLoginCodeView):
    """The door: an address, to which a code goes."""

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return {**super().get_context_data(**context), "shows_kept_mails": shows_kept_mails(self.request)}


class ConfirmCodeView(ConfirmLoginCodeView):
    """The code. Whoever comes in reads in the language that they chose elsewhere."""

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return {**super().get_context_data(**context), "shows_kept_mails": shows_kept_mails(self.request)}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        if isinstance(self.request.user, Account) and settings.LANGUAGE_COOKIE_NAME not in self.request.COOKIES:
            _remember(response, self.request.user.language)
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
sign_out = _answered(SignOutView.as_view())


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
    response = HttpResponseRedirect(_way_back(request))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        _remember(response, language)
        if request.user.is_authenticated:
            choose_language(account=request.user, language=language)
    return response


def _way_back(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    is_here = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return address if is_here else "/"


def _remember(response: HttpResponse, language: str) -> None:
    is_secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=A_YEAR, samesite="Lax", secure=is_secure)
