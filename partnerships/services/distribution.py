"""Who receives the agreement: each side names its own people, and links to the sealed document are sent, withdrawn and sent anew."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from partnerships.domain.distribution import LINK_LIFETIME, LINKS_A_DAY, LINKS_A_DAY_TO_AN_ADDRESS, NAME_LIMIT, RECIPIENTS_AT_MOST, Receives
from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted, TransitionNotAllowed
from partnerships.domain.fact_reader import EMAIL
from partnerships.domain.fact_values import LANGUAGES
from partnerships.domain.lifecycle import Action, Stage
from partnerships.domain.text import clean_line
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Delivery, OutboxMail, Recipient, Representative, Round
from partnerships.queries.agreement import current_version
from partnerships.queries.distribution import (
    TEMPLATE,
    has_refused,
    hash_of,
    is_printed,
    links_of_today,
    mail_key,
    mails_of_today,
    standing,
)
from partnerships.services import audit, clock, lifecycle
from partnerships.services.invitation import clean_address
from partnerships.services.outbox import queue_mail

BEFORE_THE_REVEAL = frozenset({Stage.OPEN, Stage.ANSWERING})
NOT_YET = _("Who receives the agreement is named when the answers are open to both sides.")
FROZEN = _("The text is frozen, and the list as it stands is printed in it. More people can be named when the document is sealed.")
NOT_OURS = _("Each side looks after its own list.")
GONE = _("This person is no longer on the list.")
NO_NAME = _("Write the name of whoever receives it.")
ADDRESS_IN_NAME = _("Write only the name here: it is printed in the agreement, and the address is not.")
TOO_MANY = _("At most %(limit)s people can stand on the list of one side.")
TWICE = _("This address is on your list already.")
REFUSED = _("Whoever reads this address said that copies of this agreement are not for them. Ask them for another address.")
NO_ADDRESS = _("There is no e-mail address, so this site sends nothing. Add one, or hand over the copy yourself.")
SPECIMEN = _("This is a specimen, and sends nothing.")
ENOUGH_TODAY = _("Your side has sent many copies today. Send the others tomorrow.")
ENOUGH_TO_ADDRESS = _("This address has received several copies today. Send it tomorrow.")


@dataclass(frozen=True)
class Entry:
    """Somebody on a list, as a side writes it."""

    name: str
    email: str = ""
    receives: str = Receives.WHOLE
    language: str = "he"


@transaction.atomic(durable=True)
def name_recipient(*, actor: Representative, round_: Round, entry: Entry, once: UUID | None = None) -> Recipient:
    """Put somebody on the list of the actor's side. Once the document is sealed the link leaves at once, where there is an address.

    `once` is the one-time number of the form: the same post twice is one person. InvalidInput for what cannot be taken.
    """
    round_ = _begin(actor, round_.pk)
    earlier = Recipient.objects.filter(round=round_, public_id=once).first() if once else None
    if earlier is not None:
        return earlier
    entry = _cleaned(entry)
    if standing(round_).filter(party=actor.party_id).count() >= RECIPIENTS_AT_MOST:
        raise InvalidInput(TOO_MANY, limit=RECIPIENTS_AT_MOST)
    _refuse_address(round_, actor, entry.email)
    recipient = Recipient(round=round_, party=actor.party, added_by=actor, added_at=clock.now(), **vars(entry))
    recipient.public_id = once or recipient.public_id
    recipient.save(force_insert=True)
    _note("recipient_named", recipient, actor)
    version = current_version(round_)
    if round_.stage == Stage.SEALED and version is not None and recipient.email and not round_.partnership.is_specimen:
        _send_anew(version, recipient, actor)
    return recipient


@transaction.atomic(durable=True)
def change_recipient(*, actor: Representative, recipient: Recipient, entry: Entry) -> Recipient:
    """Correct an entry. Of somebody whom the sealed agreement names only address and language can change.

    A link that went to another address ends with it.
    """
    round_ = _begin(actor, recipient.round_id)
    recipient = _own(actor, recipient)
    if is_printed(recipient, current_version(round_)):
        entry = replace(entry, name=recipient.name, receives=recipient.receives)
    entry = _cleaned(entry)
    if entry.email != recipient.email:
        _refuse_address(round_, actor, entry.email)
        end_links(recipient, by=actor)
    recipient.name, recipient.email, recipient.receives, recipient.language = entry.name, entry.email, entry.receives, entry.language
    recipient.save(update_fields=["name", "email", "receives", "language"])
    _note("recipient_changed", recipient, actor)
    return recipient


@transaction.atomic(durable=True)
def remove_recipient(*, actor: Representative, recipient: Recipient) -> None:
    """Take somebody off the own list: nothing more is sent, and links that were sent end. Twice is once; the address is forgotten."""
    _begin(actor, recipient.round_id)
    found = Recipient.objects.filter(pk=recipient.pk).first()
    if found is None or found.removed_at is not None:
        return
    recipient = _own(actor, recipient)
    end_links(recipient, by=actor)
    recipient.removed_at, recipient.email = clock.now(), ""
    recipient.save(update_fields=["removed_at", "email"])
    _note("recipient_removed", recipient, actor)


def send_copies(round_: Round, version: AgreementVersion) -> int:
    """Send everybody on the lists their link, in the transaction that names the document; returns how many. A specimen sends nothing."""
    if round_.partnership.is_specimen:
        return 0
    people = [row for row in standing(round_).exclude(email="") if mails_of_today(row.email, now=clock.now()) < LINKS_A_DAY_TO_AN_ADDRESS]
    sent = [_send(version, row) for row in people]
    if sent:
        payload = {"version": version.number, "deliveries": [str(one.public_id) for one in sent]}
        audit.append(round_.partnership, action="copies_sent", actor=None, payload=payload)
    return len(sent)


@transaction.atomic(durable=True)
def send_copy(*, actor: Representative, recipient: Recipient) -> Delivery:
    """Send a new link; those that were sent before end. InvalidInput without an address, and when enough was sent for a day."""
    round_ = lifecycle.lock_round(recipient.round_id)
    lifecycle.advance(round_, Action.DISTRIBUTE, by=actor)
    recipient = _own(actor, recipient)
    version = current_version(round_)
    if version is None:
        raise TransitionNotAllowed
    return _send_anew(version, recipient, actor)


@transaction.atomic(durable=True)
def withdraw_copy(*, actor: Representative, delivery: Delivery) -> None:
    """End a link. Twice is once."""
    recipient = _locked(actor, delivery)
    if end_links(recipient, by=actor, only=delivery):
        _note("copy_withdrawn", recipient, actor, delivery)


@transaction.atomic(durable=True)
def extend_copy(*, actor: Representative, delivery: Delivery) -> Delivery:
    """Let a link, be it one that ran out, open for another thirty days from now. One that was withdrawn stays so: Conflict."""
    recipient = _locked(actor, delivery)
    delivery = Delivery.objects.get(pk=delivery.pk)
    if delivery.withdrawn_at is not None:
        raise Conflict(_("This link was withdrawn. Send a new one."))
    delivery.expires_at = clock.now() + LINK_LIFETIME
    delivery.save(update_fields=["expires_at"])
    _note("copy_extended", recipient, actor, delivery)
    return delivery


def end_links(recipient: Recipient, *, by: Representative | None, only: Delivery | None = None) -> int:
    """End the links of a recipient that still stand, and the mails that have not left; returns how many.

    Inside a transaction that holds the lock. `by` nobody: the recipient refused, which itself ends them; then only the mails go.
    """
    links = Delivery.objects.filter(recipient=recipient, withdrawn_at=None)
    if only is not None:
        links = links.filter(pk=only.pk)
    found = list(links)
    OutboxMail.objects.filter(key__in=[mail_key(one) for one in found], sent_at=None).delete()  # its link leads nowhere
    if by is not None:
        links.update(withdrawn_at=clock.now(), withdrawn_by=by)
    return len(found)


def forget_address_of_mails(links: Iterable[Delivery]) -> int:
    """Forget to whom the mails with these links went, as far as they have left; returns how many."""
    return OutboxMail.objects.filter(key__in=[mail_key(one) for one in links], sent_at__isnull=False).exclude(to="").update(to="")


def _begin(actor: Representative, round_id: int) -> Round:
    """The round, locked, in a stage in which a list can change, and the actor with the right to it."""
    round_ = lifecycle.lock_round(round_id)
    if round_.stage in BEFORE_THE_REVEAL:
        raise TransitionNotAllowed(NOT_YET)
    if round_.stage not in {Stage.NEGOTIATING, Stage.SEALED}:
        raise TransitionNotAllowed(FROZEN)
    lifecycle.advance(round_, Action.DISTRIBUTE if round_.stage == Stage.SEALED else Action.STATE_FACTS, by=actor)
    return round_


def _own(actor: Representative, recipient: Recipient) -> Recipient:
    """The entry as it is now, when it stands on the list of the actor's side."""
    found = Recipient.objects.select_related("party", "round__partnership").filter(pk=recipient.pk).first()
    if found is None or found.removed_at is not None:
        raise Conflict(GONE)
    if found.party_id != actor.party_id:
        raise NotPermitted(NOT_OURS)
    return found


