"""Documents that all have signed and that carry no seal yet: how often it was tried, why it failed, and trying again."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from partnerships.admin.forms import ActForm
from partnerships.admin.pages import Act, Pages, column, link_to
from partnerships.admin.reasons import harmless
from partnerships.models import AgreementVersion, Round
from partnerships.services.operator import try_sealing_again


class DocumentPages(Pages):
    """Never a word of the agreement."""

    list_display = ("code", "frozen", "attempts", "tried", "reason")
    shown = ("code", "in_partnership", "version", "frozen", "attempts", "tried", "reason")
    ordering = ("frozen_at", "pk")
    sortable_by = ()
    acts = (
        Act(
            "try",
            _("Try again"),
            _("The document is drawn and sealed once more. The signatures stand whatever happens."),
            _("It was tried again. When it succeeded, the document is no longer in this list."),
            try_sealing_again,
            "version",
            form=ActForm,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[AgreementVersion]:
        """Those that wait."""
        waiting = AgreementVersion.objects.filter(round__stage=Round.Stage.SEALING, voided_at=None)
        return waiting.select_related("round__partnership").defer("canonical", "void_note")

    code = column("check_code", _("check code"))
    version = column("number", _("version"))
    frozen = column("frozen_at", _("frozen"))
    attempts = column("seal_attempts", _("tries"))
    tried = column("seal_tried_at", _("last tried"))

    @admin.display(description=_("partnership"))
    def in_partnership(self, row: AgreementVersion) -> str:
        partnership = row.round.partnership
        return link_to("partnership", partnership.pk, str(partnership.public_id))

    @admin.display(description=_("why it failed"))
    def reason(self, row: AgreementVersion) -> str:
        return harmless(row.seal_error)
