"""What a side brings to the table of its own: a clause for a chapter, or an annex, written here or named by its fingerprint."""

import hashlib
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerships.adapters.seal_check import MAX_BYTES
from partnerships.domain.annexes import read_fingerprint
from partnerships.domain.clauses.structure import OPEN_TO_OWN_CLAUSES
from partnerships.domain.errors import InvalidInput
from partnerships.services.clause_table import WHY_LIMIT
from partnerships.services.own_clauses import HEADING_LIMIT, NO_HEADING, NO_TITLE, Reference
from partnerships.services.wordings import CLAUSE_LIMIT
from partnerships.web.forms.comments import is_id
from partnerships.web.forms.lines import LineField, WordsField
from partnerships.web.forms.negotiation import HOW_TO_WRITE
from partnerships.web.middleware import sentence


class BroughtForm(forms.Form):
    """Why it is brought, and the one-time number of the page, by which the same post twice is one clause."""

    why = WordsField(
        required=False,
        limit=WHY_LIMIT,
        rows=2,
        area="area--s",
        label=_("Why you propose it"),
        help_text=_("If you like. All who see the clause read it; it is no part of the agreement."),
    )
    once = forms.CharField(required=False, widget=forms.HiddenInput, initial=uuid4)

    field_order = ("chapter", "heading", "title", "text", "fingerprint", "document", "why", "once")

    def __init__(self, data: Any = None, files: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, files, initial=initial)
        for name in {"text", "why"} & self.fields.keys():  # the browser keeps them, each under a name of its own
            self.fields[name].widget.attrs["data-keep"] = self.add_prefix(name)

    @property
    def number(self) -> UUID:
        """The one-time number; a fresh one where the page sent none."""
        once = self.cleaned_data["once"]
        return UUID(once) if is_id(once) else uuid4()


class OwnClauseForm(BroughtForm):
    """A clause of the side's own, with its first wording."""

    chapter = forms.ChoiceField(
        label=_("Chapter of the agreement"),
        help_text=_("The clause stands after the others of its chapter."),
        error_messages={
            "required": _("Choose the chapter to which the clause belongs."),
            "invalid_choice": _("Choose the chapter to which the clause belongs."),
        },
    )
    heading = LineField(limit=HEADING_LIMIT, label=_("Heading"), error_messages={"required": _(NO_HEADING)})
    text = WordsField(
        limit=CLAUSE_LIMIT,
        rows=8,
        area="area--l serif",
        label=_("The wording that you propose"),
        help_text=HOW_TO_WRITE,
        error_messages={"required": _("Write the wording that you propose.")},
    )

    def __init__(self, data: Any = None, *, chapter: str = "") -> None:
        super().__init__(data, initial={"chapter": chapter})
        chapters = [(chapter.key, gettext(chapter.heading)) for chapter in OPEN_TO_OWN_CLAUSES]
        self.fields["chapter"].choices = [("", gettext("Choose a chapter")), *chapters]  # type: ignore[attr-defined]  # a choice field


class WrittenAnnexForm(BroughtForm):
    """An annex that is written here and printed with the agreement."""

    prefix = "written"
    title = LineField(limit=HEADING_LIMIT, label=_("Name of the annex"), error_messages={"required": _(NO_TITLE)})
    text = WordsField(
        limit=CLAUSE_LIMIT,
        rows=8,
        area="area--l serif",
        label=_("What stands in it"),
        help_text=HOW_TO_WRITE,
        error_messages={"required": _("Write what stands in the annex.")},
    )

    @property
    def content(self) -> str:
        """Its text."""
        return str(self.cleaned_data["text"])


class NamedAnnexForm(BroughtForm):
    """A document that is an annex without being printed: its name, and its fingerprint or the file from which that is computed."""

    prefix = "named"
    title = LineField(limit=HEADING_LIMIT, label=_("Name of the document"), error_messages={"required": _(NO_TITLE)})
    document = forms.FileField(
        required=False,
        label=_("The file"),
        help_text=_("At most 25 megabytes. This site computes the fingerprint and does not keep the file: each side keeps it itself."),
        error_messages={"empty": _("This file is empty. Choose another one.")},
        widget=forms.FileInput,
    )
    fingerprint = forms.CharField(
        required=False,
        max_length=200,
        label=_("Or its fingerprint (SHA-256)"),
        help_text=_("64 characters, digits and letters from a to f. Spaces do not matter."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_document(self) -> "UploadedFile[bytes] | None":
        """The file, unless it is too large."""
        document: UploadedFile[bytes] | None = self.cleaned_data["document"]
        if document is not None and (document.size or 0) > MAX_BYTES:
            raise forms.ValidationError(gettext("The file is larger than 25 megabytes. Write its fingerprint instead."))
        return document

    def clean_fingerprint(self) -> str:
        """The fingerprint as it is kept; empty where none was typed."""
        typed = self.cleaned_data["fingerprint"]
        try:
            return read_fingerprint(typed) if typed.strip() else ""
        except InvalidInput as refusal:
            raise forms.ValidationError(sentence(refusal)) from None

    def clean(self) -> dict[str, Any]:
        """One of the two is needed, and both must mean the same file. A file is read once: its fingerprint stays in the form."""
        cleaned = super().clean() or self.cleaned_data
        document, typed = cleaned.get("document"), cleaned.get("fingerprint")
        if document is not None:
            computed = _fingerprint_of(document)
            if typed and typed != computed:
                self.add_error(
                    "fingerprint", gettext("The file that you chose has another fingerprint. Choose the right file, or empty this field.")
                )
                return cleaned
            cleaned["fingerprint"] = computed
            self.data = {**dict(self.data.items()), self.add_prefix("fingerprint"): computed}
        elif not typed and not {"document", "fingerprint"} & self.errors.keys():
            self.add_error("document", gettext("Choose the file, or write its fingerprint."))
        return cleaned

    @property
    def content(self) -> Reference:
        """The document that is named."""
        return Reference(self.cleaned_data["title"], self.cleaned_data["fingerprint"])


def _fingerprint_of(document: "UploadedFile[bytes]") -> str:
    found = hashlib.sha256()
    for chunk in document.chunks():
        found.update(chunk)
    return found.hexdigest()
