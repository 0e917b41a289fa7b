"""What the operator of the site may do with accounts, organisations, mails and documents. Each act is kept, with its reason."""

from functools import partial
from typing import Any

from django.db import transaction

from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted
from partnerships.domain.fact_values import REGISTERED, Form
from partnerships.domain.facts import number_mistakes
from partnerships.domain.text import clean_line, clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Account, AgreementVersion, OperatorAct, Organisation, OutboxMail, Partnership, SealedDocument
from partnerships.services import audit, clock, outbox, sealing
from partnerships.services.accounts import ensure_account

REASON_LIMIT = 1000
Kind = OperatorAct.Kind


@transaction.atomic(durable=True)
def close_account(*, by: Account, account: Account, reason: str) -> Account:
    """Nobody enters with this account any more, and who is in is out at the next page. Nothing that the person did is lost."""
    return _set_active(by, account, False, Kind.ACCOUNT_CLOSED, reason)


@transaction.atomic(durable=True)
def open_account(*, by: Account, account: Account, reason: str) -> Account:
    """Let a closed account in again."""
    return _set_active(by, account, True, Kind.ACCOUNT_OPENED, reason)


@transaction.atomic(durable=True)
def correct_organisation(*, by: Account, organisation: Organisation, legal_name: str, number: str, reason: str) -> Organisation:
    """Put right the name and the number under which an organisation is registered here. Agreements keep what they say.

    Its administrators are told. A wrong number and one that another organisation has are refused.
    """
    refuse_unless_operator(by)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    legal_name, number = clean_line(legal_name, limit=160), number.strip()
    form = Form(organisation.form)
    if form in REGISTERED and not number:
        raise InvalidInput(_("A registered body has a number."))
    if mistakes := number_mistakes(form, number):
        raise InvalidInput(mistakes[0].message, **mistakes[0].values)
    if number and Organisation.objects.filter(number=number).exclude(pk=organisation.pk).exists():
        raise InvalidInput(_("Another organisation here has this number."))
    organisation.legal_name, organisation.number = legal_name, number
    organisation.save(update_fields=["legal_name", "number"])
    act = note(Kind.ORGANISATION_CORRECTED, by, reason, organisation=organisation)
    for member in organisation.memberships.filter(administers=True, left_at=None).select_related("account"):
        outbox.queue_mail(
            key=f"organisation_corrected:{act.public_id}:{member.public_id}",
            to=member.account.email,
            language=member.account.language,
            template="organisation_corrected",
            values={"organisation": legal_name, "number": number, "reason": act.reason},
            partnership=None,
        )
    return organisation


@transaction.atomic(durable=True)
def try_mail_again(*, by: Account, mail: OutboxMail) -> None:
    """Send a mail that did not leave at once, with all its tries before it again."""
    refuse_unless_operator(by)
    row = _unsent(mail)
    row.set_aside_at, row.due_at, row.attempts, row.error = None, clock.now(), 0, ""
    row.save(update_fields=["set_aside_at", "due_at", "attempts", "error"])
    note(Kind.MAIL_TRIED, by, partnership=row.partnership)
    transaction.on_commit(partial(outbox.send_mail, row.pk), robust=True)


@transaction.atomic(durable=True)
def give_up_mail(*, by: Account, mail: OutboxMail, reason: str) -> None:
    """A mail that cannot leave stays unsent for ever; what it would have said, links among it, is dropped."""
    refuse_unless_operator(by)
    row = _unsent(mail)
    row.set_aside_at, row.values = row.set_aside_at or clock.now(), None
    row.save(update_fields=["set_aside_at", "values"])
    note(Kind.MAIL_GIVEN_UP, by, reason, partnership=row.partnership)


def try_sealing_again(*, by: Account, version: AgreementVersion) -> SealedDocument | None:
    """Render, seal and name a signed document once more; None when it failed again, or somebody else is at it."""
    refuse_unless_operator(by)
    with transaction.atomic(durable=True):
        note(Kind.SEALING_TRIED, by, partnership=version.round.partnership)
    return sealing.try_to_finish(version.pk)


def make_operator(*, email: str, language: str = "he") -> Account:
    """Whoever has this address is an operator from now on; the account is made when there is none. For the command line only."""
    return _set_operator(ensure_account(email=email, language=language), True)


def end_operator(*, email: str) -> Account:
    """No longer an operator; the account stays. Account.DoesNotExist for an address without one."""
    return _set_operator(Account.objects.get(email=email.strip().lower()), False)


def refuse_unless_operator(by: Account) -> None:
    """NotPermitted for everybody else, and for an operator whose account was closed meanwhile."""
    if not Account.objects.filter(pk=by.pk, is_staff=True, is_active=True).exists():
        raise NotPermitted


def refuse_operators_account(account: Account) -> None:
    """Operators do not change each other's accounts, nor their own, from the pages: only who has the machine does."""
    if account.is_staff or account.is_superuser:
        raise NotPermitted(_("An operator's account is changed from the command line only."))


def note(kind: OperatorAct.Kind, by: Account, reason: str = "", **about: Any) -> OperatorAct:
    """Keep the act. What needs a reason is refused without one."""
    reason = clean_text(reason, limit=REASON_LIMIT)
    if not reason and kind not in {Kind.SEALING_TRIED, Kind.MAIL_TRIED}:
        raise InvalidInput(_("Write the reason."))
    return OperatorAct.objects.create(kind=kind, by=by, at=clock.now(), reason=reason, **about)


def record(partnership: Partnership, act: OperatorAct, **ids: Any) -> None:
    """The act in the chain of a locked partnership, by its id: the reason stays outside."""
    audit.append(partnership, action=f"operator_{act.kind}", actor=act.by, payload={"act": str(act.public_id), **ids})


def _set_active(by: Account, account: Account, is_active: bool, kind: OperatorAct.Kind, reason: str) -> Account:
    refuse_unless_operator(by)
    account = Account.objects.select_for_update().get(pk=account.pk)
    refuse_operators_account(account)
    if account.is_active != is_active:
        note(kind, by, reason, account=account)
        account.is_active = is_active
        account.save(update_fields=["is_active"])
    return account


@transaction.atomic(durable=True)
def _set_operator(account: Account, is_staff: bool) -> Account:
    account.is_staff = is_staff
    account.is_superuser = account.is_superuser and is_staff
    account.save(update_fields=["is_staff", "is_superuser"])
    return account


def _unsent(mail: OutboxMail) -> OutboxMail:
    row = OutboxMail.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=mail.pk)
    if row.sent_at is not None or row.values is None:
        raise Conflict(_("This mail has left meanwhile, or was given up."))
    return row
