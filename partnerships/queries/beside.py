"""Who stands beside the sides of a partnership, as the sides see it, and what each side lets its consultant see."""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerships.domain.companions import NOTHING, Kind, Sees, allowed_by_all
from partnerships.models import Admission, Companion, Partnership, Party


@dataclass(frozen=True)
class Decision:
    """What one side lets a consultant see; `is_made` is false as long as it has decided nothing."""

    party: Party
    allows: Sees
    is_made: bool


@dataclass(frozen=True)
class Reader:
    """Somebody beside the sides; for a consultant with what each side decided, and what follows."""

    companion: Companion
    decisions: tuple[Decision, ...]
    seen: Sees

    @property
    def is_consultant(self) -> bool:
        """Whether the sides decide what this person sees."""
        return self.companion.kind == Companion.Kind.CONSULTANT

    @property
    def is_third_party(self) -> bool:
        """Whether this person reads only once called."""
        return self.companion.kind == Companion.Kind.THIRD_PARTY


def readers(partnership: Partnership, parties: Sequence[Party]) -> tuple[Reader, ...]:
    """Who reads along now, in the order in which they joined; two queries."""
    people = Companion.objects.filter(partnership=partnership, left_at=None).select_related("party", "called_by__party", "partnership")
    rows = list(people.order_by("joined_at", "pk"))
    decided = {(row.companion_id, row.party_id): row for row in Admission.objects.filter(companion__in=rows)}
    return tuple(_reader(row, parties, decided) for row in rows)


def _reader(companion: Companion, parties: Sequence[Party], decided: dict[tuple[int, int], Admission]) -> Reader:
    if companion.kind != Kind.CONSULTANT:
        return Reader(companion, (), NOTHING)
    decisions = tuple(_decision(party, decided.get((companion.pk, party.pk))) for party in parties)
    return Reader(companion, decisions, allowed_by_all([decision.allows for decision in decisions]))


def _decision(party: Party, row: Admission | None) -> Decision:
    return Decision(party, Sees(row.answers, row.clauses, row.document) if row else NOTHING, row is not None)
