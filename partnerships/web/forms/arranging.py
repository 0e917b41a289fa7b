"""In which order a text is signed, and by which day: a choice, a number beside each person, and a day."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from partnerships.domain.signing_order import Arrangement
from partnerships.models import Representative
from partnerships.web.forms.lines import date_field


class Way(StrEnum):
    """Whether one signs after another."""

    TOGETHER = "together"
    IN_ORDER = "in_order"


@dataclass(frozen=True)
class Place:
    """Somebody who signs, and the field for their number."""

    person: Representative
    field: BoundField


class ArrangeForm(forms.Form):
    """How a text is to be signed, by these people."""

    way = forms.ChoiceField(
        required=False,
        label=_("Who signs when?"),
        choices=[(Way.TOGETHER.value, _("All at the same time")), (Way.IN_ORDER.value, _("One after another"))],
        initial=Way.TOGETHER.value,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose whether all sign at the same time or one after another.")},
    )
    sign_by = date_field(
        required=False,
        label=_("Sign by"),
        help_text=_("Not required. Those whose signature is awaited are reminded before and after. Nothing lapses."),
        error_messages={"invalid": _("This is no day of the calendar. Choose one, or leave it empty.")},
    )

    def __init__(self, data: Any = None, *, people: Collection[Representative], arranged: Arrangement | None = None) -> None:
        super().__init__(data)
        arranged = arranged or Arrangement()
        keys = [str(person.public_id) for person in people]
        line = sorted(keys, key=lambda key: arranged.order.index(key) if key in arranged.order else len(arranged.order))
        self.people = {str(person.public_id): person for person in people}
        self.initial = {"way": Way.IN_ORDER.value if arranged.order else Way.TOGETHER.value, "sign_by": arranged.sign_by}
        for key in line:
            self.fields[_name(key)] = forms.IntegerField(
                required=False,
                initial=line.index(key) + 1,
                min_value=1,
                max_value=99,
                widget=forms.NumberInput(attrs={"class": "input input--tiny", "min": "1", "max": "99", "inputmode": "numeric"}),
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Write a number, such as 1 or 2.")),
            )

    @property
    def places(self) -> Iterator[Place]:
        """The people with their numbers, in the order in which they stand now."""
        return (Place(self.people[name.removeprefix("place_")], self[name]) for name in self.fields if name.startswith("place_"))

    def clean(self) -> dict[str, Any]:
        """Nobody has the number of somebody else."""
        data = super().clean() or {}
        numbers = [number for key in self.people if (number := data.get(_name(key))) is not None]
        if data.get("way") == Way.IN_ORDER and len(set(numbers)) < len(numbers):
            self.add_error(None, _("Two people have the same number. Give each a number of their own."))
        return data

    @property
    def arrangement(self) -> Arrangement:
        """What was chosen. Whoever has no number comes last."""
        data = self.cleaned_data
        if data["way"] != Way.IN_ORDER:
            return Arrangement((), data["sign_by"])
        numbers = {key: data.get(_name(key)) for key in self.people}
        return Arrangement(tuple(sorted(numbers, key=lambda key: numbers[key] or 100)), data["sign_by"])


def _name(key: str) -> str:
    return f"place_{key}"
