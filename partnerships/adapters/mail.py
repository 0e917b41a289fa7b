"""Mails: composed from templates in the receiver's language, and kept as files where no mail server is set."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email import policy
from email.charset import BASE64, Charset
from email.message import EmailMessage as ParsedMail
from email.parser import BytesParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerships.adapters.mail_form import with_styles
from partnerships.domain.direction import text_direction

Mail = EmailMultiAlternatives
# Every server takes it and none re-codes it, which would break a signature of the sender's domain.
ENCODING = Charset("utf-8")
ENCODING.body_encoding = BASE64


@dataclass(frozen=True)
class Attachment:
    """A PDF that goes with a mail."""

    name: str
    content: bytes


def compose(
    *, template: str, to: str, language: str, values: Mapping[str, Any], message_id: str, attachment: Attachment | None = None
) -> Mail:
    """The mail of that template: `templates/email/NAME.subject.txt`, `.txt` and `.html`.

    With `stop_link` among the values it can be stopped.
    """
    with translation.override(language):
        context = {
            **values,
            "site_address": settings.SITE_ADDRESS,
            "operator": settings.OPERATOR_NAME,
            "operator_email": settings.OPERATOR_EMAIL,
            "LANGUAGE_CODE": language,
            "is_rtl": translation.get_language_bidi(),
            "is_attached": attachment is not None,
            "news": [_line(item) for item in values.get("news", ())],
        }
        subject = " ".join(render_to_string(f"email/{template}.subject.txt", context).split())
        text = render_to_string(f"email/{template}.txt", context).strip() + "\n"
        html = with_styles(render_to_string(f"email/{template}.html", context))
    mail = Mail(subject, text, to=[to], reply_to=[settings.OPERATOR_EMAIL], headers=_headers(message_id, values.get("stop_link", "")))
    mail.encoding = ENCODING
    mail.attach_alternative(html, "text/html")
    if attachment is not None:
        mail.attach(attachment.name, attachment.content, "application/pdf")
    return mail


def new_message_id() -> str:
    """An id under the site's own name: the library would write that of the machine."""
    return f"<{secrets.token_hex(16)}@{urlsplit(settings.SITE_ADDRESS).hostname}>"


def headers_of_every_mail(message_id: str) -> dict[str, str]:
    """What stands above each mail of the site: its id, and that no person wrote it, so that nothing answers by itself."""
    return {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}


def _headers(message_id: str, stop_link: str) -> dict[str, str]:
    headers = headers_of_every_mail(message_id)
    if stop_link:
        headers |= {"List-Unsubscribe": f"<{stop_link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return headers


def _line(news: Mapping[str, Any]) -> dict[str, str]:
    """One piece of news in a mail of several: its sentence as text and as markup, names in isolation there, and the page it leads to."""
    name, values = f"email/{news['template']}.line.txt", news["values"]
    plain = {key: SafeString(value) if isinstance(value, str) else value for key, value in values.items()}
    marked = {key: _isolated(value) if isinstance(value, str) else value for key, value in values.items()}
    text, html = (" ".join(render_to_string(name, words).split()) for words in (plain, marked))
    return {"text": text, "html": SafeString(html), "path": values["path"]}


def _isolated(words: str) -> SafeString:
    return format_html('<bdi dir="{}">{}</bdi>', text_direction(words), words)


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