def _locked(actor: Representative, delivery: Delivery) -> Recipient:
    round_ = lifecycle.lock_round(delivery.recipient.round_id)
    lifecycle.advance(round_, Action.DISTRIBUTE, by=actor)
    return _own(actor, delivery.recipient)


def _cleaned(entry: Entry) -> Entry:
    name = clean_line(entry.name, limit=NAME_LIMIT)
    if not name:
        raise InvalidInput(NO_NAME)
    if EMAIL.search(name):
        raise InvalidInput(ADDRESS_IN_NAME)
    if entry.language not in LANGUAGES or entry.receives not in set(Receives):
        raise InvalidInput(_("Choose what this person receives, and in which language the mail is written."))
    return Entry(name, clean_address(entry.email), entry.receives, entry.language)


def _refuse_address(round_: Round, actor: Representative, email: str) -> None:
    if not email:
        return
    if standing(round_).filter(party=actor.party_id, email=email).exists():
        raise InvalidInput(TWICE)
    if has_refused(round_.partnership, email):
        raise InvalidInput(REFUSED)


def _send_anew(version: AgreementVersion, recipient: Recipient, actor: Representative) -> Delivery:
    if version.round.partnership.is_specimen:
        raise Conflict(SPECIMEN)
    if not recipient.email:
        raise InvalidInput(NO_ADDRESS)
    if links_of_today(recipient.party, now=clock.now()) >= LINKS_A_DAY:
        raise InvalidInput(ENOUGH_TODAY)
    if mails_of_today(recipient.email, now=clock.now()) >= LINKS_A_DAY_TO_AN_ADDRESS:
        raise InvalidInput(ENOUGH_TO_ADDRESS)
    end_links(recipient, by=actor)
    delivery = _send(version, recipient)
    _note("copy_sent", recipient, actor, delivery)
    return delivery


def _send(version: AgreementVersion, recipient: Recipient) -> Delivery:
    """A new link, whose token stands in its mail only."""
    token, now = secrets.token_urlsafe(32), clock.now()
    partnership = version.round.partnership
    delivery = Delivery.objects.create(recipient=recipient, token_hash=hash_of(token), sent_at=now, expires_at=now + LINK_LIFETIME)
    queue_mail(
        key=mail_key(delivery),
        to=recipient.email,
        language=recipient.language,
        template=TEMPLATE,
        values={
            "title": partnership.title,
            "name": recipient.name,
            "side": recipient.party.name,
            "receives": recipient.receives,
            "link": settings.SITE_ADDRESS + reverse("copy", args=[token]),
            "expires": delivery.expires_at.date().isoformat(),
        },
        partnership=partnership,
    )
    return delivery


def _note(action: str, recipient: Recipient, actor: Representative, delivery: Delivery | None = None) -> None:
    payload: dict[str, object] = {"recipient": str(recipient.public_id), "position": recipient.party.position}
    if delivery is not None:
        payload["delivery"] = str(delivery.public_id)
    audit.append(recipient.round.partnership, action=action, actor=actor, payload=payload)
