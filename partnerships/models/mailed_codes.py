"""Fresh codes that prove who is there, beside those for signing, and a change of address that waits for its codes."""

from django.conf import settings
from django.db import models


class MailedCode(models.Model):
    """A code sent to one address; only its salted hash is kept. Ten minutes, five tries."""

    class Purpose(models.TextChoices):
        CONFIRM = "confirm"
        """Before a dangerous act."""
        OLD_ADDRESS = "old_address"
        NEW_ADDRESS = "new_address"

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mailed_codes")
    purpose = models.CharField(max_length=12, choices=Purpose)
    email = models.EmailField(max_length=254)
    salt = models.CharField(max_length=32)
    code_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"


class AddressChange(models.Model):
    """Another address that somebody asked for; it counts once both addresses have confirmed it."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="address_change")
    new_email = models.EmailField(max_length=254)
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)
