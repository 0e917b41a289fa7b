"""Delivery reports (RFC 3464): which of our mails came back, and what the receiver's mail server said. The input may be hostile."""

import email
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import Message
from pathlib import Path
from typing import BinaryIO

logger = logging.getLogger(__name__)

MESSAGE_LIMIT = 1024 * 1024
"""More of one message is not read: the report stands at its beginning."""
PARTS_AT_MOST = 50
WORDS_LIMIT = 400
MESSAGE_ID = re.compile(r"<[^<>\s]{1,200}@[^<>\s]{1,200}>")
UNPRINTABLE = re.compile(r"[^\x20-\x7e\u00a0-\ud7ff]+")


@dataclass(frozen=True)
class Bounce:
    """A mail that came back for good."""

    message_id: str
    words: str


def read_reports(path: Path) -> Iterator[Bounce]:
    """The mails that came back, from a mailbox file (mbox), a Maildir, or a file with one message."""
    if not path.is_dir():
        with path.open("rb") as file:
            yield from read_stream(file)
        return
    for folder in ("new", "cur"):
        for name in sorted((path / folder).glob("*")):
            with name.open("rb") as file:
                yield from _bounces(file.read(MESSAGE_LIMIT))


def read_stream(stream: BinaryIO) -> Iterator[Bounce]:
    """The same from a stream with one message, or with several behind each other (mbox)."""
    for raw in _messages(stream):
        yield from _bounces(raw)


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    lines: list[bytes] = []
    size = 0
    after_empty_line = True
    while line := stream.readline(MESSAGE_LIMIT):
        if after_empty_line and line.startswith(b"From "):
            yield b"".join(lines)
            lines, size = [], 0
        elif size < MESSAGE_LIMIT:
            lines.append(line)
            size += len(line)
        after_empty_line = not line.strip()
    yield b"".join(lines)


def _bounces(raw: bytes) -> list[Bounce]:
    """What this message reports; nothing for anything else, however it is made."""
    if not raw.strip():
        return []
    try:
        return list(_reported(email.message_from_bytes(raw, policy=policy.compat32)))
    except Exception:  # the standard library raises all sorts of things on what was made to break it
        logger.warning("a message could not be read as a delivery report", exc_info=True)
        return []


def _reported(message: Message) -> Iterator[Bounce]:
    if message.get_content_type() != "multipart/report":
        return
    failures: list[str] = []
    ids: list[str] = []
    for number, part in enumerate(message.walk()):
        if number > PARTS_AT_MOST:
            break
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            failures += _failures(part)
        elif kind in {"message/rfc822", "text/rfc822-headers", "message/global-headers"}:
            ids += _ids(part)
    if failures:
        yield from (Bounce(message_id, failures[0]) for message_id in dict.fromkeys(ids))


def _failures(part: Message) -> list[str]:
    """What was said of each receiver for whom it failed; a delay is no failure. The library reads each block of fields as a message."""
    blocks = part.get_payload()
    if not isinstance(blocks, list):
        return []
    fields = [block for block in blocks if isinstance(block, Message)]
    return [_words(block) for block in fields if str(block.get("Action", "")).strip().lower() == "failed"]


def _words(block: Message) -> str:
    said = str(block.get("Diagnostic-Code", "")).partition(";")[2]
    return _clean(f"{block.get('Status', '')} {said}")


def _ids(part: Message) -> list[str]:
    """The message id of the mail that came back."""
    inner = part.get_payload()
    if isinstance(inner, list):
        headers = inner[0] if inner else None
    else:
        decoded = part.get_payload(decode=True)
        headers = email.message_from_bytes(decoded, policy=policy.compat32) if isinstance(decoded, bytes) else None
    return MESSAGE_ID.findall(str(headers.get("Message-ID", "")))[:1] if isinstance(headers, Message) else []


def _clean(words: str) -> str:
    return " ".join(UNPRINTABLE.sub(" ", words).split())[:WORDS_LIMIT]
