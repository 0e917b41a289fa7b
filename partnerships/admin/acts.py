"""What operators did, one line each. It can be read here and changed nowhere."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from partnerships.admin.pages import Pages, column, link_to
from partnerships.models import OperatorAct

Kind = OperatorAct.Kind
KINDS = {
    Kind.ACCOUNT_CLOSED: _("closed an account"),
    Kind.ACCOUNT_OPENED: _("opened an account again"),
    Kind.ADDRESS_CORRECTED: _("corrected the address of an account"),
    Kind.ORGANISATION_CORRECTED: _("corrected an organisation"),
    Kind.SEALING_TRIED: _("had a document sealed again"),
    Kind.MAIL_TRIED: _("had a mail sent again"),
    Kind.MAIL_GIVEN_UP: _("gave up on a mail"),
    Kind.LET_IN: _("let somebody step in"),
    Kind.ACCESS_ENDED: _("ended what a person may do"),
}


class OperatorActPages(Pages):
    """The newest first."""

    list_display = ("when", "who", "what", "concerns", "why")
    shown = ("when", "who", "what", "concerns", "where", "why")
    ordering = ("-at", "-pk")
    sortable_by = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[OperatorAct]:
        """With what each is about."""
        return OperatorAct.objects.select_related("by", "account", "organisation", "representative", "party", "partnership")

    when = column("at", _("when"))
    who = column("by", _("who"))
    why = column("reason", _("reason"))

    @admin.display(description=_("what was done"))
    def what(self, row: OperatorAct) -> object:
        return kind_of(row)

    @admin.display(description=_("whom it concerns"))
    def concerns(self, row: OperatorAct) -> object:
        return about(row)

    @admin.display(description=_("partnership"))
    def where(self, row: OperatorAct) -> str:
        return link_to("partnership", row.partnership_id, str(row.partnership.public_id)) if row.partnership else "-"


def kind_of(act: OperatorAct) -> object:
    """What was done, in words."""
    return KINDS[Kind(act.kind)]


def about(act: OperatorAct) -> object:
    """Whom or what it was about."""
    return act.representative or act.party or act.organisation or act.account or "-"
