"""What the operator of the site did, and why. The chain names an act by its id; its words stay here, where they can be erased."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.organisation import Organisation
from partnerships.models.partnership import Partnership, Party, Representative


class OperatorAct(models.Model):
    """One act, about an account, an organisation or a partnership. Never changed by the operator's pages."""

    class Kind(models.TextChoices):
        ACCOUNT_CLOSED = "account_closed"
        ACCOUNT_OPENED = "account_opened"
        ADDRESS_CORRECTED = "address_corrected"
        ORGANISATION_CORRECTED = "organisation_corrected"
        SEALING_TRIED = "sealing_tried"
        MAIL_TRIED = "mail_tried"
        MAIL_GIVEN_UP = "mail_given_up"
        LET_IN = "let_in"
        """Somebody was invited to a side that has nobody left who could invite."""
        ACCESS_ENDED = "access_ended"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=24, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="operator_acts")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    """Read by all sides where a partnership is concerned."""
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, related_name="operator_acts")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    representative = models.ForeignKey(Representative, on_delete=models.PROTECT, null=True, related_name="+")
    """Whose access ended, or whose address was corrected."""
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="operator_acts")

    class Meta:
        verbose_name = _("act of the operator")
        verbose_name_plural = _("acts of the operator")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["sealing_tried", "mail_tried"]) | ~Q(reason=""), name="operator_act_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)
