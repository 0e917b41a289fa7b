"""Accounts: found by address or name, closed and opened, and given another address when the mailbox is gone."""

from collections.abc import Iterable

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import admin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerships.admin.forms import AddressForm
from partnerships.admin.pages import Act, Pages, Table, column, link_to
from partnerships.domain.fact_values import LANGUAGES
from partnerships.models import Account
from partnerships.services.break_glass import correct_address
from partnerships.services.operator import close_account, open_account


class AccountPages(Pages):
    """Never a password, a code or a second factor; operators are made and ended from the command line."""

    list_display = ("the_address", "the_name", "is_open", "is_operator", "joined")
    shown = ("the_address", "the_name", "is_open", "is_operator", "joined", "last_entered", "reads", "has_second_factor")
    search_fields = ("email", "name")
    ordering = ("email",)
    sortable_by = ("the_address", "the_name", "joined")
    acts = (
        Act(
            "close",
            _("Close the account"),
            _("Nobody enters with this account any more. What the person did and signed stands."),
            _("The account is closed."),
            close_account,
            "account",
            may=lambda row: row.is_active and not row.is_staff,
        ),
        Act(
            "open",
            _("Open the account again"),
            _("The person can enter again."),
            _("The account is open."),
            open_account,
            "account",
            may=lambda row: not row.is_active and not row.is_staff,
        ),
        Act(
            "address",
            _("Correct the address"),
            _(
                "Only when the mailbox is gone. Both addresses are told, the sides of each partnership of this person see it, "
                "and a second factor stays. Make sure by another way than mail that it is the same person."
            ),
            _("The account has the new address."),
            correct_address,
            "account",
            form=AddressForm,
            is_grave=True,
            may=lambda row: not row.is_staff,
        ),
    )

    the_address = column("email", _("address"))
    the_name = column("name", _("name"))
    joined = column("date_joined", _("since"))
    last_entered = column("last_login", _("last entered"))

    @admin.display(description=_("account is open"), boolean=True)
    def is_open(self, row: Account) -> bool:
        return row.is_active

    @admin.display(description=_("operator"), boolean=True)
    def is_operator(self, row: Account) -> bool:
        return row.is_staff

    @admin.display(description=_("language"))
    def reads(self, row: Account) -> str:
        return gettext(LANGUAGES[row.language])

    @admin.display(description=_("second factor"), boolean=True)
    def has_second_factor(self, row: Account) -> bool:
        return bool(is_mfa_enabled(row))

    def tables(self, row: Account) -> Iterable[Table]:
        """Where this person acts. What is in a partnership stays closed."""
        seats = row.representations.filter(left_at=None).select_related("party__partnership").order_by("-joined_at")
        links = [
            (link_to("partnership", seat.party.partnership_id, str(seat.party.partnership.public_id)), seat.party.name) for seat in seats
        ]
        teams = row.memberships.filter(left_at=None).select_related("organisation")
        return (
            Table(_("Acts for a side"), (_("partnership"), _("side")), links),
            Table(
                _("In the team of"),
                (_("organisation"),),
                [(link_to("organisation", team.organisation_id, team.organisation.legal_name),) for team in teams],
            ),
        )
