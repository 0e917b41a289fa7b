"""Accounts come into being when an address first asks for a code."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from partnerships.models import Account


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
