"""Organisations that last: who they are, what they decided about signing, their certificates, and their team."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.domain.fact_values import Form


class Organisation(models.Model):
    """A body that can be a party to many partnerships. Its number is registered here once."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    legal_name = models.CharField(max_length=160)
    form = models.CharField(max_length=24, choices=[(form.value, form.value) for form in Form])
    number = models.CharField(max_length=9, blank=True)
    """With its check digit; empty for a body that no registrar knows."""
    address = models.CharField(max_length=300, blank=True)
    notices_email = models.EmailField(max_length=254, blank=True)
    logo_hash = models.CharField(max_length=64, blank=True)
    stamp_hash = models.CharField(max_length=64, blank=True)
    requires_approval = models.BooleanField(default=False)
    """Whether an approver must say yes to a frozen text before anybody signs."""
    required_signatures = models.PositiveSmallIntegerField(default=1)
    resolution = models.CharField(max_length=120, blank=True)
    """Number of the board's decision on who signs."""
    resolved_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="organisation_number_once"),
            models.CheckConstraint(
                condition=Q(required_signatures__gte=1, required_signatures__lte=2), name="organisation_signatures_known"
            ),
        ]

    def __str__(self) -> str:
        return self.legal_name


class Certificate(models.Model):
    """A certificate of an organisation with the day on which it ends; its people are told before."""

    class Kind(models.TextChoices):
        PROPER_MANAGEMENT = "proper_management"
        SECTION_46 = "section_46"
        BOOKKEEPING = "bookkeeping"
        WITHHOLDING = "withholding"
        INSURANCE = "insurance"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="certificates")
    kind = models.CharField(max_length=20, choices=Kind)
    valid_until = models.DateField()

    class Meta:
        ordering = ["valid_until", "kind"]
        constraints = [models.UniqueConstraint(fields=["organisation", "kind"], name="certificate_kind_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.valid_until}"


class Membership(models.Model):
    """Somebody of an organisation's team. Without any of the four rights: a viewer. A former member keeps the row."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    name = models.CharField(max_length=120)
    capacity = models.CharField(max_length=120, blank=True)
    administers = models.BooleanField(default=False)
    works = models.BooleanField(default=True)
    """Staff: answers and negotiates."""
    approves = models.BooleanField(default=False)
    signs = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "account"], condition=Q(left_at=None), name="membership_active_once")
        ]

    def __str__(self) -> str:
        return self.name
