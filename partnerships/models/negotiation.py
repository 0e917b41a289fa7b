"""Clauses, the proposals for their wording, acceptances of exactly one text, and facts that the sides state."""

import uuid

from django.db import models
from django.db.models import Q

from partnerships.models.partnership import Party, Representative, Round


class Clause(models.Model):
    """One clause for each question that somebody answered. Its text is that of its current proposal."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="clauses")
    key = models.CharField(max_length=60)
    chapter = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=200)
    is_default = models.BooleanField(default=False)
    """Nobody answered the question: one side opened the default that is offered for it. Any side may leave it out again alone,
    until both have accepted it; from then on it is a clause like any other."""

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "key"], name="clause_once")]

    def __str__(self) -> str:
        return self.key


class Proposal(models.Model):
    """A wording for a clause. The one with the highest number is current; a drafted one has no party."""

    class Origin(models.TextChoices):
        DRAFT = "draft"
        PARTY = "party"
        JOINT = "joint"
        BRIDGE = "bridge"
        DEFAULT = "default"
        VALUE = "value"
        TEXT = "text"
        OPEN = "open"
        OMIT = "omit"
        """Leave the clause out of the agreement."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=8, choices=Origin)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="proposals")
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    value = models.JSONField(null=True)
    """The agreed value in the questionnaire's format, when the text was drafted from one."""
    open_until = models.DateField(null=True)
    open_owner = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["clause", "number"], name="proposal_number_once"),
            models.CheckConstraint(
                condition=Q(origin__in=["draft", "party", "joint", "bridge", "default", "value", "text", "open", "omit"]),
                name="proposal_origin_known",
            ),
            models.CheckConstraint(
                condition=(Q(origin="open") & Q(open_until__isnull=False) & Q(open_owner__isnull=False))
                | (~Q(origin="open") & Q(open_until=None) & Q(open_owner=None)),
                name="proposal_open_has_date_and_owner",
            ),
            models.CheckConstraint(
                condition=(Q(origin="draft") & Q(party=None) & Q(by=None))
                | (~Q(origin="draft") & Q(party__isnull=False) & Q(by__isnull=False)),
                name="proposal_party_unless_drafted",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class Acceptance(models.Model):
    """One side accepts exactly one text."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="acceptances")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="acceptances")
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    text_hash = models.CharField(max_length=64)
    accepted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "party"], name="acceptance_once")]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.party_id}"


class StatedFact(models.Model):
    """What one side states about the agreement (what binds, start, law …). Agreed when all sides state the same."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="stated_facts")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="stated_facts")
    key = models.CharField(max_length=40)
    value = models.JSONField()
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    stated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "party", "key"], name="stated_fact_once")]

    def __str__(self) -> str:
        return self.key


class RiskAssessment(models.Model):
    """What the sides think together of one risk that was raised: how likely, how harmful, what stands behind it, what answers it."""

    class Behind(models.TextChoices):
        FEAR = "fear"
        NEED = "need"
        INTEREST = "interest"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="risk_assessments")
    risk = models.CharField(max_length=80)
    """The key of domain/risks.py: a card of the deck, or the mark of own words."""
    likelihood = models.PositiveSmallIntegerField(null=True)
    harm = models.PositiveSmallIntegerField(null=True)
    behind = models.CharField(max_length=8, choices=Behind, blank=True)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, null=True, related_name="risks")
    """The clause that answers it."""
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "risk"], name="risk_assessed_once"),
            models.CheckConstraint(condition=Q(behind__in=["", "fear", "need", "interest"]), name="risk_behind_known"),
            models.CheckConstraint(
                condition=(Q(likelihood=None) | Q(likelihood__range=(1, 3))) & (Q(harm=None) | Q(harm__range=(1, 3))),
                name="risk_scored_from_one_to_three",
            ),
        ]

    def __str__(self) -> str:
        return self.risk
