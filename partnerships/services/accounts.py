"""Accounts come into being when an address first asks for a code."""

from allauth.account.models import EmailAddress
from django.db import transaction

from partnerships.models import Account


@transaction.atomic(durable=True)
def ensure_account(*, email: str, language: str) -> Account:
    """The account of that address, made when there is none; the address counts as verified only after a code."""
    email = email.strip().lower()
    account = Account.objects.filter(email__iexact=email).first()
    if account is None:
        account = Account.objects.create_user(email, language=language)
    EmailAddress.objects.get_or_create(user=account, email=email, defaults={"primary": True, "verified": False})
    return account


@transaction.atomic(durable=True)
def choose_language(*, account: Account, language: str) -> None:
    """The language in which this person reads pages and mails from now on."""
    account.language = language
    account.save(update_fields=["language"])
