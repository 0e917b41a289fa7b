"""What stands between the table and freezing, in words and with the way to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from partnerships.domain.facts import AGREEMENT_FACTS
from partnerships.models import Party
from partnerships.queries.agreement import Readiness
from partnerships.web.access import Seat

LABELS = {fact.key: fact.label for fact in AGREEMENT_FACTS}


@dataclass(frozen=True)
class MissingFact:
    """A fact that must still be stated; of a side, or of the agreement when `party` is None."""

    sentence: str
    party: Party | None
    is_own: bool


def missing_facts(readiness: Readiness, seat: Seat) -> tuple[MissingFact, ...]:
    """What is missing, without what the sides state differently: that is told by itself."""
    found = [_missing(mistake.place.split("."), gettext(mistake.message), seat) for mistake in readiness.missing]
    apart = [gettext("Both sides still have to choose what binds.")] if "binds" in readiness.facts_apart else []
    return tuple(dict.fromkeys(fact for fact in found if fact.sentence not in apart))


def facts_apart(keys: Sequence[str]) -> tuple[str, ...]:
    """The names of the facts that the sides state differently, or that one side only states."""
    return tuple(gettext(LABELS[key]) for key in keys)


def _missing(place: list[str], sentence: str, seat: Seat) -> MissingFact:
    if place[0] != "parties":
        return MissingFact(sentence, None, False)
    party = seat.parties[int(place[1])]
    if not party.facts:
        sentence = gettext("Has still to state who it is.")
    return MissingFact(sentence, party, party.pk == seat.party.pk)
