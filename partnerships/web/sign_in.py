"""Sign-in through allauth: by mailed code (one door for those who have an account and those who do not yet), password, or passkey."""

import logging
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.conf import settings
from django.core.mail.message import EmailAlternative
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerships.adapters.mail import ENCODING, headers_of_every_mail, new_message_id
from partnerships.adapters.mail_form import with_styles
from partnerships.models import Account
from partnerships.models.encryption import hidden_text, hide_text
from partnerships.pictures.qr import qr_code
from partnerships.queries.accounts import NO_ADDRESS
from partnerships.services.accounts import ensure_account, vouch_for_address
from partnerships.services.second_factor import is_first_use
from partnerships.web.client_address import client_address
from partnerships.web.confirmation import was_recently_confirmed
from partnerships.web.forms.lines import address_field

logger = logging.getLogger(__name__)

A_YEAR = 365 * 24 * 60 * 60
HIDDEN = "second-factor"
NO_FACTOR = _("This code does not work now. The app shows a new one every half minute; each works once, and so does a recovery code.")
SENTENCES = {
    "incorrect_code": _("This is not the right code. Look at it once more, or ask for a new one."),
    "too_many_login_attempts": _("Too many tries. Wait a few minutes, and try again."),
    "rate_limited": _("Too many tries. Wait a few minutes, and try again."),
    "email_password_mismatch": _("Address and password do not fit together. You can also come in with a code by mail."),
}


class RequestCodeForm(RequestLoginCodeForm):
    """Asks for an address. After the rate limit has let it pass, an unknown address gets its account and a code too."""

    _user: Account | None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].label = _("E-mail address")

    def clean_email(self) -> str:
        """The address; the answer is the same whether it was known or not."""
        email: str = super().clean_email()
        if email and not self._user:
            self._user = ensure_account(email=email, language=translation.get_language() or "he")
        return email


class ConfirmCodeForm(ConfirmLoginCodeForm):
    """The code from the mail."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = _("The code from the e-mail")


class PasswordForm(forms.Form):
    """Address and password, for those who have set one. One sentence for everything that does not fit."""

    email = address_field(label=_("E-mail address"), error_messages={"required": _("Write your e-mail address.")})
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=1000,
        error_messages={"required": _("Write your password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "dir": "ltr", "class": "input--medium"}),
    )
    found: Account
    """Whose they are, once the form is valid."""

    def __init__(self, *args: Any, request: HttpRequest, **options: Any) -> None:
        self.request = request
        super().__init__(*args, **options)
        self.fields["email"].widget.attrs |= {"autocomplete": "email", "class": "input input--medium"}

    def clean(self) -> dict[str, Any]:
        """Whether they fit; known and unknown addresses cost the same time and count towards the same limits."""
        adapter = SignInAdapter()
        if self.errors:
            return self.cleaned_data
        credentials = {"email": self.cleaned_data["email"].lower(), "password": self.cleaned_data["password"]}
        found = adapter.authenticate(self.request, **credentials)
        if not isinstance(found, Account):
            raise adapter.validation_error("email_password_mismatch")
        self.found = found
        return self.cleaned_data

    def sign_in(self, next_address: str | None) -> HttpResponse:
        """On through the second factor, where there is one. Whoever has a password got it signed in, or from the operator."""
        account = self.found
        vouch_for_address(account=account)
        login = Login(user=account, email=account.email, redirect_url=next_address)
        response: HttpResponse = perform_password_login(self.request, {"email": account.email}, login)
        return response


class FactorForm(AuthenticateForm):
    """After code or password: the code that the authenticator app shows, or a recovery code."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = _("Code from your app, or a recovery code")

    def clean_code(self) -> str:
        """A code works once."""
        code: str = super().clean_code()
        if not is_first_use(self.user, code):
            raise SecondFactorAdapter().validation_error("incorrect_code")
        return code


class PasskeyForm(AuthenticateWebAuthnForm):
    """After code or password: the passkey."""

    def clean_credential(self) -> Any:
        """Whose it is; anything else is no passkey."""
        return passkey_or_refusal(super().clean_credential)


