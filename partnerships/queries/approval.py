"""Approval inside a side: which sides want a frozen text approved before it is signed, and who can say yes."""

from partnerships.models import AgreementVersion, Party, Representative


def awaited_approvals(version: AgreementVersion) -> tuple[Party, ...]:
    """The sides that must still approve this version, in their order."""
    wanting = Party.objects.filter(partnership=version.round.partnership_id, organisation__requires_approval=True)
    return tuple(wanting.exclude(approvals__version=version))


def approvers(party: Party) -> tuple[Representative, ...]:
    """Who may approve for this side."""
    return tuple(party.representatives.filter(approves=True, left_at=None).select_related("account").order_by("joined_at", "pk"))
