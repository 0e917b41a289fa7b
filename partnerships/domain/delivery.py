"""What became of a mail, as the person who caused it reads it."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from partnerships.domain.text import gettext_noop as _


class DeliveryState(StrEnum):
    """How far a mail has come."""

    NO_MAIL = "no_mail"
    """The link is handed over without a mail."""
    WAITING = "waiting"
    DELAYED = "delayed"
    """It did not leave yet, and is tried again."""
    SENT = "sent"
    FAILED = "failed"
    RETURNED = "returned"


@dataclass(frozen=True)
class Delivery:
    """What became of one mail, when, and where it went wrong the reason in one sentence (a message id); empty where all is well."""

    state: DeliveryState
    at: datetime | None = None
    reason: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether nobody will receive it."""
        return self.state in {DeliveryState.FAILED, DeliveryState.RETURNED}


UNKNOWN_MAILBOX = _("There is no mailbox with this address. Perhaps a letter is wrong.")
FULL_MAILBOX = _("The mailbox is full. It may help to ask its owner by telephone.")
NOT_TAKEN = _("The receiver’s mail server did not take it. Try another address, or hand over the link.")
NOT_SENT = _("It could not be sent. Try again later, or hand over the link.")
TRIED_AGAIN = _("It could not be sent yet, and is tried again by itself.")

ENHANCED = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
REPLY = re.compile(r"(?<!\d)(5\d\d)(?!\d)")
UNKNOWN_REPLIES = frozenset({"550", "551", "553"})


def reason_of(words: str) -> str:
    """The sentence for what a mail server said: by its status code (RFC 3463), or else by the number of its reply."""
    found = ENHANCED.search(words)
    if found is not None:
        return _by_status(found[2], found[3])
    reply = REPLY.search(words)
    if reply is None:
        return NOT_SENT
    if reply[1] == "552":
        return FULL_MAILBOX
    return UNKNOWN_MAILBOX if reply[1] in UNKNOWN_REPLIES else NOT_TAKEN


def _by_status(subject: str, detail: str) -> str:
    if subject == "1":
        return UNKNOWN_MAILBOX
    if (subject, detail) == ("2", "2"):
        return FULL_MAILBOX
    return NOT_TAKEN
