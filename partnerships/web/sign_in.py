"""Sign-in by mailed code through allauth: one door for those who have an account and those who do not yet."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import RequestLoginCodeForm
from django.http import HttpRequest
from django.utils import translation

from partnerships.models import Account
from partnerships.services.accounts import ensure_account
from partnerships.web.client_address import client_address


class RequestCodeForm(RequestLoginCodeForm):
    """Asks for an address. After the rate limit has let it pass, an unknown address gets its account and a code too."""

    _user: Account | None

    def clean_email(self) -> str:
        """The address; the answer is the same whether it was known or not."""
        email: str = super().clean_email()
        if email and not self._user:
            self._user = ensure_account(email=email, language=translation.get_language() or "he")
        return email


class SignInAdapter(DefaultAccountAdapter):
    """Mails in the receiver's language; accounts come into being at the code's door only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """There is no separate sign-up."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """By which limits count; whoever has no address shares one limit."""
        return client_address(request) or "unknown"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send in the language that the person chose, or else in that of the page."""
        account = Account.objects.filter(email__iexact=email).first()
        language = account.language if account else translation.get_language() or "he"
        with translation.override(language):
            super().send_mail(template_prefix, email, {**context, "LANGUAGE_CODE": language, "is_rtl": translation.get_language_bidi()})
