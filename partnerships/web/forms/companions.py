"""What a side lets its consultant see, and opening a partnership for two sides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.domain.companions import Sees
from partnerships.models import Account, Admission, Party
from partnerships.services.opening import NewSide
from partnerships.web.forms.lines import LineField
from partnerships.web.forms.partnership import language_field, path_field, title_field

PAIRS = {
    "venture_organisation": (Party.Role.VENTURE, Party.Role.ORGANISATION),
    "organisations": (Party.Role.ORGANISATION, Party.Role.ORGANISATION),
}


class AdmissionForm(forms.Form):
    """Three ticks; none of them is the default."""

    answers = forms.BooleanField(required=False, label=_("The answers that were opened, and the picture of both"))
    clauses = forms.BooleanField(required=False, label=_("The clauses with all their wordings, and the draft of the agreement"))
    document = forms.BooleanField(required=False, label=_("The signed and sealed agreement, also to download"))

    @classmethod
    def of(cls, admission: Admission | None, data: Any = None) -> "AdmissionForm":
        names = ("answers", "clauses", "document")
        return cls(data, initial={name: getattr(admission, name) for name in names} if admission else {})

    @property
    def allows(self) -> Sees:
        """What the side allows."""
        return Sees(**self.cleaned_data)


class OpenForTwoForm(forms.Form):
    """A consultant names both sides; the first brings the initiative."""

    pair = forms.ChoiceField(
        choices=[
            ("venture_organisation", _("A venture and an organisation")),
            ("organisations", _("Two organisations: the first brings an initiative to the second")),
        ],
        widget=forms.RadioSelect,
        label=_("Who agrees with whom?"),
        error_messages={"required": _("Choose who agrees with whom.")},
    )
    first_name = LineField(
        limit=160,
        label=_("What is the venture called, or the organisation that brings the initiative?"),
        help_text=_("They can correct it when they join."),
        error_messages={"required": _("Write what this side is called.")},
    )
    second_name = LineField(
        limit=160,
        label=_("What is the organisation called?"),
        help_text=_("They can correct it when they join."),
        error_messages={"required": _("Write what this side is called.")},
    )
    title = title_field()
    person_name = LineField(
        limit=120,
        label=_("What is your name?"),
        help_text=_("Both sides see who accompanies them."),
        autocomplete="name",
        error_messages={"required": _("Write your name.")},
    )
    capacity = LineField(
        limit=120,
        label=_("As what do you accompany them?"),
        help_text=_("For example the name of your centre or practice. Both sides see it."),
        required=False,
    )
    language = language_field()
    path = path_field()

    @classmethod
    def of(cls, account: Account, language: str | None, data: Any = None) -> "OpenForTwoForm":
        return cls(data, initial={"person_name": account.name, "language": language, "path": "core"})

    @property
    def opening(self) -> dict[str, Any]:
        """What the service takes."""
        given = dict(self.cleaned_data)
        roles = PAIRS[given.pop("pair")]
        names = (given.pop("first_name"), given.pop("second_name"))
        return {**given, "sides": (NewSide(roles[0], names[0]), NewSide(roles[1], names[1]))}
