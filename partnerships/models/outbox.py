"""Mails that must leave: written in the transaction of the change that causes them, sent afterwards."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.models import encryption
from partnerships.models.partnership import Partnership


class OutboxMail(models.Model):
    """One mail. Its values (links among them) are encrypted until it was sent, then dropped."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, related_name="mails")
    key = models.CharField(max_length=120, unique=True)
    """Names the cause, so that one cause sends one mail."""
    to = models.EmailField(max_length=254)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="mails")
    """Whose mail it is, where the receiver has an account."""
    language = models.CharField(max_length=5)
    template = models.CharField(max_length=40)
    wrapped_key = models.BinaryField(default=encryption.new_wrapped_key)
    values = models.BinaryField(null=True)
    message_id = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    """The last failure of sending or composing."""
    is_small = models.BooleanField(default=False)
    """Small news: at most one such mail a day for a person and partnership."""
    attachment = models.CharField(max_length=64, blank=True)
    """Hash of the stored file that goes with it, read when it is sent."""
    bounced_at = models.DateTimeField(null=True)
    bounce = models.CharField(max_length=400, blank=True)
    """What the mail server of the receiver said when it gave the mail back."""

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(sent_at=None, set_aside_at=None), name="outbox_waiting"),
            models.Index(fields=["message_id"], name="outbox_message_id"),
            models.Index(fields=["partnership", "account", "created_at"], condition=models.Q(is_small=True), name="outbox_small"),
        ]

    def __str__(self) -> str:
        return self.key

    def hide(self, values: dict[str, Any]) -> None:
        """Encrypt the values into this row (not saved)."""
        self.values = encryption.encrypt(self.wrapped_key, values, bound_to=self.key)

    def opened(self) -> dict[str, Any]:
        """The values, decrypted."""
        content: dict[str, Any] = encryption.decrypt(self.wrapped_key, self.values or b"", bound_to=self.key)
        return content
