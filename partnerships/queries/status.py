"""What lists keep of each side of a partnership, computed from everything else; the projection must never say anything else."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Max, Q

from partnerships.domain.lifecycle import Stage
from partnerships.domain.moves import OF_SIGNATURES, SILENT, TALK, LastMoves, Move, moves_while_answering
from partnerships.domain.next_step import Situation, Step
from partnerships.domain.turn import Turn, is_idle, step_of_side, turn_of
from partnerships.models import Acceptance, AuditEntry, Representative, Round
from partnerships.queries.sides import ClauseCount, Side, clause_counts, sides_of
from partnerships.queries.signing_order import Ordered, orders_of

BEFORE_THE_REVEAL = frozenset({Stage.OPEN, Stage.ANSWERING})
TO_BE_SIGNED = frozenset({Stage.APPROVING, Stage.SIGNING})
OPERATOR, REPRESENTATIVE = "operator:", "representative:"


@dataclass(frozen=True)
class Status:
    """What `PartyStatus` holds of one side."""

    stage: Stage
    step: Step
    is_waiting: bool
    turn: Turn
    moved_at: datetime
    openly_moved_at: datetime
    open_clauses: int
    missing_signatures: int
    signs_next_id: int | None
    next_on: date | None


def statuses(partnerships: Collection[int], *, now: datetime) -> dict[int, Status]:
    """By side (id): where it stands, for the current rounds of these partnerships, in a constant number of queries."""
    rounds = {round_.partnership_id: round_ for round_ in Round.objects.filter(partnership__in=partnerships).order_by("number")}
    revealed = [round_ for round_ in rounds.values() if Stage(round_.stage) not in BEFORE_THE_REVEAL]
    sides = sides_of(rounds.values(), now=now)
    clauses = clause_counts(revealed) if revealed else {}
    worded = _worded(clauses.values())
    orders = _orders(rounds.values())
    moves = last_moves(rounds.values(), in_order=orders)
    found: dict[int, Status] = {}
    for partnership, round_ in rounds.items():
        count = clauses.get(round_.pk, ClauseCount())
        found |= _of_partnership(round_, sides[partnership], count, worded, moves[partnership])
        if partnership in orders:
            found |= {side.party.pk: _in_order(found[side.party.pk], side, orders[partnership]) for side in sides[partnership]}
    return found


def last_moves(rounds: Collection[Round], *, in_order: Collection[int] = ()) -> dict[int, LastMoves]:
    """By partnership: when somebody last did something, as far as one may know it. Of those `in_order` no signature is a move."""
    answering = [round_.partnership_id for round_ in rounds if round_.stage == Stage.ANSWERING]
    others = [round_.partnership_id for round_ in rounds if round_.stage != Stage.ANSWERING]
    last = _moves_while_answering(answering) if answering else {}
    if others:
        entries = AuditEntry.objects.filter(partnership__in=others).exclude(action__in=SILENT).exclude(actor__startswith=OPERATOR)
        if in_order:
            entries = entries.exclude(partnership__in=list(in_order), action__in=OF_SIGNATURES)
        openly = Max("at", filter=~Q(action__in=TALK))
        for partnership, at, openly_at in entries.order_by().values_list("partnership").annotate(Max("at"), openly=openly):
            last[partnership] = LastMoves(datetime.fromisoformat(openly_at), {}, datetime.fromisoformat(at))
    return last


def _of_partnership(
    round_: Round, sides: Sequence[Side], count: ClauseCount, worded: Mapping[int, frozenset[int]], moves: LastMoves
) -> dict[int, Status]:
    stage = Stage(round_.stage)
    missing = sum(side.missing_signatures for side in sides) if stage in TO_BE_SIGNED else 0
    steps = {side.party.pk: _step(stage, side, sides, count) for side in sides}
    idle = {
        side.party.pk: _is_uninvited(side)
        or is_idle(steps[side.party.pk], has_words_to_answer=_has_words_to_answer(side.party.pk, count, worded))
        for side in sides
    }
    active = {party for party, is_waiting in idle.items() if not is_waiting}
    return {
        party: Status(
            stage=stage,
            step=step,
            is_waiting=idle[party],
            turn=turn_of(party, active),
            moved_at=moves.known_to(party),
            openly_moved_at=moves.openly,
            open_clauses=count.open,
            missing_signatures=missing,
            signs_next_id=None,
            next_on=round_.open_on if stage in BEFORE_THE_REVEAL else count.nearest_day,
        )
        for party, step in steps.items()
    }


def _orders(rounds: Iterable[Round]) -> dict[int, Ordered]:
    """By partnership the order in which one signs after another there now."""
    signing = {round_.pk: round_.partnership_id for round_ in rounds if round_.stage == Stage.SIGNING}
    orders = orders_of(round_ for round_ in rounds if round_.pk in signing)
    return {signing[round_]: order for round_, order in orders.items()}


def _in_order(status: Status, side: Side, order: Ordered) -> Status:
    """All sides alike wait for others, whoever has signed; and whose turn it is, that person is told."""
    signs_next = order.next_one.pk if order.next_one and order.next_one.party_id == side.party.pk else None
    return replace(status, step=Step.AWAIT_SIGNATURES, is_waiting=True, turn=Turn.THEM, missing_signatures=0, signs_next_id=signs_next)


def _step(stage: Stage, own: Side, sides: Iterable[Side], count: ClauseCount) -> Step:
    others = [side for side in sides if side is not own]
    situation = Situation(
        stage=stage,
        others_joined=all(side.has_joined for side in others),
        others_invited=all(side.is_invited or side.has_joined for side in others),
        rules_accepted=own.has_accepted_rules,
        others_accepted_rules=all(side.has_accepted_rules for side in others),
        answers_sealed=own.has_sealed_answers,
        has_worded=own.has_worded,
        all_settled=count.open == 0,
        may_approve=own.awaits_approval,
        may_sign=not own.has_signed,
    )
    return step_of_side(situation, has_people=own.has_joined, is_invited=own.is_invited)


def _is_uninvited(side: Side) -> bool:
    return not (side.has_joined or side.has_accepted_rules or side.is_invited)


def _has_words_to_answer(party: int, count: ClauseCount, worded: Mapping[int, frozenset[int]]) -> bool:
    return count.without_words > 0 or any(party not in worded.get(proposal, frozenset()) for proposal in count.unsettled)


def _worded(counts: Iterable[ClauseCount]) -> dict[int, frozenset[int]]:
    """By current proposal that is not settled: the sides that accept it."""
    unsettled = [proposal for count in counts for proposal in count.unsettled]
    by_proposal: dict[int, set[int]] = defaultdict(set)
    if unsettled:
        for proposal, party in Acceptance.objects.standing().filter(proposal__in=unsettled).values_list("proposal_id", "party_id"):
            by_proposal[proposal].add(party)
    return {proposal: frozenset(parties) for proposal, parties in by_proposal.items()}


def _moves_while_answering(partnerships: Collection[int]) -> dict[int, LastMoves]:
    of_party = dict(Representative.objects.filter(party__partnership__in=partnerships).values_list("public_id", "party_id"))
    sides = {f"{REPRESENTATIVE}{public_id}": party for public_id, party in of_party.items()}
    moves: dict[int, list[Move]] = defaultdict(list)
    entries = AuditEntry.objects.filter(partnership__in=partnerships).order_by("partnership", "number")
    for partnership, at, action, actor in entries.values_list("partnership_id", "at", "action", "actor"):
        moves[partnership].append(Move(datetime.fromisoformat(at), action, sides.get(actor)))
    return {partnership: moves_while_answering(of_one) for partnership, of_one in moves.items()}
