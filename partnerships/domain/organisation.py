"""An organisation as a lasting thing: its profile, what of it fills the facts of a side, and when its certificates alarm."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from partnerships.domain.fact_reader import FactReader
from partnerships.domain.fact_values import REGISTERED, Form, PartyFacts
from partnerships.domain.facts import number_mistakes
from partnerships.domain.mistakes import Mistake
from partnerships.domain.text import gettext_noop as _

ALARM = timedelta(days=60)
NAME_LIMIT, ADDRESS_LIMIT, RESOLUTION_LIMIT = 160, 200, 120
NEEDS_NUMBER = _("State the number under which the organisation is registered.")
NO_NUMBER = _("An unregistered group has no registration number. Leave it empty, or choose another form.")
NO_PERSON = _("A private person is not an organisation. Choose what the organisation is in law.")
OTHER_NUMBER = _("This is not the number of the organisation to which this side is connected.")
TOO_FEW_SIGN = _("The organisation has decided that two sign for it. An administrator can change that in its profile.")


@dataclass(frozen=True)
class Profile:
    """Who the organisation is, and what it has decided about signing. Empty text and None mean: not stated."""

    legal_name: str
    form: Form
    number: str = ""
    address: str = ""
    notices_email: str = ""
    resolution: str = ""
    resolved_on: date | None = None
    requires_approval: bool = False
    required_signatures: int = 1


class Ending(StrEnum):
    """How near the end of a certificate is."""

    FAR = "far"
    SOON = "soon"
    ENDED = "ended"


def read_profile(data: Mapping[str, object]) -> tuple[Profile | None, tuple[Mistake, ...]]:
    """Read a profile from a JSON object: the profile, or every mistake with its place."""
    reader = FactReader(data)
    profile = Profile(
        legal_name=_line(reader, "legal_name", NAME_LIMIT, required=True),
        form=reader.form(),
        number=re.sub(r"[\s-]", "", reader.line("number")),
        address=_line(reader, "address", ADDRESS_LIMIT),
        notices_email=reader.email("notices_email"),
        resolution=_line(reader, "resolution", RESOLUTION_LIMIT),
        resolved_on=reader.day("resolved_on"),
        requires_approval=data.get("requires_approval") is True,
        required_signatures=reader.signatures(),
    )
    reader.unknown(frozenset(Profile.__dataclass_fields__))
    mistakes = (*reader.mistakes.found, *(_mistakes_of_number(profile) if not reader.places & {"form", "number"} else ()))
    return (None if mistakes else profile), mistakes


def facts_from(
    profile: Profile,
    earlier: PartyFacts,
    *,
    resolution: str,
    proper_management_until: date | None = None,
    section_46_until: date | None = None,
) -> PartyFacts:
    """The facts of a side that is this organisation. What the profile does not state stays as the side stated it.

    `resolution` is the decision of the board in words; more signatures than the organisation asks for are kept.
    """
    is_group = profile.form is Form.UNREGISTERED_GROUP
    return replace(
        earlier,
        legal_name=profile.legal_name,
        form=profile.form,
        number=profile.number,
        address=profile.address or earlier.address,
        notices_email=profile.notices_email or earlier.notices_email,
        resolution=resolution or earlier.resolution,
        required_signatures=max(profile.required_signatures, earlier.required_signatures),
        proper_management_until=proper_management_until or earlier.proper_management_until,
        section_46_until=section_46_until or earlier.section_46_until,
        members=earlier.members if is_group else (),
        liability=earlier.liability if is_group else None,
        joining=earlier.joining if is_group else "",
    )


def contradicts(profile: Profile, earlier: PartyFacts) -> bool:
    """Whether a side has stated a number that is not this organisation's."""
    return bool(earlier.number) and earlier.number != profile.number


def undercuts(profile: Profile, facts: PartyFacts) -> tuple[Mistake, ...]:
    """Where a side that is this organisation states another number, or fewer signatures than the organisation asks for."""
    mistakes: list[Mistake] = []
    if facts.number != profile.number:
        mistakes.append(Mistake("number", OTHER_NUMBER))
    if facts.required_signatures < profile.required_signatures:
        mistakes.append(Mistake("required_signatures", TOO_FEW_SIGN))
    return tuple(mistakes)


def ending(valid_until: date, *, on: date) -> Ending:
    """How near the end is on that day; the last day of a certificate still counts."""
    if valid_until < on:
        return Ending.ENDED
    return Ending.SOON if valid_until <= on + ALARM else Ending.FAR


def _line(reader: FactReader, place: str, limit: int, *, required: bool = False) -> str:
    value = reader.mistakes.line(place, reader.data.get(place) or "", limit)
    if required and not value and place not in reader.places:
        reader.mistakes.add(place, _("This cannot stay empty."))
    return value


def _mistakes_of_number(profile: Profile) -> tuple[Mistake, ...]:
    if profile.form is Form.PERSON:
        return (Mistake("form", NO_PERSON),)
    if profile.form is Form.UNREGISTERED_GROUP:
        return (Mistake("number", NO_NUMBER),) if profile.number else ()
    if profile.form in REGISTERED and not profile.number:
        return (Mistake("number", NEEDS_NUMBER),)
    return number_mistakes(profile.form, profile.number)
