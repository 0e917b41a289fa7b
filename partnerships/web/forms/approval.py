"""Approving a frozen text inside a side, and declining it for good. The text is named by its fingerprint."""

from django import forms
from django.utils.translation import gettext_lazy as _


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class ApproveForm(forms.Form):
    """Yes to the text that was read, with a note for one's own side."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(
        max_length=2000,
        required=False,
        label=_("A note for our side"),
        help_text=_("Not required. Only your own side reads it."),
        widget=_area(3),
    )


class DeclineForm(forms.Form):
    """No for good, with a reason that everybody reads."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        max_length=2000,
        label=_("Why are you declining?"),
        help_text=_("Both sides read it, and it stays here."),
        error_messages={"required": _("Write why in a few words. Both sides read it.")},
        widget=_area(4),
    )
    is_final = forms.BooleanField(
        label=_("I know that this ends the round, and that it cannot be taken back"),
        error_messages={"required": _("Confirm that you know that this is final.")},
    )
