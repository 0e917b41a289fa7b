"""The audit chain of a partnership: append-only by a trigger on both databases (migration 0002)."""

from django.db import models

from partnerships.domain.audit import Entry
from partnerships.models.partnership import Partnership


class AuditEntry(models.Model):
    """One entry. It holds opaque ids and salted hashes, never a name, an address or an IP."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="audit_entries")
    number = models.PositiveIntegerField()
    at = models.CharField(max_length=40)
    """UTC, ISO 8601, as hashed."""
    action = models.CharField(max_length=40)
    actor = models.CharField(max_length=80)
    payload = models.JSONField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["partnership", "number"], name="audit_entry_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"

    @property
    def entry(self) -> Entry:
        """The row as the pure checker reads it."""
        return Entry(
            number=self.number,
            at=self.at,
            action=self.action,
            actor=self.actor,
            payload=self.payload,
            previous=self.previous,
            hash=self.hash,
        )
