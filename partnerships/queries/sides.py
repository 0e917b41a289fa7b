"""The sides of partnerships and how far their clauses are, for many partnerships at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from partnerships.domain.signing import required_signatures
from partnerships.models import Acceptance, AnswerSheet, Approval, Clause, Invitation, Party, Proposal, Representative, Round, Signature
from partnerships.queries.negotiation import facts_of


@dataclass(frozen=True)
class Side:
    """A party and how far it is. Of its answers only whether they are sealed."""

    party: Party
    is_own: bool
    has_joined: bool
    is_invited: bool
    has_sealed_answers: bool
    has_worded: bool
    """Whether it has proposed or accepted a wording."""
    has_approved: bool
    """Whether it has approved the current version."""
    signatories: int
    signatures: int

    @property
    def has_accepted_rules(self) -> bool:
        """Whether somebody accepted the ground rules for this side."""
        return self.party.ground_rules_accepted_at is not None

    @property
    def awaits_approval(self) -> bool:
        """Whether this side wants the current version approved, and nobody there has done that."""
        organisation = self.party.organisation
        return organisation is not None and organisation.requires_approval and not self.has_approved

    @property
    def missing_signatures(self) -> int:
        """How many signatures this side has still to give on the current version."""
        return max(0, required_signatures(facts_of(self.party), signatories=self.signatories) - self.signatures)

    @property
    def has_signed(self) -> bool:
        """Whether this side has given all its signatures on the current version."""
        return self.missing_signatures == 0


@dataclass
class ClauseCount:
    """How many clauses a round has, how many are settled, and how those stand that are not."""

    clauses: int = 0
    settled: int = 0
    without_words: int = 0
    unsettled: list[int] = field(default_factory=list)
    """The current proposals (ids) of the clauses that not all sides accept."""
    nearest_day: date | None = None
    """Of the points that stay open until a day."""

    @property
    def open(self) -> int:
        """How many are not settled."""
        return self.clauses - self.settled


def sides_of(rounds: Iterable[Round], *, now: datetime) -> dict[int, list[Side]]:
    """By partnership: its sides in their order. Seven plain queries: a single one with subqueries takes longer to build."""
    rounds = list(rounds)
    partnerships, of_rounds = [round_.partnership_id for round_ in rounds], [round_.pk for round_ in rounds]
    people = list(Representative.objects.filter(party__partnership__in=partnerships, left_at=None).values_list("party", "signs"))
    joined, signatories = {party for party, _signs in people}, Counter(party for party, signs in people if signs)
    pending = Invitation.objects.pending(now=now).filter(party__partnership__in=partnerships, kind=Invitation.Kind.SIDE)
    invited = _parties_of(pending)
    sealed = _parties_of(AnswerSheet.objects.filter(round__in=of_rounds, sealed_at__isnull=False))
    worded = _parties_of(Acceptance.objects.standing().filter(proposal__clause__round__in=of_rounds))
    approved = _parties_of(Approval.objects.filter(version__round__in=of_rounds, version__voided_at=None))
    signatures = Counter(current_signatures(rounds).values_list("party", flat=True))
    sides: dict[int, list[Side]] = defaultdict(list)
    for party in Party.objects.filter(partnership__in=partnerships).select_related("organisation"):
        side = Side(
            party=party,
            is_own=False,
            has_joined=party.pk in joined,
            is_invited=party.pk in invited,
            has_sealed_answers=party.pk in sealed,
            has_worded=party.pk in worded,
            has_approved=party.pk in approved,
            signatories=signatories[party.pk],
            signatures=signatures[party.pk],
        )
        sides[party.partnership_id].append(side)
    return sides


def _parties_of(rows: QuerySet[Any]) -> frozenset[int]:
    return frozenset(rows.order_by().values_list("party", flat=True).distinct())


def current_signatures(rounds: Iterable[Round]) -> QuerySet[Signature]:
    """The signatures on the current versions of these rounds."""
    return Signature.objects.filter(version__round__in=[round_.pk for round_ in rounds], version__voided_at=None)


def clause_counts(rounds: Iterable[Round]) -> dict[int, ClauseCount]:
    """By round: how its clauses stand. A default that was left out again is none. One query."""
    rows = (
        Clause.objects.filter(round__in=[round_.pk for round_ in rounds])
        .on_the_table()
        .annotate(until=Subquery(Proposal.objects.filter(pk=OuterRef("newest")).values("open_until")))
        .values_list("round_id", "newest", "until", "accepted", "sides")
    )
    counts: dict[int, ClauseCount] = defaultdict(ClauseCount)
    for round_id, current, until, accepted, sides in rows:
        _count(counts[round_id], current, until, is_settled=accepted >= sides)
    return counts


def _count(count: ClauseCount, current: int | None, until: date | None, *, is_settled: bool) -> None:
    count.clauses += 1
    if is_settled:
        count.settled += 1
    elif current is None:
        count.without_words += 1
    else:
        count.unsettled.append(current)
    if is_settled and until is not None and (count.nearest_day is None or until < count.nearest_day):
        count.nearest_day = until
