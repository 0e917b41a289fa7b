"""What comes back signed elsewhere, and the answer of another side to it."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from partnerships.domain.errors import NotWhatWasServed
from partnerships.domain.returning import KINDS, MAX_BYTES
from partnerships.models import Representative
from partnerships.services.returning import NOTE_LIMIT, REASON_LIMIT, SignedElsewhere
from partnerships.services.signed_bytes import TOO_LARGE
from partnerships.web.forms.lines import WordsField, date_field


class ReturnForm(forms.Form):
    """How it was signed, by whom, on which day, and the file."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        choices=[(kind, _(label)) for kind, label in KINDS.items()],
        widget=forms.RadioSelect,
        label=_("How was it signed?"),
        error_messages={"required": _("Choose how it was signed.")},
    )
    signatories = forms.TypedMultipleChoiceField(
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        label=_("Whose signatures stand on it?"),
        error_messages={
            "required": _("Choose whose signatures stand on the file."),
            "invalid_choice": _("Somebody whom you chose cannot sign now any more. Choose again."),
        },
    )
    signed_on = date_field(
        label=_("The day that stands beside the signatures"),
        help_text=_("With several days, the last one."),
        error_messages={
            "required": _("Choose the day that stands beside the signatures."),
            "invalid": _("Choose a day from the calendar."),
        },
    )
    file = forms.FileField(
        label=_("The signed file"),
        help_text=_("PDF, PNG or JPEG, at most 20 megabytes. A picture holds one page: several pages come back as one PDF."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/png,image/jpeg"}),
        error_messages={
            "required": _("Choose the signed file."),
            "invalid": _("Choose the signed file."),
            "missing": _("Choose the signed file."),
            "empty": _("This file is empty. Choose another one."),
        },
    )
    note = WordsField(
        limit=NOTE_LIMIT,
        rows=3,
        area="input",
        required=False,
        label=_("A note for the other side"),
        help_text=_("Not required. Both sides read it."),
    )

    def __init__(self, *arguments: Any, people: tuple[Representative, ...], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["signatories"].choices = [(str(person.public_id), person.name) for person in people]  # type: ignore[attr-defined]  # a choice field

    def clean_file(self) -> "UploadedFile[bytes]":
        """The file, unless it is too large to be kept."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > MAX_BYTES:
            raise forms.ValidationError(_(TOO_LARGE))
        return file

    @property
    def returned(self) -> SignedElsewhere:
        """What came back, as the service takes it."""
        data = self.cleaned_data
        file: UploadedFile[bytes] = data["file"]
        return SignedElsewhere(
            kind=data["kind"],
            signatories=tuple(data["signatories"]),
            signed_on=data["signed_on"],
            data=bytes(file.read()),
            name=file.name or "",
            note=data["note"],
        )


class ConfirmForm(forms.Form):
    """Which file and which text the page showed."""

    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)
    file_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)

    @property
    def shown(self) -> dict[str, str]:
        """Both hashes. Without them nothing was shown, so nothing is confirmed."""
        if not self.is_valid():
            raise NotWhatWasServed
        return {"fingerprint": self.cleaned_data["fingerprint"], "file_hash": self.cleaned_data["file_hash"]}


class RefuseForm(forms.Form):
    """Why another side's file is not confirmed."""

    reason = WordsField(
        limit=REASON_LIMIT,
        rows=4,
        area="input",
        label=_("What is wrong with the file?"),
        help_text=_("Both sides read it."),
        error_messages={"required": _("Write what is wrong with the file, so that the other side knows what to bring.")},
    )
