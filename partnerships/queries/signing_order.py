"""Frozen versions as they are being signed: who signs, whose turn it is, and who may know of the signatures so far."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from partnerships.domain.lifecycle import Stage
from partnerships.domain.signing import required_signatures
from partnerships.domain.signing_order import Signer, SigningOrder
from partnerships.models import AgreementVersion, Party, Representative, Round, Signature
from partnerships.queries.negotiation import facts_of

ALL_HAVE_SIGNED = frozenset({Stage.SEALING, Stage.SEALED})


@dataclass(frozen=True)
class Ordered:
    """The rule of a version's order with the people whom it names by their public ids."""

    order: SigningOrder
    people: dict[str, Representative] = field(default_factory=dict)

    @property
    def in_line(self) -> tuple[Representative, ...]:
        """All who sign, in the order in which they do."""
        return tuple(self.people[signer.key] for signer in self.order.in_line)

    @property
    def now(self) -> tuple[Representative, ...]:
        """Who may sign now."""
        return tuple(self.people[signer.key] for signer in self.order.in_line if signer.key in self.order.now)

    @property
    def next_one(self) -> Representative | None:
        """Whose turn it is in an order; nobody where all sign at the same time."""
        return self.now[0] if self.order.is_in_sequence and self.now else None

    def may_sign_now(self, person: Representative) -> bool:
        """Whether it is this person's turn."""
        return str(person.public_id) in self.order.now

    def knows(self, person: Representative) -> bool:
        """Whether this person may know who has signed so far."""
        return self.order.knows(str(person.public_id), side=person.party_id)


def ordered(version: AgreementVersion) -> Ordered:
    """The order of this version, in three queries."""
    return all_ordered([version])[version.pk]


def all_ordered(versions: Collection[AgreementVersion]) -> dict[int, Ordered]:
    """By version (id) its order, in three queries for all of them, where they come with their rounds."""
    parties = Party.objects.filter(partnership__rounds__versions__in=versions).distinct().prefetch_related("representatives")
    sides: dict[int, list[Party]] = defaultdict(list)
    for party in parties.order_by("position"):
        sides[party.partnership_id].append(party)
    signed: dict[int, set[int]] = defaultdict(set)
    for version, person in Signature.objects.filter(version__in=versions).values_list("version_id", "representative_id"):
        signed[version].add(person)
    return {version.pk: _ordered(version, sides[version.round.partnership_id], signed[version.pk]) for version in versions}


def orders_of(rounds: Iterable[Round]) -> dict[int, Ordered]:
    """By round (id) the order of its version where one signs after another: while it is signed, and when it was declined meanwhile.

    No query where nothing is being signed; four for all.
    """
    unfinished = [round_.pk for round_ in rounds if round_.stage in {Stage.SIGNING, Stage.DECLINED}]
    if not unfinished:
        return {}
    versions = list(AgreementVersion.objects.filter(round__in=unfinished, voided_at=None).exclude(order=[]).select_related("round"))
    orders = all_ordered(versions) if versions else {}
    return {version.round_id: orders[version.pk] for version in versions}


def knows_signatures(version: AgreementVersion, person: Representative) -> bool:
    """Whether this person may know who has signed this version so far: in an order only those whose turn has come."""
    if not version.order or version.round.stage in ALL_HAVE_SIGNED:
        return True
    return ordered(version).knows(person)


def hides_signatures(version: AgreementVersion) -> bool:
    """Whether those who sign nothing, such as whoever reads along, learn nothing of the signatures yet: they are given in an order."""
    return bool(version.order) and version.round.stage not in ALL_HAVE_SIGNED


def signatories_of(round_: Round) -> dict[str, Representative]:
    """By public id who signs in this partnership now, side by side."""
    people = Representative.objects.filter(party__partnership=round_.partnership_id, signs=True, left_at=None)
    return {str(person.public_id): person for person in people.select_related("party").order_by("party__position", "pk")}


def _ordered(version: AgreementVersion, parties: Collection[Party], signed: Collection[int]) -> Ordered:
    people = {party.pk: _signatories(party, signed) for party in parties}
    signers = [Signer(str(person.public_id), party, person.pk in signed) for party, own in people.items() for person in own]
    needed = {party.pk: required_signatures(facts_of(party), signatories=sum(map(_signs, people[party.pk]))) for party in parties}
    everybody = {str(person.public_id): person for own in people.values() for person in own}
    return Ordered(SigningOrder(tuple(version.order), tuple(signers), needed), everybody)


def _signatories(party: Party, signed: Collection[int]) -> list[Representative]:
    people = sorted(party.representatives.all(), key=lambda person: person.pk)
    return [person for person in people if _signs(person) or person.pk in signed]


def _signs(person: Representative) -> bool:
    return person.signs and person.left_at is None
