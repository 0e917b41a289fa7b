"""What a deployment must have beyond what Django itself checks."""

from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register

KEEPING = "partnerships.adapters.mail.KeptMailBackend"
NO_MAIL_SERVER = Error(
    "No mail server is set, so that nobody receives a code: only passwords and passkeys let people in, and only authenticator apps sign.",
    hint=(
        "Set EMAIL_HOST, and EMAIL_PORT, EMAIL_HOST_USER and EMAIL_HOST_PASSWORD where the server asks for them; "
        "or ARIG_WITHOUT_MAIL=1 where that is meant."
    ),
    id="partnerships.E001",
)
NO_SECOND_FACTOR = Error(
    "No mail server is set, and authenticator apps are turned off: nobody can sign.",
    hint='Set EMAIL_HOST, or let MFA_SUPPORTED_TYPES name "totp" and "recovery_codes".',
    id="partnerships.E002",
)


@register(Tags.security, deploy=True)
def mail_server_is_set(app_configs: object, **options: Any) -> list[CheckMessage]:
    """Kept mails are for one's own machine: in production nobody but the operator reads them, so a second factor has to sign."""
    if settings.EMAIL_BACKEND != KEEPING:
        return []
    if not settings.WITHOUT_MAIL:
        return [NO_MAIL_SERVER]
    return [] if "totp" in settings.MFA_SUPPORTED_TYPES else [NO_SECOND_FACTOR]


@register("seal")
def seal_can_be_used(app_configs: object, **options: Any) -> list[CheckMessage]:
    """The key opens, is there, has not ended, and whoever vouches for its time is named: said before the first document waits for it."""
    from partnerships.services.seal_status import Weight, findings

    kinds = {Weight.WARNING: (checks.Warning, "partnerships.W010"), Weight.ERROR: (Error, "partnerships.E010")}
    wrong = [(*kinds[finding.weight], finding.sentence) for finding in findings() if finding.weight in kinds]
    return [kind(sentence, id=name) for kind, name, sentence in wrong]
