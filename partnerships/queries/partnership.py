"""Where a partnership stands, as one of its people sees it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from partnerships.domain.lifecycle import Action, Stage, allows
from partnerships.domain.next_step import AWAITING, Situation, Step, next_step
from partnerships.models import Party, Representative, Round
from partnerships.queries.sides import ClauseCount, Side, clause_counts, current_signatures, sides_of
from partnerships.queries.signing_order import Ordered, orders_of


@dataclass(frozen=True)
class Standing:
    """Where one partnership stands for one of its people."""

    actor: Representative
    round: Round
    sides: tuple[Side, ...]
    step: Step
    clauses: int
    settled: int

    @property
    def own(self) -> Side:
        """The person's own side."""
        return next(side for side in self.sides if side.is_own)

    @property
    def others(self) -> tuple[Side, ...]:
        """The other sides."""
        return tuple(side for side in self.sides if not side.is_own)

    @property
    def is_waiting(self) -> bool:
        """Whether the next move is somebody else's."""
        return self.step in AWAITING

    @property
    def may_widen(self) -> bool:
        """Whether the short path can still be widened to the full one: before any side has sealed."""
        return allows(Stage(self.round.stage), Action.WIDEN) and not any(side.has_sealed_answers for side in self.sides)

    @property
    def others_want_full_path(self) -> bool:
        """Whether another side asks for the full path."""
        return any(side.party.wants_full_path for side in self.others)

    @property
    def suggested_date(self) -> date | None:
        """The date that another side suggests for opening the answers, when the own side has not taken it."""
        dates = (side.party.open_on for side in self.others)
        return next((on for on in dates if on and on != self.own.party.open_on), None)


def standing(actor: Representative, *, now: datetime) -> Standing:
    """The partnership for which this representative acts."""
    return _standings([actor], now)[0]


def team(party: Party) -> tuple[Representative, ...]:
    """Who acts for this side, in the order in which they joined."""
    return tuple(party.representatives.filter(left_at=None).select_related("account").order_by("joined_at", "pk"))


def _standings(actors: Sequence[Representative], now: datetime) -> tuple[Standing, ...]:
    rounds = _current_rounds(actors)
    parties = sides_of(rounds.values(), now=now)
    clauses = clause_counts(rounds.values())
    signed = set(current_signatures(rounds.values()).filter(representative__in=actors).values_list("representative_id", flat=True))
    orders = orders_of(rounds.values())
    return tuple(
        _standing(actor, round_, parties[round_.partnership_id], clauses, actor.pk in signed, orders.get(round_.pk))
        for actor in actors
        for round_ in [rounds[actor.party.partnership_id]]
    )


def _standing(
    actor: Representative,
    round_: Round,
    sides: Sequence[Side],
    clauses: Mapping[int, ClauseCount],
    has_signed: bool,
    order: Ordered | None,
) -> Standing:
    sides = tuple(_seen_from(side, actor, order) for side in sides)
    count = clauses.get(round_.pk, ClauseCount())
    own = next(side for side in sides if side.is_own)
    others = [side for side in sides if not side.is_own]
    situation = Situation(
        stage=Stage(round_.stage),
        others_joined=all(side.has_joined for side in others),
        others_invited=all(side.is_invited for side in others),
        rules_accepted=own.has_accepted_rules,
        others_accepted_rules=all(side.has_accepted_rules for side in others),
        answers_sealed=own.has_sealed_answers,
        has_worded=own.has_worded,
        all_settled=count.open == 0,
        may_approve=actor.approves and own.awaits_approval,
        may_sign=actor.signs and not has_signed and (order is None or order.may_sign_now(actor)),
    )
    return Standing(actor, round_, sides, next_step(situation), count.clauses, count.settled)


def _seen_from(side: Side, actor: Representative, order: Ordered | None) -> Side:
    """The side as this person sees it: where one signs after another, without the signatures before one's own turn."""
    signatures = side.signatures if order is None or order.knows(actor) else 0
    return replace(side, is_own=side.party.pk == actor.party_id, signatures=signatures)


def _current_rounds(actors: Iterable[Representative]) -> dict[int, Round]:
    partnerships = {actor.party.partnership_id: actor.party.partnership for actor in actors}
    rounds = {round_.partnership_id: round_ for round_ in Round.objects.filter(partnership__in=partnerships).order_by("number")}
    for round_ in rounds.values():
        round_.partnership = partnerships[round_.partnership_id]
    return rounds
