"""Proposing a wording: a drafted one, own words, open until a date with an owner, or none at all."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerships.models import Party, Proposal
from partnerships.services.negotiation import Wording
from partnerships.web.forms.lines import date_field

ORIGINS = [
    Proposal.Origin.PARTY,
    Proposal.Origin.JOINT,
    Proposal.Origin.BRIDGE,
    Proposal.Origin.DEFAULT,
    Proposal.Origin.TEXT,
    Proposal.Origin.OPEN,
    Proposal.Origin.OMIT,
]


class ProposalForm(forms.Form):
    """What is proposed, and on which proposal of the page it is based."""

    origin = forms.ChoiceField(choices=[(origin.value, origin.value) for origin in ORIGINS])
    based_on = forms.IntegerField(min_value=0)
    party = forms.IntegerField(required=False)
    text = forms.CharField(
        required=False,
        strip=False,
        label=_("The wording that you propose"),
        help_text=_(
            "An empty line begins a new paragraph. A line that begins with a hyphen and a space is an item of a list. Lines such as "
            "| this | one | are the rows of a table, the first of them its head."
        ),
        widget=forms.Textarea(attrs={"class": "area--l serif", "rows": 8}),
    )
    until = date_field(required=False, label=_("Open until"))
    owner = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, widget=forms.RadioSelect, label=_("Which side brings a proposal by then?")
    )

    def __init__(self, data: Any = None, *, parties: Sequence[Party], initial: dict[str, Any] | None = None) -> None:
        super().__init__(_with_both_forms(data, initial or {}) if data is not None else None, initial=initial)
        self.fields["owner"].choices = [(party.position, party.name) for party in parties]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """What the chosen way of wording needs must be there."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("origin") == Proposal.Origin.TEXT and not cleaned.get("text", "").strip() and "text" not in self.errors:
            self.add_error("text", gettext("Write the wording that you propose."))
        if cleaned.get("origin") == Proposal.Origin.OPEN:
            if not cleaned.get("until") and "until" not in self.errors:
                self.add_error("until", gettext("Choose the day until which it stays open."))
            if cleaned.get("owner") is None and "owner" not in self.errors:
                self.add_error("owner", gettext("Choose the side that brings a proposal."))
        return cleaned

    @property
    def wording(self) -> Wording:
        """The wording as the service takes it."""
        data = self.cleaned_data
        return Wording(data["origin"], party=data["party"], text=data["text"], until=data["until"], owner=data["owner"])

    def blame(self, sentence: str) -> None:
        """Show a refusal beside the field that it is about."""
        self.add_error({Proposal.Origin.TEXT: "text", Proposal.Origin.OPEN: "until"}.get(self.cleaned_data["origin"]), sentence)


class ShownForm(forms.Form):
    """On which proposal of the page something is based."""

    based_on = forms.IntegerField(min_value=0)

    @property
    def number(self) -> int:
        """The number of that proposal; one that there never was for bad input."""
        return int(self.cleaned_data["based_on"]) if self.is_valid() else -1


def _with_both_forms(data: Any, initial: dict[str, Any]) -> Any:
    """Own words and the open point are two forms on one page: the one that was not sent keeps what it began with."""
    filled = data.copy()
    sent = {Proposal.Origin.TEXT: "text", Proposal.Origin.OPEN: "until"}.get(filled.get("origin"))
    for name, value in initial.items():
        if name != sent:
            filled.setdefault(name, value)
    return filled
