"""Answer sheets, their encrypted answers, and the one reveal that all sides read."""

from typing import Any

from django.db import models

from partnerships.models import encryption
from partnerships.models.partnership import Party, Representative, Round


class AnswerSheet(models.Model):
    """All answers of one party in one round. Sealed once; the commitments bind what was sealed."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="answer_sheets")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="answer_sheets")
    questionnaire_version = models.CharField(max_length=20)
    shown_key = models.BinaryField(default=encryption.new_wrapped_key)
    private_key = models.BinaryField(default=encryption.new_wrapped_key)
    retired_version = models.PositiveIntegerField(default=0)
    """The highest version of an answer that was taken back: a new answer goes on from there, so that no version comes twice."""
    sealed_at = models.DateTimeField(null=True)
    sealed_by = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")
    shown_commitment = models.CharField(max_length=64, blank=True)
    private_commitment = models.CharField(max_length=64, blank=True)
    nonces = models.BinaryField(null=True)
    """Encrypted with the private key: {"shown": hex, "private": hex}."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "party"], name="answer_sheet_once"),
            models.CheckConstraint(
                condition=models.Q(sealed_at=None) | ~models.Q(shown_commitment="") & ~models.Q(private_commitment=""),
                name="answer_sheet_sealed_with_commitments",
            ),
            models.CheckConstraint(
                condition=models.Q(sealed_at=None, sealed_by=None) | models.Q(sealed_at__isnull=False, sealed_by__isnull=False),
                name="answer_sheet_sealed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_sealed(self) -> bool:
        """Whether this side has sealed."""
        return self.sealed_at is not None


class Answer(models.Model):
    """One side's answer to one question. `version` counts its saves, so that nobody overwrites unseen."""

    sheet = models.ForeignKey(AnswerSheet, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=60)
    shown = models.BinaryField()
    private = models.BinaryField()
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "question"], name="answer_once")]

    def __str__(self) -> str:
        return self.question

    def hide(self, *, shown: Any, private: Any) -> None:
        """Encrypt both parts into this row (not saved)."""
        self.shown = encryption.encrypt(self.sheet.shown_key, shown, bound_to=self._place("shown"))
        self.private = encryption.encrypt(self.sheet.private_key, private, bound_to=self._place("private"))

    def shown_part(self) -> Any:
        """Value, importance and reason, decrypted."""
        return encryption.decrypt(self.sheet.shown_key, self.shown, bound_to=self._place("shown"))

    def private_part(self) -> Any:
        """Note, acceptable values and names, decrypted; for the own side only."""
        return encryption.decrypt(self.sheet.private_key, self.private, bound_to=self._place("private"))

    def _place(self, part: str) -> str:
        return f"{self.sheet_id}:{self.question}:{part}"


class Reveal(models.Model):
    """The instant at which all answers of a round opened. All sides read this same row."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="reveal")
    revealed_at = models.DateTimeField()
    nonces = models.JSONField()
    """Party position → nonce (hex) that opens the commitment to the shown part."""
    identical_names = models.JSONField()
    """Question key → `names` that were identical, and how many others of each party position were `deleted` at the reveal."""
    bridges = models.JSONField(default=dict)
    """Question key → the one value between the sides that all can live with; of a matrix, the stop of each row that has one."""

    def __str__(self) -> str:
        return str(self.round)


class Mark(models.Model):
    """What one side thinks of two texts after the reveal: whether they mean the same thing."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="marks")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="marks")
    question = models.CharField(max_length=60)
    is_same = models.BooleanField()
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "party", "question"], name="mark_once")]

    def __str__(self) -> str:
        return self.question
