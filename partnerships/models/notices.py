"""What mails depend on between two of them: small news that is collected, whose turn it is since when, and who wants fewer."""

from typing import Any

from django.conf import settings
from django.db import models

from partnerships.models import encryption
from partnerships.models.outbox import OutboxMail
from partnerships.models.partnership import Partnership, Representative


class SmallNews(models.Model):
    """A small thing that waits for the one mail of the day: written in the transaction of the change, encrypted like a mail."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="small_news")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="small_news")
    key = models.CharField(max_length=120, unique=True)
    """Names the cause, so that one cause is told once."""
    template = models.CharField(max_length=40)
    wrapped_key = models.BinaryField(default=encryption.new_wrapped_key)
    values = models.BinaryField(null=True)
    created_at = models.DateTimeField()
    left_with = models.ForeignKey(OutboxMail, on_delete=models.CASCADE, null=True, related_name="news")
    """The mail that lists it; the values are gone then."""

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["partnership", "account"], condition=models.Q(left_with=None), name="small_news_waiting")]

    def __str__(self) -> str:
        return self.key

    def hide(self, values: dict[str, Any]) -> None:
        """Encrypt the values into this row (not saved)."""
        self.values = encryption.encrypt(self.wrapped_key, values, bound_to=self.key)

    def opened(self) -> dict[str, Any]:
        """The values, decrypted."""
        content: dict[str, Any] = encryption.decrypt(self.wrapped_key, self.values or b"", bound_to=self.key)
        return content


class MailStop(models.Model):
    """Somebody wants no reminders and no small news about a partnership. What needs them still comes."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_stops")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="mail_stops")
    stopped_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "partnership"], name="mail_stop_once")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.partnership_id}"


class Turn(models.Model):
    """What one person can do next for their side, and since when; how many reminders of it have left."""

    representative = models.OneToOneField(Representative, on_delete=models.CASCADE, related_name="turn")
    step = models.CharField(max_length=24)
    since = models.DateTimeField()
    reminded = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["since"], name="turn_since")]

    def __str__(self) -> str:
        return f"{self.representative_id} {self.step}"


class Chore(models.Model):
    """When work that comes round is done next: workers share it by this row."""

    name = models.CharField(max_length=40, unique=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
