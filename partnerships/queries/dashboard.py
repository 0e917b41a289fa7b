"""Lists of partnerships for those who have many: found, filtered and sorted by the projection, in a constant number of queries.

Before the reveal nobody finds here what another side did while it answers; those beside the sides never see more than the sides let them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from partnerships.domain.companions import OF_OBSERVERS, OPEN_TO_OBSERVERS
from partnerships.domain.lifecycle import Stage
from partnerships.domain.listing import Listing, Role, Sort
from partnerships.domain.next_step import Step
from partnerships.domain.turn import Turn
from partnerships.models import Account, Admission, Companion, Organisation, Partnership, Party, PartyStatus, Representative, Signature
from partnerships.queries.status import BEFORE_THE_REVEAL

Statuses = QuerySet[Any]
"""Rows of PartyStatus with what `found` adds to them."""
STAGES = tuple(Stage)
HURRY = (
    Step.SIGN, Step.APPROVE, Step.ANSWER, Step.AGREE_DATE, Step.ACCEPT_GROUND_RULES, Step.FREEZE, Step.SETTLE, Step.LOOK, Step.INVITE,
)  # fmt: skip
"""What waits for somebody, the most urgent first: others wait for a signature longest of all."""


@dataclass(frozen=True)
class ListedSide:
    """A side in a list: before the reveal only whether it has come and whether its answers are sealed."""

    party: Party
    is_own: bool
    has_sealed: bool
    is_due: bool
    """Whether something is up to this side."""


@dataclass(frozen=True)
class Row:
    """A partnership in somebody's list, with what this person may know of it."""

    partnership: Partnership
    role: Role
    sides: tuple[ListedSide, ...]
    stage: Stage
    turn: Turn
    step: Step
    """The next step of this person; for somebody beside the sides and for a list of an organisation that of the side in `own`."""
    moved_at: datetime
    open_clauses: int | None
    """None where this person may not know it, and before there are clauses."""
    missing_signatures: int | None
    next_on: date | None

    @property
    def due(self) -> tuple[ListedSide, ...]:
        """The sides to which something is up."""
        return tuple(side for side in self.sides if side.is_due)

    @property
    def is_beside(self) -> bool:
        """Whether this person belongs to no side."""
        return self.role is not Role.SIDE


def found(account: Account, listing: Listing) -> Statuses:
    """The partnerships of this person that are asked for, in the order that is asked for; one row each, read with `rows_of`."""
    own, beside = _own(account), _beside(account)
    statuses = PartyStatus.objects.order_by()
    mine = statuses.filter(party__in=own.values("party")).values("pk")
    accompanied = statuses.filter(party__position=0, party__partnership__in=beside.values("partnership"))
    others = accompanied.exclude(party__partnership__in=own.values("party__partnership")).values("pk")
    rows = PartyStatus.objects.filter(pk__in=mine.union(others)).annotate(
        kind=Subquery(beside.filter(partnership=OuterRef("party__partnership")).values("kind")[:1]),
        is_own=Exists(own.filter(party=OuterRef("party"))),
        signs_now=Exists(own.filter(pk=OuterRef("signs_next"))),
        reads=Case(When(_reads(beside), then=True), default=False, output_field=BooleanField()),
        invites=Exists(beside.filter(partnership=OuterRef("party__partnership"), kind=Companion.Kind.CONSULTANT, party=None)),
        lacks=Exists(PartyStatus.objects.filter(party__partnership=OuterRef("party__partnership"), stage=Stage.OPEN, step=Step.INVITE)),
    )
    return _narrowed(_with_what_is_seen(rows), listing)


def found_of_organisation(organisation: Organisation, listing: Listing) -> Statuses:
    """The same for all partnerships in which this organisation is a side, as its administrators see them."""
    rows = PartyStatus.objects.filter(party__organisation=organisation).annotate(
        kind=Value(None, output_field=CharField(null=True)), is_own=Value(True), reads=Value(True),
        signs_now=Value(False), invites=Value(False), lacks=Value(False),
    )  # fmt: skip
    return _narrowed(_with_what_is_seen(rows), listing)


def rows_of(statuses: Iterable[PartyStatus], account: Account | None = None) -> tuple[Row, ...]:
    """These rows with everything that a list shows. Three queries for a page; with the account steps are those of the person."""
    page = list(statuses)
    partnerships = [status.party.partnership_id for status in page]
    sides: dict[int, list[PartyStatus]] = defaultdict(list)
    for status in PartyStatus.objects.filter(party__partnership__in=partnerships).select_related("party").order_by("party__position"):
        sides[status.party.partnership_id].append(status)
    people, signed = _people(page, account) if account else ({}, frozenset())
    return tuple(_row(status, sides[status.party.partnership_id], people.get(status.party_id), signed) for status in page)


