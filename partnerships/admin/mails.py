"""Mails on their way: to whom, of what kind, since when, why they did not leave. Never what they say."""

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from partnerships.admin.forms import ActForm
from partnerships.admin.pages import Act, Pages, column, link_to
from partnerships.admin.reasons import harmless
from partnerships.models import OutboxMail
from partnerships.services.operator import give_up_mail, try_mail_again

STATES = {
    "waiting": (_("waiting"), Q(sent_at=None, set_aside_at=None)),
    "aside": (_("set aside"), Q(sent_at=None, set_aside_at__isnull=False, values__isnull=False)),
    "given_up": (_("given up"), Q(sent_at=None, values=None)),
    "bounced": (_("given back"), Q(bounced_at__isnull=False)),
    "sent": (_("sent"), Q(sent_at__isnull=False, bounced_at=None)),
}


class StateFilter(admin.SimpleListFilter):
    """Where a mail stands."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, object]]:  # type: ignore[override]
        return [(state, label) for state, (label, _rows) in STATES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[OutboxMail]) -> QuerySet[OutboxMail]:
        state = self.value()
        return queryset.filter(STATES[state][1]) if state in STATES else queryset


class MailPages(Pages):
    """The values of a mail, links among them, stay encrypted and are not here."""

    list_display = ("receiver", "kind", "state", "written", "due", "tries", "reason")
    shown = ("receiver", "kind", "in_partnership", "state", "written", "due", "left", "given_back", "tries", "reason")
    search_fields = ("to",)
    list_filter = (StateFilter,)
    ordering = ("-created_at", "-pk")
    sortable_by = ()
    acts = (
        Act(
            "try",
            _("Send it again"),
            _("The mail leaves at once, if the mail server takes it now."),
            _("It was tried again."),
            try_mail_again,
            "mail",
            form=ActForm,
            may=lambda row: row.sent_at is None and row.values is not None,
        ),
        Act(
            "give-up",
            _("Give it up"),
            _("The mail is never sent, and what it would have said is dropped."),
            _("The mail is given up."),
            give_up_mail,
            "mail",
            may=lambda row: row.sent_at is None and row.values is not None,
        ),
    )

    def name_of(self, row: OutboxMail) -> str:
        """To whom it goes."""
        return row.to

    receiver = column("to", _("receiver"))
    kind = column("template", _("kind of mail"))
    written = column("created_at", _("written on"))
    due = column("due_at", _("next try"))
    left = column("sent_at", _("sent on"))
    given_back = column("bounced_at", _("given back on"))
    tries = column("attempts", _("tries"))

    @admin.display(description=_("state"))
    def state(self, row: OutboxMail) -> object:
        return STATES[_state(row)][0]

    @admin.display(description=_("partnership"))
    def in_partnership(self, row: OutboxMail) -> str:
        return link_to("partnership", row.partnership_id, str(row.partnership.public_id)) if row.partnership else "-"

    @admin.display(description=_("why it failed"))
    def reason(self, row: OutboxMail) -> str:
        return row.bounce or harmless(row.error)


def _state(row: OutboxMail) -> str:
    if row.bounced_at is not None:
        return "bounced"
    if row.sent_at is not None:
        return "sent"
    if row.values is None:
        return "given_up"
    return "aside" if row.set_aside_at else "waiting"
