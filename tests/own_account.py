"""What tests of people's own accounts share: a session that was confirmed, a second factor, and the codes that it shows."""

import time
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.core import mail
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from partnerships.models import Account
from tests.people import Person
from tests.web.test_sign_in import code_in


def confirm(person: Person, method: str = "code", *, ago: float = 0) -> None:
    """The person confirmed who they are so many seconds ago: by a mailed code, or by the second factor (`mfa`)."""
    EmailAddress.objects.filter(user=person.account).update(verified=True)
    session = person.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": method, "at": time.time() - ago}]
    session["account_authentication_methods_user"] = str(person.account.pk)
    session.save()


def turn_app_on(account: Account) -> Authenticator:
    """An authenticator app and its recovery codes."""
    row: Authenticator = TOTP.activate(account, generate_totp_secret()).instance
    RecoveryCodes.activate(account)
    return row


def shown_code(account: Account) -> str:
    """What the app of that account shows now."""
    secret = decrypt(Authenticator.objects.get(user=account, type="totp").data["secret"])
    return code_of(secret)


def recovery_codes(account: Account) -> list[str]:
    """The recovery codes that are left."""
    return list(Authenticator.objects.get(user=account, type="recovery_codes").wrap().get_unused_codes())


def code_of(secret: str) -> str:
    """What an app with that key shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def wrong(code: str) -> str:
    """Six digits that are not these."""
    return f"{(int(code) + 1) % 10**6:06d}"


def codes_by_address(since: int) -> dict[str, str]:
    """The codes in the mails that left since then, by their receiver."""
    return {message.to[0]: code_in(str(message.body)) for message in mail.outbox[since:] if _has_code(str(message.body))}


def ask_for_address(person: Person, email: str, capture: DjangoCaptureOnCommitCallbacks) -> dict[str, str]:
    """Ask for another address; the codes that came, by the address."""
    before = len(mail.outbox)
    with capture(execute=True):
        response: Any = person.post(reverse("new_address"), {"email": email})
    assert response["Location"] == reverse("confirm_address")
    return codes_by_address(before)


def _has_code(text: str) -> bool:
    return any(line.strip().isdigit() and len(line.strip()) == 6 for line in text.splitlines())
