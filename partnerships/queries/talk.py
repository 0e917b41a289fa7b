"""What the sides are asked to talk about: the open marks beside the clauses, and who set each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

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
    marks = _open().filter(clause__round=round_).order_by("clause__position", "clause", "marked_at", "pk")
    return {key: tuple(group) for key, group in groupby(map(_mark, marks), key=lambda one: one.clause.key)}


def open_marks_on(clause: Clause) -> tuple[OpenMark, ...]:
    """Those of one clause, the oldest first; one query."""
    return tuple(map(_mark, _open().filter(clause=clause)))


def _open() -> QuerySet[TalkMark]:
    return TalkMark.objects.filter(cleared_at=None).select_related("clause", "by__party", "by_companion__party")


def _mark(row: TalkMark) -> OpenMark:
    return OpenMark(row, speaker_of(row.by, row.by_companion))
