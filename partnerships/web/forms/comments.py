"""A comment beside a clause."""

from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _


class CommentForm(forms.Form):
    """What somebody says, and the one-time number of the page, by which the same post twice is one comment."""

    prefix = "comment"
    text = forms.CharField(required=False, strip=False, label=_("Your comment"), widget=forms.Textarea(attrs={"rows": 4}))
    once = forms.CharField(required=False, widget=forms.HiddenInput, initial=uuid4)

    @property
    def number(self) -> UUID:
        """The one-time number; a fresh one where the page sent none."""
        try:
            return UUID(self.cleaned_data["once"])
        except ValueError:
            return uuid4()
