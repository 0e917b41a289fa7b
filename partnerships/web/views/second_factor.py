"""The second factor: an authenticator app, passkeys, and recovery codes. Allauth's views with our pages and our guard."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base.views import IndexView
from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView, GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, RemoveWebAuthnView
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods, require_safe

from partnerships.web.access import recently_confirmed
from partnerships.web.confirmation import BY_FACTOR
from partnerships.web.http import AccountRequest, signed_in

View = Callable[..., HttpResponseBase]
OVERVIEW = reverse_lazy("mfa_index")


class TurnAppOnView(ActivateTOTPView):
    """The key as a picture and in letters, and the first code. Whoever shows it has just given their second factor."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, BY_FACTOR, type="totp", reauthenticated=True)
        return response


class AddPasskeyView(AddWebAuthnView):
    """A passkey that signs in by itself."""

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return {**super().get_context_data(**context), "options": begin_registration(self.request.user, passwordless=True)}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, BY_FACTOR, type="webauthn", reauthenticated=True)
        return response


class RemovePasskeyView(RemoveWebAuthnView):
    success_url = OVERVIEW


class RenamePasskeyView(EditWebAuthnView):
    success_url = OVERVIEW


def _guarded(view: View) -> View:
    return signed_in(recently_confirmed(view))


def _own(view: View) -> Callable[..., HttpResponseBase]:
    def shown(request: AccountRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return signed_in(shown)


_answered = require_http_methods(["GET", "HEAD", "POST"])
second_factor = require_safe(_own(IndexView.as_view()))
turn_app_on = _answered(_guarded(TurnAppOnView.as_view()))
turn_app_off = _answered(_guarded(DeactivateTOTPView.as_view()))
add_passkey = _answered(_guarded(AddPasskeyView.as_view()))
rename_passkey = _answered(_guarded(RenamePasskeyView.as_view()))
remove_passkey = _answered(_guarded(RemovePasskeyView.as_view()))
recovery_codes = require_safe(_guarded(ViewRecoveryCodesView.as_view()))
new_recovery_codes = _answered(_guarded(GenerateRecoveryCodesView.as_view()))
download_recovery_codes = require_safe(_guarded(DownloadRecoveryCodesView.as_view()))
