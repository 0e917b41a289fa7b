"""Mail servers that never take a mail."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Broken(BaseEmailBackend):
    """Refuses everything."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise OSError("the mail server is broken")


class Silent(BaseEmailBackend):
    """Breaks off without a word."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise TimeoutError
