"""Deleting an account: the person goes, what they signed stays with the least evidence."""

from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from partnerships.domain.errors import Conflict
from partnerships.domain.evidence import masked_address
from partnerships.domain.text import gettext_noop as _
from partnerships.models import (
    Account,
    AddressChange,
    AgreementVersion,
    Companion,
    Invitation,
    MailedCode,
    MailStop,
    Membership,
    Organisation,
    OutboxMail,
    Representative,
    SignatureEvidence,
    SmallNews,
)
from partnerships.queries.closing import Reason, obstacles_to_closing
from partnerships.services import clock, lifecycle
from partnerships.services.companions import end_locked
from partnerships.services.leaving import leave_locked
from partnerships.services.mailed_codes import lock
from partnerships.services.sessions import end_all_sessions

NOBODY = "—"
SENTENCES = {
    Reason.LAST_ADMINISTRATOR: _(
        "You are the last administrator of %(name)s. First make somebody else of its team an administrator; "
        "then the account can be deleted."
    ),
    Reason.LAST_OF_SIDE: _(
        "Nobody else works on “%(name)s” for your side, and it is not signed and sealed. "
        "First invite somebody of your side who goes on with it, or end it together with the other side."
    ),
    Reason.NAMED_IN_TEXT: _(
        "The frozen text of “%(name)s” names you as a signatory. First let somebody of your side step in, or sign and wait for the seal."
    ),
    Reason.LAST_WHO_APPROVES: _(
        "The text of “%(name)s” waits for an approval that only you can give. First give it, or let somebody of your side step in."
    ),
}


@transaction.atomic(durable=True)
def close_account(*, account: Account) -> None:
    """Make the account nobody's: no address, no name, no way in; former in every partnership and team.

    Conflict with what to do first, while an organisation or a side would be stuck. Signed documents and the chain stay as they are;
    IP and device of signatures are erased, and of the address only what the document itself shows is kept.
    """
    account = lock(account)
    _lock_everything(account)
    if obstacles := obstacles_to_closing(account):
        raise Conflict(SENTENCES[obstacles[0].reason], name=obstacles[0].name)
    _leave_partnerships(account)
    Membership.objects.filter(account=account, left_at=None).update(left_at=clock.now())
    _erase_names(account)
    _erase_traces(account)
    end_all_sessions(account)
    _close(account)


def _lock_everything(account: Account) -> None:
    """Organisations before partnerships, each in one order for everybody."""
    teams = Membership.objects.filter(account=account, left_at=None).values("organisation_id")
    list(Organisation.objects.select_for_update().filter(pk__in=teams).order_by("pk"))
    sides = Representative.objects.filter(account=account, left_at=None).values_list("party__partnership_id", flat=True)
    beside = Companion.objects.filter(account=account, left_at=None).values_list("partnership_id", flat=True)
    for partnership_id in sorted({*sides, *beside}):
        lifecycle.lock(partnership_id)


def _leave_partnerships(account: Account) -> None:
    for person in (
        Representative.objects.filter(account=account, left_at=None).select_related("party__partnership", "account").order_by("pk")
    ):
        leave_locked(person, person.party.partnership, by=person, reason="")
    beside = Companion.objects.filter(account=account, left_at=None).select_related("partnership")
    for companion in beside.order_by("pk"):
        end_locked(companion.partnership, companion, by=companion)


def _erase_names(account: Account) -> None:
    """Everywhere but where the text of an agreement names the person, which stays what was signed."""
    frozen = AgreementVersion.objects.values("round__partnership_id")
    in_a_text = Representative.objects.filter(account=account, signs=True, party__partnership_id__in=frozen).values("pk")
    Representative.objects.filter(account=account).exclude(pk__in=list(in_a_text.values_list("pk", flat=True))).update(
        name=NOBODY, capacity=""
    )
    Membership.objects.filter(account=account).update(name=NOBODY, capacity="")
    Companion.objects.filter(account=account).update(name=NOBODY, capacity="")


def _erase_traces(account: Account) -> None:
    evidence = SignatureEvidence.objects.filter(signature__representative__account=account)
    for row in evidence:
        row.ip, row.device, row.email = None, "", masked_address(row.email)
        row.save(update_fields=["ip", "device", "email"])
    Invitation.objects.filter(accepted_by__account=account).update(email="")
    Invitation.objects.filter(email=account.email, accepted_at__isnull=False).update(email="")
    Invitation.objects.filter(asked_by=account).update(asked_by=None, asked_at=None)
    OutboxMail.objects.filter(to=account.email, sent_at=None).delete()
    OutboxMail.objects.filter(to=account.email).update(to="", account=None)
    for model in (SmallNews, MailStop, MailedCode, AddressChange):
        model.objects.filter(account=account).delete()
    Authenticator.objects.filter(user=account).delete()
    EmailAddress.objects.filter(user=account).delete()


def _close(account: Account) -> None:
    account.email, account.name = f"deleted-{uuid4().hex}@deleted.invalid", ""
    account.is_active = account.is_staff = account.is_superuser = account.attaches_document = False
    account.set_unusable_password()
    account.save()
