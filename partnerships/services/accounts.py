"""Accounts come into being when an address first asks for a code; their owners choose how pages and mails come to them."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from partnerships.domain.fact_values import LANGUAGES
from partnerships.domain.text import clean_line
from partnerships.models import Account

NAME_LIMIT = 120


@transaction.atomic(durable=True)
def ensure_account(*, email: str, language: str) -> Account:
    """The account of that address, made when there is none; the address counts as verified only after a code."""
    email = email.strip().lower()
    # two requests may ask for the same new address at once
    account, _made = Account.objects.get_or_create(email=email, defaults={"language": language, "password": make_password(None)})
    EmailAddress.objects.get_or_create(user=account, email=email, defaults={"primary": True, "verified": False})
    return account


@transaction.atomic(durable=True)
def choose_language(*, account: Account, language: str) -> None:
    """The language in which this person reads pages and mails from now on."""
    account.language = language
    account.save(update_fields=["language"])


@transaction.atomic(durable=True)
def change_details(*, account: Account, name: str, language: str, time_zone: str, attaches_document: bool) -> None:
    """How the person is called, and in which language, time zone and shape pages and mails reach them."""
    if language not in LANGUAGES:
        raise ValueError(language)
    account.name, account.language = clean_line(name, limit=NAME_LIMIT), language
    account.time_zone, account.attaches_document = time_zone, attaches_document
    account.save(update_fields=["name", "language", "time_zone", "attaches_document"])


@transaction.atomic(durable=True)
def vouch_for_address(*, account: Account) -> None:
    """Whoever has a password got it while signed in, or from the operator: their own address needs no code before."""
    if not EmailAddress.objects.filter(user=account, email=account.email, verified=True).exists():
        EmailAddress.objects.update_or_create(user=account, email=account.email, defaults={"primary": True, "verified": True})


@transaction.atomic(durable=True)
def remove_password(*, account: Account) -> None:
    """From now on the account is entered by a mailed code or a passkey; other sessions end with the password."""
    account.set_unusable_password()
    account.save(update_fields=["password"])
