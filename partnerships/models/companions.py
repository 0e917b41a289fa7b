"""Those beside the sides: a consultant who accompanies, an observer who reads, the third party of the conflict clause."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from partnerships.models.negotiation import Clause, Proposal
from partnerships.models.partnership import Partnership, Party, Representative


class Companion(models.Model):
    """Somebody who reads and perhaps comments, and never answers, accepts or signs. A former one keeps the row."""

    class Kind(models.TextChoices):
        CONSULTANT = "consultant"
        OBSERVER = "observer"
        THIRD_PARTY = "third_party"

    class ReadsFrom(models.TextChoices):
        NEGOTIATING = "negotiating"
        SIGNING = "signing"
        SEALED = "sealed"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="companions")
    kind = models.CharField(max_length=12, choices=Kind)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="companionships")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="companions")
    """The side that invited; none for the consultant who opened the partnership."""
    name = models.CharField(max_length=120)
    capacity = models.CharField(max_length=120, blank=True)
    """As what: a lawyer, a member of the board, an officer of a funder."""
    reads_from = models.CharField(max_length=12, choices=ReadsFrom, default=ReadsFrom.NEGOTIATING)
    """For an observer: the stage from which on."""
    may_comment = models.BooleanField(default=False)
    called_at = models.DateTimeField(null=True)
    """For the third party: when a side called it; before that it sees nothing."""
    called_by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "account"], condition=Q(left_at=None), name="companion_active_once"),
            models.CheckConstraint(condition=Q(kind="consultant") | Q(party__isnull=False), name="companion_invited_by_a_side"),
            models.CheckConstraint(
                condition=Q(called_at=None, called_by=None) | Q(kind="third_party", called_at__isnull=False, called_by__isnull=False),
                name="companion_called_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Admission(models.Model):
    """What one side lets its consultant see once the answers are open. A consultant sees what all sides allow."""

    companion = models.ForeignKey(Companion, on_delete=models.CASCADE, related_name="admissions")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="admissions")
    answers = models.BooleanField(default=False)
    """The picture: all opened answers and how they compare."""
    clauses = models.BooleanField(default=False)
    """The clauses, their wordings and the draft of the agreement."""
    document = models.BooleanField(default=False)
    """The sealed document, and taking it out."""
    decided_by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["companion", "party"], name="admission_once")]

    def __str__(self) -> str:
        return f"{self.companion} {self.party}"


class Comment(models.Model):
    """What somebody says beside a clause: a representative, or a companion who may. Answers hang on the one that began the thread."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="comments")
    thread = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replies")
    """The comment that began the thread; none for that one itself."""
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, null=True, related_name="comments")
    """The wording of which it speaks, where it speaks of one."""
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")
    by_companion = models.ForeignKey(Companion, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    said_at = models.DateTimeField()
    mentions = models.ManyToManyField(Representative, related_name="mentioned_in")
    """Whom it asks in particular; they get a mail of it."""
    mentions_beside = models.ManyToManyField(Companion, related_name="mentioned_in")
    resolved_at = models.DateTimeField(null=True)
    """Of a comment that began a thread: when somebody of a side closed it. It can be opened again."""
    resolved_by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=False, by_companion=None) | Q(by=None, by_companion__isnull=False), name="comment_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None) | Q(thread=None, resolved_at__isnull=False, resolved_by__isnull=False),
                name="comment_resolved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class PreparedWording(models.Model):
    """Words for a clause that a companion puts before all sides alike. They bind nobody and change nothing until a side proposes them."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="prepared_wordings")
    by = models.ForeignKey(Companion, on_delete=models.PROTECT, related_name="prepared_wordings")
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    why = models.TextField(blank=True)
    prepared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["prepared_at", "pk"]

    def __str__(self) -> str:
        return str(self.public_id)


class TalkMark(models.Model):
    """Somebody asks that a clause be talked about at the next meeting: a representative, or a companion who may comment."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="talk_marks")
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")
    by_companion = models.ForeignKey(Companion, on_delete=models.PROTECT, null=True, related_name="+")
    marked_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True)
    """When it was talked about, or no longer needed."""

    class Meta:
        ordering = ["marked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=False, by_companion=None) | Q(by=None, by_companion__isnull=False), name="talk_mark_by_somebody"
            ),
            models.UniqueConstraint(
                fields=["clause", "by"], condition=Q(cleared_at=None, by__isnull=False), name="talk_mark_once_for_a_representative"
            ),
            models.UniqueConstraint(
                fields=["clause", "by_companion"],
                condition=Q(cleared_at=None, by_companion__isnull=False),
                name="talk_mark_once_for_a_companion",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause_id}"
