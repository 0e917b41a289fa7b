"""Ending somebody's access, leaving, and letting somebody step in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.models import Representative

RIGHTS = {"signs": _("Signing"), "approves": _("Approving")}


class ReasonForm(forms.Form):
    """Why; only the own side reads it."""

    reason = forms.CharField(
        max_length=1000,
        label=_("The reason"),
        help_text=_("Only your own side reads it."),
        error_messages={"required": _("Write the reason in a sentence. Only your own side reads it.")},
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class StepInForm(ReasonForm):
    """Who steps in for somebody, in what, and whether the other one's access ends with it."""

    field_order = ("right", "stepping_in", "reason", "ends_access")

    right = forms.ChoiceField(
        label=_("What does somebody take over?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose in what somebody steps in."), "invalid_choice": _("Choose in what somebody steps in.")},
    )
    stepping_in = forms.ChoiceField(
        label=_("Who steps in?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who steps in."), "invalid_choice": _("Choose somebody who acts for your side now.")},
    )
    ends_access = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, leaving: Representative, team: Sequence[Representative]) -> None:
        super().__init__(data)
        rights = [(right, label) for right, label in RIGHTS.items() if getattr(leaving, right)]
        people = [person for person in team if person.pk != leaving.pk]
        self.fields["right"].choices = rights  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["stepping_in"].choices = [(str(person.public_id), person.name) for person in people]  # type: ignore[attr-defined]
        if len(rights) == 1:
            self.fields["right"].initial = rights[0][0]
