"""Inviting somebody to a side or beside the sides, and what whoever accepts says of themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.models import Account, Companion, Invitation
from partnerships.services.invitation import Terms
from partnerships.web.forms.lines import LineField, address_field

BY_MAIL, BY_LINK = "mail", "link"
SIGNS, WORKS, ONLY_SIGNS, APPROVES, VIEWS = "signs", "works", "only_signs", "approves", "views"
DOES = {
    SIGNS: (_("Works on it, and signs the agreement"), Terms(works=True, signs=True)),
    WORKS: (_("Works on it, and does not sign"), Terms(works=True, signs=False)),
    ONLY_SIGNS: (_("Signs the agreement, and otherwise reads along"), Terms(works=False, signs=True)),
    APPROVES: (_("Approves the text before it is signed"), Terms(works=False, approves=True, signs=False)),
    VIEWS: (_("Reads along, and changes nothing"), Terms(works=False, signs=False)),
}
READS_FROM = [
    (Companion.ReadsFrom.NEGOTIATING.value, _("From the opening of the answers on: the picture, the clauses and the agreement")),
    (Companion.ReadsFrom.SIGNING.value, _("From the frozen text on: the agreement as it is to be signed")),
    (Companion.ReadsFrom.SEALED.value, _("Only the signed and sealed agreement")),
]


class AddressedForm(forms.Form):
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

    def clean(self) -> dict[str, Any]:
        """An address is needed exactly when the invitation goes by mail."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("by") == BY_MAIL and "email" in cleaned and not cleaned["email"]:
            self.add_error("email", _("Write the address to which the invitation should go."))
        if cleaned.get("by") == BY_LINK:
            cleaned["email"] = ""
        return cleaned

    @property
    def terms(self) -> Terms:
        """What the invited person will be."""
        return Terms()


class InviteForm(AddressedForm):
    """Somebody who acts for a side: what they will do there, of what is possible now."""

    does = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=_("What will this person do?"),
        error_messages={"required": _("Choose what this person will do.")},
    )

    def __init__(self, data: Any = None, *, possible: tuple[str, ...]) -> None:
        super().__init__(data, initial={"does": possible[0]})
        field = self.fields["does"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, DOES[key][0]) for key in possible]

    @property
    def terms(self) -> Terms:
        """The rights on the side."""
        return DOES[self.cleaned_data["does"]][1]


class CompanionForm(AddressedForm):
    """Somebody beside the sides: as what, and what they may."""

    capacity = LineField(
        limit=120,
        label=_("As what?"),
        help_text=_("For example lawyer, member of the board, officer of a funder, mediator. The other side sees it."),
        error_messages={"required": _("Write as what this person reads along.")},
    )
    reads_from = forms.ChoiceField(
        choices=READS_FROM,
        widget=forms.RadioSelect,
        label=_("What may this person read?"),
        initial=Companion.ReadsFrom.NEGOTIATING,
        error_messages={"required": _("Choose from when on this person may read.")},
    )
    may_comment = forms.BooleanField(required=False, label=_("May comment beside the clauses; both sides read it"))

    def __init__(self, data: Any = None, *, kind: str) -> None:
        super().__init__(data)
        if kind != Invitation.Kind.OBSERVER:
            del self.fields["reads_from"]
            self.fields["capacity"].required = False
        if kind == Invitation.Kind.CONSULTANT:
            del self.fields["may_comment"]

    @property
    def terms(self) -> Terms:
        """Capacity, and for whom it counts from when and whether with a voice."""
        given: Any = {name: self.cleaned_data[name] for name in ("capacity", "reads_from", "may_comment") if name in self.cleaned_data}
        terms: Terms = given
        return terms


class NewAddressForm(forms.Form):
    """Where an invitation should have gone."""

    email = address_field(
        label=_("The right address"),
        help_text=_("The link that went to the old address stops working, and a new one goes here."),
        error_messages={"required": _("Write the address to which the invitation should go.")},
    )


class AcceptInvitationForm(forms.Form):
    """Who joins, and under which name; the first person of an invited side also confirms language and path."""

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
        side_name = invitation.party.name if invitation.party else ""
        super().__init__(data, initial={"person_name": account.name, "side_name": side_name})
        if invitation.kind != Invitation.Kind.SIDE:
            self.fields["person_name"].help_text = _("Everybody who takes part sees it.")
        if not is_first_of_side(invitation):
            del self.fields["side_name"], self.fields["confirms"]


def is_first_of_side(invitation: Invitation) -> bool:
    """Whether the invitation is for a side that nobody ever acted for: its first person speaks for all of it."""
    party = invitation.party
    return invitation.kind == Invitation.Kind.SIDE and party is not None and not party.representatives.exists()
