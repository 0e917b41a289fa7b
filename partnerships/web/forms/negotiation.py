"""Proposing a wording: a drafted one, own words, open until a date with an owner, or none at all."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerships.domain.errors import InvalidInput
from partnerships.domain.questionnaire.structure import Kind, Question
from partnerships.domain.text import clean_text
from partnerships.models import Party, Proposal
from partnerships.services.clause_table import WHY_LIMIT
from partnerships.services.negotiation import Wording
from partnerships.web.forms.asked_question import UNITS
from partnerships.web.forms.lines import date_field
from partnerships.web.forms.typed_numbers import read_typed_number, show_number
from partnerships.web.middleware import sentence

ORIGINS = [
    Proposal.Origin.PARTY,
    Proposal.Origin.JOINT,
    Proposal.Origin.BRIDGE,
    Proposal.Origin.DEFAULT,
    Proposal.Origin.VALUE,
    Proposal.Origin.TEXT,
    Proposal.Origin.PREPARED,
    Proposal.Origin.OPEN,
    Proposal.Origin.OMIT,
]


OWN_FIELDS: dict[str, str] = {Proposal.Origin.VALUE: "value", Proposal.Origin.TEXT: "text", Proposal.Origin.OPEN: "until"}

HOW_TO_WRITE = _(
    "An empty line begins a new paragraph. A line that begins with a hyphen and a space is an item of a list; one that begins with "
    "1. or 1) and a space is a numbered item and keeps its number. There is room for 6,000 characters."
)
TEXT_WITH_TABLE = _(
    "An empty line begins a new paragraph. A line that begins with a hyphen and a space is an item of a list; one that begins with "
    "1. or 1) and a space is a numbered item and keeps its number. Lines such as | this | one | are the rows of a table, the first of "
    "them its head. There is room for 6,000 characters."
)
"""The hint where the words at hand have a table; elsewhere it would only be in the way."""


class ProposalForm(forms.Form):
    """What is proposed, and on which proposal of the page it is based."""

    origin = forms.ChoiceField(choices=[(origin.value, origin.value) for origin in ORIGINS])
    based_on = forms.IntegerField(min_value=0)
    party = forms.IntegerField(required=False)
    text = forms.CharField(
        required=False,
        strip=False,
        label=_("The wording that you propose"),
        help_text=HOW_TO_WRITE,
        widget=forms.Textarea(attrs={"class": "area--l serif", "rows": 8, "data-keep": "text"}),
    )
    why = forms.CharField(
        required=False,
        max_length=WHY_LIMIT,
        label=_("Why you propose it"),
        help_text=_("If you like. All who see the clause read it; it is no part of the agreement."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "data-keep": "why"}),
    )
    until = date_field(required=False, label=_("Open until"))
    owner = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, widget=forms.RadioSelect, label=_("Which side brings a proposal by then?")
    )

    value = forms.CharField(required=False)
    prepared = forms.UUIDField(required=False)

    def __init__(
        self, data: Any = None, *, parties: Sequence[Party], question: Question | None = None, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(_with_both_forms(data, initial or {}) if data is not None else None, initial=initial)
        self.fields["owner"].choices = [(party.position, party.name) for party in parties]  # type: ignore[attr-defined]  # a choice field
        if "|" in str((initial or {}).get("text", "")):
            self.fields["text"].help_text = TEXT_WITH_TABLE
        self.question = question
        field = _value_field(question) if question else None
        if field is None:
            del self.fields["value"]
        else:
            self.fields["value"] = field

    def clean_why(self) -> str:
        """Why, as it will be stored."""
        try:
            return clean_text(self.cleaned_data["why"], limit=WHY_LIMIT)
        except InvalidInput as refusal:
            raise forms.ValidationError(sentence(refusal)) from None

    def clean(self) -> dict[str, Any]:
        """What the chosen way of wording needs must be there."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("origin") == Proposal.Origin.TEXT and not cleaned.get("text", "").strip() and "text" not in self.errors:
            self.add_error("text", gettext("Write the wording that you propose."))
        if (
            cleaned.get("origin") == Proposal.Origin.VALUE
            and "value" in self.fields
            and not cleaned.get("value")
            and "value" not in self.errors
        ):
            self.add_error("value", gettext("Choose or write the value that you propose."))
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
        value = data.get("value") or None
        if self.question and self.question.kind is Kind.NUMBER and value:
            value = read_typed_number(value)
        return Wording(
            data["origin"],
            party=data["party"],
            value=value,
            text=data["text"],
            until=data["until"],
            owner=data["owner"],
            prepared=data["prepared"],
        )

    def blame(self, sentence: str) -> None:
        """Show a refusal beside the field that it is about."""
        field = OWN_FIELDS.get(self.cleaned_data["origin"])
        self.add_error(field if field in self.fields else None, sentence)


def _value_field(question: Question) -> forms.Field | None:
    """The field for another value of a scale, a choice or a number; the other kinds are settled in words."""
    options = question.stops if question.kind is Kind.SCALE else question.options if question.kind is Kind.CHOICE else ()
    if options:
        choices = [("", gettext("Choose a value")), *((option.key, gettext(option.label)) for option in options)]
        return forms.ChoiceField(choices=choices, required=False, label=gettext(question.short))
    if question.kind is not Kind.NUMBER or question.number is None:
        return None
    grid = question.number
    limits = {"unit": gettext(UNITS[grid.unit]), "minimum": show_number(grid.minimum), "maximum": show_number(grid.maximum)}
    return forms.CharField(
        required=False,
        max_length=24,
        label=gettext(question.short),
        help_text=gettext("A number (%(unit)s) from %(minimum)s to %(maximum)s.") % limits,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "dir": "ltr"}),
    )


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
    sent = OWN_FIELDS.get(filled.get("origin"))
    for name, value in initial.items():
        if name != sent:
            filled.setdefault(name, value)
    return filled
