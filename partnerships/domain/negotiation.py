"""How a clause comes to one text: which wording is current, who has accepted it, what settles it, and which move is possible."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from partnerships.domain.errors import Conflict, NotPermitted, StaleProposal
from partnerships.domain.text import gettext_noop as _


class NothingToWithdraw(Conflict):
    """The side has not accepted this wording, or no longer."""

    code = "nothing_to_withdraw"
    message = _("Your side has not accepted this wording, so there is no acceptance to withdraw.")


class NotProposedBySide(NotPermitted):
    """Somebody wants to take back a wording that another side proposed, or that this site drafted."""

    code = "not_proposed_by_side"
    message = _("Only the side that proposed a wording can take it back. You can propose other words instead.")


class ClauseState(StrEnum):
    """Seen from one side."""

    SETTLED = "settled"
    WAITING_FOR_US = "waiting_for_us"
    WAITING_FOR_THEM = "waiting_for_them"
    OPEN = "open"


@dataclass(frozen=True)
class LaidWording:
    """A wording as it was laid on the table; `side` is None where this site drafted it. Taken back, it stays in the history."""

    number: int
    side: int | None
    text_hash: str
    leaves_out: bool = False
    is_taken_back: bool = False


@dataclass(frozen=True)
class GivenAcceptance:
    """A side's acceptance of the wording with this number. Withdrawn, it stays in the history and no longer counts."""

    number: int
    side: int
    is_withdrawn: bool = False


@dataclass(frozen=True)
class ClauseTable:
    """All wordings of one clause with their acceptances, in the order in which they came. Every move gives a new table, or refuses.

    `is_default` says that nobody asked for the clause: until all sides have accepted it, one side alone leaves it out.
    """

    sides: frozenset[int]
    wordings: tuple[LaidWording, ...] = ()
    acceptances: tuple[GivenAcceptance, ...] = ()
    is_default: bool = False

    @property
    def current(self) -> LaidWording | None:
        """The wording of which everybody speaks: the last one that was not taken back."""
        return next((wording for wording in reversed(self.wordings) if not wording.is_taken_back), None)

    @property
    def current_number(self) -> int:
        """The number of the current wording; 0 where there is none."""
        return self.current.number if self.current else 0

    @property
    def next_number(self) -> int:
        """A number is given once, to a wording that is taken back too."""
        return 1 + max((wording.number for wording in self.wordings), default=0)

    @property
    def accepted_by(self) -> frozenset[int]:
        """The sides that accept the current wording."""
        return self._accepting(self.current_number)

    @property
    def is_settled(self) -> bool:
        """Whether there is one text that counts: every side has accepted it, or one has left out what nobody asked for."""
        return is_settled(
            has_proposal=self.current is not None,
            accepted_by=self.accepted_by,
            parties=self.sides,
            one_is_enough=self._one_is_enough,
        )

    def propose(self, side: int, *, based_on: int, text_hash: str, leaves_out: bool = False) -> "ClauseTable":
        """Lay a new wording on the table, which the side thereby accepts. StaleProposal unless it answers the current one."""
        self.refuse_stale(based_on)
        number = self.next_number
        laid = replace(self, wordings=(*self.wordings, LaidWording(number, side, text_hash, leaves_out)))
        return laid.accept(side, number=number, text_hash=text_hash)

    def accept(self, side: int, *, number: int, text_hash: str) -> "ClauseTable":
        """Accept exactly this text. StaleProposal when it is not the current one; the same again changes nothing."""
        self.refuse_stale(number)
        if self.current is None or self.current.text_hash != text_hash:
            raise StaleProposal
        if side in self.accepted_by:
            return self
        accepted = replace(self, acceptances=(*self.acceptances, GivenAcceptance(number, side)))
        return replace(accepted, is_default=accepted.is_default and not self.sides <= accepted.accepted_by)

    def withdraw_acceptance(self, side: int, *, number: int) -> "ClauseTable":
        """Take the acceptance of the current wording back. NothingToWithdraw where none stands.

        Leaving out what nobody asked for needs no acceptance, so there is none to withdraw; any side can propose it anew.
        """
        self.refuse_stale(number)
        if side not in self.accepted_by or self._one_is_enough:
            raise NothingToWithdraw
        withdrawn = [
            replace(given, is_withdrawn=given.is_withdrawn or (given.number, given.side) == (number, side)) for given in self.acceptances
        ]
        return replace(self, acceptances=tuple(withdrawn))

    def take_back(self, side: int, *, number: int) -> "ClauseTable":
        """Take the own wording back while it is current: the one before it is current again, with the acceptances that it has.

        NotProposedBySide for a wording of others; StaleProposal for one that is not current.
        """
        if number not in {wording.number for wording in self.wordings if wording.side == side}:
            raise NotProposedBySide
        self.refuse_stale(number)
        found = [replace(wording, is_taken_back=wording.is_taken_back or wording.number == number) for wording in self.wordings]
        return replace(self, wordings=tuple(found))

    def refuse_stale(self, number: int) -> None:
        """StaleProposal unless the current wording has this number."""
        if number != self.current_number:
            raise StaleProposal

    @property
    def _one_is_enough(self) -> bool:
        return self.is_default and self.current is not None and self.current.leaves_out

    def _accepting(self, number: int) -> frozenset[int]:
        return frozenset(given.side for given in self.acceptances if given.number == number and not given.is_withdrawn)


def state_of(
    *, has_proposal: bool, accepted_by: Collection[int], parties: Collection[int], own: int, one_is_enough: bool = False
) -> ClauseState:
    """The state of a clause for the party `own`; parties are named by their positions.

    Settled means that every side has accepted the current proposal, an open point or leaving out among them. `one_is_enough` says
    that a single side settles it: whoever was offered a default that nobody had asked for leaves it out alone.
    """
    if not has_proposal:
        return ClauseState.OPEN
    if is_settled(has_proposal=has_proposal, accepted_by=accepted_by, parties=parties, one_is_enough=one_is_enough):
        return ClauseState.SETTLED
    return ClauseState.WAITING_FOR_THEM if own in accepted_by else ClauseState.WAITING_FOR_US


def is_settled(*, has_proposal: bool, accepted_by: Collection[int], parties: Collection[int], one_is_enough: bool = False) -> bool:
    """Whether every side has accepted the current proposal, or one where one is enough."""
    if not has_proposal:
        return False
    return bool(accepted_by) if one_is_enough else set(parties) <= set(accepted_by)
