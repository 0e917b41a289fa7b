"""What a person decides about their own account."""

from typing import Any
from zoneinfo import available_timezones

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from partnerships.domain.fact_values import LANGUAGES
from partnerships.models import Account
from partnerships.web.context import SITE_LANGUAGES
from partnerships.web.forms.lines import LineField, address_field
from partnerships.web.forms.second_factor import CODE_ATTRIBUTES

TOO_SHORT = _("This password is too short. Write at least twelve characters.")
TOO_COMMON = _("This password is among those that attackers try first. Think of another one.")
REGIONS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


def time_zones() -> list[tuple[str, Any]]:
    """The time zones of this machine, that of the site first."""
    others = sorted(name for name in available_timezones() if name.startswith(REGIONS) and name != settings.TIME_ZONE)
    return [(settings.TIME_ZONE, _("Israel (Asia/Jerusalem)")), ("UTC", "UTC"), *((name, name.replace("_", " ")) for name in others)]


class DetailsForm(forms.Form):
    """Name, language, time zone, and the shape of one mail."""

    name = LineField(
        limit=120,
        required=False,
        label=_("Your name"),
        help_text=_("It stands in forms for you. In partnerships that you are already in, your name stays as it is."),
        autocomplete="name",
    )
    language = forms.ChoiceField(
        label=_("Language of pages and mails"),
        choices=[(language.code, language.name) for language in SITE_LANGUAGES if language.code in LANGUAGES],
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Pages show you times in it. Agreements and their evidence always name Israel time."),
        choices=time_zones,
    )
    attaches_document = forms.BooleanField(
        required=False,
        label=_("Attach the PDF to the mail about a sealed document"),
    )

    @classmethod
    def of(cls, account: Account) -> "DetailsForm":
        """The form as things are."""
        kept = {"name": account.name, "language": account.language, "time_zone": account.time_zone}
        return cls(initial={**kept, "attaches_document": account.attaches_document})


class SetPasswordForm(forms.Form):
    """A new password, twice."""

    password1 = forms.CharField(
        label=_("New password"),
        help_text=_("At least twelve characters. Three or four words in a row are easy to remember and hard to guess."),
        strip=False,
        max_length=1000,
        error_messages={"required": _("Write the new password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr", "class": "input--medium"}),
    )
    password2 = forms.CharField(
        label=_("The same password once more"),
        strip=False,
        max_length=1000,
        error_messages={"required": _("Write the new password once more.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr", "class": "input--medium"}),
    )

    def __init__(self, *args: Any, account: Account, **options: Any) -> None:
        self.account = account
        super().__init__(*args, **options)

    def clean_password1(self) -> str:
        """Long enough, and not among those that everybody tries first."""
        try:
            password: str = get_adapter().clean_password(self.cleaned_data["password1"], user=self.account)
        except forms.ValidationError as error:
            codes = {each.code for each in error.error_list}
            raise forms.ValidationError(TOO_SHORT if "password_too_short" in codes else TOO_COMMON) from None
        return password

    def clean(self) -> dict[str, Any]:
        """Both are the same."""
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ. Write them once more."))
        return self.cleaned_data


class NewAddressForm(forms.Form):
    """Another address."""

    email = address_field(
        label=_("New e-mail address"),
        error_messages={"required": _("Write the new address."), "invalid": _("This is no e-mail address. Look at it once more.")},
    )

    def clean_email(self) -> str:
        """Addresses are kept in lower case."""
        email: str = self.cleaned_data["email"].lower()
        return email


def _code_field(label: Any, **options: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={**CODE_ATTRIBUTES, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=20, widget=widget, **options)


class AddressCodesForm(forms.Form):
    """The codes that came to the two addresses."""

    old_code = _code_field(_("Code from the old address"), error_messages={"required": _("Write the code that came to the old address.")})
    new_code = _code_field(_("Code from the new address"), error_messages={"required": _("Write the code that came to the new address.")})

    def __init__(self, *args: Any, by_factor: bool, is_confirmed: bool, **options: Any) -> None:
        """`by_factor`: a code of the second factor is taken for the old address; `is_confirmed`: it was given a moment ago."""
        super().__init__(*args, **options)
        if is_confirmed:
            del self.fields["old_code"]
        elif by_factor:
            self.fields["old_code"].label = _("Code from the old address, from your app, or a recovery code")


class ConfirmForm(forms.Form):
    """The mailed code that confirms who is there."""

    code = _code_field(_("The code from the e-mail"), error_messages={"required": _("Write the code.")})
