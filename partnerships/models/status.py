"""A projection for lists: where each side stands, so that thousands of partnerships can be filtered and sorted by it."""

from django.db import models

from partnerships.domain.next_step import Step
from partnerships.domain.turn import Turn
from partnerships.models.partnership import Party, Representative, Round


class PartyStatus(models.Model):
    """What can be derived, kept beside it: written with the change that causes it, and rebuilt by a command."""

    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="status")
    stage = models.CharField(max_length=12, choices=Round.Stage)
    """Of the current round."""
    step = models.CharField(max_length=24, choices=[(step.value, step.value) for step in Step])
    """The next step of the side as a whole."""
    is_waiting = models.BooleanField()
    """Whether nothing is up to this side."""
    turn = models.CharField(max_length=8, choices=[(turn.value, turn.value) for turn in Turn])
    """Whose turn it is, as this side sees it."""
    moved_at = models.DateTimeField()
    """The last move that this side may know of: before the reveal nothing that only the other side did."""
    openly_moved_at = models.DateTimeField()
    """The last move that everybody may know of, those beside the sides too: before the reveal nothing that a side did while answering."""
    open_clauses = models.PositiveIntegerField(default=0)
    missing_signatures = models.PositiveSmallIntegerField(default=0)
    """Of all sides, from freezing on. None is counted where one signs after another: only those whose turn has come know of it."""
    signs_next = models.ForeignKey(Representative, on_delete=models.SET_NULL, null=True, related_name="+")
    """Of this side whose turn it is, where one signs after another. Only that person is shown it."""
    next_on = models.DateField(null=True)
    """Before the reveal the day for opening the answers, after it the nearest day of an open point."""

    class Meta:
        indexes = [models.Index(fields=["moved_at"]), models.Index(fields=["step"])]

    def __str__(self) -> str:
        return f"{self.party} {self.step}"