def rows_in_pieces(statuses: Statuses, account: Account | None = None, *, size: int = 500) -> Iterator[Row]:
    """All rows, a piece at a time, so that ten thousand need no more memory than one piece."""
    keys = list(statuses.values_list("pk", flat=True))
    for start in range(0, len(keys), size):
        piece = statuses.filter(pk__in=keys[start : start + size])
        yield from rows_of(piece, account)


def most_urgent(account: Account) -> Row | None:
    """The one partnership in which something waits for this person, the most urgent step first, then what has waited longest."""
    ranks = [When(signs_now=True, then=0), *(When(step=step, then=rank) for rank, step in enumerate(HURRY))]
    hurry = Case(*ranks, default=len(HURRY), output_field=IntegerField())
    waiting = found(account, Listing(turn=None)).filter(_is_up_to_me()).filter(Q(is_own=False) | _has_the_right(account))
    first = waiting.annotate(hurry=hurry).order_by("hurry", "seen_moved_at", "pk")[:1]
    return next(iter(rows_of(first, account)), None)


def organisations_of(account: Account) -> tuple[Organisation, ...]:
    """The organisations that are sides in the partnerships of this person, by name, the first two hundred."""
    partnerships = found(account, Listing()).order_by().values("party__partnership")
    sides = Party.objects.filter(partnership__in=partnerships, organisation__isnull=False)
    return tuple(Organisation.objects.filter(pk__in=sides.values("organisation")).order_by("legal_name", "pk")[:200])


def only_partnership(account: Account) -> Row | None:
    """The partnership of somebody who has exactly one, and no organisation."""
    if account.memberships.filter(left_at=None).exists():
        return None
    rows = rows_of(found(account, Listing())[:2], account)
    return rows[0] if len(rows) == 1 else None


def is_named_only(account: Account) -> bool:
    """Whether this person is the named third party of a partnership where no side has called yet."""
    return Companion.objects.filter(account=account, left_at=None, kind=Companion.Kind.THIRD_PARTY, called_at=None).exists()


def _own(account: Account) -> QuerySet[Representative]:
    return Representative.objects.filter(account=account, left_at=None)


def _beside(account: Account) -> QuerySet[Companion]:
    """A third party that nobody has called does not find the partnership."""
    return Companion.objects.filter(account=account, left_at=None).exclude(kind=Companion.Kind.THIRD_PARTY, called_at=None)


def _reads(beside: QuerySet[Companion]) -> Q:
    """Whether they see the clauses: `domain.companions.seen_by`, as a condition of the database."""
    here = beside.filter(partnership=OuterRef("party__partnership"))
    of_party = Admission.objects.filter(companion=OuterRef(OuterRef("pk")), party=OuterRef("pk"), clauses=True)
    silent = Party.objects.filter(~Exists(of_party), partnership=OuterRef("partnership"))
    reads = Q(Exists(here.filter(~Exists(silent), kind=Companion.Kind.CONSULTANT)))
    reads |= Q(Exists(here.filter(kind=Companion.Kind.THIRD_PARTY, called_at__isnull=False)))
    for reads_from, stages in OPEN_TO_OBSERVERS.items():
        if OF_OBSERVERS[reads_from].clauses:
            reads |= Q(Exists(here.filter(kind=Companion.Kind.OBSERVER, reads_from=reads_from)), stage__in=stages)
    return reads


def _with_what_is_seen(rows: Statuses) -> Statuses:
    may_know = Q(is_own=True) | Q(reads=True)
    seen: Statuses = rows.annotate(
        seen_moved_at=Case(When(is_own=True, then=F("moved_at")), default=F("openly_moved_at"), output_field=DateTimeField()),
        seen_next_on=Case(
            When(Q(stage__in=BEFORE_THE_REVEAL) | may_know, then=F("next_on")), default=Value(None), output_field=DateField(null=True)
        ),
        seen_open_clauses=Case(When(may_know, then=F("open_clauses")), default=Value(None), output_field=IntegerField(null=True)),
    )
    return seen.select_related("party__partnership")


def _narrowed(rows: Statuses, listing: Listing) -> Statuses:
    for word in listing.words:
        named = Party.objects.filter(partnership=OuterRef("party__partnership"), name__icontains=word)
        rows = rows.filter(Q(party__partnership__title__icontains=word) | Exists(named))
    if listing.stage:
        rows = rows.filter(stage=listing.stage)
    if listing.turn:
        rows = rows.filter(_turn(listing.turn))
    if listing.role:
        rows = rows.filter(is_own=True) if listing.role is Role.SIDE else rows.filter(is_own=False, kind=listing.role.value)
    if listing.organisation:
        named = Party.objects.filter(partnership=OuterRef("party__partnership"), organisation__public_id=listing.organisation)
        rows = rows.filter(Exists(named))
    return rows.order_by(*_order(listing.sort), "pk")


