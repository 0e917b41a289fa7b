"""Approval inside a side: which sides want a frozen text approved before it is signed, who can say yes, and who has."""

from dataclasses import dataclass

from django.db.models import QuerySet

from partnerships.models import AgreementVersion, Approval, Party, Representative


@dataclass(frozen=True)
class SideApproval:
    """One side that wants the text approved, as somebody reads it: names and the note belong to the own side alone."""

    party: Party
    is_own: bool
    is_given: bool
    own: Approval | None
    """The own side's approval, with its note."""
    awaited: tuple[Representative, ...]
    """Who of the own side may give it; nobody once it is given."""


def wanting_approval(partnership_id: int) -> QuerySet[Party]:
    """The sides whose organisation wants a text approved before it is signed."""
    return Party.objects.filter(partnership=partnership_id, organisation__requires_approval=True)


def awaited_approvals(version: AgreementVersion) -> tuple[Party, ...]:
    """The sides that must still approve this version, in their order."""
    return tuple(wanting_approval(version.round.partnership_id).exclude(approvals__version=version))


def approvers(party: Party) -> tuple[Representative, ...]:
    """Who may approve for this side."""
    return tuple(party.representatives.filter(approves=True, left_at=None).select_related("account").order_by("joined_at", "pk"))


def side_approvals(version: AgreementVersion, actor: Representative) -> tuple[SideApproval, ...]:
    """The sides that want this version approved or have approved it, as this person may know them, in three queries."""
    given = {row.party_id: row for row in Approval.objects.filter(version=version).select_related("representative")}
    parties = Party.objects.filter(partnership=version.round.partnership_id).select_related("organisation")
    people = approvers(actor.party)
    return tuple(_side(party, actor, given.get(party.pk), people) for party in parties if party.pk in given or _wants(party))


def _wants(party: Party) -> bool:
    return party.organisation is not None and party.organisation.requires_approval


def _side(party: Party, actor: Representative, approval: Approval | None, people: tuple[Representative, ...]) -> SideApproval:
    is_own = party.pk == actor.party_id
    return SideApproval(
        party=party,
        is_own=is_own,
        is_given=approval is not None,
        own=approval if is_own else None,
        awaited=people if is_own and approval is None else (),
    )
