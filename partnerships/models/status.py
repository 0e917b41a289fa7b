"""A projection for lists: where each side stands, so that thousands of partnerships can be filtered and sorted by it."""

from django.db import models

from partnerships.domain.next_step import Step
from partnerships.models.partnership import Party


class PartyStatus(models.Model):
    """What can be derived, kept beside it: written with the change that causes it, and rebuilt by a command."""

    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="status")
    step = models.CharField(max_length=24, choices=[(step.value, step.value) for step in Step])
    """The next step of the side as a whole."""
    is_waiting = models.BooleanField()
    moved_at = models.DateTimeField()
    """The last move that this side may know of: before the reveal nothing that only the other side did."""
    open_clauses = models.PositiveIntegerField(default=0)
    missing_signatures = models.PositiveSmallIntegerField(default=0)
    next_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["moved_at"]), models.Index(fields=["step"])]

    def __str__(self) -> str:
        return f"{self.party} {self.step}"
