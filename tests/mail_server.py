"""A real mail server in a thread: what it received can be read back as a mail program would."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

REFUSED = "nobody@refused.example"


class Received:
    """Keeps what comes in, and knows no mailbox called REFUSED."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802  # its name there
        if address == REFUSED:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802  # its name there
        self.envelopes.append(envelope)
        return "250 OK"

    @property
    def mails(self) -> list[EmailMessage]:
        """What came, parsed."""
        return [BytesParser(policy=policy.default).parsebytes(raw) for raw in self.raw]

    @property
    def raw(self) -> list[bytes]:
        """What came, byte for byte."""
        return [envelope.content for envelope in self.envelopes if isinstance(envelope.content, bytes)]


@contextmanager
def mail_server(settings: Any) -> Iterator[Received]:
    """The site sends its mails there."""
    received = Received()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(received, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = False
    try:
        yield received
    finally:
        controller.stop()
