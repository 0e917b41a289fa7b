"""While the sides talk: what stands behind the own answer, and the shared note. Both go back to the page from which they came."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.models import Motive, TalkNote
from partnerships.web.forms.risks import BEHIND, NOT_YET

BACK_TO = ("conversation_gap", "meeting_gap", "clause")
"""The only pages to which these forms lead back."""


class TalkForm(forms.Form):
    """What both forms send: from which page."""

    back = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_back(self) -> str:
        """A page that is not known is taken for the page of the question."""
        back = str(self.cleaned_data["back"])
        return back if back in BACK_TO else BACK_TO[0]

    @property
    def page(self) -> str:
        """Where it came from, whether or not the rest is valid."""
        return str(getattr(self, "cleaned_data", {}).get("back") or BACK_TO[0])


class MotiveForm(TalkForm):
    """Fear, need or interest, and a few words."""

    prefix = "motive"
    behind = forms.ChoiceField(
        label=_("What stands behind our answer: fear, need or interest?"),
        help_text=_("You say it for your own side, and the other side reads it. “Not said yet” takes it back."),
        choices=[*BEHIND, NOT_YET],
        required=False,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        required=False, label=_("In a few words of your own"), widget=forms.TextInput(attrs={"autocomplete": "off", "data-keep": "words"})
    )

    @classmethod
    def of(cls, motive: Motive | None, back: str) -> "MotiveForm":
        """As the page begins with it."""
        said = {"behind": motive.behind, "words": motive.words} if motive else {"behind": "", "words": ""}
        return cls(initial=said | {"back": back})


class NoteForm(TalkForm):
    """The shared note, and the version that was on the page."""

    prefix = "note"
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    text = forms.CharField(
        required=False,
        strip=False,
        label=_("What you write down together"),
        help_text=_("One note for both sides. It is no part of the agreement."),
        widget=forms.Textarea(attrs={"rows": 4, "data-keep": "note"}),
    )

    @classmethod
    def of(cls, note: TalkNote | None, back: str) -> "NoteForm":
        """As the page begins with it."""
        return cls(initial={"version": note.version if note else 0, "text": note.text if note else "", "back": back})

    def stand_at(self, version: int) -> None:
        """What was typed, now in answer to the version that stands there: to send it again means to have seen that."""
        data: dict[str, Any] = dict(self.data.items())
        self.data = data | {self.add_prefix("version"): str(version)}
