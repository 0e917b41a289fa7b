"""Facts that are not answered blind: who the own side is, and what it states about the agreement."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerships.domain.errors import InvalidInput
from partnerships.domain.facts import (
    AGREEMENT_FACTS,
    BINDS_LABELS,
    FORM_LABELS,
    LANGUAGES,
    LIABILITY_LABELS,
    AgreementFact,
    agreement_fact,
    party_facts_json,
    read_party_facts,
)
from partnerships.domain.mistakes import Mistake
from partnerships.models import Party
from partnerships.queries.negotiation import facts_of
from partnerships.web.middleware import sentence

BINDS_HINTS = {
    "everything": _("Each clause binds in law, as in a contract. Choose it when money, staff or duties to others hang on it."),
    "named": _("These bind in law; the rest is an intention that both sides mean seriously. Many partnerships begin this way."),
    "confidentiality": _("What was told stays between you; everything else is an intention. For a first, short try."),
}
SIGNATURES = [("1", _("One signatory")), ("2", _("Two signatories together"))]
MINORS = [("yes", _("Yes")), ("no", _("No"))]
LISTS = frozenset({"members"})


def _line(**options: Any) -> forms.CharField:
    direction = options.pop("direction", "auto")
    return forms.CharField(required=False, strip=False, widget=forms.TextInput(attrs={"dir": direction, "autocomplete": "off"}), **options)


def _text(**options: Any) -> forms.CharField:
    return forms.CharField(required=False, strip=False, widget=forms.Textarea(attrs={"class": "area--s", "rows": 3}), **options)


def _day(**options: Any) -> forms.CharField:
    """The day as it was typed; the domain reads it."""
    return forms.CharField(required=False, widget=forms.DateInput(attrs={"type": "date", "class": "input--medium"}), **options)


def _one_of(choices: Any, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, choices=choices, widget=forms.RadioSelect, **options)


class PartyFactsForm(forms.Form):
    """Who the own side is. The domain reads it, so that every mistake stands beside its field."""

    legal_name = _line(label=_("Full legal name"), help_text=_("As registered; for a group, the name under which it acts."))
    form = _one_of([(form.value, _(label)) for form, label in FORM_LABELS.items()], label=_("What is your side in law?"))
    number = _line(
        label=_("Registration number"),
        help_text=_("Nine digits, the last one checks the others. A private person's identity number is never shown publicly."),
        direction="ltr",
    )
    address = _line(label=_("Address"))
    notices_email = _line(label=_("E-mail address for notices"), direction="ltr")
    required_signatures = _one_of(SIGNATURES, label=_("Who signs for your side?"))
    resolution = _text(
        label=_("The resolution that empowers whoever signs"),
        help_text=_(
            "For example: resolution of the board of 3 May 2026. If it stays empty, the agreement says “authority as declared”: "
            "whoever signs declares that they may, and nobody has checked it."
        ),
    )
    proper_management_until = _day(label=_("Certificate of proper management, valid until"))
    section_46_until = _day(label=_("Section 46 approval, valid until"))
    members = _text(label=_("The members of the group"), help_text=_("One name a line. Each member signs."))
    liability = _one_of(
        [(kind.value, _(label)) for kind, label in LIABILITY_LABELS.items()], label=_("How do the members answer for the group's duties?")
    )
    joining = _text(label=_("How somebody joins or leaves the group"))

    @classmethod
    def of(cls, party: Party, data: Any = None) -> "PartyFactsForm":
        """The form of this side, filled with what it has stated; before that only with its name."""
        stated = party_facts_json(facts_of(party)) if party.facts else {"legal_name": party.name}
        initial = {key: "\n".join(value) if isinstance(value, list) else value for key, value in stated.items()}
        return cls(data, initial={"required_signatures": "1", **initial})

    def clean(self) -> dict[str, Any]:
        """All mistakes at once, each beside its field."""
        cleaned = super().clean() or self.cleaned_data
        _facts, mistakes = read_party_facts(_without_empty(cleaned))
        self.explain(mistakes)
        return cleaned

    def explain(self, mistakes: Iterable[Mistake]) -> None:
        """Put each mistake beside its field."""
        for mistake in mistakes:
            place = mistake.place.partition(".")[0]
            self.add_error(place if place in self.fields else None, sentence(mistake))

    @property
    def stated(self) -> dict[str, Any]:
        """The JSON object that the service takes."""
        return _without_empty(self.cleaned_data)


class AgreementFactsForm(forms.Form):
    """What the own side states about the agreement. An empty field takes the statement back."""

    binds = _one_of([(choice.value, _(label)) for choice, label in BINDS_LABELS.items()])
    start = _day()
    law = _text()
    language_prevails = _one_of([("", _("Not needed")), *((code, _(name)) for code, name in LANGUAGES.items())])
    objective = _text()
    minors = _one_of(MINORS)
    minors_check = _text()

    def __init__(self, data: Any = None, *, stated: Mapping[str, object]) -> None:
        super().__init__(data, initial={key: typed(value) for key, value in stated.items()})
        for fact in AGREEMENT_FACTS:
            self.fields[fact.key].label = gettext(fact.label)
            self.fields[fact.key].help_text = gettext(fact.hint)

    def clean(self) -> dict[str, Any]:
        """Each fact is read by the domain; what cannot be taken is said beside its field."""
        cleaned = super().clean() or self.cleaned_data
        for key in list(cleaned):
            try:
                agreement_fact(key, read(key, cleaned[key]))
            except InvalidInput as refusal:
                self.add_error(key, sentence(refusal))
        return cleaned

    @property
    def statement(self) -> dict[str, object]:
        """Every fact that was on the page, as the service takes it."""
        return {key: read(key, value) for key, value in self.cleaned_data.items() if key in self.data}

    def facts(self) -> Iterator[tuple[AgreementFact, forms.BoundField]]:
        """Each fact with its field, in the order of the page."""
        return ((fact, self[fact.key]) for fact in AGREEMENT_FACTS)


def typed(value: object) -> str:
    """A stated value as it stands in its field."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def read(key: str, text: str) -> object:
    """What stands in a field as the value that is stated; None for an empty one."""
    if not text.strip():
        return None
    if key == "minors":
        return text == "yes"
    return [line for line in text.splitlines() if line.strip()] if key in LISTS else text


def _without_empty(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    return {key: read(key, value) for key, value in cleaned.items() if value and value.strip()}
