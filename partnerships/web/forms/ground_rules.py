"""Accepting the ground rules."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.web.forms.lines import date_field


class GroundRulesForm(forms.Form):
    """The date; pressing the button is the acceptance."""

    open_on = date_field(
        label=_("By which day do you mean to open the answers?"),
        help_text=_("A week or two is usual. If both sides have sealed earlier, the answers open earlier."),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day from the calendar.")},
    )

    def __init__(self, data: Any = None, *, suggested: date | None = None) -> None:
        super().__init__(data, initial={"open_on": suggested})
