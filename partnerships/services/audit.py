"""Appending to the audit chain, inside the transaction of the change that it records."""

from typing import Any

from partnerships.domain.audit import next_entry, utc_text
from partnerships.models import Account, AuditEntry, Companion, Partnership, Representative
from partnerships.services import clock

SITE = "site"
Actor = Representative | Companion | Account
"""Who does something: for a side, beside the sides, or as the operator of the site."""


def append(partnership: Partnership, *, action: str, actor: Actor | None, payload: dict[str, Any]) -> AuditEntry:
    """Append one entry; the partnership is locked by the caller, so numbers follow each other. No actor: the site itself."""
    last = AuditEntry.objects.filter(partnership=partnership).order_by("-number").first()
    entry = next_entry(
        last.entry if last else None,
        at=utc_text(clock.now()),
        action=action,
        actor=_id(actor) if actor else SITE,
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


def _id(actor: Actor) -> str:
    if isinstance(actor, Account):
        return f"operator:{actor.pk}"
    return f"{'representative' if isinstance(actor, Representative) else 'companion'}:{actor.public_id}"
