"""A clause as its page and the list of clauses show it: its state, the wordings to choose from, and who accepted what."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404
from django.utils.translation import gettext

from partnerships.domain.clauses.library.standing import NAMED_BINDING
from partnerships.domain.clauses.structure import ClauseDraft, chapter_named
from partnerships.domain.errors import StaleProposal
from partnerships.domain.negotiation import ClauseState
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Acceptance, Party, Proposal
from partnerships.queries.negotiation import BRIDGE, DEFAULT, JOINT, BridgeDraft, ClauseView, DefaultDraft
from partnerships.web.comparison_view import Tag

STATES = {
    ClauseState.SETTLED: ("done", _("Settled")),
    ClauseState.WAITING_FOR_US: ("talk", _("Waiting for your side")),
    ClauseState.WAITING_FOR_THEM: ("wait", _("Waiting for the other side")),
    ClauseState.OPEN: ("near", _("No wording yet")),
}
LEFT_OUT = ("done", _("Left out"))
TAKEN_BACK = ("done", _("Taken back"))
ICONS = {"done": "check", "talk": "talk", "wait": "clock", "near": "pen"}
ORIGINS = {
    Proposal.Origin.DRAFT: _("Drafted from what both sides answered alike"),
    Proposal.Origin.PARTY: _("Drafted from the answer of one side"),
    Proposal.Origin.JOINT: _("Drafted from the answers of both sides"),
    Proposal.Origin.BRIDGE: _("Drafted from the bridge between the answers"),
    Proposal.Origin.DEFAULT: _("Suggested by this site, for nobody answered the question"),
    Proposal.Origin.VALUE: _("Drafted from a value"),
    Proposal.Origin.TEXT: _("Own words"),
    Proposal.Origin.PREPARED: _("Prepared by somebody beside the sides, for both"),
    Proposal.Origin.OPEN: _("Left open until a date"),
    Proposal.Origin.OMIT: _("To leave the clause out of the agreement"),
}
OF_WHOM = {JOINT: Proposal.Origin.JOINT, BRIDGE: Proposal.Origin.BRIDGE, DEFAULT: Proposal.Origin.DEFAULT}


@dataclass(frozen=True)
class ClauseLine:
    """A clause in the list, as one side sees it."""

    view: ClauseView
    tag: Tag

    @property
    def icon(self) -> str:
        """The sign that repeats the state."""
        return ICONS[self.tag.kind]


@dataclass(frozen=True)
class ClauseChapter:
    """A chapter with its clauses."""

    heading: str
    lines: tuple[ClauseLine, ...]

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do in it."""
        return all(line.view.is_settled for line in self.lines)


@dataclass(frozen=True)
class Alternative:
    """A wording that can be proposed with one press; `party` is whose answer gives it.

    A bridge has no party, but `is_answer_of` where it is just what one side answered; `has_all_rows` is untrue where a matrix
    meets only in some rows. Of a default, `default` says why it is suggested.
    """

    origin: str
    party: Party | None
    text: str
    is_current: bool
    is_answer_of: Party | None = None
    has_all_rows: bool = True
    default: DefaultDraft | None = None


@dataclass(frozen=True)
class SideAcceptance:
    """A side and its acceptance of the current wording."""

    party: Party
    acceptance: Acceptance | None
    is_own: bool


@dataclass(frozen=True)
class HistoryEntry:
    """A wording that was proposed, and how it came about."""

    proposal: Proposal
    origin: str


def clause_of(views: Iterable[ClauseView], key: str) -> ClauseView:
    """The clause of that key, or 404."""
    for view in views:
        if view.clause.key == key:
            return view
    raise Http404


def shown_proposal(view: ClauseView, shown: str) -> Proposal:
    """The wording of this id, which was on the page. StaleProposal for one that the clause does not know."""
    for proposal in view.clause.proposals.all():
        if str(proposal.public_id) == shown:
            return proposal
    raise StaleProposal


def clause_line(view: ClauseView, own: int) -> ClauseLine:
    """The clause as the side at this position sees it."""
    kind, words = LEFT_OUT if view.is_omitted else TAKEN_BACK if view.is_gone else STATES[view.state_for(own)]
    return ClauseLine(view, Tag(kind, gettext(words)))


