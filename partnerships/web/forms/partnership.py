"""Opening a partnership, and correcting what it is called."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.domain.fact_values import LANGUAGES
from partnerships.domain.questionnaire.structure import Path
from partnerships.models import Membership, Party, Representative
from partnerships.web.forms.lines import LineField
from partnerships.web.forms.organisation import member_on_behalf, on_behalf_field

SIDES = {
    "venture": {"role": Party.Role.VENTURE},
    "organisation": {"role": Party.Role.ORGANISATION},
    "bringing": {"role": Party.Role.ORGANISATION, "pole": Party.Role.VENTURE, "other_role": Party.Role.ORGANISATION},
    "receiving": {"role": Party.Role.ORGANISATION, "pole": Party.Role.ORGANISATION, "other_role": Party.Role.ORGANISATION},
}
"""What somebody may open a partnership as: with which role, at which pole, with whom."""

ROLES = [
    ("venture", _("A venture, together with an organisation")),
    ("organisation", _("An organisation, together with a venture")),
    ("bringing", _("An organisation that brings an initiative to another organisation")),
    ("receiving", _("An organisation to which another organisation brings an initiative")),
]
PATHS = [
    (Path.CORE.value, _("Short: 19 pages, honestly 25 to 30 minutes")),
    (Path.FULL.value, _("Full: about 55 pages, in any order, over several days")),
]


def title_field() -> LineField:
    return LineField(
        limit=160,
        label=_("What is the partnership called?"),
        help_text=_("A working name that both sides will recognise. It can be changed until the other side confirms."),
        error_messages={"required": _("Give the partnership a name.")},
    )


def language_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=[(code, _(name)) for code, name in LANGUAGES.items()],
        widget=forms.RadioSelect,
        label=_("In which language will the agreement be?"),
        help_text=_("The agreement is written in one language. The pages can be read in either."),
        error_messages={"required": _("Choose the language of the agreement.")},
    )


def path_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=PATHS,
        widget=forms.RadioSelect,
        label=_("How far do you want to go together?"),
        help_text=_(
            "Both sides answer the same questions. From the short path you can go on to the full one together, and every answer is kept."
        ),
        error_messages={"required": _("Choose the short path or the full one.")},
    )


class OpenPartnershipForm(forms.Form):
    """Who opens, as what, with whom."""

    role = forms.ChoiceField(
        choices=ROLES,
        widget=forms.RadioSelect,
        label=_("Which side are you?"),
        error_messages={"required": _("Choose which side you are.")},
    )
    own_name = LineField(
        limit=160,
        label=_("What is your side called?"),
        autocomplete="organization",
        error_messages={"required": _("Write what your side is called.")},
    )
    person_name = LineField(
        limit=120,
        label=_("What is your name?"),
        help_text=_("As it should stand in the agreement."),
        autocomplete="name",
        error_messages={"required": _("Write your name.")},
    )
    other_name = LineField(
        limit=160,
        label=_("What is the other side called?"),
        help_text=_("They can correct it when they join."),
        error_messages={"required": _("Write what the other side is called.")},
    )
    title = title_field()
    language = language_field()
    path = path_field()

    def __init__(self, data: Any = None, *, members: tuple[Membership, ...] = (), initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.members = members
        field = on_behalf_field(members)
        if field is not None:
            if self.initial.get("role") == "organisation":
                field.initial = next(str(member.organisation.public_id) for member in members if member.works)
            self.fields["on_behalf"] = field
            self.fields["own_name"].required = False
            self.fields["own_name"].help_text = _("Of an organisation that you choose above, its registered name stands here by itself.")

    def clean(self) -> dict[str, Any]:
        """A side has a name of its own, or that of the organisation in whose name somebody opens."""
        cleaned: dict[str, Any] = super().clean() or {}
        member = self.member
        if member is not None:
            cleaned["own_name"] = member.organisation.legal_name
            if cleaned.get("role") == "venture":
                self.add_error("on_behalf", _("A venture acts as the people whom it names. Choose “None of these”, or another side above."))
        elif "own_name" in cleaned and not cleaned["own_name"]:
            self.add_error("own_name", _("Write what your side is called."))
        return cleaned

    @property
    def member(self) -> Membership | None:
        """In which team the person works in whose name this is opened."""
        return member_on_behalf(self.members, self.cleaned_data.get("on_behalf", ""))

    @property
    def opening(self) -> dict[str, Any]:
        """What the service takes: the side that was chosen stands for role and poles."""
        given = {key: value for key, value in self.cleaned_data.items() if key != "on_behalf"}
        return {**given, **SIDES[given.pop("role")]}


class TermsForm(forms.Form):
    """Title, language and path, as long as the other side has not confirmed them."""

    title = title_field()
    language = language_field()
    path = path_field()

    @classmethod
    def of(cls, actor: Representative, data: Any = None) -> "TermsForm":
        partnership = actor.party.partnership
        return cls(data, initial={"title": partnership.title, "language": partnership.language, "path": partnership.path})
