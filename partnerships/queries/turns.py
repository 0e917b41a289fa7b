"""Whose turn it is: what each person can do next for their side. Of other sides' answers it knows nothing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from partnerships.domain.next_step import Step
from partnerships.domain.signing import required_signatures
from partnerships.models import (
    Acceptance,
    AnswerSheet,
    Approval,
    Clause,
    Invitation,
    Partnership,
    Party,
    Representative,
    Round,
    Signature,
)
from partnerships.queries.negotiation import facts_of
from partnerships.queries.signing_order import orders_of

Turns = Iterator[tuple[int, Step]]
Stage = Round.Stage


@dataclass(frozen=True)
class _Scope:
    """Of which rounds the turns are asked for, and when."""

    rounds: QuerySet[Round]
    now: datetime

    def in_stage(self, stage: str) -> QuerySet[Round]:
        """The rounds that stand there."""
        return self.rounds.filter(stage=stage)

    def parties(self, stage: str) -> QuerySet[Party]:
        """Their sides."""
        return Party.objects.filter(partnership__in=self.in_stage(stage).values("partnership"))

    def people(self, stage: str, steps: Mapping[int, Step], *, right: str = "works") -> Turns:
        """Everybody with that right on a side for which there is a step."""
        acting = Representative.objects.filter(party__in=self.parties(stage), left_at=None, account__is_active=True, **{right: True})
        for person, party in acting.order_by("pk").values_list("pk", "party_id"):
            if party in steps:
                yield person, steps[party]


def turns(*, now: datetime, partnership: Partnership | None = None) -> dict[int, Step]:
    """By representative the step that waits for them, in all partnerships or in one. Whoever has done their part is not in it.

    Neither is somebody without the right to do it; nobody of a specimen; and before the answers are open it depends on nothing that another
    side has answered.
    """
    newer = Round.objects.filter(partnership=OuterRef("partnership"), number__gt=OuterRef("number"))
    rounds = Round.objects.filter(~Exists(newer), partnership__is_specimen=False)
    if partnership is not None:
        rounds = rounds.filter(partnership=partnership)
    scope = _Scope(rounds, now)
    kinds: tuple[Callable[[_Scope], Turns], ...] = (_while_open, _while_answering, _while_negotiating, _while_approving, _while_signing)
    return {person: step for kind in kinds for person, step in kind(scope)}


def _while_open(scope: _Scope) -> Turns:
    here = {"party": OuterRef("pk")}
    rows = scope.parties(Stage.OPEN).annotate(
        has_joined=Exists(Representative.objects.filter(**here, left_at=None)),
        is_invited=Exists(Invitation.objects.pending(now=scope.now).filter(**here, kind=Invitation.Kind.SIDE)),
    )
    by_partnership: dict[int, list[Party]] = defaultdict(list)
    for row in rows:
        by_partnership[row.partnership_id].append(row)
    steps = {party.pk: step for parties in by_partnership.values() for party in parties if (step := _step_while_open(party, parties))}
    yield from scope.people(Stage.OPEN, steps)


def _step_while_open(party: Party, parties: Iterable[Party]) -> Step | None:
    others = [other for other in parties if other.pk != party.pk]
    if any(not (other.has_joined or other.is_invited) for other in others):  # type: ignore[attr-defined]  # annotated above
        return Step.INVITE
    if party.ground_rules_accepted_at is None:
        return Step.ACCEPT_GROUND_RULES
    is_apart = any(other.ground_rules_accepted_at is not None and other.open_on != party.open_on for other in others)
    return Step.AGREE_DATE if is_apart else None


def _while_answering(scope: _Scope) -> Turns:
    sheets = AnswerSheet.objects.filter(round__in=scope.in_stage(Stage.ANSWERING), sealed_at=None)
    yield from scope.people(Stage.ANSWERING, dict.fromkeys(sheets.values_list("party_id", flat=True), Step.ANSWER))


def _while_negotiating(scope: _Scope) -> Turns:
    negotiating = scope.in_stage(Stage.NEGOTIATING)
    unsettled = Clause.objects.filter(round__in=negotiating).on_the_table().filter(accepted__lt=F("sides"))
    waiting: dict[int, list[int | None]] = defaultdict(list)
    for partnership, proposal in unsettled.values_list("round__partnership_id", "newest"):
        waiting[partnership].append(proposal)
    accepted = set(Acceptance.objects.standing().filter(proposal__clause__round__in=negotiating).values_list("proposal_id", "party_id"))
    steps: dict[int, Step] = {}
    for party, partnership in scope.parties(Stage.NEGOTIATING).values_list("pk", "partnership_id"):
        if partnership not in waiting:
            steps[party] = Step.FREEZE
        elif any(proposal is None or (proposal, party) not in accepted for proposal in waiting[partnership]):
            steps[party] = Step.SETTLE
    yield from scope.people(Stage.NEGOTIATING, steps)


def _while_approving(scope: _Scope) -> Turns:
    approved = Approval.objects.filter(party=OuterRef("pk"), version__voided_at=None, version__round__in=scope.rounds)
    awaited = scope.parties(Stage.APPROVING).filter(~Exists(approved), organisation__requires_approval=True)
    yield from scope.people(Stage.APPROVING, dict.fromkeys(awaited.values_list("pk", flat=True), Step.APPROVE), right="approves")


def _while_signing(scope: _Scope) -> Turns:
    signing = scope.in_stage(Stage.SIGNING)
    signatures = Signature.objects.filter(version__voided_at=None, version__round__in=signing)
    signed, given = set(), Counter[int]()
    for party, person in signatures.values_list("party_id", "representative_id"):
        signed.add(person)
        given[party] += 1
    rows = scope.parties(Stage.SIGNING).annotate(
        signatories=Count("representatives", filter=Q(representatives__signs=True, representatives__left_at=None))
    )
    awaited = [row.pk for row in rows if given[row.pk] < required_signatures(facts_of(row), signatories=row.signatories)]
    everybody = scope.people(Stage.SIGNING, dict.fromkeys(awaited, Step.SIGN), right="signs")
    others_first = {signer.pk for order in orders_of(signing).values() for signer in order.people.values() if signer != order.next_one}
    yield from ((person, step) for person, step in everybody if person not in signed | others_first)
