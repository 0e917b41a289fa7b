"""What those beside the sides may see: a consultant, an observer, a called third party. Nothing of them before the answers are open."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerships.domain.lifecycle import Stage


class Kind(StrEnum):
    """As what somebody stands beside the sides."""

    CONSULTANT = "consultant"
    OBSERVER = "observer"
    THIRD_PARTY = "third_party"


@dataclass(frozen=True)
class Sees:
    """What somebody may see, or what one side allows. Nothing is the default."""

    answers: bool = False
    """The picture: all opened answers and how they compare."""
    clauses: bool = False
    """The clauses, their wordings and the text of the agreement."""
    document: bool = False
    """The sealed document."""

    @property
    def anything(self) -> bool:
        """Whether there is something to see at all."""
        return self.answers or self.clauses or self.document


NOTHING = Sees()
ALL = Sees(answers=True, clauses=True, document=True)

CLOSED = frozenset({Stage.OPEN, Stage.ANSWERING})
# An observer reads from its stage on what belongs to that stage and to those that follow. A text that goes back to the table takes the
# later ones back with it; of an agreement that was declined only who read along from the answers on still reads.
OPEN_TO_OBSERVERS: dict[Stage, tuple[Stage, ...]] = {
    Stage.NEGOTIATING: (Stage.NEGOTIATING, Stage.APPROVING, Stage.SIGNING, Stage.SEALING, Stage.SEALED, Stage.DECLINED),
    Stage.SIGNING: (Stage.SIGNING, Stage.SEALING, Stage.SEALED),
    Stage.SEALED: (Stage.SEALED,),
}
OF_OBSERVERS = {
    Stage.NEGOTIATING: ALL,
    Stage.SIGNING: Sees(clauses=True, document=True),
    Stage.SEALED: Sees(document=True),
}


def seen_by(kind: Kind, stage: Stage, *, reads_from: Stage, is_called: bool, allowed: Sequence[Sees]) -> Sees:
    """What somebody sees in this stage.

    `allowed` is what each side allows its consultant, one entry for every side: a side that has decided nothing allows nothing.
    `reads_from` is meant for an observer, `is_called` for the third party.
    """
    if stage in CLOSED:
        return NOTHING
    granted = _granted(kind, stage, reads_from, is_called, allowed)
    return Sees(granted.answers, granted.clauses, granted.document and stage is Stage.SEALED)


def may_comment(kind: Kind, sees: Sees, *, is_allowed: bool) -> bool:
    """Whether somebody may say something beside a clause: a consultant who sees them, others where the inviting side allowed it."""
    return sees.clauses and (kind is Kind.CONSULTANT or is_allowed)


def _granted(kind: Kind, stage: Stage, reads_from: Stage, is_called: bool, allowed: Sequence[Sees]) -> Sees:
    match kind:
        case Kind.CONSULTANT:
            return allowed_by_all(allowed)
        case Kind.OBSERVER:
            return OF_OBSERVERS[reads_from] if stage in OPEN_TO_OBSERVERS[reads_from] else NOTHING
        case Kind.THIRD_PARTY:
            return ALL if is_called else NOTHING


def allowed_by_all(allowed: Sequence[Sees]) -> Sees:
    """What every side allows: nothing as long as one has not decided."""
    if not allowed:
        return NOTHING
    return Sees(
        all(side.answers for side in allowed),
        all(side.clauses for side in allowed),
        all(side.document for side in allowed),
    )
