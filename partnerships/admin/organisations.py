"""Organisations: read, and their name and number put right."""

from collections.abc import Iterable

from django.contrib import admin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerships.admin.forms import OrganisationForm
from partnerships.admin.pages import Act, Pages, Table, column, link_to
from partnerships.domain.fact_values import FORM_LABELS, Form
from partnerships.models import Organisation
from partnerships.services.operator import correct_organisation


class OrganisationPages(Pages):
    """Who they are and who administers them; what they wrote into partnerships is not here."""

    list_display = ("the_name", "the_number", "kind", "since")
    shown = ("the_name", "the_number", "kind", "the_address", "for_notices", "signatures", "approval", "since")
    search_fields = ("legal_name", "number")
    ordering = ("legal_name", "pk")
    sortable_by = ("the_name", "the_number", "since")
    acts = (
        Act(
            "correct",
            _("Correct name and number"),
            _("Agreements that were frozen or signed keep what they say. Whoever administers the organisation is told."),
            _("Name and number are corrected."),
            correct_organisation,
            "organisation",
            form=OrganisationForm,
        ),
    )

    the_name = column("legal_name", _("registered name"))
    the_number = column("number", _("number"))
    the_address = column("address", _("postal address"))
    for_notices = column("notices_email", _("address for notices"))
    signatures = column("required_signatures", _("how many sign"))
    approval = column("requires_approval", _("approval before signing"))
    since = column("created_at", _("since"))

    @admin.display(description=_("legal form"))
    def kind(self, row: Organisation) -> str:
        return gettext(FORM_LABELS[Form(row.form)])

    def tables(self, row: Organisation) -> Iterable[Table]:
        """The team."""
        team = row.memberships.filter(left_at=None).select_related("account").order_by("-administers", "pk")
        people = [(link_to("account", member.account_id, member.account.email), member.name, member.administers) for member in team]
        return (Table(_("Team"), (_("account"), _("name"), _("administers")), people),)
