"""What the sides are asked to talk about: the open marks beside the clauses, and who set each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from partnerships.models import Clause, Round, TalkMark
from partnerships.queries.threads import Speaker, speaker_of


@dataclass(frozen=True)
class OpenMark:
    """Somebody asks to talk about a clause."""

    mark: TalkMark
    by: Speaker

    @property
    def clause(self) -> Clause:
        """The clause."""
        return self.mark.clause


def open_marks(round_: Round) -> Mapping[str, tuple[OpenMark, ...]]:
    """By the key of the clause, in the order of the agreement, the oldest mark first; one query."""
    rows = TalkMark.objects.filter(clause__round=round_, cleared_at=None)
    marks = rows.select_related("clause", "by__party", "by_companion__party").order_by("clause__position", "clause", "marked_at", "pk")
    found = (OpenMark(row, speaker_of(row.by, row.by_companion)) for row in marks)
    return {key: tuple(group) for key, group in groupby(found, key=lambda one: one.clause.key)}
