"""The record of what was decided on the clauses: the words, how they came about, why, and who accepted when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from partnerships.domain.coverage import Place
from partnerships.models import Acceptance, Companion, Motive, PreparedWording, Proposal, Round
from partnerships.queries.coverage import place_of
from partnerships.queries.negotiation import ClauseView


@dataclass(frozen=True)
class Decision:
    """A clause and how far it has come. `motives` is what the sides said of what stands behind their answers; where they are not to be
    read here, it is empty.
    """

    view: ClauseView
    place: Place
    prepared_by: Companion | None
    motives: tuple[Motive, ...]

    @property
    def proposal(self) -> Proposal | None:
        """The current wording."""
        return self.view.current

    @property
    def acceptances(self) -> tuple[Acceptance, ...]:
        """Who accepted it, in the order of time."""
        return tuple(sorted(self.proposal.acceptances.all(), key=lambda one: (one.accepted_at, one.pk))) if self.proposal else ()

    def days_left(self, today: date) -> int | None:
        """For a point that is left open: how many days are left; below zero where the day is past."""
        until = self.proposal.open_until if self.proposal else None
        return (until - today).days if until is not None else None


def decisions(round_: Round, views: Sequence[ClauseView], *, with_motives: bool = True) -> tuple[Decision, ...]:
    """Every clause in the order of the agreement, with what is recorded of it. Two queries, or one without motives."""
    standing = [view for view in views if not view.is_silent]
    prepared = _prepared(standing)
    motives = _motives(round_) if with_motives else {}
    return tuple(_decision(view, prepared, motives.get(view.clause.key, ())) for view in standing)


def _decision(view: ClauseView, prepared: dict[int, Companion], motives: tuple[Motive, ...]) -> Decision:
    prepared_id = view.current.prepared_id if view.current else None
    return Decision(view, place_of(view), prepared.get(prepared_id) if prepared_id else None, motives)


def _prepared(views: Iterable[ClauseView]) -> dict[int, Companion]:
    ids = [view.current.prepared_id for view in views if view.current is not None and view.current.prepared_id is not None]
    return {row.pk: row.by for row in PreparedWording.objects.filter(pk__in=ids).select_related("by__party")}


def _motives(round_: Round) -> dict[str, tuple[Motive, ...]]:
    rows = Motive.objects.filter(round=round_).select_related("party").order_by("key", "party__position")
    return {key: tuple(found) for key, found in groupby(rows, key=lambda row: row.key)}
