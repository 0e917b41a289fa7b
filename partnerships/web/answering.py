"""Somebody at the answer sheet of their own side: what may be read there, and whether it may still be changed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from partnerships.domain.answers import Answer, State
from partnerships.domain.errors import AlreadySealed
from partnerships.domain.lifecycle import Action, Stage, next_stage
from partnerships.domain.questionnaire.structure import Questionnaire
from partnerships.models import AnswerSheet, Party
from partnerships.queries.questionnaire import SavedAnswer, own_answers, plain_answers
from partnerships.web.access import Seat, seat_of
from partnerships.web.http import AccountRequest


@dataclass(frozen=True)
class Side:
    """Another side as this one may know it: who it is, and whether it has sealed. Nothing else."""

    party: Party
    is_sealed: bool


@dataclass(frozen=True)
class Answering:
    """A seat with the own answer sheet and its answers."""

    seat: Seat
    sheet: AnswerSheet
    others: tuple[Side, ...]
    saved: dict[str, SavedAnswer]

    @property
    def questionnaire(self) -> Questionnaire:
        """What this side is asked, as the other is."""
        return self.seat.round.questionnaire

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers alone."""
        return plain_answers(self.saved)

    @property
    def values(self) -> dict[str, object]:
        """Answered keys with their values, as progress and conditions read them; silence in words has none."""
        return {key: answer.value if answer.state is State.GIVEN else None for key, answer in self.answers.items()}

    @property
    def last_saved_at(self) -> datetime | None:
        """When this side last saved anything."""
        return max((saved.changed_at for saved in self.saved.values()), default=None)

    @property
    def is_shared(self) -> bool:
        """Whether somebody else of the side wrote something: then pages say who wrote what."""
        return any(saved.changed_by != self.seat.actor.name for saved in self.saved.values())

    def refuse_unless_open(self) -> None:
        """AlreadySealed or TransitionNotAllowed when the answers cannot be changed (any more)."""
        next_stage(Stage(self.seat.round.stage), Action.ANSWER)
        if self.sheet.is_sealed:
            raise AlreadySealed


def answering_of(request: AccountRequest, public_id: UUID) -> Answering:
    """The answer sheet of the signed-in person's side, or 404 for strangers. The same few queries for every page."""
    seat = seat_of(request, public_id)
    sheets = {sheet.party_id: sheet for sheet in AnswerSheet.objects.filter(round=seat.round)}
    for sheet in sheets.values():
        sheet.round = seat.round
    own = sheets[seat.party.pk]
    others = tuple(Side(party, sheets[party.pk].is_sealed) for party in seat.others)
    return Answering(seat, own, others, own_answers(own))