class PasskeyLoginForm(LoginWebAuthnForm):
    """The passkey alone."""

    def clean_credential(self) -> Any:
        """Whose it is; anything else is no passkey."""
        return passkey_or_refusal(super().clean_credential)


def passkey_or_refusal(read: Callable[[], Any]) -> Any:
    """What `read` makes of what a browser sent, or a ValidationError: anybody may post anything there."""
    try:
        return read()
    except forms.ValidationError:
        raise
    except Exception as error:  # the libraries behind it raise a dozen kinds for what is no passkey
        logger.info("no passkey: %s", type(error).__name__)
        raise SecondFactorAdapter().validation_error("incorrect_code") from error


class SignInAdapter(DefaultAccountAdapter):
    """Mails in the receiver's language; accounts come into being at the code's door only."""

    error_messages = DefaultAccountAdapter.error_messages | SENTENCES

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """There is no separate sign-up."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """By which limits count; whoever has no address shares one limit."""
        return client_address(request) or NO_ADDRESS

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Allauth's own guards of the second factor, behind `@recently_confirmed`."""
        return not was_recently_confirmed(self.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """One page confirms who somebody is, whichever way."""
        return [{"id": "confirm", "description": "", "url": reverse("confirm_identity")}] if user.is_authenticated else []

    def post_login(self, request: HttpRequest, user: Any, **options: Any) -> HttpResponse:
        """Whoever comes in reads in the language that they chose elsewhere."""
        response: HttpResponse = super().post_login(request, user, **options)
        if isinstance(user, Account) and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            remember_language(response, user.language)
        return response

    def render_mail(self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None) -> Any:
        """In the form of all our mails: styles in the elements, and what a list of mails shows beside the subject."""
        mail = super().render_mail(template_prefix, email, context, headers)
        mail.reply_to, mail.encoding = [settings.OPERATOR_EMAIL], ENCODING
        mail.extra_headers |= headers_of_every_mail(new_message_id())
        mail.alternatives = [EmailAlternative(with_styles(str(part.content)), part.mimetype) for part in mail.alternatives]
        return mail

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send in the language that the person chose, or else in that of the page."""
        account = Account.objects.filter(email__iexact=email).first()
        language = account.language if account else translation.get_language() or "he"
        with translation.override(language):
            super().send_mail(template_prefix, email, {**context, **_of_every_mail(language)})

    def send_notification_mail(self, *args: Any, **options: Any) -> None:
        """Tell of what was done. It is done: a mail server that does not answer must not make a failure of it."""
        try:
            super().send_notification_mail(*args, **options)
        except OSError:
            logger.exception("a notice about an account was not sent")


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are kept under the key outside the database; names and sentences are our own."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": NO_FACTOR}

    def encrypt(self, text: str) -> str:
        """Hide a secret before it is stored."""
        return hide_text(text, bound_to=HIDDEN)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return hidden_text(encrypted_text, bound_to=HIDDEN)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  # allauth names it so
        """What a passkey is called unless its owner names it."""
        return gettext("My passkey")

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """How the browser names the account when it offers the passkey."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.name or user.email}

    def build_totp_svg(self, url: str) -> str:
        """The picture that the app reads."""
        return qr_code(url, title=gettext("Key for an authenticator app"))

    def _get_site_name(self) -> str:
        return gettext("Arig")


def _of_every_mail(language: str) -> dict[str, Any]:
    return {
        "LANGUAGE_CODE": language,
        "is_rtl": translation.get_language_bidi(),
        "zone": timezone.get_current_timezone_name(),
        "account_address": settings.SITE_ADDRESS + reverse("account"),
        "operator_email": settings.OPERATOR_EMAIL,
    }


def remember_language(response: HttpResponse, language: str) -> None:
    """The language of the pages in this browser."""
    is_secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=A_YEAR, samesite="Lax", secure=is_secure)
