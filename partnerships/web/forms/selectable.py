"""What may be chosen, as a page draws it: radio buttons and boxes to tick, with their words in the reader's language."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext

from partnerships.domain.questionnaire.structure import Option


@dataclass(frozen=True)
class Selectable:
    """A radio button or a box to tick."""

    value: str
    label: str
    hint: str
    is_chosen: bool
    id: str


@dataclass(frozen=True)
class SelectableRow:
    """One row of a matrix. `beside` is the name of the radio buttons that its boxes stand beside, where it is one of boxes."""

    name: str
    label: str
    hint: str
    stops: tuple[Selectable, ...]
    beside: str = ""


def selectables(options: tuple[Option, ...], chosen: Collection[str], prefix: str) -> tuple[Selectable, ...]:
    """These options; their ids are the prefix with a number."""
    return tuple(
        Selectable(option.key, gettext(option.label), translated(option.hint), option.key in chosen, f"{prefix}-{number}")
        for number, option in enumerate(options)
    )


def translated(text: str) -> str:
    """The text in the reader's language; an empty one stays empty."""
    return gettext(text) if text else ""
