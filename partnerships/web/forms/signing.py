"""Signing, sending back, and handing in a document to be checked."""

import base64
import binascii
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.adapters.seal_check import MAX_BYTES
from partnerships.domain.signing import CONSENT_AUTHORITY, CONSENT_ELECTRONIC, CONSENT_READ
from partnerships.services.signing import SignatureForm
from partnerships.web.forms.lines import LineField

PNG_ADDRESS = "data:image/png;base64,"
DRAWING_LIMIT = 400_000


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class DrawingField(forms.CharField):
    """A signature drawn on the page, as the browser hands it over; nothing when it was typed."""

    def clean(self, value: Any) -> Any:
        """The bytes of the picture, or None."""
        text = super().clean(value)
        if not text:
            return None
        if not text.startswith(PNG_ADDRESS) or len(text) > DRAWING_LIMIT:
            raise forms.ValidationError(_("The drawing could not be read. Draw it again, or leave it out and type your name."))
        try:
            return base64.b64decode(text.removeprefix(PNG_ADDRESS), validate=True)
        except binascii.Error as error:
            raise forms.ValidationError(_("The drawing could not be read. Draw it again, or leave it out and type your name.")) from error


class SignForm(forms.Form):
    """What a signatory writes and confirms. The served text is named by a hidden token."""

    name = LineField(
        limit=120,
        label=_("Full name, as it will stand in the agreement"),
        autocomplete="name",
        error_messages={"required": _("Write your full name.")},
    )
    capacity = LineField(limit=120, required=False, label=_("Your role on your side"), autocomplete="organization-title")
    drawing = DrawingField(required=False, widget=forms.HiddenInput)
    word = forms.CharField(
        max_length=1000,
        required=False,
        label=_("A word to the other side"),
        help_text=_("Not required, and no part of the agreement."),
        widget=_area(3),
    )
    has_read = forms.BooleanField(label=_(CONSENT_READ), error_messages={"required": _("Confirm that you have read the full agreement.")})
    has_authority = forms.BooleanField(
        label=_(CONSENT_AUTHORITY), error_messages={"required": _("Confirm that you may sign for your side.")}
    )
    consents = forms.BooleanField(
        label=_(CONSENT_ELECTRONIC),
        error_messages={"required": _("Confirm that you agree to sign electronically, or ask to sign on paper.")},
    )
    code = forms.CharField(
        label=_("The code from the mail, or from your authenticator app"),
        max_length=12,
        error_messages={"required": _("Write the six digits that we sent you, or that your app shows.")},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "dir": "ltr", "class": "input--code", "maxlength": "12"}
        ),
    )
    token = forms.CharField(widget=forms.HiddenInput)

    @property
    def signature(self) -> SignatureForm:
        """What was written, as the service takes it."""
        data = self.cleaned_data
        return SignatureForm(
            name=data["name"],
            capacity=data["capacity"],
            drawn=data["drawing"],
            word=data["word"],
            consents=data["consents"],
            has_authority=data["has_authority"],
            has_read=data["has_read"],
        )


class SendBackForm(forms.Form):
    """Back to the table, with a note that both sides read. The text that goes back is named by its fingerprint."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)

    note = forms.CharField(
        max_length=2000,
        label=_("What should be corrected?"),
        help_text=_("Both sides read this note."),
        error_messages={"required": _("Write what should be corrected, so that the others know where to look.")},
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "data-keep": "note"}),
    )


class CheckFileForm(forms.Form):
    """A PDF that somebody wants to have checked. It is not kept."""

    document = forms.FileField(
        label=_("The agreement as a PDF file"),
        help_text=_("At most 25 megabytes. The file is checked and not kept."),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty. Choose the PDF that you received.")},
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
    )

    def clean_document(self) -> Any:
        """The file, unless it is larger than any document of ours."""
        document = self.cleaned_data["document"]
        if document.size > MAX_BYTES:
            raise forms.ValidationError(_("The file is larger than 25 megabytes. Documents of this site are much smaller."))
        return document


class CheckCodeForm(forms.Form):
    """The code that is printed on a document."""

    code = forms.CharField(
        max_length=40,
        label=_("The code printed on the document"),
        help_text=_("For example AR-7K2M-94XQ. It stands on the cover and on the page of evidence."),
        error_messages={"required": _("Write the code that is printed on the document.")},
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "autocapitalize": "characters", "class": "input--medium"}),
    )
