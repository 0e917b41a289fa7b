"""Mails: composed from templates in the receiver's language, and kept as files where no mail server is set."""

import secrets
from collections.abc import Mapping, Sequence
from email import policy
from email.message import EmailMessage as ParsedMail
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation


def compose(*, template: str, to: str, language: str, values: Mapping[str, Any], message_id: str) -> EmailMultiAlternatives:
    """The mail of that template: `templates/email/NAME.subject.txt`, `.txt` and `.html`."""
    with translation.override(language):
        context = {**values, "site_address": settings.SITE_ADDRESS, "LANGUAGE_CODE": language, "is_rtl": translation.get_language_bidi()}
        subject = " ".join(render_to_string(f"email/{template}.subject.txt", context).split())
        mail = EmailMultiAlternatives(
            subject, render_to_string(f"email/{template}.txt", context), to=[to], headers={"Message-ID": message_id}
        )
        mail.attach_alternative(render_to_string(f"email/{template}.html", context), "text/html")
    return mail


class KeptMailBackend(BaseEmailBackend):
    """Writes each mail to its own file under MAIL_DIR, newest name last."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the mails; returns how many."""
        folder = Path(settings.MAIL_DIR)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            last = max((int(path.stem.split("-")[0]) for path in folder.glob("*.eml")), default=0)
            path = folder / f"{last + 1:08d}-{secrets.token_hex(4)}.eml"
            path.write_bytes(message.message().as_bytes())
        return len(email_messages)


def kept_mails() -> list[tuple[str, ParsedMail]]:
    """The kept mails, newest first, by the name of their file without its ending."""
    paths = sorted(Path(settings.MAIL_DIR).glob("*.eml"), reverse=True)
    return [(path.stem, _parsed(path)) for path in paths]


def kept_mail(name: str) -> ParsedMail | None:
    """The kept mail of that name, or None."""
    return dict(kept_mails()).get(name)


def _parsed(path: Path) -> ParsedMail:
    return BytesParser(policy=policy.default).parsebytes(path.read_bytes())
