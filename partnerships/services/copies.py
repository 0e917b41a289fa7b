"""The receiver's end of a link: opening the copy, fetching the file, asking for a new link, and saying that it is not for them."""

import logging
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from partnerships.adapters import storage
from partnerships.domain.distribution import LinkState, Receives
from partnerships.domain.errors import Refused
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Delivery, OutboxMail, Recipient, SealedDocument
from partnerships.queries.distribution import delivery_by_id, delivery_of_token, link_state, refused_hash
from partnerships.services import audit, clock, lifecycle
from partnerships.services.distribution import end_links, forget_address_of_mails
from partnerships.services.extracts import extract_of
from partnerships.services.notices import tell_people

logger = logging.getLogger(__name__)


class LinkNotValid(Refused):
    """The link does not open any more; `state` says why, and is None for one that nobody was ever sent."""

    code = "link_not_valid"
    message = _("This link does not open a copy.")

    def __init__(self, state: LinkState | None) -> None:
        self.state = state
        super().__init__()


class CopyNotReady(Refused):
    """The file cannot be read, or the extract cannot be sealed, just now."""

    code = "copy_not_ready"
    message = _("The file cannot be had just now. Try again in a few minutes; the link goes on opening.")


@dataclass(frozen=True)
class CopyFile:
    """A file as its receiver gets it."""

    name: str
    content: bytes


def valid_link(token: str) -> Delivery:
    """The link that the token opens. Raises LinkNotValid."""
    return _still_valid(delivery_of_token(token))


def opened_link(public_id: str) -> Delivery:
    """The link that somebody has opened earlier in this session, if it still opens. Raises LinkNotValid."""
    return _still_valid(delivery_by_id(public_id))


@transaction.atomic(durable=True)
def open_copy(*, token: str) -> Delivery:
    """Open the copy: the first time this is the receipt. Raises LinkNotValid."""
    delivery = _still_valid(_locked(valid_link(token)))
    if delivery.opened_at is None:
        delivery.opened_at = clock.now()
        delivery.save(update_fields=["opened_at"])
        _note("copy_opened", delivery)
    return delivery


def fetch_copy(*, delivery: Delivery) -> CopyFile:
    """The file that the recipient of this link receives, made at first need outside any lock; the first fetching is noted.

    Raises LinkNotValid, also for somebody who receives a notice only: there is no file. CopyNotReady when it cannot be had now.
    """
    recipient = _still_valid(delivery).recipient
    document = document_of(recipient)
    if document is None or recipient.receives == Receives.NOTICE:
        raise LinkNotValid(None)
    try:
        found = _file_of(recipient, document)
    except Exception as error:  # drawing, sealing and storing each fail in ways of their own: the link goes on opening
        logger.exception("the copy of %s cannot be had", document.version.check_code)
        raise CopyNotReady from error
    _note_fetched(delivery)
    return found


def _file_of(recipient: Recipient, document: SealedDocument) -> CopyFile:
    code = document.version.check_code
    if recipient.receives == Receives.WITHOUT_ANNEXES:
        return CopyFile(f"{code}-extract.pdf", storage.read(extract_of(document).file_hash))
    return CopyFile(f"{code}.pdf", storage.read(document.file_hash))


@transaction.atomic(durable=True)
def refuse_copy(*, token: str) -> None:
    """“This is not for me”: no more mails about this partnership go to that address, which is forgotten. Twice is once."""
    found = delivery_of_token(token)
    if found is None:
        raise LinkNotValid(None)
    round_ = lifecycle.lock_round(found.recipient.round_id)
    recipient = Recipient.objects.select_related("party").get(pk=found.recipient_id)
    recipient.round = round_
    if recipient.refused_at is not None:
        return
    end_links(recipient, by=None)
    forget_address_of_mails(Delivery.objects.filter(recipient=recipient))
    if recipient.email:
        recipient.refused_hash = refused_hash(round_.partnership, recipient.email)
    recipient.refused_at, recipient.email = clock.now(), ""
    recipient.removed_at = recipient.removed_at or recipient.refused_at
    recipient.save(update_fields=["refused_at", "refused_hash", "removed_at", "email"])
    found.recipient = recipient
    _note("copy_refused", found)
    _tell_side(found, "copy_refused", f"copy_refused:{found.public_id}")


@transaction.atomic(durable=True)
def ask_for_link(*, token: str) -> bool:
    """Ask the side for a new link; its people get a mail, once a day at most. False where nothing can be asked for.

    For a link that opens there is nothing to ask, and whoever refused is left alone.
    """
    found = delivery_of_token(token)
    if found is None:
        raise LinkNotValid(None)
    found = _locked(found)
    if link_state(found, now=clock.now()) in {LinkState.VALID, LinkState.REFUSED}:
        return False
    cause = f"copy_asked:{found.public_id}:{clock.today().isoformat()}"
    if not OutboxMail.objects.filter(key__startswith=cause).exists():
        _note("copy_asked", found)
        _tell_side(found, "copy_asked", cause)
    return True


def document_of(recipient: Recipient) -> SealedDocument | None:
    """The sealed document of which this person receives a copy."""
    current = SealedDocument.objects.filter(version__round=recipient.round_id, version__voided_at=None)
    return current.select_related("version__round__partnership").first()


def _still_valid(delivery: Delivery | None) -> Delivery:
    if delivery is None:
        raise LinkNotValid(None)
    state = link_state(delivery, now=clock.now())
    if state is not LinkState.VALID:
        raise LinkNotValid(state)
    return delivery


def _locked(delivery: Delivery) -> Delivery:
    """The link as it is now, its partnership locked."""
    round_ = lifecycle.lock_round(delivery.recipient.round_id)
    delivery = Delivery.objects.select_related("recipient__party").get(pk=delivery.pk)
    delivery.recipient.round = round_
    return delivery


@transaction.atomic(durable=True)
def _note_fetched(delivery: Delivery) -> None:
    delivery = _locked(delivery)
    if delivery.fetched_at is None:
        delivery.fetched_at = clock.now()
        delivery.save(update_fields=["fetched_at"])
        _note("copy_fetched", delivery)


def _note(action: str, delivery: Delivery) -> None:
    recipient = delivery.recipient
    payload = {"recipient": str(recipient.public_id), "delivery": str(delivery.public_id), "position": recipient.party.position}
    audit.append(recipient.round.partnership, action=action, actor=None, payload=payload)


def _tell_side(delivery: Delivery, template: str, cause: str) -> None:
    """Tell those who work on the partnership for the side that named this person."""
    recipient = delivery.recipient
    tell_people(
        recipient.round.partnership,
        template,
        key=cause,
        path=reverse("copies", args=[recipient.round.partnership.public_id]),
        values={"name": recipient.name},
        only=Q(party=recipient.party_id, works=True),
    )
