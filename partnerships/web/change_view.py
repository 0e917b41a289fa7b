"""The last changes of the own side in words, with the way to each; what teammates did since one's own last change is marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from partnerships.domain.facts import AGREEMENT_FACTS
from partnerships.queries.changes import Change, Kind
from partnerships.web.access import Seat

LABELS = {fact.key: fact.label for fact in AGREEMENT_FACTS}

OF_QUESTIONS = frozenset({Kind.ANSWER, Kind.MOTIVE, Kind.NOTE})


@dataclass(frozen=True)
class ShownChange:
    """One change: what it is about, who made it, and whether the reader may not know of it yet."""

    kind: str
    title: str
    address: str
    by: str
    is_own: bool
    at: datetime
    is_new: bool


def shown_changes(changes: Sequence[Change], seat: Seat) -> tuple[ShownChange, ...]:
    """The same order. New is what somebody else did after the reader's own last change."""
    own = [change.at for change in changes if change.by.pk == seat.actor.pk]
    since = max(own, default=None)
    return tuple(
        ShownChange(
            kind=change.kind,
            title=_title(change, seat),
            address=_address(change, seat),
            by=change.by.name,
            is_own=change.by.pk == seat.actor.pk,
            at=change.at,
            is_new=change.by.pk != seat.actor.pk and (since is None or change.at > since),
        )
        for change in changes
    )


def _title(change: Change, seat: Seat) -> str:
    if change.kind in OF_QUESTIONS:
        question = seat.round.questionnaire.question(change.key)
        return gettext(question.short)
    if change.kind is Kind.FACT:
        return gettext(LABELS[change.key]) if change.key in LABELS else gettext("The facts of our side")
    return change.heading


def _address(change: Change, seat: Seat) -> str:
    public_id = seat.partnership.public_id
    if change.kind is Kind.ANSWER:
        is_open = seat.round.stage == seat.round.Stage.ANSWERING
        page = seat.round.questionnaire.question(change.key).page_key
        return reverse("question", args=[public_id, page]) if is_open else ""
    if change.kind is Kind.FACT:
        return reverse("facts", args=[public_id])
    if change.kind in OF_QUESTIONS:
        return reverse("conversation_gap", args=[public_id, change.key])
    return reverse("clause", args=[public_id, change.key])
