"""Words that somebody beside the sides prepares for all of them."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.web.forms.comments import is_id
from partnerships.web.forms.negotiation import HOW_TO_WRITE, TEXT_WITH_TABLE


class PreparedForm(forms.Form):
    """The words, why, and the one-time number of the page, by which the same post twice is one wording."""

    prefix = "prepared"
    text = forms.CharField(
        required=False,
        strip=False,
        label=_("The words that you prepare"),
        widget=forms.Textarea(attrs={"class": "area--l serif", "rows": 8, "data-keep": "text"}),
    )
    why = forms.CharField(
        required=False,
        strip=False,
        label=_("Why these words"),
        help_text=_("It may stay empty. Both sides read it; it is no part of the agreement."),
        widget=forms.Textarea(attrs={"class": "area--s", "rows": 2, "data-keep": "why"}),
    )
    once = forms.CharField(required=False, widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, data: Any = None, *, words: str = "") -> None:
        super().__init__(data, initial={"text": words})
        self.fields["text"].help_text = TEXT_WITH_TABLE if "|" in words else HOW_TO_WRITE

    @property
    def number(self) -> UUID:
        """The one-time number; a fresh one where the page sent none."""
        once = self.cleaned_data["once"]
        return UUID(once) if is_id(once) else uuid4()
