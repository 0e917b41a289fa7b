"""The wordings that somebody beside the sides put before all of them, and what became of each."""

from dataclasses import dataclass

from partnerships.domain.companions import Kind
from partnerships.models import Clause, Companion, PreparedWording, Proposal


@dataclass(frozen=True)
class Prepared:
    """Words that stand for all sides to take; `taken_as` is what a side proposed from them last."""

    wording: PreparedWording
    kind: Kind
    taken_as: Proposal | None

    @property
    def by(self) -> Companion:
        """Who prepared them."""
        return self.wording.by


def prepared_for(clause: Clause) -> tuple[Prepared, ...]:
    """What was prepared for a clause and not taken back, the newest first, in two queries."""
    rows = PreparedWording.objects.filter(clause=clause, withdrawn_at=None).select_related("by__party").order_by("-prepared_at", "-pk")
    proposals = Proposal.objects.standing().filter(clause=clause, prepared__isnull=False).select_related("party").order_by("number")
    taken = {proposal.prepared_id: proposal for proposal in proposals}
    return tuple(Prepared(row, Kind(row.by.kind), taken.get(row.pk)) for row in rows)
