"""Another mail address for an account: confirmed at the old one, or by the second factor, and at the new one."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q

from partnerships.domain.errors import InvalidInput
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Account, AddressChange, Invitation, MailedCode, OutboxMail
from partnerships.services import clock
from partnerships.services.mailed_codes import fits, is_tryable, lock, mail_code, matches, use
from partnerships.services.outbox import queue_mail
from partnerships.services.second_factor import factor_code_fits

OLD, NEW = MailedCode.Purpose.OLD_ADDRESS, MailedCode.Purpose.NEW_ADDRESS


@transaction.atomic(durable=True)
def ask_for_address_change(*, account: Account, new_email: str) -> AddressChange:
    """Mail a code to each of the two addresses. An address that has an account already gets a mail that says so, and no code.

    Whoever asks cannot tell the difference. InvalidInput for the account's own address, and after six codes within an hour.
    """
    account, new_email = lock(account), new_email.strip().lower()
    if new_email == account.email:
        raise InvalidInput(_("This is the address that you have now. Write another one."))
    is_taken = living_account_of(new_email) is not None
    change, _made = AddressChange.objects.update_or_create(account=account, defaults={"new_email": new_email, "asked_at": clock.now()})
    mail_code(account, OLD, to=account.email, template="old_address_code")
    row = mail_code(account, NEW, to=new_email, template="new_address_code", is_sent=not is_taken)
    if is_taken:
        queue_mail(
            key=f"address_taken:{row.pk}", to=new_email, language=account.language, template="address_taken", values={}, partnership=None
        )
    return change


@transaction.atomic(durable=True)
def forget_address_change(*, account: Account) -> None:
    """The account keeps its address; codes that are on their way no longer work."""
    account = lock(account)
    AddressChange.objects.filter(account=account).delete()
    use(account, OLD, NEW)


def change_address(*, account: Account, old_code: str, new_code: str, is_confirmed: bool = False) -> Account | None:
    """The account with its new address, when both codes are right; None otherwise, and the wrong tries are counted.

    For the old address a code of the second factor will do, and none at all when it was given a moment ago (`is_confirmed`).
    Open invitations and waiting mails go on to the new address; the old one is told.
    """
    if not (is_confirmed or matches(account, OLD, old_code, to=account.email)):
        # tried as often as the mailed code may be
        is_confirmed = is_tryable(account, OLD) and factor_code_fits(account, old_code)
    try:
        return _changed(account, old_code, new_code, is_confirmed=is_confirmed)
    except IntegrityError:  # somebody else took the address at the same instant
        return None


@transaction.atomic(durable=True)
def _changed(account: Account, old_code: str, new_code: str, *, is_confirmed: bool) -> Account | None:
    account = lock(account)
    change = AddressChange.objects.filter(account=account).first()
    if change is None:
        return None
    old_fits = is_confirmed or fits(account, OLD, old_code, to=account.email)
    new_fits = fits(account, NEW, new_code, to=change.new_email)
    if not (old_fits and new_fits) or living_account_of(change.new_email) is not None:
        return None
    use(account, OLD, NEW)
    change.delete()
    return move_locked(account, change.new_email)


def move_locked(account: Account, new_email: str, *, is_proven: bool = True) -> Account:
    """Give a locked account its new address; `is_proven` when its mailbox has just shown whose it is."""
    old_email = account.email
    # somebody typed the address at the door once, and nobody ever came in with it: its mailbox has just proved whose it is
    Account.objects.filter(email=new_email).delete()
    account.email = new_email
    account.save(update_fields=["email"])
    EmailAddress.objects.filter(user=account).delete()
    EmailAddress.objects.create(user=account, email=new_email, primary=True, verified=is_proven)
    Invitation.objects.filter(email__iexact=old_email, accepted_at=None, withdrawn_at=None).update(email=new_email)
    OutboxMail.objects.filter(to=old_email, sent_at=None, partnership__isnull=False).update(to=new_email)
    queue_mail(
        key=f"address_changed:{account.pk}:{clock.now().isoformat()}", to=old_email, language=account.language,
        template="address_changed", values={"email": new_email, "operator_email": settings.OPERATOR_EMAIL}, partnership=None,
    )  # fmt: skip
    return account


def living_account_of(email: str) -> Account | None:
    """An account of that address that is more than somebody having typed it at the door once; a closed one stays closed."""
    is_alive = (
        Q(last_login__isnull=False) | Q(is_staff=True) | Q(is_active=False) | Q(representations__isnull=False)
        | Q(memberships__isnull=False) | Q(companionships__isnull=False)
    )  # fmt: skip
    return Account.objects.filter(is_alive, email=email).first()
