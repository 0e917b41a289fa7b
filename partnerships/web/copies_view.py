"""The lists of those who receive the agreement, as one side's page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, pgettext

from partnerships.domain.delivery import DeliveryState
from partnerships.domain.distribution import RECEIVES_LABELS, LinkState, Receives
from partnerships.domain.fact_values import LANGUAGES
from partnerships.models import Party, Recipient
from partnerships.queries.distribution import Listed, SentLink
from partnerships.web.comparison_view import Tag


@dataclass(frozen=True)
class Row:
    """Somebody on a list: who, what, how far their copy has come, and the links that were sent before the last."""

    listed: Listed
    receives: str
    language: str
    tag: Tag | None
    trouble: str
    """Why the mail did not arrive, where the outbox knows it."""
    earlier: tuple[SentLink, ...]

    @property
    def recipient(self) -> Recipient:
        """Who it is."""
        return self.listed.recipient


@dataclass(frozen=True)
class SideList:
    """The list of one side."""

    party: Party
    is_own: bool
    rows: tuple[Row, ...]


def side_lists(found: Iterable[Listed], parties: Iterable[Party], own: Party, *, is_sealed: bool) -> tuple[SideList, ...]:
    """Side by side, the own one first. Before the document is sealed nothing was sent, and nothing is said of it."""
    by_party: dict[int, list[Listed]] = {}
    for listed in found:
        by_party.setdefault(listed.recipient.party_id, []).append(listed)
    ordered = sorted(parties, key=lambda party: (party.pk != own.pk, party.position))
    rows = {party: tuple(_row(listed, is_sealed=is_sealed) for listed in rows) for party, rows in by_party.items()}
    return tuple(SideList(party, party.pk == own.pk, rows.get(party.pk, ())) for party in ordered)


def receives_words(receives: str) -> str:
    """What somebody receives, in the reader's language."""
    return gettext(RECEIVES_LABELS[Receives(receives)])


def _row(listed: Listed, *, is_sealed: bool) -> Row:
    newest = listed.newest
    lost = newest is not None and newest.is_valid and newest.mail.is_lost
    return Row(
        listed,
        receives_words(listed.recipient.receives),
        gettext(LANGUAGES[listed.recipient.language]),
        Tag(*_standing(listed)) if is_sealed or not listed.stands else None,
        gettext(newest.mail.reason) if newest is not None and lost else "",
        listed.links[1:],
    )


def _standing(listed: Listed) -> tuple[str, str]:
    newest = listed.newest
    if listed.recipient.refused_at is not None:
        return "late", pgettext("a copy", "Not meant for them")
    if not listed.stands:
        return "near", pgettext("a copy", "No longer on the list")
    if newest is None:
        return (
            ("wait", pgettext("a copy", "Not sent yet")) if listed.recipient.email else ("near", gettext("No address: to be handed over"))
        )
    return _standing_of_link(newest)


def _standing_of_link(link: SentLink) -> tuple[str, str]:
    if link.state is LinkState.WITHDRAWN:
        return "near", gettext("Link withdrawn")
    if link.delivery.fetched_at is not None:
        return "done", pgettext("a copy", "Fetched")
    if link.delivery.opened_at is not None:
        return "done", pgettext("a copy", "Opened")
    if link.state is LinkState.EXPIRED:
        return "late", pgettext("a copy", "Has run out")
    if link.mail.is_lost:
        return "late", pgettext("a copy", "Did not arrive")
    return (
        ("wait", pgettext("a copy", "Sent, not opened yet"))
        if link.mail.state is DeliveryState.SENT
        else ("wait", pgettext("a copy", "Not sent yet"))
    )
