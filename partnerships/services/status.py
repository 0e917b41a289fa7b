"""The projection behind lists: kept by every entry of the chain in its transaction, and rebuilt from everything else."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from partnerships.domain.lifecycle import Stage
from partnerships.domain.moves import SILENT, TALK, WITHOUT_CONSEQUENCE
from partnerships.domain.next_step import Step
from partnerships.models import AuditEntry, Invitation, Partnership, PartyStatus, Representative
from partnerships.queries.status import BEFORE_THE_REVEAL, Status, statuses
from partnerships.services import clock

BATCH = 200


def refresh(partnership: Partnership) -> None:
    """Compute where each side of this partnership stands, and write what changed. The caller holds the lock of the partnership."""
    _write([partnership.pk])


def refresh_after(entry: AuditEntry) -> None:
    """The same after an entry of the chain, as far as that entry can have changed anything. In the transaction of the entry."""
    if entry.action in SILENT or (entry.action in WITHOUT_CONSEQUENCE and _touch(entry)):
        return
    refresh(entry.partnership)


def rebuild(*, only_missing: bool = False) -> int:
    """Rebuild the rows of all partnerships in batches, each in a transaction of its own; returns how many rows were written."""
    partnerships = Partnership.objects.order_by("pk")
    if only_missing:
        partnerships = partnerships.filter(parties__status=None).distinct()
    return _rebuild(list(partnerships.values_list("pk", flat=True)))


def notice_expired_invitations() -> int:
    """Where the invitation of a side for which nobody acts ran out, it is the turn of the others again; returns how many rows were written.

    Time alone changes that, so that no entry of the chain can.
    """
    of_party = {"party": OuterRef("party")}
    pending = Invitation.objects.pending(now=clock.now()).filter(**of_party, kind=Invitation.Kind.SIDE)
    people = Representative.objects.filter(**of_party, left_at=None)
    stale = PartyStatus.objects.filter(~Exists(pending), ~Exists(people), stage=Stage.OPEN, step=Step.ACCEPT_GROUND_RULES)
    return _rebuild(sorted(set(stale.values_list("party__partnership", flat=True))))


def _rebuild(partnerships: Sequence[int]) -> int:
    written = 0
    for start in range(0, len(partnerships), BATCH):
        batch = partnerships[start : start + BATCH]
        with transaction.atomic():
            list(Partnership.objects.select_for_update().filter(pk__in=batch).order_by("pk").values_list("pk"))
            written += _write(batch)
    return written


def _touch(entry: AuditEntry) -> bool:
    """Note the move alone; False before the reveal, when it depends on who looks, and where there is no row yet."""
    at = datetime.fromisoformat(entry.at)
    rows = PartyStatus.objects.filter(party__partnership=entry.partnership_id).exclude(stage__in=BEFORE_THE_REVEAL)
    openly = {} if entry.action in TALK else {"openly_moved_at": at}
    return rows.update(moved_at=at, **openly) > 0


def _write(partnerships: Sequence[int]) -> int:
    found = statuses(partnerships, now=clock.now())
    rows = {row.party_id: row for row in PartyStatus.objects.filter(party__in=list(found))}
    new = [PartyStatus(party_id=party, **asdict(status)) for party, status in found.items() if party not in rows]
    PartyStatus.objects.bulk_create(new)
    return len(new) + sum(_change(row, found[party]) for party, row in rows.items())


def _change(row: PartyStatus, status: Status) -> bool:
    """Write what differs; one statement for each row, because few change at once and one for all takes longer to build."""
    changes = {name: value for name, value in asdict(status).items() if getattr(row, name) != value}
    if changes:
        PartyStatus.objects.filter(pk=row.pk).update(**changes)
    return bool(changes)
