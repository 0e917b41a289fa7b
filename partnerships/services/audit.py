"""Appending to the audit chain, inside the transaction of the change that it records."""

from typing import Any

from partnerships.domain.audit import next_entry, utc_text
from partnerships.models import AuditEntry, Partnership, Representative
from partnerships.services import clock

SITE = "site"


def append(partnership: Partnership, *, action: str, actor: Representative | None, payload: dict[str, Any]) -> AuditEntry:
    """Append one entry; the partnership is locked by the caller, so numbers follow each other. No actor: the site itself."""
    last = AuditEntry.objects.filter(partnership=partnership).order_by("-number").first()
    entry = next_entry(
        last.entry if last else None,
        at=utc_text(clock.now()),
        action=action,
        actor=f"representative:{actor.public_id}" if actor else SITE,
        payload=payload,
    )
    return AuditEntry.objects.create(
        partnership=partnership,
        number=entry.number,
        at=entry.at,
        action=entry.action,
        actor=entry.actor,
        payload=entry.payload,
        previous=entry.previous,
        hash=entry.hash,
    )
