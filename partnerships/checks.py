"""What a deployment must have beyond what Django itself checks."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

KEEPING = "partnerships.adapters.mail.KeptMailBackend"
NO_MAIL_SERVER = Error(
    "No mail server is set, so that nobody receives a code: nobody can sign in, and nobody can sign.",
    hint="Set EMAIL_HOST, and EMAIL_PORT, EMAIL_HOST_USER and EMAIL_HOST_PASSWORD where the server asks for them.",
    id="partnerships.E001",
)


@register(Tags.security, deploy=True)
def mail_server_is_set(app_configs: object, **options: Any) -> list[CheckMessage]:
    """Kept mails are for one's own machine: in production nobody reads them."""
    return [NO_MAIL_SERVER] if settings.EMAIL_BACKEND == KEEPING else []
