"""The people of the own side as their page shows them, and what stands against somebody's leaving."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from partnerships.domain.errors import Refused
from partnerships.domain.lifecycle import Action, Stage, allows
from partnerships.models import Representative
from partnerships.services.leaving import refuse_who_is_needed
from partnerships.web.access import Seat


@dataclass(frozen=True)
class ShownPerson:
    """Somebody of the own side, and whether somebody else can step in for them."""

    person: Representative
    is_self: bool
    can_be_replaced: bool


def shown_people(seat: Seat, team: Sequence[Representative]) -> tuple[ShownPerson, ...]:
    """The team in the order in which they joined."""
    is_open = allows(Stage(seat.round.stage), Action.STEP_IN)
    return tuple(
        ShownPerson(person, person.pk == seat.actor.pk, is_open and len(team) > 1 and (person.signs or person.approves)) for person in team
    )


def hindrance(person: Representative, seat: Seat) -> str:
    """Why this person cannot leave now, and what to do first; empty when nothing stands against it."""
    try:
        refuse_who_is_needed(person, seat.round)
    except Refused as refusal:
        return gettext(refusal.message)
    return ""
