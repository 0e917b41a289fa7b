"""Fresh codes, the signatures, and the evidence that may be erased later."""

import uuid

from django.db import models
from django.db.models import Q

from partnerships.models.agreement import AgreementVersion
from partnerships.models.partnership import Party, Representative


class SigningCode(models.Model):
    """A fresh code sent to the signatory's address; only its salted hash is kept. Ten minutes, five tries.

    A code of the signatory's own second factor has a row too: it counts the tries, and the one that fits is kept in it.
    """

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="codes")
    representative = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="codes")
    salt = models.CharField(max_length=32)
    code_hash = models.CharField(max_length=64, blank=True)
    is_of_second_factor = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class Signature(models.Model):
    """One signatory's electronic signature on one version."""

    class Method(models.TextChoices):
        TYPED = "typed"
        DRAWN = "drawn"
        UPLOADED = "uploaded"
        PAPER = "paper"
        CARD = "card"

    class Identification(models.TextChoices):
        CODE = "code"
        SECOND_FACTOR = "factor"
        COMMAND = "command"
        ELSEWHERE = "elsewhere"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="signatures")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="signatures")
    representative = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="signatures")
    served_number = models.UUIDField(unique=True)
    """The one-time number of the page on which the text was served: the same post ten times is one signature."""
    served_at = models.DateTimeField()
    served_hash = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    capacity = models.CharField(max_length=120, blank=True)
    method = models.CharField(max_length=8, choices=Method)
    image_hash = models.CharField(max_length=64, blank=True)
    """The drawn or uploaded signature."""
    stamp_hash = models.CharField(max_length=64, blank=True)
    """The organisation's stamp, where it was put beside the signature."""
    returned = models.ForeignKey("ReturnedFile", on_delete=models.PROTECT, null=True, related_name="signatures")
    """What was signed on paper or with a card, and came back."""
    identification = models.CharField(max_length=12, choices=Identification)
    authority = models.TextField(blank=True)
    """The resolution that empowers, or empty: "as declared"."""
    accepts_authority = models.BooleanField(default=False)
    """Whether this signatory accepted that others sign as they declare, without a resolution."""
    consent_version = models.CharField(max_length=20)
    word = models.TextField(blank=True)
    """A word to the other side; no part of the agreement."""
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "representative"], name="signature_once"),
            models.CheckConstraint(
                condition=Q(method__in=["typed", "paper", "card"], image_hash="")
                | (Q(method__in=["drawn", "uploaded"]) & ~Q(image_hash="")),
                name="signature_drawn_has_image",
            ),
            models.CheckConstraint(
                condition=Q(method__in=["paper", "card"], returned__isnull=False) | (~Q(method__in=["paper", "card"]) & Q(returned=None)),
                name="signature_elsewhere_has_file",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class SignatureEvidence(models.Model):
    """Personal evidence of a signature: for the parties only, and erasable without touching the chain."""

    signature = models.OneToOneField(Signature, on_delete=models.CASCADE, related_name="evidence")
    email = models.EmailField(max_length=254)
    ip = models.GenericIPAddressField(null=True)
    device = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return str(self.signature)


class ReturnedFile(models.Model):
    """A frozen version that somebody signed elsewhere, on paper or with a signing card: the scan or file that came back.

    It counts when somebody of another side has looked at it and confirmed it; then each of its signatories has a Signature.
    """

    class Kind(models.TextChoices):
        PAPER = "paper"
        CARD = "card"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="returned_files")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="returned_files")
    kind = models.CharField(max_length=8, choices=Kind)
    signatories = models.ManyToManyField(Representative, related_name="returned_files")
    """Who signed on it."""
    signed_on = models.DateField()
    """The day that stands beside the signatures, as stated."""
    fingerprint = models.CharField(max_length=64)
    served_hash = models.CharField(max_length=64)
    """SHA-256 of the PDF that was given out to be signed."""
    file_hash = models.CharField(max_length=64)
    name = models.CharField(max_length=160)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=40)
    findings = models.JSONField(default=dict)
    """What a look into a PDF found when it came back: domain.returning.Findings. Empty for a picture."""
    note = models.TextField(blank=True)
    returned_by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")
    refused_at = models.DateTimeField(null=True)
    refuse_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["returned_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "party", "file_hash"], condition=Q(withdrawn_at=None, refused_at=None), name="returned_file_once"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None) | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="returned_file_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(refused_at=None, refused_by=None) | Q(refused_at__isnull=False, refused_by__isnull=False),
                name="returned_file_refused_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name
