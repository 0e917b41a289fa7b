"""The agreement as it stands: put together from settled clauses and facts, its versions, and who has yet to sign."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils import translation

from partnerships.domain.agreement import Agreement, Signatory
from partnerships.domain.assembly import SettledClause, Signing, assemble, missing_before_freezing
from partnerships.domain.clauses.structure import is_added
from partnerships.domain.mistakes import Mistake
from partnerships.domain.organisation import undercuts
from partnerships.domain.signing import required_signatures
from partnerships.models import AgreementVersion, Party, Proposal, Representative, Round, Signature
from partnerships.queries.distribution import receivers
from partnerships.queries.negotiation import ClauseView, agreement_facts, clause_views, facts_of
from partnerships.queries.organisation import profile_of


@dataclass(frozen=True)
class SignatureCount:
    """How many signatures a side gives, how many people can give them, and how many it has given."""

    party: Party
    needed: int
    signatories: int
    given: int

    @property
    def is_complete(self) -> bool:
        """Whether this side has signed."""
        return self.given >= self.needed

    @property
    def lacks_signatories(self) -> bool:
        """Whether somebody must still be invited to sign for this side."""
        return self.signatories < self.needed


@dataclass(frozen=True)
class Readiness:
    """What stands between the table and freezing. Nothing, when `is_ready`."""

    unsettled: tuple[ClauseView, ...]
    missing: tuple[Mistake, ...]
    facts_apart: tuple[str, ...]
    without_signatories: tuple[Party, ...]
    without_approvers: tuple[Party, ...]
    """Sides that want the text approved, and where nobody can do that."""

    @property
    def is_ready(self) -> bool:
        """Whether the text can be frozen."""
        return not (self.unsettled or self.missing or self.facts_apart or self.without_signatories or self.without_approvers)


def current_version(round_: Round) -> AgreementVersion | None:
    """The frozen version that has not gone back to the table, with its round."""
    return AgreementVersion.objects.filter(round=round_, voided_at=None).select_related("round__partnership", "document").first()


def draft_agreement(round_: Round, *, number: int) -> Agreement:
    """The agreement as it would be frozen now: settled clauses only."""
    partnership = round_.partnership
    parties = _parties(round_)
    with translation.override(partnership.language):
        return assemble(
            language=partnership.language,
            title=partnership.title,
            partnership_id=str(partnership.public_id),
            number=number,
            questionnaire_version=round_.questionnaire_version,
            sides=_sides(parties),
            clauses=[_settled(view) for view in clause_views(round_) if view.is_settled],
            facts=agreement_facts(round_, parties).agreed,
            translate=translation.gettext,
            receivers=receivers(round_),
            specimen=partnership.is_specimen,
        )


def next_number(round_: Round) -> int:
    """The number that the next frozen version will have."""
    last = AgreementVersion.objects.filter(round=round_).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def readiness(round_: Round) -> Readiness:
    """What is still open before the text can be frozen."""
    parties = _parties(round_)
    facts = agreement_facts(round_, parties)
    counts = [_count(party, given=0) for party in parties]
    return Readiness(
        unsettled=tuple(view for view in clause_views(round_) if not view.is_settled),
        missing=(*_undercutting(parties), *missing_before_freezing(_sides(parties), facts.agreed)),
        facts_apart=facts.apart,
        without_signatories=tuple(count.party for count in counts if count.lacks_signatories),
        without_approvers=tuple(party for party in parties if _lacks_approvers(party)),
    )


def signature_counts(version: AgreementVersion) -> tuple[SignatureCount, ...]:
    """Who has signed and who has yet to, side by side, in a constant number of queries."""
    given = list(Signature.objects.filter(version=version).values_list("party_id", flat=True))
    return tuple(_count(party, given=given.count(party.pk)) for party in _parties(version.round))


def is_fully_signed(version: AgreementVersion) -> bool:
    """Whether every side has given all its signatures."""
    return all(count.is_complete for count in signature_counts(version))


def _parties(round_: Round) -> list[Party]:
    return list(Party.objects.filter(partnership=round_.partnership_id).select_related("organisation").prefetch_related("representatives"))


def _signatories(party: Party) -> list[Representative]:
    return [person for person in party.representatives.all() if person.signs and person.left_at is None]


def _lacks_approvers(party: Party) -> bool:
    if party.organisation is None or not party.organisation.requires_approval:
        return False
    return not any(person.approves and person.left_at is None for person in party.representatives.all())


def _undercutting(parties: Sequence[Party]) -> tuple[Mistake, ...]:
    """What the organisations have decided since the sides stated their facts."""
    return tuple(
        replace(mistake, place=f"parties.{index}.{mistake.place}")
        for index, party in enumerate(parties)
        if party.organisation is not None
        for mistake in undercuts(profile_of(party.organisation), facts_of(party))
    )


def _sides(parties: Sequence[Party]) -> list[Signing]:
    return [
        Signing(party.role, party.pole, facts_of(party), tuple(Signatory(person.name, person.capacity) for person in _signatories(party)))
        for party in parties
    ]


def _count(party: Party, *, given: int) -> SignatureCount:
    signatories = len(_signatories(party))
    return SignatureCount(party, required_signatures(facts_of(party), signatories=signatories), signatories, given)


def _settled(view: ClauseView) -> SettledClause:
    clause, current = view.clause, view.current
    if current is None:
        return SettledClause(clause.key, clause.heading, "", omitted=True)
    return SettledClause(
        clause.key,
        clause.heading,
        current.text,
        current.open_until,
        current.open_owner.pole if current.open_owner else None,
        omitted=current.origin == Proposal.Origin.OMIT,
        chapter=clause.chapter if is_added(clause.key) else "",
    )
