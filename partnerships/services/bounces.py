"""Mails that came back: noted beside the mail, so that whoever caused it sees that nobody received it."""

from collections.abc import Iterable

from partnerships.adapters.bounces import Bounce
from partnerships.models import OutboxMail
from partnerships.services import clock


def note_bounces(bounces: Iterable[Bounce]) -> int:
    """Note each mail that came back and that left from here; returns how many. The same report again changes nothing."""
    return sum(_note(bounce) for bounce in bounces)


def _note(bounce: Bounce) -> int:
    ours = OutboxMail.objects.filter(message_id=bounce.message_id, sent_at__isnull=False, bounced_at=None)
    return ours.update(bounced_at=clock.now(), bounce=bounce.words or "5.0.0")
