"""Wordings beside each other: what changed since the one that the reader knows, and all that ever lay on the table for a clause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from partnerships.domain.difference import Difference, difference
from partnerships.models import Acceptance, Party, Proposal
from partnerships.queries.negotiation import ClauseView
from partnerships.web.clause_view import ORIGINS

CLEAN, CHANGES = "clean", "changes"


@dataclass(frozen=True)
class Compared:
    """A wording with what changed in it since an earlier one; `is_own` where that is what the reader's side accepted last."""

    before: Proposal
    after: Proposal
    difference: Difference
    by: Party | None
    """The side from which all of it comes; none where several sides wrote since."""
    is_own: bool = False


@dataclass(frozen=True)
class Laid:
    """A wording in the history: how it came about, what became of it, and who accepted it."""

    proposal: Proposal
    origin: str
    is_current: bool
    acceptances: tuple[Acceptance, ...]
    before: Proposal | None
    """The wording before it, with which a reader would compare it."""

    @property
    def is_taken_back(self) -> bool:
        """Whether the side that proposed it took it back."""
        return self.proposal.withdrawn_at is not None


def changes_in(view: ClauseView, own: Party | None) -> Compared | None:
    """What changed in the current wording since the one that the reader's side accepted last: that is what it has to decide on. Where
    it has accepted the current one, or none before, since the wording before it. None where there are no words to compare.
    """
    current = view.current
    if current is None or not current.text:
        return None
    laid = [proposal for proposal in view.clause.proposals.all() if proposal.withdrawn_at is None and proposal.number <= current.number]
    earlier = [proposal for proposal in laid if proposal.text and proposal != current]
    if not earlier:
        return None
    known = [proposal for proposal in earlier if own is not None and _is_accepted(proposal, own)]
    is_own = bool(known) and own is not None and own.position not in view.accepted_by
    return compare(known[-1] if is_own else earlier[-1], current, laid, is_own=is_own)


def compare(before: Proposal, after: Proposal, laid: Sequence[Proposal], *, is_own: bool = False) -> Compared:
    """The two wordings in one, with the side that wrote what lies between them."""
    between = [proposal for proposal in laid if before.number < proposal.number <= after.number]
    authors = {proposal.party_id: proposal.party for proposal in between}
    by = next(iter(authors.values())) if len(authors) == 1 else None
    return Compared(before, after, difference(before.text, after.text), by, is_own)


def shown(compared: Compared | None, asked: str | None) -> str:
    """Whether the page shows the changes or the clean text: as asked, else the changes where they help."""
    if compared is None or asked == CLEAN:
        return CLEAN
    return CLEAN if compared.difference.is_reworded and asked != CHANGES else CHANGES


def current_wording(view: ClauseView, own: Party | None, asked: str | None) -> dict[str, Any]:
    """What the page of a clause shows of the current wording, to the side `own` or to somebody of no side."""
    compared = changes_in(view, own)
    return {"compared": compared, "shows": shown(compared, asked)}


def all_laid(proposals: Sequence[Proposal]) -> tuple[Laid, ...]:
    """Every wording of a clause, the newest first."""
    standing = [proposal for proposal in proposals if proposal.withdrawn_at is None]
    current = standing[-1] if standing else None
    found, before = [], None
    for proposal in proposals:
        found.append(_laid(proposal, before, is_current=proposal == current))
        before = proposal if proposal.text else before
    return tuple(reversed(found))


def chosen_pair(proposals: Sequence[Proposal], asked: Mapping[str, str]) -> Compared | None:
    """The two wordings that the reader chose by their numbers; else the last two. None where there are no two with words."""
    worded = {str(proposal.number): proposal for proposal in proposals if proposal.text}
    if len(worded) < 2:
        return None
    *_older, before, after = worded.values()
    return compare(worded.get(asked.get("from", ""), before), worded.get(asked.get("to", ""), after), proposals)


def _laid(proposal: Proposal, before: Proposal | None, *, is_current: bool) -> Laid:
    origin = gettext(ORIGINS[Proposal.Origin(proposal.origin)])
    return Laid(proposal, origin, is_current, tuple(proposal.acceptances.all()), before)


def _is_accepted(proposal: Proposal, side: Party) -> bool:
    return any(acceptance.party_id == side.pk for acceptance in proposal.acceptances.all())
