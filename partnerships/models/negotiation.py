"""Clauses, the proposals for their wording, acceptances of exactly one text, and facts that the sides state."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery

from partnerships.models.partnership import Party, Representative, Round


class ClauseQuerySet(models.QuerySet["Clause"]):
    """Clauses of rounds."""

    def on_the_table(self) -> models.QuerySet[Any]:
        """With `newest` and `origin` of the current wording, how many `sides` there are and how many have `accepted` it.

        Without what is no clause any more: a default that was left out again, or a clause of nobody's question that was taken back.
        """
        newest = Proposal.objects.standing().filter(clause=OuterRef("pk")).order_by("-number")
        standing = Q(proposals__pk=F("newest"), proposals__acceptances__withdrawn_at=None)
        return (
            self.annotate(newest=Subquery(newest.values("pk")[:1]), origin=Subquery(newest.values("origin")[:1]))
            .exclude(is_default=True, origin="omit")
            .exclude(Q(added_by__isnull=False) | Q(is_default=True), newest=None)
            .annotate(sides=Count("round__partnership__parties", distinct=True))
            .annotate(accepted=Count("proposals__acceptances", filter=standing, distinct=True))
            .order_by()
        )


class Clause(models.Model):
    """One clause for each question that somebody answered, and those that a side adds. Its text is that of its current proposal."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="clauses")
    key = models.CharField(max_length=60)
    chapter = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=200)
    added_by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")
    """For a clause or an annex of the sides' own, which no question asked for: who brought it to the table."""
    is_default = models.BooleanField(default=False)
    """Nobody answered the question: one side opened the default that is offered for it. Any side may leave it out again alone,
    until both have accepted it; from then on it is a clause like any other."""

    objects = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "key"], name="clause_once")]

    def __str__(self) -> str:
        return self.key


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Wordings of clauses."""

    def standing(self) -> Self:
        """Those that were not taken back."""
        return self.filter(withdrawn_at=None)


class Proposal(models.Model):
    """A wording for a clause. The one with the highest number that was not taken back is current; a drafted one has no party."""

    class Origin(models.TextChoices):
        DRAFT = "draft"
        PARTY = "party"
        JOINT = "joint"
        BRIDGE = "bridge"
        DEFAULT = "default"
        VALUE = "value"
        TEXT = "text"
        PREPARED = "prepared"
        """Taken from what a companion prepared for all sides."""
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
    why = models.TextField(blank=True)
    """Why it is proposed, in the words of whoever proposes it; no part of the agreement."""
    prepared = models.ForeignKey("partnerships.PreparedWording", on_delete=models.PROTECT, null=True, related_name="taken_as")
    open_until = models.DateField(null=True)
    open_owner = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    """Taken back by the side that proposed it: the wording before it is current again, with the acceptances that it has."""
    withdrawn_by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["clause", "number"], name="proposal_number_once"),
            models.CheckConstraint(
                condition=Q(origin__in=["draft", "party", "joint", "bridge", "default", "value", "text", "prepared", "open", "omit"]),
                name="proposal_origin_known",
            ),
            models.CheckConstraint(
                condition=(Q(origin="prepared") & Q(prepared__isnull=False)) | (~Q(origin="prepared") & Q(prepared=None)),
                name="proposal_prepared_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(origin="draft")),
                name="proposal_withdrawn_by_somebody",
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


class AcceptanceQuerySet(models.QuerySet["Acceptance"]):
    """Acceptances of wordings."""

    def standing(self) -> Self:
        """Those that count: they were not withdrawn, nor was the wording."""
        return self.filter(withdrawn_at=None, proposal__withdrawn_at=None)


class Acceptance(models.Model):
    """One side accepts exactly one text. Withdrawn, the row stays and no longer counts; the side may accept the same text again."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="acceptances")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="acceptances")
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    text_hash = models.CharField(max_length=64)
    accepted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")

    objects = AcceptanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "party"], condition=Q(withdrawn_at=None), name="acceptance_stands_once"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None) | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="acceptance_withdrawn_by_somebody",
            ),
        ]

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


class Behind(models.TextChoices):
    """What stands behind a position: the question that turns a dispute into a conversation."""

    FEAR = "fear"
    NEED = "need"
    INTEREST = "interest"


class RiskAssessment(models.Model):
    """What the sides think together of one risk that was raised: how likely, how harmful, what stands behind it, what answers it."""

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


class TalkNote(models.Model):
    """What the sides write down together while they talk about one question. No part of the agreement; it carries a version."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="talk_notes")
    key = models.CharField(max_length=60)
    """The question."""
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "key"], name="talk_note_once")]

    def __str__(self) -> str:
        return self.key


class Motive(models.Model):
    """What stands behind a side's answer to one question, as the side itself says it after the reveal; all sides read it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="motives")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="motives")
    key = models.CharField(max_length=60)
    """The question."""
    behind = models.CharField(max_length=8, choices=Behind)
    words = models.CharField(max_length=300, blank=True)
    changed_by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "party", "key"], name="motive_once"),
            models.CheckConstraint(condition=Q(behind__in=["fear", "need", "interest"]), name="motive_known"),
        ]

    def __str__(self) -> str:
        return self.key
