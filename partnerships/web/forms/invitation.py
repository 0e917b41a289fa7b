"""Inviting somebody, accepting an invitation, and accepting the ground rules."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.models import Account, Invitation
from partnerships.web.forms.lines import LineField, address_field, date_field

BY_MAIL, BY_LINK = "mail", "link"
SIGNS = [("yes", _("Signs the agreement")), ("no", _("Works on it, and does not sign"))]


class InviteForm(forms.Form):
    """By mail, or by a link that the inviter hands over."""

    by = forms.ChoiceField(
        choices=[(BY_MAIL, _("By e-mail, from here")), (BY_LINK, _("By a link that I hand over myself"))],
        widget=forms.RadioSelect,
        label=_("How shall the invitation get there?"),
        error_messages={"required": _("Choose how to invite.")},
    )
    email = address_field(
        label=_("E-mail address"),
        help_text=_("Needed for an invitation by e-mail. Only this address will be able to use it."),
        required=False,
    )
    signs = forms.ChoiceField(
        choices=SIGNS,
        widget=forms.RadioSelect,
        label=_("What will this person do?"),
        initial="yes",
        error_messages={"required": _("Choose whether this person signs.")},
    )

    def clean(self) -> dict[str, Any]:
        """An address is needed exactly when the invitation goes by mail."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("by") == BY_MAIL and "email" in cleaned and not cleaned["email"]:
            self.add_error("email", _("Write the address to which the invitation should go."))
        if cleaned.get("by") == BY_LINK:
            cleaned["email"] = ""
        return cleaned


class AcceptInvitationForm(forms.Form):
    """Who joins, and under which name; the first person of the invited side also confirms language and path."""

    person_name = LineField(
        limit=120,
        label=_("What is your name?"),
        help_text=_("As it should stand in the agreement."),
        autocomplete="name",
        error_messages={"required": _("Write your name.")},
    )
    side_name = LineField(
        limit=160,
        label=_("What is your side called?"),
        help_text=_("As it should stand in the agreement."),
        autocomplete="organization",
        error_messages={"required": _("Write what your side is called.")},
    )
    confirms = forms.BooleanField(
        label=_("Language and path suit us"),
        error_messages={"required": _("Confirm language and path, or write to the inviter first.")},
    )

    def __init__(self, invitation: Invitation, account: Account, data: Any = None) -> None:
        super().__init__(data, initial={"person_name": account.name, "side_name": invitation.party.name if invitation.party else ""})
        if not is_first_of_side(invitation):
            del self.fields["side_name"], self.fields["confirms"]


def is_first_of_side(invitation: Invitation) -> bool:
    """Whether the invitation is for a side that nobody ever acted for: its first person speaks for all of it."""
    party = invitation.party
    return invitation.kind == Invitation.Kind.SIDE and party is not None and not party.representatives.exists()


class GroundRulesForm(forms.Form):
    """The date; pressing the button is the acceptance."""

    open_on = date_field(
        label=_("By which day do you mean to open the answers?"),
        help_text=_("A week or two is usual. If both sides have sealed earlier, the answers open earlier."),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day from the calendar.")},
    )

    def __init__(self, data: Any = None, *, suggested: date | None = None) -> None:
        super().__init__(data, initial={"open_on": suggested})
