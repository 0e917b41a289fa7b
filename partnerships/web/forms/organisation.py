"""Founding an organisation, its profile, its certificates, its logo and stamp, its team, and acting on its behalf."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from partnerships.domain.fact_values import FORM_LABELS, Form
from partnerships.domain.mistakes import Mistake
from partnerships.domain.organisation import read_profile
from partnerships.models import Certificate, Membership, Organisation
from partnerships.queries.organisation import profile_of
from partnerships.services.invitation import Terms
from partnerships.services.team import TeamRights
from partnerships.web.forms.invitation import AddressedForm
from partnerships.web.forms.lines import LineField, date_field
from partnerships.web.middleware import sentence

FORMS = [(form.value, _(label)) for form, label in FORM_LABELS.items() if form is not Form.PERSON]
SIGNATURES = [("1", _("One signatory")), ("2", _("Two signatories together"))]
APPROVAL = [
    ("yes", _("Yes: an approver says yes to the frozen text before anybody signs")),
    ("no", _("No: the frozen text goes straight to the signatories")),
]
CERTIFICATE_LABELS: Mapping[str, Any] = {
    Certificate.Kind.PROPER_MANAGEMENT: _("Certificate of proper management"),
    Certificate.Kind.SECTION_46: _("Approval under section 46"),
    Certificate.Kind.BOOKKEEPING: _("Certificate of bookkeeping"),
    Certificate.Kind.WITHHOLDING: _("Certificate of tax withholding"),
    Certificate.Kind.INSURANCE: _("Insurance"),
}
RIGHTS = [
    ("administers", _("Administrator: looks after profile and team, and assigns who works where")),
    ("works", _("Staff: answers and negotiates")),
    ("approves", _("Approver: says yes to a frozen text before it is signed")),
    ("signs", _("Signatory: signs agreements")),
]
NAMES_OF_RIGHTS: Mapping[str, Any] = {
    "administers": _("Administrator"),
    "works": _("Staff"),
    "approves": _("Approver"),
    "signs": _("Signatory"),
}
ITSELF = "-"


def _line(**options: Any) -> forms.CharField:
    attributes = {"dir": options.pop("direction", "auto"), "autocomplete": options.pop("autocomplete", "off")}
    return forms.CharField(required=False, strip=False, widget=forms.TextInput(attrs=attributes), **options)


def _one_of(choices: Any, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, choices=choices, widget=forms.RadioSelect, **options)


class ProfileForm(forms.Form):
    """Who the organisation is, and what it has decided. The domain reads it, so that every mistake stands beside its field."""

    legal_name = _line(label=_("Full legal name"), help_text=_("As it is registered."), autocomplete="organization")
    form = _one_of(FORMS, label=_("What is the organisation in law?"))
    number = _line(label=_("Registration number"), help_text=_("Nine digits, the last one checks the others."), direction="ltr")
    address = _line(label=_("Address"))
    notices_email = _line(label=_("E-mail address for notices"), direction="ltr")
    required_signatures = _one_of(SIGNATURES, label=_("Who signs for the organisation?"))
    requires_approval = _one_of(APPROVAL, label=_("Is an internal approval needed before signing?"))
    resolution = _line(
        label=_("Decision of the board on who signs: its number"),
        help_text=_("It stands in every agreement as the authority of whoever signs. It may stay empty."),
    )
    resolved_on = forms.CharField(
        required=False, label=_("Date of the decision"), widget=forms.DateInput(attrs={"type": "date", "class": "input--medium"})
    )

    @classmethod
    def of(cls, organisation: Organisation, data: Any = None) -> "ProfileForm":
        """The form with what the profile says now."""
        stored = asdict(profile_of(organisation))
        stored["required_signatures"] = str(stored["required_signatures"])
        stored["requires_approval"] = "yes" if stored["requires_approval"] else "no"
        stored["resolved_on"] = stored["resolved_on"].isoformat() if stored["resolved_on"] else ""
        return cls(data, initial=stored)

    def clean(self) -> dict[str, Any]:
        """All mistakes at once, each beside its field."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("requires_approval"):
            self.add_error("requires_approval", _("Choose whether an approval is needed."))
        _profile, mistakes = read_profile(self.profile)
        self.explain(mistakes)
        return cleaned

    def explain(self, mistakes: Iterable[Mistake]) -> None:
        """Put each mistake beside its field."""
        for mistake in mistakes:
            place = mistake.place.partition(".")[0]
            self.add_error(place if place in self.fields else None, sentence(mistake))

    @property
    def profile(self) -> dict[str, Any]:
        """The JSON object that the service takes."""
        given = {name: self.cleaned_data.get(name, "") for name in ProfileForm.base_fields}
        return {
            **given,
            "required_signatures": given["required_signatures"] or "0",
            "requires_approval": given["requires_approval"] == "yes",
        }


