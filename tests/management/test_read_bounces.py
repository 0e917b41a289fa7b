"""Delivery reports: what came back is noted beside the mail, and whatever else is fed in breaks nothing."""

import io
import mailbox
import random
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from partnerships.domain.delivery import FULL_MAILBOX, NOT_TAKEN, UNKNOWN_MAILBOX, Delivery, DeliveryState
from partnerships.models import Invitation, OutboxMail
from partnerships.queries.delivery import delivery_of
from partnerships.services.outbox import send_waiting
from tests import factories
from tests.factories import ANA, CORA

REPORT = """From: Mail Delivery Subsystem <mailer-daemon@mx.example>
To: arig@arig.example
Subject: =?utf-8?b?15TXldeT16LXlA==?=
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8

Your message could not be delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 1 Mar 2027 10:00:00 +0200

Final-Recipient: rfc822; cora@guest.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {words}

--b1
Content-Type: {kind}

Message-ID: {message_id}
Subject: hello
To: cora@guest.example

--b1--
"""


@pytest.fixture
def sent(db: None) -> Invitation:
    """An invitation by mail that has left."""
    invitation, _token = factories.invite(factories.partnership_opened_by(ANA), CORA)
    send_waiting()
    return invitation


def mail_of(invitation: Invitation) -> OutboxMail:
    return OutboxMail.objects.get(key=f"invitation:{invitation.public_id}")


def report(message_id: str, **changes: str) -> bytes:
    fields = {"action": "failed", "status": "5.1.1", "words": "550 5.1.1 no such user", "kind": "message/rfc822", "message_id": message_id}
    return REPORT.format(**{**fields, **changes}).encode()


def read(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> str:
    """Feed it in, and return what the command says."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    out = io.StringIO()
    call_command("read_bounces", "-", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_it_works(sent: Invitation, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    row = mail_of(sent)
    assert read(report(row.message_id, kind=kind), monkeypatch) == "1 mails came back\n"
    row.refresh_from_db()
    assert delivery_of(sent) == Delivery(DeliveryState.RETURNED, row.bounced_at, UNKNOWN_MAILBOX)
    assert row.bounce == "5.1.1 550 5.1.1 no such user"
    assert read(report(row.message_id), monkeypatch) == "0 mails came back\n"


@pytest.mark.parametrize(
    ("status", "words", "reason"),
    [
        ("5.2.2", "552 mailbox full", FULL_MAILBOX),
        ("5.7.1", "550 5.7.1 blocked", NOT_TAKEN),
        ("5.1.10", "550 recipient not found", UNKNOWN_MAILBOX),
        ("", "550 who is that", UNKNOWN_MAILBOX),
    ],
)
def test_the_reason_in_a_sentence(sent: Invitation, monkeypatch: pytest.MonkeyPatch, status: str, words: str, reason: str) -> None:
    read(report(mail_of(sent).message_id, status=status, words=words), monkeypatch)
    assert delivery_of(sent).reason == reason


@pytest.mark.parametrize(
    "changes", [{"action": "delayed"}, {"action": "delivered"}, {"kind": "text/plain"}, {"message_id": "<other@arig.example>"}]
)
def test_what_is_no_failure_of_ours_is_none(sent: Invitation, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str]) -> None:
    assert read(report(**{"message_id": mail_of(sent).message_id, **changes}), monkeypatch) == "0 mails came back\n"
    assert delivery_of(sent).state == DeliveryState.SENT


def as_mbox(path: Path, raws: list[bytes]) -> Path:
    box = mailbox.mbox(path / "mbox")
    for raw in raws:
        box.add(raw)
    box.close()
    return path / "mbox"


def as_maildir(path: Path, raws: list[bytes]) -> Path:
    box = mailbox.Maildir(path / "maildir")
    for raw in raws:
        box.add(raw)
    box.close()
    return path / "maildir"


@pytest.mark.parametrize("keep", [as_mbox, as_maildir])
def test_mailboxes(sent: Invitation, tmp_path: Path, keep: Callable[[Path, list[bytes]], Path]) -> None:
    letter = EmailMessage()
    letter["Subject"] = "hello"
    letter.set_content("From here on nothing is a report.\n\nFrom there neither.")
    out = io.StringIO()
    call_command("read_bounces", str(keep(tmp_path, [letter.as_bytes(), report(mail_of(sent).message_id)])), stdout=out)
    assert (out.getvalue(), delivery_of(sent).state) == ("1 mails came back\n", DeliveryState.RETURNED)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("read_bounces", str(tmp_path / "missing"))


def hostile(message_id: str) -> list[bytes]:
    sound = report(message_id)
    chance = random.Random(7)
    nested = b"Content-Type: multipart/report; boundary=b\n\n" + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 3000
    mutants = [bytearray(sound) for _number in range(60)]
    for mutant in mutants:
        for _change in range(8):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
    return [
        b"", b"\0" * 1000, b"From ", b"\xff\xfe" * 500, nested, sound.replace(b"utf-8", b"x-nothing"), sound[:400], b"A" * 3_000_000,
        sound.replace(b"5.1.1", b"\x00\x1b[31m" * 300), *map(bytes, mutants),
    ]  # fmt: skip


def test_hostile_input_breaks_nothing(sent: Invitation, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    message_id = mail_of(sent).message_id
    for raw in hostile(message_id):
        read(raw, monkeypatch)
    row = mail_of(sent)
    assert all(character.isprintable() for character in row.bounce)
    assert len(row.bounce) <= 400
