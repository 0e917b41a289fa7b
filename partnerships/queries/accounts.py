"""What an account has: a second factor, and the places where it is signed in."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from partnerships.domain.devices import Device, device_of
from partnerships.models import Account
from partnerships.models.mailed_codes import AddressChange

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
NO_ADDRESS = "0.0.0.0"  # noqa: S104  # told for a request behind a socket, which has none; nothing listens there


@dataclass(frozen=True)
class SignedIn:
    """One place where an account is signed in. `ip` is empty where it was not known."""

    id: int
    device: Device
    ip: str
    since: datetime
    is_here: bool


def has_second_factor(account: Account) -> bool:
    """Whether an authenticator app or a passkey is on; recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user=account, type__in=FACTORS).exists())


def factors_of(account: Account) -> frozenset[str]:
    """The kinds of second factor, recovery codes among them, of somebody who has one; none for everybody else."""
    kinds = frozenset(Authenticator.objects.filter(user=account).values_list("type", flat=True))
    return kinds if kinds & set(FACTORS) else frozenset()


def has_app(account: Account) -> bool:
    """Whether an authenticator app is on."""
    return bool(Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists())


def places_of(account: Account, *, here: str | None) -> list[SignedIn]:
    """Where the account is signed in, `here` (the key of this session) first, then the newest."""
    rows = list(UserSession.objects.filter(user=account).order_by("-created_at"))
    living = set(Session.objects.filter(session_key__in=[row.session_key for row in rows]).values_list("session_key", flat=True))
    places = [
        SignedIn(
            row.pk,
            device_of(row.user_agent),
            "" if row.ip == NO_ADDRESS else row.ip,
            row.created_at,
            row.session_key == here,
        )
        for row in rows
        if row.session_key in living
    ]
    return sorted(places, key=lambda place: not place.is_here)


def awaited_change(account: Account) -> AddressChange | None:
    """The other address that this account asked for and that is not confirmed yet."""
    return AddressChange.objects.filter(account=account).first()
