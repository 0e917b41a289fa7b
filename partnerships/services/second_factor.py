"""Codes of somebody's own second factor: of their authenticator app, and recovery codes."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache

from partnerships.models import Account

REMEMBERED = 180  # seconds: longer than any code of an app is taken


def app_code_fits(account: Account, code: str) -> bool:
    """Whether this is what the authenticator app of that account shows now. Each code works once.

    Not inside a transaction that may be undone: that the code was used would be forgotten with it.
    """
    row = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()
    return row is not None and bool(TOTP(row).validate_code(_digits(code))) and is_first_use(account, code)


def recovery_code_fits(account: Account, code: str) -> bool:
    """Whether this is an unused recovery code of that account, which is used up by it."""
    row = Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).first()
    return row is not None and bool(RecoveryCodes(row).validate_code(_digits(code)))


def factor_code_fits(account: Account, code: str) -> bool:
    """Whether this is a code of the app, or an unused recovery code."""
    return app_code_fits(account, code) or recovery_code_fits(account, code)


def is_first_use(account: Account, code: str) -> bool:
    """Whether this code of this account is new here: nobody who saw it over a shoulder gets in with it. Shared between processes."""
    return bool(cache.add(f"second-factor:{account.pk}:{_digits(code)}", 1, timeout=REMEMBERED))


def _digits(code: str) -> str:
    return "".join(code.split()).replace("-", "")
