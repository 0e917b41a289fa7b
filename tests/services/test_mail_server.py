"""Mails received by a real mail server and read back: one receiver, no header of people's making, whole in every language."""

from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import pytest

from partnerships.adapters import storage
from partnerships.domain.delivery import UNKNOWN_MAILBOX, DeliveryState
from partnerships.models import Account, OutboxMail, Partnership
from partnerships.queries.delivery import delivery_of
from partnerships.services.outbox import ATTACHMENT_LIMIT, queue_mail, send_waiting
from tests import factories
from tests.factories import ANA, CORA
from tests.mail_server import REFUSED, Received, mail_server
from tests.mails import values_of

HEADERS = ["Content-Type", "MIME-Version", "Subject", "From", "To", "Reply-To", "Date", "Message-ID", "Auto-Submitted"]
STOP_HEADERS = ["List-Unsubscribe", "List-Unsubscribe-Post"]


@pytest.fixture
def server(settings: Any) -> Iterator[Received]:
    settings.SITE_ADDRESS = "https://arig.example"
    with mail_server(settings) as received:
        yield received


def send(template: str, language: str, **values: Any) -> None:
    told = {**values_of(template, 0, language), **values}
    queue_mail(key=f"{template}:{language}", to=ANA, language=language, template=template, values=told, partnership=None)
    send_waiting()


def parts(mail: EmailMessage) -> list[str]:
    return [part.get_content_type() for part in mail.walk() if not part.is_multipart()]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["he", "ar", "en"])
@pytest.mark.parametrize("template", ["reminder", "sent_back"])
def test_it_arrives_as_it_was_written(server: Received, template: str, language: str) -> None:
    send(template, language)
    (mail,) = server.mails
    row = OutboxMail.objects.get()
    expected = HEADERS + (STOP_HEADERS if template == "reminder" else [])
    assert (sorted(mail.keys()), server.envelopes[0].rcpt_tos) == (sorted(expected), [ANA])
    assert (mail["To"], mail["Message-ID"], row.message_id.endswith("@arig.example>")) == (ANA, row.message_id, True)
    assert values_of(template, 0, language)["title"] in mail["Subject"]
    assert parts(mail) == ["text/plain", "text/html"]
    for kind in ("plain", "html"):
        body = mail.get_body((kind,))
        assert body is not None
        assert "https://arig.example/partnerships/1/" in body.get_content()
    assert all(len(line) <= 998 and line.isascii() for line in server.raw[0].splitlines())
    if template == "reminder":
        assert (mail["List-Unsubscribe"], mail["List-Unsubscribe-Post"]) == (
            "<https://arig.example/stop/abc:def/>",
            "List-Unsubscribe=One-Click",
        )


@pytest.mark.django_db
def test_names_with_newlines_add_nothing(server: Received) -> None:
    send("joined", "en", title="Noa\r\nBcc: eve@advice.example\r\n\r\nHello", who="\nX-Evil: 1")
    (mail,) = server.mails
    assert (mail["Bcc"], mail["X-Evil"], server.envelopes[0].rcpt_tos) == (None, None, [ANA])
    assert mail["Subject"] == "X-Evil: 1 has joined Noa Bcc: eve@advice.example Hello"


@pytest.mark.django_db
def test_an_unknown_mailbox_is_told_to_the_inviter(server: Received, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        opener = factories.partnership_opened_by(ANA)
        refused, _token = factories.invite(opener, REFUSED)
    assert (delivery_of(refused).state, delivery_of(refused).reason) == (DeliveryState.FAILED, UNKNOWN_MAILBOX)
    assert OutboxMail.objects.get(to=REFUSED).attempts == 1  # a refusal for good is not tried again
    with django_capture_on_commit_callbacks(execute=True):
        arrived, _token = factories.invite(opener, CORA)
        by_hand, _token = factories.invite(opener, own_side=True)
    assert [delivery_of(invitation).state for invitation in (arrived, by_hand)] == [DeliveryState.SENT, DeliveryState.NO_MAIL]


def sent_with(partnership: Partnership, attachment: str) -> None:
    queue_mail(
        key="x", to=ANA, language="he", template="document_sealed", values=values_of("document_sealed", 0, "he"), partnership=partnership,
        attachment=attachment,
    )  # fmt: skip
    send_waiting()


@pytest.mark.parametrize("case", ["kept", "too large", "lost"])
def test_the_document_goes_along_where_it_can(partnership: Partnership, server: Received, settings: Any, case: str) -> None:
    OutboxMail.objects.all().delete()
    content = b"%PDF-1.7 " + bytes(ATTACHMENT_LIMIT if case == "too large" else 100)
    file_hash = "0" * 64 if case == "lost" else storage.store(content)
    sent_with(partnership, file_hash)
    (mail,) = server.mails
    attached = [(part.get_filename(), part.get_content()) for part in mail.iter_attachments()]
    assert attached == ([("AR-7K2M-94XQ.pdf", content)] if case == "kept" else [])
    body = mail.get_body(("plain",))
    assert body is not None
    assert ("מצורף" in body.get_content()) == (case == "kept")


def test_only_those_who_want_it_get_the_document(sealing: Partnership, django_capture_on_commit_callbacks: Any) -> None:
    Account.objects.filter(email=ANA).update(attaches_document=True)
    factories.finish(sealing)
    rows = OutboxMail.objects.filter(template="document_sealed").order_by("to")
    file_hash = factories.version_of(sealing).document.file_hash
    assert [row.attachment for row in rows] == [file_hash, ""]
