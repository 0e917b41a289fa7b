"""Opening a partnership, and correcting what it is called."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.domain.fact_values import LANGUAGES
from partnerships.models import Party, Representative
from partnerships.web.forms.lines import LineField

ROLES = [(Party.Role.VENTURE.value, _("A venture")), (Party.Role.ORGANISATION.value, _("An organisation"))]


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


class TermsForm(forms.Form):
    """Title and language, as long as the other side has not confirmed them."""

    title = title_field()
    language = language_field()

    @classmethod
    def of(cls, actor: Representative, data: Any = None) -> "TermsForm":
        partnership = actor.party.partnership
        return cls(data, initial={"title": partnership.title, "language": partnership.language})
