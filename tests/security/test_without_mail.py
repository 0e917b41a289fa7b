"""A production that sends no mail is refused, unless that is meant and people can sign with a second factor."""

from typing import Any

import pytest

from partnerships.checks import mail_server_is_set

KEEPING = "partnerships.adapters.mail.KeptMailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.mark.parametrize(
    ("backend", "is_meant", "factors", "found"),
    [
        (SMTP, False, ["totp"], []),
        (KEEPING, False, ["totp"], ["partnerships.E001"]),
        (KEEPING, True, ["totp"], []),
        (KEEPING, True, ["webauthn"], ["partnerships.E002"]),
    ],
)
def test_it_is_refused(settings: Any, backend: str, is_meant: bool, factors: list[str], found: list[str]) -> None:
    settings.EMAIL_BACKEND, settings.WITHOUT_MAIL, settings.MFA_SUPPORTED_TYPES = backend, is_meant, factors
    assert [message.id for message in mail_server_is_set(None)] == found
