"""Appending to the audit chain, inside the transaction of the change that it records."""

from typing import Any

from partnerships.domain.audit import next_entry, utc_text
from partnerships.models import Account, AuditEntry, Companion, Membership, Partnership, Representative
from partnerships.services import clock, status

SITE = "site"
Actor = Representative | Companion | Membership | Account
"""Who does something: for a side, beside the sides, as administrator of an organisation's team, or as the operator of the site."""


def append(partnership: Partnership, *, action: str, actor: Actor | None, payload: dict[str, Any], more_follow: bool = False) -> AuditEntry:
    """Append one entry; the partnership is locked by the caller, so numbers follow each other. No actor: the site itself.

    Whatever the entry tells must be written before: what lists keep of the partnership is computed here. `more_follow` says that
    the same transaction appends another entry, and leaves that to the last one.
    """
    last = AuditEntry.objects.filter(partnership=partnership).order_by("-number").first()
    entry = next_entry(
        last.entry if last else None,
        at=utc_text(clock.now()),
        action=action,
        actor=_id(actor) if actor else SITE,
        payload=payload,
    )
    row = AuditEntry.objects.create(
        partnership=partnership,
        number=entry.number,
        at=entry.at,
        action=entry.action,
        actor=entry.actor,
        payload=entry.payload,
        previous=entry.previous,
        hash=entry.hash,
    )
    if not more_follow:
        status.refresh_after(row)
    return row


def _id(actor: Actor) -> str:
    if isinstance(actor, Account):
        return f"operator:{actor.pk}"
    kinds = {Representative: "representative", Companion: "companion", Membership: "member"}
    return f"{kinds[type(actor)]}:{actor.public_id}"