class FoundForm(ProfileForm):
    """The profile, and who founds."""

    person_name = LineField(
        limit=120,
        label=_("What is your name?"),
        help_text=_("As it should stand in agreements."),
        autocomplete="name",
        error_messages={"required": _("Write your name.")},
    )
    capacity = LineField(
        limit=120,
        label=_("What is your role in the organisation?"),
        help_text=_("For example: director, treasurer. It may stay empty."),
        autocomplete="organization-title",
        required=False,
    )


class CertificateForm(forms.Form):
    """Which certificate holds until when."""

    kind = forms.ChoiceField(
        choices=[("", _("Choose")), *CERTIFICATE_LABELS.items()],
        label=_("Which certificate?"),
        error_messages={"required": _("Choose which certificate it is."), "invalid_choice": _("Choose which certificate it is.")},
    )
    valid_until = date_field(
        label=_("Valid until"),
        error_messages={"required": _("Choose the day that stands on the certificate."), "invalid": _("Choose a day from the calendar.")},
    )


class EmblemForm(forms.Form):
    """A picture for the logo or the stamp."""

    picture = forms.FileField(
        label=_("Picture file"),
        help_text=_(
            "PNG or JPEG, at most 5 megabytes. Only the picture itself is kept: "
            "what cameras and programs hide in a file, such as the place, is removed."
        ),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty. Choose another one.")},
        allow_empty_file=False,
    )

    @property
    def data_of_picture(self) -> bytes:
        """The bytes as they were sent."""
        picture: UploadedFile[bytes] = self.cleaned_data["picture"]
        return bytes(picture.read())


def rights_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        choices=RIGHTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("What does this person do?"),
        help_text=_("One person may do several things. Without any of them a person reads, and changes nothing."),
    )


def capacity_field() -> LineField:
    return LineField(
        limit=120,
        label=_("Role in the organisation"),
        help_text=_("As it should stand beside a signature. It may stay empty."),
        required=False,
    )


class InviteToTeamForm(AddressedForm):
    """Somebody who joins the team, with which rights."""

    rights = rights_field()
    capacity = capacity_field()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"rights": ["works"]})

    @property
    def terms(self) -> Terms:
        """The rights in the team."""
        rights = TeamRights(**dict.fromkeys(self.cleaned_data["rights"], True))
        return Terms(
            administers=rights.administers,
            works=rights.works,
            approves=rights.approves,
            signs=rights.signs,
            capacity=self.cleaned_data["capacity"],
        )


class MemberForm(forms.Form):
    """What a member of the team does."""

    rights = rights_field()
    capacity = capacity_field()

    @classmethod
    def of(cls, member: Membership, data: Any = None) -> "MemberForm":
        """The form with what this member does now."""
        return cls(data, initial={"rights": [right for right, _label in RIGHTS if getattr(member, right)], "capacity": member.capacity})

    @property
    def team_rights(self) -> TeamRights:
        """The rights as the service takes them."""
        return TeamRights(**dict.fromkeys(self.cleaned_data["rights"], True))


def on_behalf_field(members: Iterable[Membership]) -> forms.ChoiceField | None:
    """As which organisation somebody acts; none for somebody who works in no team."""
    choices = [(str(member.organisation.public_id), member.organisation.legal_name) for member in members if member.works]
    if not choices:
        return None
    return forms.ChoiceField(
        choices=[*choices, (ITSELF, _("None of these"))],
        required=False,
        widget=forms.RadioSelect,
        label=_("On behalf of which organisation?"),
        help_text=_("Its profile then fills the facts of your side, and its team can be assigned."),
    )


class ConnectForm(forms.Form):
    """Which organisation the own side is: one in whose team this person works."""

    def __init__(self, members: Iterable[Membership], data: Any = None) -> None:
        super().__init__(data)
        self.fields["organisation"] = forms.ChoiceField(
            choices=[(str(member.organisation.public_id), member.organisation.legal_name) for member in members if member.works],
            widget=forms.RadioSelect,
            label=_("Which organisation is your side?"),
            error_messages={"required": _("Choose an organisation."), "invalid_choice": _("Choose an organisation.")},
        )


def member_on_behalf(members: Iterable[Membership], chosen: str) -> Membership | None:
    """The membership that was chosen in that field."""
    return next((member for member in members if member.works and str(member.organisation.public_id) == chosen), None)