def _turn(turn: Turn) -> Q:
    """For somebody beside the sides one side alone is *them*; whoever opened it for both invites whom nobody has invited."""
    inviting = Q(is_own=False, invites=True, lacks=True)
    match turn:
        case Turn.US:
            return Q(is_own=True, turn=Turn.US) | Q(signs_now=True) | inviting
        case Turn.THEM:
            return Q(is_own=True, turn=Turn.THEM, signs_now=False) | (Q(is_own=False, turn__in=[Turn.US, Turn.THEM]) & ~inviting)
    return Q(turn=turn) & ~inviting


def _is_up_to_me() -> Q:
    return Q(is_own=True, turn__in=[Turn.US, Turn.BOTH]) | Q(signs_now=True) | Q(is_own=False, invites=True, lacks=True)


def _has_the_right(account: Account) -> Q:
    """Whether the person can do what waits for the side, and has not done it yet."""
    me = _own(account).filter(party=OuterRef("party"))
    signed = Signature.objects.filter(representative__account=account, party=OuterRef("party"), version__voided_at=None)
    return (
        Q(signs_now=True)
        | Q(Q(step=Step.SIGN), Exists(me.filter(signs=True)), ~Exists(signed))
        | Q(Q(step=Step.APPROVE), Exists(me.filter(approves=True)))
        | Q(~Q(step__in=[Step.SIGN, Step.APPROVE]), Exists(me.filter(works=True)))
    )


def _order(sort: Sort) -> tuple[Combinable, ...]:
    by_stage = Case(*(When(stage=stage, then=place) for place, stage in enumerate(STAGES)), output_field=IntegerField())
    return {
        Sort.MOVED: (F("seen_moved_at").desc(),),
        Sort.QUIET: (F("seen_moved_at").asc(),),
        Sort.TITLE: (Lower("party__partnership__title"),),
        Sort.NEXT: (F("seen_next_on").asc(nulls_last=True), F("seen_moved_at").desc()),
        Sort.STAGE: (by_stage, F("seen_moved_at").desc()),
    }[sort]


def _people(page: Sequence[PartyStatus], account: Account) -> tuple[dict[int, Representative], frozenset[int]]:
    """By side this person there, and who of them has signed the current version."""
    people = {person.party_id: person for person in _own(account).filter(party__in=[status.party_id for status in page])}
    signatures = Signature.objects.filter(representative__in=people.values(), version__voided_at=None)
    return people, frozenset(signatures.values_list("representative_id", flat=True))


def _row(status: PartyStatus, sides: Sequence[PartyStatus], person: Representative | None, signed: frozenset[int]) -> Row:
    is_own, kind, signs_now = status.is_own, status.kind, status.signs_now  # type: ignore[attr-defined]  # annotated in found
    stage = Stage(status.stage)
    return Row(
        partnership=status.party.partnership,
        role=Role.SIDE if is_own else Role(kind),
        sides=tuple(_listed(side, own=status.party_id if is_own else None) for side in sides),
        stage=stage,
        turn=_turn_for(status),
        step=_step_of(person, Step(status.step), signed, signs_now=signs_now) if is_own else _step_beside(status),
        moved_at=status.seen_moved_at,  # type: ignore[attr-defined]
        open_clauses=status.seen_open_clauses if stage not in BEFORE_THE_REVEAL else None,  # type: ignore[attr-defined]
        missing_signatures=(status.missing_signatures or None) if stage in {Stage.APPROVING, Stage.SIGNING} else None,
        next_on=status.seen_next_on,  # type: ignore[attr-defined]
    )


def _turn_for(status: PartyStatus) -> Turn:
    if status.signs_now:  # type: ignore[attr-defined]
        return Turn.US
    if status.is_own:  # type: ignore[attr-defined]
        return Turn(status.turn)
    if status.invites and status.lacks:  # type: ignore[attr-defined]
        return Turn.US
    return Turn.THEM if status.turn == Turn.US else Turn(status.turn)


def _step_of(person: Representative | None, step: Step, signed: frozenset[int], *, signs_now: bool) -> Step:
    """What waits for this person, where the side as a whole has still to approve or to sign."""
    if signs_now:
        return Step.SIGN
    if person is None:
        return step
    if step is Step.SIGN and (not person.signs or person.pk in signed):
        return Step.AWAIT_SIGNATURES
    return Step.AWAIT_APPROVAL if step is Step.APPROVE and not person.approves else step


def _step_beside(status: PartyStatus) -> Step:
    return Step.INVITE if _turn_for(status) is Turn.US else Step.NOTHING


def _listed(status: PartyStatus, *, own: int | None) -> ListedSide:
    return ListedSide(status.party, status.party_id == own, status.step == Step.AWAIT_SEALING, not status.is_waiting)
