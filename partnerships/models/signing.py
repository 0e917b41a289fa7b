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

    class Identification(models.TextChoices):
        CODE = "code"
        SECOND_FACTOR = "factor"
        COMMAND = "command"

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
    identification = models.CharField(max_length=8, choices=Identification)
    authority = models.TextField(blank=True)
    """The resolution that empowers, or empty: "as declared"."""
    consent_version = models.CharField(max_length=20)
    word = models.TextField(blank=True)
    """A word to the other side; no part of the agreement."""
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "representative"], name="signature_once"),
            models.CheckConstraint(
                condition=Q(method="typed", image_hash="") | (Q(method="drawn") & ~Q(image_hash="")), name="signature_drawn_has_image"
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
