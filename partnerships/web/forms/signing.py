"""Signing, sending back, and handing in a document to be checked."""

import base64
import binascii
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.adapters.seal_check import MAX_BYTES
from partnerships.domain.signing import CONSENT_AUTHORITY, CONSENT_DECLARED, CONSENT_ELECTRONIC, CONSENT_READ
from partnerships.services.signing import SignatureForm
from partnerships.web.forms.lines import LineField

PNG_ADDRESS = "data:image/png;base64,"
PICTURE_LIMIT = 400_000
UNREADABLE = _("The drawing could not be read. Draw it again, or leave it out and type your name.")


def picture_address(png: bytes) -> str:
    """A picture as a page carries it along."""
    return PNG_ADDRESS + base64.b64encode(png).decode()


class PictureField(forms.CharField):
    """A picture that the page carries, as the browser hands it over; nothing when the name was typed."""

    def clean(self, value: Any) -> Any:
        """The bytes of the picture, or None."""
        text = super().clean(value)
        if not text:
            return None
        if not text.startswith(PNG_ADDRESS) or len(text) > PICTURE_LIMIT:
            raise forms.ValidationError(UNREADABLE)
        try:
            return base64.b64decode(text.removeprefix(PNG_ADDRESS), validate=True)
        except binascii.Error as error:
            raise forms.ValidationError(UNREADABLE) from error


class Method(StrEnum):
    """How the signature looks."""

    TYPED = "typed"
    DRAWN = "drawn"
    UPLOADED = "uploaded"


METHODS = {
    Method.TYPED: _("My name, typed"),
    Method.DRAWN: _("A drawing, with finger, pen or mouse"),
    Method.UPLOADED: _("A picture of my signature"),
}


class SignForm(forms.Form):
    """What a signatory writes and confirms. The served text is named by a hidden token.

    An uploaded picture is cleaned before the form is filled with it, and goes along in the page: a refused code does not lose it.
    """

    name = LineField(
        limit=120,
        label=_("Full name, as it will stand in the agreement"),
        autocomplete="name",
        error_messages={"required": _("Write your full name.")},
    )
    capacity = LineField(limit=120, required=False, label=_("Your role on your side (optional)"), autocomplete="organization-title")
    method = forms.ChoiceField(
        required=False,
        label=_("What your signature looks like"),
        choices=[(method.value, label) for method, label in METHODS.items()],
        initial=Method.TYPED.value,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose what your signature looks like.")},
    )
    drawing = PictureField(required=False, widget=forms.HiddenInput)
    picture = forms.FileField(
        required=False,
        label=_("The picture, as PNG or JPEG"),
        help_text=_("At most 5 megabytes. Only its lines are kept: it is drawn anew, in black on white."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    kept_picture = PictureField(required=False, widget=forms.HiddenInput)
    stamped = forms.BooleanField(required=False, label=_("Put the stamp of the organisation beside it"))
    word = forms.CharField(
        max_length=1000,
        required=False,
        label=_("A word to the other side"),
        help_text=_("Not required, and no part of the agreement."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "data-keep": "word"}),
    )
    has_read = forms.BooleanField(label=_(CONSENT_READ), error_messages={"required": _("Confirm that you have read the full agreement.")})
    has_authority = forms.BooleanField(
        label=_(CONSENT_AUTHORITY), error_messages={"required": _("Confirm that you may sign for your side.")}
    )
    accepts_authority = forms.BooleanField(
        label=_(CONSENT_DECLARED),
        error_messages={
            "required": _("Confirm that you accept who signs for the other side without a resolution, or ask them to state one.")
        },
    )
    consents = forms.BooleanField(
        label=_(CONSENT_ELECTRONIC),
        error_messages={"required": _("Confirm that you agree to sign electronically, or sign on paper or with your own card.")},
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

    def __init__(
        self, data: Any = None, *, others_declare: bool = True, has_stamp: bool = True, picture_refusal: str = "", **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.picture_refusal = picture_refusal
        if not others_declare:
            del self.fields["accepts_authority"]
        if not has_stamp:
            del self.fields["stamped"]

    def clean(self) -> dict[str, Any]:
        """A drawing or a picture has to be there when it is chosen; typing needs neither."""
        data = super().clean() or {}
        method = data.get("method") or (Method.DRAWN if data.get("drawing") else Method.TYPED)
        if method == Method.DRAWN and not data.get("drawing") and "drawing" not in self.errors:
            self.add_error("method", _("Nothing is drawn yet. Draw your signature, or choose your typed name."))
        if self.picture_refusal:
            self.add_error("picture", self.picture_refusal)
        elif method == Method.UPLOADED and not data.get("kept_picture") and "kept_picture" not in self.errors:
            self.add_error("picture", _("Choose the picture of your signature, or choose your typed name."))
        return {**data, "method": method}

    @property
    def signature(self) -> SignatureForm:
        """What was written, as the service takes it."""
        data = self.cleaned_data
        return SignatureForm(
            name=data["name"],
            capacity=data["capacity"],
            drawn=data["drawing"] if data["method"] == Method.DRAWN else None,
            uploaded=data["kept_picture"] if data["method"] == Method.UPLOADED else None,
            stamped=data.get("stamped", False),
            word=data["word"],
            consents=data["consents"],
            has_authority=data["has_authority"],
            has_read=data["has_read"],
            accepts_authority=data.get("accepts_authority", False),
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
