"""A line or some paragraphs in a form, read as the domain reads them, so that a mistake stands beside the field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.domain.errors import InvalidInput
from partnerships.domain.text import clean_line, clean_text
from partnerships.web.middleware import sentence


class LineField(forms.CharField):
    """One line in any direction of writing, at most `limit` characters."""

    def __init__(self, *, limit: int, autocomplete: str = "off", **options: Any) -> None:
        self.limit = limit
        widget = forms.TextInput(attrs={"class": "input", "dir": "auto", "autocomplete": autocomplete})
        super().__init__(widget=widget, **options)

    def clean(self, value: Any) -> str:
        """The line as it will be stored; says in words what cannot be taken."""
        try:
            return clean_line(super().clean(value), limit=self.limit)
        except InvalidInput as refusal:
            raise forms.ValidationError(sentence(refusal), code=refusal.code) from None


class WordsField(forms.CharField):
    """Paragraphs in any direction of writing, at most `limit` characters; `area` is the class of the field for its size."""

    def __init__(self, *, limit: int, rows: int, area: str, **options: Any) -> None:
        self.limit = limit
        widget = forms.Textarea(attrs={"class": area, "rows": rows, "dir": "auto"})
        super().__init__(widget=widget, strip=False, **options)

    def clean(self, value: Any) -> str:
        """The words as they will be stored; says in words what cannot be taken."""
        try:
            words = clean_text(super().clean(value), limit=self.limit)
        except InvalidInput as refusal:
            raise forms.ValidationError(sentence(refusal), code=refusal.code) from None
        if self.required and not words:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return words


def address_field(**options: Any) -> forms.EmailField:
    """An e-mail address: always written from left to right."""
    widget = forms.EmailInput(attrs={"class": "input", "dir": "ltr", "autocomplete": "off", "inputmode": "email"})
    messages = {"invalid": _("This is no e-mail address. Look at it once more."), **options.pop("error_messages", {})}
    return forms.EmailField(max_length=254, widget=widget, error_messages=messages, **options)


def date_field(**options: Any) -> forms.DateField:
    """A day, through the browser's own calendar."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"class": "input input--medium", "type": "date"})
    return forms.DateField(widget=widget, input_formats=["%Y-%m-%d"], **options)
