"""What moved on since somebody last looked, and who could be at the table."""

from collections.abc import Mapping

from partnerships.domain.lifecycle import Stage
from partnerships.models import AuditEntry, Clause, Companion, Partnership, Representative, Round
from partnerships.queries.timeline import visible_entries

MOST = 40
"""So many entries are looked at; whoever was away for longer sees the page anew anyway."""


def last_number(partnership: Partnership) -> int:
    """The number of the last entry of the log: the version of everything on the table. One look into an index."""
    return AuditEntry.objects.filter(partnership=partnership).order_by("-number").values_list("number", flat=True).first() or 0


def last_number_for(round_: Round, own: Representative | None) -> int:
    """The same as this person may know it: where one signs after another, the number of the log would count the signatures."""
    if round_.stage != Stage.SIGNING:
        return last_number(round_.partnership)
    return visible_entries(round_, own).values_list("number", flat=True).first() or 0


def entries_after(round_: Round, own: Representative | None, seen: int) -> tuple[AuditEntry, ...]:
    """What this person may read of what came after that number, the oldest first."""
    newest = visible_entries(round_, own).filter(number__gt=seen)[:MOST]
    return tuple(reversed(newest))


def people_at(partnership: Partnership) -> Mapping[str, Representative | Companion]:
    """Everybody who has a place in the partnership now, by opaque id."""
    sides = Representative.objects.filter(party__partnership=partnership, left_at=None).order_by("party__position", "pk")
    beside = Companion.objects.filter(partnership=partnership, left_at=None).order_by("pk")
    people: dict[str, Representative | Companion] = {str(person.public_id): person for person in sides.select_related("party")}
    return people | {str(person.public_id): person for person in beside.select_related("party")}


def headings_of(round_: Round) -> Mapping[str, str]:
    """What the clauses are called, by key."""
    return dict(Clause.objects.filter(round=round_).values_list("key", "heading"))
