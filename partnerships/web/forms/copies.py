"""Somebody who receives the agreement, as a side writes it."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partnerships.domain.distribution import NAME_LIMIT, RECEIVES_LABELS, Receives
from partnerships.domain.fact_values import LANGUAGES
from partnerships.models import Recipient
from partnerships.services.distribution import Entry
from partnerships.web.forms.lines import LineField, address_field


class RecipientForm(forms.Form):
    """Name, address, what they receive, and the language of the mail. Of whom the sealed text names, only how to reach them."""

    once = forms.UUIDField(required=False, widget=forms.HiddenInput)
    name = LineField(
        limit=NAME_LIMIT,
        label=_("Name of a person or body"),
        help_text=_("It is printed in the agreement, as it stands here."),
        error_messages={"required": _("Write the name of whoever receives it.")},
    )
    email = address_field(
        label=_("E-mail address (optional)"),
        help_text=_("The link to the copy goes there. It is not printed, and the other side does not see it."),
        required=False,
    )
    receives = forms.ChoiceField(
        choices=[(key.value, capfirst(_(label))) for key, label in RECEIVES_LABELS.items()],
        widget=forms.RadioSelect,
        label=_("What do they receive?"),
        initial=Receives.WHOLE.value,
        error_messages={"required": _("Choose what they receive.")},
    )
    language = forms.ChoiceField(
        choices=[(code, _(name)) for code, name in LANGUAGES.items()],
        widget=forms.RadioSelect,
        label=_("In which language is the mail written?"),
        error_messages={"required": _("Choose a language.")},
    )

    def __init__(
        self, data: Any = None, *, language: str = "he", is_printed: bool = False, comes_later: bool = False, **options: Any
    ) -> None:
        initial = {"language": language, "once": uuid4(), **options.pop("initial", {})}
        super().__init__(data, initial=initial, **options)
        if comes_later:
            self.fields["name"].help_text = ""
        if is_printed:
            del self.fields["name"], self.fields["receives"]

    @classmethod
    def of(cls, recipient: Recipient, data: Any = None, *, is_printed: bool, comes_later: bool) -> "RecipientForm":
        """The form of somebody who is on the list already."""
        kept = {name: getattr(recipient, name) for name in ("name", "email", "receives", "language")}
        return cls(data, is_printed=is_printed, comes_later=comes_later, initial=kept)

    def entry(self, before: Recipient | None = None) -> Entry:
        """What the service takes; what was not asked stays as it was."""
        given = self.cleaned_data
        if before is not None:
            given = {"name": before.name, "receives": before.receives, **given}
        return Entry(given["name"], given["email"], given["receives"], given["language"])
