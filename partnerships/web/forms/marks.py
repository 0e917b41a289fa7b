"""Whether two texts mean the same, as one of two buttons says it."""

from django import forms

SAME, NOT_THE_SAME = "same", "not_the_same"


class MarkForm(forms.Form):
    """One of the two buttons; the page has no other way to send it."""

    meaning = forms.ChoiceField(choices=[(SAME, SAME), (NOT_THE_SAME, NOT_THE_SAME)])

    @property
    def is_same(self) -> bool:
        """What the pressed button says."""
        return bool(self.cleaned_data["meaning"] == SAME)
