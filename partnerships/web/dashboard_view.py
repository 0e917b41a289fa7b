"""A list of partnerships in words: what the page shows of each row, and the very same as cells of a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext, pgettext

from partnerships.domain.lifecycle import Stage
from partnerships.domain.listing import Listing, Role, Sort
from partnerships.domain.next_step import Step
from partnerships.domain.text import gettext_noop as _
from partnerships.domain.turn import Turn
from partnerships.models import Organisation
from partnerships.queries.dashboard import Row

Cell = str | int | date | None

STAGES = {
    Stage.OPEN: _("Getting ready"),
    Stage.ANSWERING: _("Answering apart"),
    Stage.NEGOTIATING: _("Finding words"),
    Stage.APPROVING: _("Waiting for approval"),
    Stage.SIGNING: _("Signing"),
    Stage.SEALING: _("Being sealed"),
    Stage.SEALED: _("Signed and sealed"),
    Stage.DECLINED: _("Declined"),
}
TURNS = {Turn.US: _("Your turn"), Turn.THEM: _("The other side's turn"), Turn.BOTH: _("Both sides' turn"), Turn.NOBODY: _("Nobody's turn")}
ROLES = {
    Role.SIDE: _("For a side"),
    Role.CONSULTANT: _("As consultant"),
    Role.OBSERVER: _("As observer"),
    Role.THIRD_PARTY: _("As third party"),
}
SORTS = {
    Sort.MOVED: _("Last move"),
    Sort.QUIET: _("Longest without a move"),
    Sort.TITLE: _("Name"),
    Sort.NEXT: _("Next date"),
    Sort.STAGE: _("Stage"),
}
STEPS = {
    Step.INVITE: _("Invite the other side"),
    Step.ACCEPT_GROUND_RULES: _("Read the ground rules and choose a day"),
    Step.AWAIT_JOINING: _("The other side has been invited"),
    Step.AWAIT_GROUND_RULES: _("The other side reads the ground rules"),
    Step.AGREE_DATE: _("Agree on a day for opening the answers"),
    Step.ANSWER: _("Answer the questions"),
    Step.AWAIT_SEALING: _("The other side is still answering"),
    Step.LOOK: _("The answers are open"),
    Step.SETTLE: _("Find words for the clauses"),
    Step.FREEZE: _("All clauses are settled"),
    Step.APPROVE: _("The text waits for your approval"),
    Step.AWAIT_APPROVAL: _("The text waits for an approval"),
    Step.SIGN: _("The agreement waits for your signature"),
    Step.AWAIT_SIGNATURES: _("Others have still to sign"),
    Step.AWAIT_SEAL: _("All have signed; the document is being sealed"),
    Step.DOWNLOAD: _("Signed and sealed"),
    Step.NOTHING: _("There is nothing to do now"),
}
ANSWERS_SEALED, STILL_ANSWERING = _("Answers sealed"), _("Still answering")
TAGS = {Turn.US: "now", Turn.BOTH: "now", Turn.THEM: "wait", Turn.NOBODY: "done"}
PAGES = {
    Step.INVITE: "invite",
    Step.ACCEPT_GROUND_RULES: "ground_rules",
    Step.AGREE_DATE: "ground_rules",
    Step.ANSWER: "task_list",
    Step.LOOK: "picture",
    Step.SETTLE: "clauses",
    Step.FREEZE: "agreement",
    Step.APPROVE: "sign",
    Step.SIGN: "sign",
}
"""Where the next step is taken."""


@dataclass(frozen=True)
class Line:
    """One row of the list, ready to be shown."""

    row: Row
    address: str
    days: int
    """Since the last move, in days of the reader's calendar."""
    is_overdue: bool

    @property
    def title(self) -> str:
        """The name of the partnership."""
        return self.row.partnership.title

    @property
    def stage(self) -> str:
        """The stage in words."""
        return gettext(STAGES[self.row.stage])

    @property
    def role(self) -> str:
        """As what the person is there, in words."""
        return gettext(ROLES[self.row.role])

    @property
    def tag(self) -> str:
        """The kind of the pill that says whose turn it is."""
        return "wait" if self.row.is_beside and self.row.turn is Turn.BOTH else TAGS[self.row.turn]

    @property
    def turn(self) -> str:
        """Whose turn it is, in words; for *them* the names of the sides stand beside it."""
        return gettext(TURNS[self.row.turn]) if self.row.turn is not Turn.THEM else pgettext("a partnership", "Waiting")

    @property
    def step(self) -> str:
        """What comes next, in words; empty for somebody beside the sides, to whom nothing is up."""
        if self.row.is_beside and self.row.step is Step.NOTHING:
            return ""
        return gettext(STEPS[self.row.step])

    @property
    def states(self) -> list[tuple[Any, str]]:
        """Each side, while they answer with the words for whether it has."""
        answering = self.row.stage is Stage.ANSWERING
        return [(side, gettext(ANSWERS_SEALED if side.has_sealed else STILL_ANSWERING) if answering else "") for side in self.row.sides]


