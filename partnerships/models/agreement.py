"""Agreement versions, and the sealed document of the one that was signed by all."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.partnership import Party, Representative, Round


class AgreementVersion(models.Model):
    """A frozen text with its number and fingerprint. Voided when it goes back to the table."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=5)
    canonical = models.TextField()
    """RFC 8785 JSON; its SHA-256 is the fingerprint."""
    fingerprint = models.CharField(max_length=64)
    check_code = models.CharField(max_length=20, unique=True)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    voided_at = models.DateTimeField(null=True)
    voided_by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")
    void_note = models.TextField(blank=True)
    seal_attempts = models.PositiveIntegerField(default=0)
    seal_error = models.TextField(blank=True)
    seal_tried_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("document to seal")
        verbose_name_plural = _("documents to seal")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="version_number_once"),
            models.UniqueConstraint(fields=["round"], condition=Q(voided_at=None), name="version_current_once"),
            models.CheckConstraint(
                condition=Q(voided_at=None, voided_by=None) | Q(voided_at__isnull=False, voided_by__isnull=False),
                name="version_voided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.check_code


class Approval(models.Model):
    """Somebody's yes, inside a side, to a frozen version before it is signed."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="approvals")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="approvals")
    representative = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="approvals")
    fingerprint = models.CharField(max_length=64)
    """Of the text that was approved."""
    note = models.TextField(blank=True)
    """Read inside the side."""
    approved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "party"], name="approval_once")]

    def __str__(self) -> str:
        return f"{self.version} {self.party}"


class SealedDocument(models.Model):
    """The final PDF by the hash of its bytes; only this registry knows it, and it decides the public check."""

    version = models.OneToOneField(AgreementVersion, on_delete=models.PROTECT, related_name="document")
    file_hash = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()
    certificate = models.CharField(max_length=64)
    """SHA-256 of the seal's certificate."""
    audit_number = models.PositiveIntegerField()
    audit_head = models.CharField(max_length=64)
    """Number and hash of the last audit entry before the sealing; the hash stands in the document."""
    renderer = models.JSONField()

    def __str__(self) -> str:
        return self.file_hash
