"""Who receives the agreement, what was sent to whom, and what became of it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac

from partnerships.domain import delivery as mailed
from partnerships.domain.distribution import Link, LinkState, Receiver, Receives
from partnerships.models import AgreementVersion, Delivery, OutboxMail, Partnership, Party, Recipient, Round
from partnerships.queries.delivery import delivery

TEMPLATE = "copy"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class SentLink:
    """One link that was sent: whether it still opens, and what became of its mail."""

    delivery: Delivery
    state: LinkState
    mail: mailed.Delivery

    @property
    def is_valid(self) -> bool:
        """Whether it opens now."""
        return self.state is LinkState.VALID


@dataclass(frozen=True)
class Listed:
    """Somebody on the list of a side, with the links that were sent, the newest first."""

    recipient: Recipient
    is_printed: bool
    """Whether the frozen agreement names this person; otherwise they were named later."""
    links: tuple[SentLink, ...]

    @property
    def newest(self) -> SentLink | None:
        """The link that was sent last."""
        return self.links[0] if self.links else None

    @property
    def stands(self) -> bool:
        """Whether this person is still to receive something."""
        return self.recipient.removed_at is None


def standing(round_: Round) -> QuerySet[Recipient]:
    """Those who are on a list now, side by side, in the order in which they were named."""
    return Recipient.objects.filter(round=round_, removed_at=None).select_related("party")


def receivers(round_: Round) -> tuple[Receiver, ...]:
    """The lists of all sides as the agreement prints them."""
    return tuple(Receiver(row.name, Receives(row.receives)) for row in standing(round_))


def is_printed(recipient: Recipient, version: AgreementVersion | None) -> bool:
    """Whether this frozen text names the recipient."""
    if version is None or recipient.added_at > version.frozen_at:
        return False
    return recipient.removed_at is None or recipient.removed_at > version.frozen_at


def listed(round_: Round, version: AgreementVersion | None, *, now: datetime) -> tuple[Listed, ...]:
    """The lists of all sides with what was sent, in a constant number of queries."""
    rows = list(Recipient.objects.filter(round=round_).select_related("party", "added_by"))
    deliveries = list(Delivery.objects.filter(recipient__in=rows).order_by("-sent_at", "-pk"))
    mails = {mail.key: mail for mail in OutboxMail.objects.filter(key__in=[mail_key(one) for one in deliveries])}
    by_recipient: dict[int, list[Delivery]] = {}
    for one in deliveries:
        by_recipient.setdefault(one.recipient_id, []).append(one)
    found = (_listed(row, version, by_recipient.get(row.pk, []), mails, now) for row in rows)
    # whoever was taken off before anything was printed or sent leaves no trace
    return tuple(one for one in found if one.stands or one.is_printed or one.links)


def delivery_of_token(token: str) -> Delivery | None:
    """The link that this token opens or once opened; None for one that nobody was ever sent."""
    return _deliveries().filter(token_hash=hash_of(token)).first()


def delivery_by_id(public_id: str) -> Delivery | None:
    """The link that somebody has opened earlier in this session."""
    return _deliveries().filter(public_id=public_id).first()


def link_state(found: Delivery, *, now: datetime) -> LinkState:
    """Whether that link opens now, and if not, why."""
    newer = Delivery.objects.filter(recipient=found.recipient_id).filter(
        Q(sent_at__gt=found.sent_at) | Q(sent_at=found.sent_at, pk__gt=found.pk)
    )
    return _link(found, found.recipient, is_newest=not newer.exists()).state(now=now)


def links_of_today(party: Party, *, now: datetime) -> int:
    """How many links a side has sent within a day."""
    return Delivery.objects.filter(recipient__party=party, sent_at__gt=now - DAY).count()


def mails_of_today(email: str, *, now: datetime) -> int:
    """How many copies were sent to that address within a day, from whatever partnership."""
    return OutboxMail.objects.filter(to=email, template=TEMPLATE, created_at__gt=now - DAY).count()


def has_refused(partnership: Partnership, email: str) -> bool:
    """Whether whoever reads that address has said that copies of this partnership are not for them."""
    return Recipient.objects.filter(round__partnership=partnership, refused_hash=refused_hash(partnership, email)).exists()


def refused_hash(partnership: Partnership, email: str) -> str:
    """What is kept of an address at which nobody wants a copy: it can be recognised, and not be read."""
    return salted_hmac("partnerships.recipient", f"{partnership.public_id}:{email}", algorithm="sha256").hexdigest()


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def mail_key(found: Delivery) -> str:
    """The key of the mail that carries this link."""
    return f"{TEMPLATE}:{found.public_id}"


def _deliveries() -> QuerySet[Delivery]:
    return Delivery.objects.select_related("recipient__party", "recipient__round__partnership")


def _listed(
    row: Recipient, version: AgreementVersion | None, links: Sequence[Delivery], mails: Mapping[str, OutboxMail], now: datetime
) -> Listed:
    return Listed(row, is_printed(row, version), tuple(_sent(one, row, place == 0, mails, now) for place, one in enumerate(links)))


def _sent(found: Delivery, recipient: Recipient, is_newest: bool, mails: Mapping[str, OutboxMail], now: datetime) -> SentLink:
    row = mails.get(mail_key(found))
    mail = delivery(row) if row else mailed.Delivery(mailed.DeliveryState.NO_MAIL)
    return SentLink(found, _link(found, recipient, is_newest=is_newest).state(now=now), mail)


def _link(found: Delivery, recipient: Recipient, *, is_newest: bool) -> Link:
    return Link(
        expires_at=found.expires_at,
        withdrawn_at=found.withdrawn_at,
        is_newest=is_newest,
        is_removed=recipient.removed_at is not None,
        is_refused=recipient.refused_at is not None,
    )
