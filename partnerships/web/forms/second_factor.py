"""Forms of the second factor: turning an authenticator app on, and passkeys."""

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

from partnerships.web.forms.lines import LineField
from partnerships.web.sign_in import passkey_or_refusal

PASSKEY_NAME_LIMIT = 60
CODE_ATTRIBUTES = {"inputmode": "numeric", "autocomplete": "one-time-code", "dir": "ltr", "class": "input--code", "maxlength": "12"}


class ActivateAppForm(ActivateTOTPForm):
    """The first code of the app shows that it has the key."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["code"]
        field.label, field.widget.attrs = _("The code that the app shows now"), dict(CODE_ATTRIBUTES)
        field.error_messages["required"] = _("Write the six digits that the app shows.")


class AddPasskeyForm(AddWebAuthnForm):
    """A passkey: kept in the device, opened there with a finger, a face or a PIN, and good for signing in by itself."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["passwordless"]
        self.fields["name"] = _name_field(initial=self.initial.get("name"))
        self.fields["credential"].error_messages["required"] = _("The passkey was not made. Try again.")
        self.fields["credential"].error_messages["invalid"] = _("The passkey was not made. Try again.")

    def clean(self) -> dict[str, Any]:
        """Every passkey of ours asks its owner to identify themselves to the device."""
        self.cleaned_data["passwordless"] = True
        cleaned: dict[str, Any] = passkey_or_refusal(super().clean)
        return cleaned


class RenamePasskeyForm(EditWebAuthnForm):
    """What a passkey is called."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"] = _name_field(initial=self.initial.get("name"), required=True)


def _name_field(*, initial: str | None, required: bool = False) -> LineField:
    return LineField(
        limit=PASSKEY_NAME_LIMIT,
        required=required,
        initial=initial,
        label=_("Name of the passkey"),
        help_text=_("So that you know later which device it is in: “my telephone”, “office computer”."),
        error_messages={"required": _("Give the passkey a name.")},
    )
