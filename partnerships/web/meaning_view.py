"""What each side said of two texts after reading them, beside the buttons that say it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from partnerships.domain.lifecycle import Action
from partnerships.models import Mark, Party
from partnerships.queries.comparison import Compared
from partnerships.queries.marks import is_to_be_read
from partnerships.web.access import Seat

Marks = Mapping[tuple[str, int], Mark]


@dataclass(frozen=True)
class Said:
    """What one side said, who said it and when; None as long as it has not."""

    party: Party
    is_same: bool | None = None
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Meaning:
    """What every side said; `own` is the reader's side, if any, `may_mark` whether it can be said or changed now."""

    sides: tuple[Said, ...]
    own: Said | None
    may_mark: bool


def meaning_of(compared: Compared, seat: Seat, marks: Marks) -> Meaning | None:
    """What was said of this question; None where people have nothing to read together."""
    if not is_to_be_read(compared.question, compared.answers):
        return None
    sides = said_by(compared.question.key, seat.parties, marks)
    own = next(said for said in sides if said.party.pk == seat.party.pk)
    return Meaning(sides, own, seat.may(Action.NEGOTIATE))


def meaning_beside(compared: Compared, parties: Sequence[Party], marks: Marks) -> Meaning | None:
    """The same for somebody of no side, who cannot say it."""
    if not is_to_be_read(compared.question, compared.answers):
        return None
    return Meaning(said_by(compared.question.key, parties, marks), None, may_mark=False)


def said_by(question: str, parties: Sequence[Party], marks: Marks) -> tuple[Said, ...]:
    """What each side said of one question, in their order."""
    found = [(party, marks.get((question, party.pk))) for party in parties]
    return tuple(Said(party, mark.is_same, mark.by.name, mark.marked_at) if mark else Said(party) for party, mark in found)
