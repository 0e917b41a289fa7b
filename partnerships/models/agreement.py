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
    order = models.JSONField(default=list)
    """Public ids of the signatories in the order in which they sign; empty: at the same time. Whoever is not named comes after them."""
    sign_by = models.DateField(null=True)
    """The day by which the sides mean to have signed; nothing lapses with it."""
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

    @property
    def waits_for_time_stamp(self) -> bool:
        """Whether the last try to seal it ended at the time-stamping service."""
        return self.seal_error.startswith("StampRefused:")


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
    logos = models.JSONField(null=True)
    """The hashes of the logos on its pages by the place of the party: an organisation may show another one later. Null: not recorded."""
    stamped_at = models.DateTimeField(null=True)
    """What the time-stamping service confirmed; empty without one: then `sealed_at`, this site's clock, is all that is known."""
    stamped_by = models.CharField(max_length=200, blank=True)
    """The name in the certificate of the time-stamping service."""

    def __str__(self) -> str:
        return self.file_hash


class SealedExtract(models.Model):
    """The sealed document without its annexes, for those who receive no more. It names the whole one; made when it is first sent."""

    document = models.OneToOneField(SealedDocument, on_delete=models.PROTECT, related_name="extract")
    file_hash = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()
    certificate = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.file_hash


class SealCertificate(models.Model):
    """A certificate under which this site seals or has sealed. What was sealed under it stays valid when it is retired."""

    class Source(models.TextChoices):
        FILE = "file"
        PKCS11 = "pkcs11"

    certificate_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the certificate, which checking pins."""
    pem = models.TextField()
    """The certificate, and after it those that vouch for it, as far as they are known. Empty for one that was used before this was kept."""
    source = models.CharField(max_length=8, choices=Source, default=Source.FILE)
    subject = models.CharField(max_length=200, blank=True)
    valid_from = models.DateTimeField(null=True)
    valid_until = models.DateTimeField(null=True)
    first_used_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    """When another one took its place."""
    revoked_at = models.DateTimeField(null=True)
    """From when on nothing under it is trusted by the seal alone: what the registry knows from before stays valid."""
    revoked_reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("certificate of the seal")
        verbose_name_plural = _("certificates of the seal")
        ordering = ["first_used_at", "pk"]

    def __str__(self) -> str:
        return self.certificate_hash
