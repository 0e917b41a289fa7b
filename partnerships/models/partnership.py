"""The undertaking and its file: partnership, its rounds, its parties, and who acts for them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.domain.fact_values import LANGUAGES
from partnerships.domain.questionnaire import catalog
from partnerships.domain.questionnaire.structure import Path, Questionnaire
from partnerships.models.organisation import Organisation


class Partnership(models.Model):
    """One partnership. Every change of anything below it locks this row first."""

    class Stage(models.TextChoices):
        PREPARING = "preparing"
        LIVING = "living"
        ENDING = "ending"
        ENDED = "ended"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=160)
    language = models.CharField(max_length=5, choices=[(code, code) for code in LANGUAGES])
    path = models.CharField(max_length=8, choices=[(path.value, path.value) for path in Path], default=Path.CORE)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.PREPARING)
    is_specimen = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=["preparing", "living", "ending", "ended"]), name="partnership_stage_known"),
            models.CheckConstraint(condition=Q(path__in=["core", "full"]), name="partnership_path_known"),
        ]

    def __str__(self) -> str:
        return self.title


class Round(models.Model):
    """One pass from answering to signing: the first, or an amendment."""

    class Stage(models.TextChoices):
        OPEN = "open"
        ANSWERING = "answering"
        NEGOTIATING = "negotiating"
        APPROVING = "approving"
        SIGNING = "signing"
        SEALING = "sealing"
        SEALED = "sealed"
        DECLINED = "declined"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField(default=1)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.OPEN)
    questionnaire_version = models.CharField(max_length=20)
    open_on = models.DateField(null=True)
    """The date, agreed by all sides, by which they mean to open the answers."""
    declined_at = models.DateTimeField(null=True)
    declined_by = models.ForeignKey("Representative", on_delete=models.PROTECT, null=True, related_name="+")
    decline_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="round_number_once"),
            models.CheckConstraint(
                condition=Q(stage__in=["open", "answering", "negotiating", "approving", "signing", "sealing", "sealed", "declined"]),
                name="round_stage_known",
            ),
            models.CheckConstraint(
                condition=Q(declined_at=None, declined_by=None) | Q(stage="declined", declined_at__isnull=False, declined_by__isnull=False),
                name="round_declined_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership} ({self.number})"

    @property
    def questionnaire(self) -> Questionnaire:
        """What both sides are asked: this round's version on the path of the partnership."""
        return catalog.questionnaire(self.questionnaire_version, self.partnership.path)


class Party(models.Model):
    """A side of a partnership: what signs. Its facts are visible to all sides (domain/facts.py holds their shape)."""

    class Role(models.TextChoices):
        VENTURE = "venture"
        ORGANISATION = "organisation"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="parties")
    position = models.PositiveSmallIntegerField()
    """The venture's thread is always the first, whoever opens."""
    role = models.CharField(max_length=12, choices=Role)
    pole = models.CharField(max_length=12, choices=Role)
    name = models.CharField(max_length=160, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="parties")
    """The lasting organisation that this side is, where it is one."""
    facts = models.JSONField(default=dict)
    is_opener = models.BooleanField(default=False)
    ground_rules_accepted_at = models.DateTimeField(null=True)
    ground_rules_version = models.CharField(max_length=20, blank=True)
    open_on = models.DateField(null=True)
    """The date that this side proposes for opening the answers."""
    wants_full_path = models.BooleanField(default=False)
    """Whether this side asks to go on from the short path to the full one; it happens when all do."""

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "position"], name="party_position_once"),
            models.CheckConstraint(condition=Q(role__in=["venture", "organisation"]), name="party_role_known"),
            models.CheckConstraint(condition=Q(pole__in=["venture", "organisation"]), name="party_pole_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Representative(models.Model):
    """Somebody who acts for a party; without any of the three rights a viewer. A former one keeps the row, with the day of leaving."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="representatives")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="representations")
    name = models.CharField(max_length=120)
    """As it appears in the agreement."""
    capacity = models.CharField(max_length=120, blank=True)
    works = models.BooleanField(default=True)
    """Answers and negotiates."""
    approves = models.BooleanField(default=False)
    """May say yes to a frozen text before it is signed."""
    signs = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    access_ended_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    """Somebody of the same side, where one did not leave by oneself."""
    leave_reason = models.TextField(blank=True)
    """Read inside the side."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "account"], condition=Q(left_at=None), name="representative_active_once")]

    def __str__(self) -> str:
        return self.name
