"""A comment beside a clause: what is said, in answer to what, about which wording, and whom it asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerships.models import Proposal
from partnerships.queries.people_to_tell import Reader
from partnerships.services.comments import UnknownReader


@dataclass(frozen=True)
class Chip:
    """Somebody who can be told, as a box to tick."""

    reader: Reader
    number: str
    """What the box is called on the page."""
    is_ticked: bool


class CommentForm(forms.Form):
    """What somebody says, and the one-time number of the page, by which the same post twice is one comment.

    A page has one for every thread and one to begin another: `thread` tells them apart.
    """

    prefix = "comment"
    text = forms.CharField(required=False, strip=False, label=_("Your comment"), widget=forms.Textarea(attrs={"rows": 3}))
    proposal = forms.CharField(required=False, label=_("What it is about"))
    mentions = forms.MultipleChoiceField(
        required=False, label=_("Tell somebody in particular"), error_messages={"invalid_choice": _(UnknownReader.message)}
    )
    thread = forms.CharField(required=False, widget=forms.HiddenInput)
    once = forms.CharField(required=False, widget=forms.HiddenInput, initial=uuid4)

    def __init__(
        self,
        data: Any = None,
        *,
        people: Sequence[Reader] = (),
        wordings: Iterable[Proposal] = (),
        current: Proposal | None = None,
        thread: UUID | None = None,
    ) -> None:
        answered = data.get(f"{self.prefix}-thread", "") if data is not None else str(thread or "")
        super().__init__(
            data,
            auto_id=f"id_{answered}_%s" if is_id(answered) else "id_%s",
            initial={"thread": answered, "proposal": str(current.public_id) if current else ""},
        )
        self.answered = answered
        """The thread that it answers; empty where it begins another."""
        self.people = people
        self.names_wording = current is not None and not answered
        """Whether it asks about which wording it is."""
        self.fields["mentions"].choices = [(reader.key, reader.name) for reader in people]  # type: ignore[attr-defined]  # a choice field
        self.fields["proposal"].widget = forms.Select(choices=_about(wordings, current))
        self.fields["text"].widget.attrs["data-keep"] = f"text {answered}".strip()
        self.fields["text"].label = gettext("Your answer") if answered else gettext("Your comment")

    def clean_proposal(self) -> UUID | None:
        """The wording of which it speaks; none for the clause as a whole."""
        return _id_or_refuse(self.cleaned_data["proposal"])

    def clean_thread(self) -> UUID | None:
        """What it answers; none for what begins a thread."""
        return _id_or_refuse(self.cleaned_data["thread"])

    @property
    def number(self) -> UUID:
        """The one-time number; a fresh one where the page sent none."""
        once = self.cleaned_data["once"]
        return UUID(once) if is_id(once) else uuid4()

    @property
    def mentioned(self) -> tuple[UUID, ...]:
        """Whom it asks in particular."""
        return tuple(UUID(key) for key in self.cleaned_data["mentions"])

    @property
    def subject(self) -> str:
        """What it is about as things stand, for the fold of the choice."""
        chosen = self["proposal"].value()
        names = dict(self.fields["proposal"].widget.choices)
        return gettext("About: %(what)s") % {"what": names.get(chosen, names[""])}

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Everybody who can be told."""
        ticked = set(self["mentions"].value() or ())
        return tuple(Chip(reader, f"{self['mentions'].auto_id}_{place}", reader.key in ticked) for place, reader in enumerate(self.people))

    @property
    def is_for_somebody(self) -> bool:
        """Whether the list of people stands open: somebody is chosen, or cannot be."""
        return "mentions" in self.errors or any(chip.is_ticked for chip in self.chips)


def is_id(typed: str) -> bool:
    """Whether that is what an address or a form names something by."""
    try:
        return str(UUID(typed)) == typed
    except ValueError:
        return False


def _id_or_refuse(typed: str) -> UUID | None:
    if typed and not is_id(typed):
        raise forms.ValidationError(gettext("That does not belong to this clause. Choose from what stands on the page."))
    return UUID(typed) if typed else None


def _about(wordings: Iterable[Proposal], current: Proposal | None) -> list[tuple[str, str]]:
    """The clause as a whole, or one of its wordings, the newest first."""
    standing = sorted((wording for wording in wordings if wording.withdrawn_at is None), key=lambda wording: -wording.number)
    return [("", gettext("The clause as a whole"))] + [(str(wording.public_id), _name(wording, current)) for wording in standing]


def _name(wording: Proposal, current: Proposal | None) -> str:
    words = gettext("Wording %(number)s, the current one") if wording == current else gettext("Wording %(number)s")
    return words % {"number": wording.number}
