"""The forms of the operator's acts. Each reads what one service takes; the service cleans texts and refuses."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.models import Organisation, Partnership, Representative


class ActForm(forms.Form):
    """For an act that needs nothing but the press of its button."""

    def __init__(self, row: Any, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, label_suffix="")
        self.row = row

    def arguments(self) -> Mapping[str, Any]:
        """What the service takes."""
        return self.cleaned_data


class ReasonForm(ActForm):
    """For an act that is kept with its reason."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It is kept with your name. Where a partnership is concerned, all its sides read it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


class AddressForm(ReasonForm):
    """Another address for an account."""

    email = forms.EmailField(label=_("New address"), max_length=254)
    field_order = ("email", "reason")


class OrganisationForm(ReasonForm):
    """Name and number of an organisation, put right."""

    legal_name = forms.CharField(label=_("Registered name"), max_length=160, widget=forms.TextInput(attrs={"dir": "auto"}))
    number = forms.CharField(label=_("Number"), max_length=9, required=False)
    field_order = ("legal_name", "number", "reason")

    def __init__(self, row: Organisation, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(row, data)
        self.initial = {"legal_name": row.legal_name, "number": row.number}


class LetInForm(ReasonForm):
    """Who steps in for which side, in the place of whom."""

    side = forms.TypedChoiceField(label=_("Side"), coerce=int, widget=forms.RadioSelect)
    email = forms.EmailField(
        label=_("Address of whoever steps in"),
        help_text=_("The link is mailed there, and is shown to nobody else. Only this address can use it."),
        max_length=254,
    )
    lost = forms.TypedChoiceField(label=_("Who is lost"), coerce=int, empty_value=None, required=False)
    ends_access = forms.BooleanField(label=_("End what the lost person may do in this partnership"), required=False)
    field_order = ("side", "lost", "ends_access", "email", "reason")

    def __init__(self, row: Partnership, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(row, data)
        self._sides = {party.pk: party for party in row.parties.all()}
        people = Representative.objects.filter(party__partnership=row, left_at=None).select_related("party", "account")
        self._people = {person.pk: person for person in people.order_by("party__position", "pk")}
        self.fields["side"].choices = [(pk, party.name) for pk, party in self._sides.items()]  # type: ignore[attr-defined]
        nobody = ("", _("Nobody acts for this side any more"))
        named = [(pk, f"{person.party.name}: {person.name}, {person.account.email}") for pk, person in self._people.items()]
        self.fields["lost"].choices = [nobody, *named]  # type: ignore[attr-defined]

    def arguments(self) -> Mapping[str, Any]:
        """The side and the person themselves instead of their numbers."""
        data = self.cleaned_data
        return {
            "party": self._sides[data["side"]],
            "lost": self._people.get(data["lost"]),
            "ends_access": data["ends_access"],
            "email": data["email"],
            "reason": data["reason"],
        }