def clause_chapters(lines: Iterable[ClauseLine]) -> tuple[ClauseChapter, ...]:
    """The clauses in the chapters of the agreement."""
    grouped = groupby(lines, key=lambda line: line.view.clause.chapter)
    return tuple(ClauseChapter(gettext(chapter_named(key).heading), tuple(found)) for key, found in grouped)


def alternatives(drafts: Mapping[int | str, ClauseDraft], parties: Sequence[Party], view: ClauseView) -> tuple[Alternative, ...]:
    """The wordings to choose from, the bridge first; where two of them are the same words they stand there once."""
    current = view.current.text if view.current else None
    found: list[Alternative] = []
    for place, draft in drafts.items():
        is_proposed_default = place == DEFAULT and draft.text == current  # its words stand above already
        if not is_proposed_default and all(draft.text != other.text for other in found):
            found.append(_alternative(place, draft, drafts, parties, current))
    return tuple(found)


def _alternative(
    place: int | str, draft: ClauseDraft, drafts: Mapping[int | str, ClauseDraft], parties: Sequence[Party], current: str | None
) -> Alternative:
    by_position = {party.position: party for party in parties}
    if isinstance(place, int):
        return Alternative(Proposal.Origin.PARTY, by_position[place], draft.text, draft.text == current)
    bridge = draft if isinstance(draft, BridgeDraft) else None
    same = [position for position, other in drafts.items() if isinstance(position, int) and other.text == draft.text]
    return Alternative(
        OF_WHOM[place],
        None,
        draft.text,
        draft.text == current,
        is_answer_of=by_position[same[0]] if bridge and same else None,
        has_all_rows=bridge is None or bridge.has_all_rows,
        default=draft if isinstance(draft, DefaultDraft) else None,
    )


def acceptances(view: ClauseView, parties: Sequence[Party], own: Party | None) -> tuple[SideAcceptance, ...]:
    """Each side with its acceptance of the current wording; `own` is the reader's side, if any."""
    given = {acceptance.party_id: acceptance for acceptance in view.current.acceptances.all()} if view.current else {}
    return tuple(SideAcceptance(party, given.get(party.pk), party == own) for party in parties)


def history(view: ClauseView) -> tuple[HistoryEntry, ...]:
    """All wordings of the clause, the newest first."""
    proposals = sorted(view.clause.proposals.all(), key=lambda proposal: -proposal.number)
    return tuple(HistoryEntry(proposal, gettext(ORIGINS[Proposal.Origin(proposal.origin)])) for proposal in proposals)


def binds_by_itself(view: ClauseView) -> bool:
    """Whether the clause is one of those that bind in law in any case, or where only money, name, data and ending do."""
    return view.clause.key in NAMED_BINDING


def count_states(lines: Sequence[ClauseLine]) -> tuple[tuple[Tag, int], ...]:
    """How many clauses stand where, what waits for this side first."""
    found = Counter(line.tag for line in lines)
    order = ["talk", "near", "wait", "done"]
    return tuple(sorted(found.items(), key=lambda entry: order.index(entry[0].kind)))


def in_state(lines: Sequence[ClauseLine], kind: str) -> list[ClauseLine]:
    """The clauses that stand there: talk, near, wait or done; all of them where nothing stands there, or nothing was asked."""
    return [line for line in lines if line.tag.kind == kind] or list(lines)


def waiting_for(views: Sequence[ClauseView], own: int) -> tuple[ClauseView, ...]:
    """The clauses whose wording waits for this side."""
    return tuple(view for view in views if view.state_for(own) is ClauseState.WAITING_FOR_US)


def first_to_settle(views: Sequence[ClauseView], own: int, *, agreed: Collection[ClauseView] = ()) -> ClauseView | None:
    """The clause to begin with: the first that waits for this side, or else the first without words.

    Not one of those that one press accepts, which are `agreed`.
    """
    for state in (ClauseState.WAITING_FOR_US, ClauseState.OPEN, ClauseState.WAITING_FOR_THEM):
        for view in views:
            if view.state_for(own) is state and not view.is_silent and view not in agreed:
                return view
    return None


def next_to_settle(views: Sequence[ClauseView], view: ClauseView) -> ClauseView | None:
    """The clause to go on with: the next in order that is not settled, from the beginning after the last."""
    place = views.index(view)
    return next((other for other in (*views[place + 1 :], *views[:place]) if not other.is_settled), None)
