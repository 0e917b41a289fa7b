"""What is worth a look, as pages show it: in the reader's words, with its source and where to look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from partnerships.domain.cautions import Caution
from partnerships.models import Party
from partnerships.queries.negotiation import ClauseView
from partnerships.web.access import Seat


@dataclass(frozen=True)
class Link:
    """Where a caution can be looked into."""

    label: str
    address: str


@dataclass(frozen=True)
class CautionView:
    """One caution in the reader's language; `party` is the side whose facts it is about."""

    text: str
    source: str
    is_certain: bool
    party: Party | None
    links: tuple[Link, ...] = ()
    is_contradiction: bool = False


def caution_views(found: Iterable[Caution], parties: Sequence[Party]) -> tuple[CautionView, ...]:
    """The cautions of the page that is about them: without links."""
    return tuple(_view(caution, parties) for caution in found)


def cautions_with_links(found: Iterable[Caution], seat: Seat, views: Sequence[ClauseView]) -> tuple[CautionView, ...]:
    """All cautions together, each with the clauses and the facts that it is about."""
    return tuple(_view(caution, seat.parties, links=_links(caution, seat, views)) for caution in found)


def _view(caution: Caution, parties: Sequence[Party], *, links: tuple[Link, ...] = ()) -> CautionView:
    text = gettext(caution.text)
    if caution.until is not None:
        text = text % {"date": date_format(caution.until, "DATE_FORMAT")}
    party = parties[caution.party] if caution.party is not None else None
    source = gettext(caution.source) if caution.source else ""
    return CautionView(text, source, caution.is_certain, party, links, caution.is_contradiction)


def _links(caution: Caution, seat: Seat, views: Sequence[ClauseView]) -> tuple[Link, ...]:
    public_id = seat.partnership.public_id
    clauses = [view.clause for view in views if view.clause.key in caution.clauses]
    links = [Link(clause.heading, reverse("clause", args=[public_id, clause.key])) for clause in clauses]
    facts = [Link(gettext("Facts"), reverse("facts", args=[public_id]))] if caution.facts else []
    return (*links, *facts)