def line(row: Row, *, today: date) -> Line:
    """A row as it is shown on that day."""
    is_overdue = row.next_on is not None and row.next_on < today and row.stage not in {Stage.SEALED, Stage.DECLINED}
    name = "beside" if row.is_beside else "partnership"
    return Line(row, reverse(name, args=[row.partnership.public_id]), max(0, (today - localdate(row.moved_at)).days), is_overdue)


def step_address(row: Row) -> str:
    """The page on which the next step is taken."""
    if row.is_beside:
        return reverse("beside_invitations", args=[row.partnership.public_id])
    return reverse(PAGES.get(row.step, "partnership"), args=[row.partnership.public_id])


def headings() -> tuple[str, ...]:
    """The first row of a spreadsheet."""
    return (
        gettext("Partnership"),
        gettext("Sides"),
        gettext("As what"),
        gettext("Stage"),
        gettext("Whose turn"),
        gettext("Next step"),
        gettext("Last move"),
        gettext("Days since the last move"),
        gettext("Clauses still open"),
        gettext("Signatures missing"),
        gettext("Next date"),
    )


def cells(lines: Iterable[Line]) -> Iterator[Sequence[Cell]]:
    """What the list shows of each row, in the order of the headings."""
    for shown in lines:
        row = shown.row
        yield (
            shown.title,
            "; ".join(_side(side.party.name, state) for side, state in shown.states),
            shown.role,
            shown.stage,
            _turn_in_full(shown),
            shown.step,
            localdate(row.moved_at),
            shown.days,
            row.open_clauses,
            row.missing_signatures,
            row.next_on,
        )


def choices(listing: Listing, organisations: Iterable[Organisation]) -> dict[str, list[tuple[str, str, bool]]]:
    """The selectable values of each filter with their words, and whether they are chosen."""
    return {
        "stages": _choices(STAGES, listing.stage),
        "turns": _choices(TURNS, listing.turn),
        "roles": _choices(ROLES, listing.role),
        "sorts": _choices(SORTS, listing.sort),
        "organisations": [(str(one.public_id), one.legal_name, str(one.public_id) == listing.organisation) for one in organisations],
    }


def _choices(words: dict[Any, str], chosen: object) -> list[tuple[str, str, bool]]:
    return [(key.value, gettext(word), key == chosen) for key, word in words.items()]


def _side(name: str, state: str) -> str:
    return gettext("%(side)s: %(state)s") % {"side": name, "state": state} if state else name


def _turn_in_full(shown: Line) -> str:
    if shown.row.turn is not Turn.THEM or not shown.row.due:
        return shown.turn
    return gettext("Waiting for %(sides)s") % {"sides": ", ".join(side.party.name for side in shown.row.due)}
