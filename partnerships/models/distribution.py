"""Who receives a copy of the agreement, what each receives, and the links that were sent."""

import uuid

from django.db import models
from django.db.models import Q

from partnerships.domain.fact_values import LANGUAGES
from partnerships.models.partnership import Party, Representative, Round


class Recipient(models.Model):
    """A stakeholder whom a side names. Those who are named when the text is frozen are printed in it."""

    class Receives(models.TextChoices):
        WHOLE = "whole"
        WITHOUT_ANNEXES = "without_annexes"
        NOTICE = "notice"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="recipients")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="recipients")
    name = models.CharField(max_length=160)
    email = models.EmailField(max_length=254, blank=True)
    """Without one the site sends nothing: the side hands the copy over itself."""
    receives = models.CharField(max_length=16, choices=Receives, default=Receives.WHOLE)
    language = models.CharField(max_length=5, choices=[(code, code) for code in LANGUAGES])
    added_by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    """When whoever reads the address said that it is not for them. The address is forgotten then."""
    refused_hash = models.CharField(max_length=64, blank=True)
    """Of that address, salted, so that nobody writes there again about this partnership."""

    class Meta:
        ordering = ["party__position", "added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "party", "email"], condition=Q(removed_at=None) & ~Q(email=""), name="recipient_once_a_side"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One link that was sent to a recipient: only the hash of its token is kept. It ends by itself, and can be withdrawn."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="deliveries")
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    """When the receiver first pressed the button on the link's page: the receipt."""
    fetched_at = models.DateTimeField(null=True)
    """When the file was first fetched."""
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None) | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="delivery_withdrawn_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return str(self.public_id)
