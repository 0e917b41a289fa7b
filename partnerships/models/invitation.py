"""Ways in: to a side, to an organisation's team, or beside the sides."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from partnerships.models.accounts import Account
from partnerships.models.companions import Companion
from partnerships.models.organisation import Membership, Organisation
from partnerships.models.partnership import Party, Representative


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations in one state."""

    def unused(self) -> "InvitationQuerySet":
        """Neither used nor withdrawn; those that ran out or were refused are there."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def pending(self, *, now: datetime) -> "InvitationQuerySet":
        """Those that can be accepted now."""
        return self.unused().filter(refused_at=None, expires_at__gt=now)


class Invitation(models.Model):
    """A way in for one person. Only the hash of its token is stored."""

    class Kind(models.TextChoices):
        SIDE = "side"
        TEAM = "team"
        CONSULTANT = "consultant"
        OBSERVER = "observer"
        THIRD_PARTY = "third_party"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.SIDE)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="invitations")
    """The side to join; for somebody beside the sides the one that invites."""
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="invitations")
    """The organisation whose team is joined."""
    invited_by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")
    invited_by_companion = models.ForeignKey(Companion, on_delete=models.PROTECT, null=True, related_name="+")
    """The consultant who opened the partnership."""
    invited_by_member = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    invited_by_operator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    """The operator who lets somebody step in for a lost person; it stands in the chain."""
    email = models.EmailField(max_length=254, blank=True)
    """Empty when the link is handed over by copy."""
    administers = models.BooleanField(default=False)
    works = models.BooleanField(default=True)
    approves = models.BooleanField(default=False)
    signs = models.BooleanField(default=True)
    capacity = models.CharField(max_length=120, blank=True)
    reads_from = models.CharField(max_length=12, choices=Companion.ReadsFrom, default=Companion.ReadsFrom.NEGOTIATING)
    may_comment = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")
    """Who joined a side by it."""
    withdrawn_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    """When whoever received it said that it was meant for somebody else."""
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    """Somebody who holds the link and asks to accept with another address than the invited one."""
    asked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="invitation_accepted_or_withdrawn"),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(kind="side", accepted_at__isnull=False, accepted_by__isnull=False)
                | (~Q(kind="side") & Q(accepted_by=None)),
                name="invitation_accepted_by_somebody",
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="invitation_expires_later"),
            models.CheckConstraint(
                condition=Q(kind="team", party=None, organisation__isnull=False)
                | (~Q(kind="team") & Q(party__isnull=False, organisation=None)),
                name="invitation_leads_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(asked_by=None, asked_at=None) | Q(asked_by__isnull=False, asked_at__isnull=False),
                name="invitation_asked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def inviter(self) -> Representative | Companion | Membership | Account:
        """Whoever made it."""
        by = self.invited_by or self.invited_by_companion or self.invited_by_member or self.invited_by_operator
        if by is None:
            raise ValueError("nobody made this invitation")
        return by

    @property
    def asked_mark(self) -> str:
        """Tells one asking from another: empty when nobody asks."""
        return f"{self.asked_at:%Y%m%d%H%M%S%f}" if self.asked_at else ""
