"""The sides of partnerships and how far their clauses are, for many partnerships at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

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
    """By partnership: its sides in their order. One query."""
    rounds = list(rounds)
    of_party = {"party": OuterRef("pk")}
    people = Representative.objects.filter(**of_party, left_at=None)
    approvals = Approval.objects.filter(**of_party, version__round__in=rounds, version__voided_at=None)
    rows = (
        Party.objects.filter(partnership__in=[round_.partnership_id for round_ in rounds])
        .select_related("organisation")
        .annotate(
            has_joined=Exists(people),
            is_invited=Exists(Invitation.objects.pending(now=now).filter(**of_party, kind=Invitation.Kind.SIDE)),
            has_sealed_answers=Exists(AnswerSheet.objects.filter(**of_party, round__in=rounds, sealed_at__isnull=False)),
            has_worded=Exists(Acceptance.objects.standing().filter(**of_party, proposal__clause__round__in=rounds)),
            has_approved=Exists(approvals),
            signing=_counted(people.filter(signs=True)),
            signed=_counted(current_signatures(rounds).filter(**of_party)),
        )
    )
    sides: dict[int, list[Side]] = defaultdict(list)
    for row in rows:
        joined, sealed = (row.has_joined, row.is_invited), (row.has_sealed_answers, row.has_worded, row.has_approved)
        sides[row.partnership_id].append(Side(row, False, *joined, *sealed, row.signing or 0, row.signed or 0))
    return sides


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


def _counted(rows: QuerySet[Representative] | QuerySet[Signature]) -> Subquery:
    return Subquery(rows.order_by().values("party").annotate(count=Count("pk")).values("count"))
