"""A scenario: a whole partnership in one JSON object, checked with a sentence for each mistake (docs/scenario.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partnerships.domain.answers import PRINCIPLES_AT_MOST, Importance, InvalidAnswer, parse_answer
from partnerships.domain.distribution import RECIPIENTS_AT_MOST, read_line
from partnerships.domain.errors import InvalidInput
from partnerships.domain.fact_values import LANGUAGES, AgreementFactValue
from partnerships.domain.facts import EMAIL, party_facts_json, presumed_facts, read_agreement_facts, read_party_facts
from partnerships.domain.mistakes import Mistake
from partnerships.domain.questionnaire.structure import Path
from partnerships.domain.scenario_places import Places, at
from partnerships.domain.scenario_settlements import Settlement, read_settlements
from partnerships.domain.text import gettext_noop as _

__all__ = ["Person", "Scenario", "Settlement", "Side", "read_scenario"]

ROLES = ("venture", "organisation")
FIELDS = ("title", "language", "path", "parties", "settle", "settle_rest", "sign", "facts")
PARTY_FIELDS = ("role", "pole", "name", "number", "representatives", "answers", "facts")
DISTRIBUTION = "distribution"
PERSON_FIELDS = ("name", "email", "signs", "capacity")


@dataclass(frozen=True)
class Person:
    """Somebody who acts for a side."""

    name: str
    email: str
    signs: bool
    capacity: str = ""


@dataclass(frozen=True)
class Side:
    """One party of the scenario with its people, facts and raw answers."""

    role: str
    pole: str
    name: str
    people: tuple[Person, ...]
    facts: Mapping[str, object]
    answers: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class ListedPerson:
    """Somebody who receives the agreement, on the list of the side of that index."""

    side: int
    name: str
    email: str


@dataclass(frozen=True)
class Scenario:
    """A scenario without mistakes."""

    title: str
    language: str
    path: str
    sides: tuple[Side, ...]
    settle: Mapping[str, Settlement]
    settles_rest: bool
    sign: tuple[tuple[int, int], ...]
    facts: Mapping[str, AgreementFactValue]
    recipients: tuple[ListedPerson, ...] = ()


def read_scenario(data: object) -> tuple[Scenario | None, tuple[Mistake, ...]]:
    """The scenario, or every mistake with its place, such as `parties.0.answers.model.position.value`."""
    places = Places()
    if not isinstance(data, Mapping):
        places.add("", _("A scenario is a JSON object with title, language, path and parties."))
        return None, tuple(places.found)
    places.unknown("", data, FIELDS)
    places.path = Path(places.one_of("path", data.get("path", Path.CORE), tuple(Path)))
    sides = _sides(places, data.get("parties"))
    scenario = Scenario(
        title=places.required_line("title", data.get("title"), 160),
        language=places.one_of("language", data.get("language", "he"), tuple(LANGUAGES)),
        path=places.path,
        sides=sides,
        settle=read_settlements(places, data.get("settle", {}), [side.answers for side in sides]),
        settles_rest=_settles_rest(places, data.get("settle_rest")),
        sign=_signatures(places, data.get("sign", []), sides),
        facts=_agreement_facts(places, data.get("facts", {})),
        recipients=_recipients(places, data.get("facts", {}), sides),
    )
    return (None if places.found else scenario), tuple(places.found)


def _sides(places: Places, raw: object) -> tuple[Side, ...]:
    sides = tuple(_side(places, f"parties.{index}", side) for index, side in enumerate(places.sequence("parties", raw)))
    if sorted(side.pole for side in sides) != sorted(ROLES) or all(side.role == "venture" for side in sides):
        places.add("parties", _("A scenario has two parties, one at each pole; at least one of them is an organisation."))
    addresses = [person.email for side in sides for person in side.people if person.email]
    for address in sorted({address for address in addresses if addresses.count(address) > 1}):
        places.add("parties", _("The address %(address)s is used twice; nobody can sit on two sides."), address=address)
    return sides


def _side(places: Places, place: str, raw: object) -> Side:
    data = places.mapping(place, raw)
    places.unknown(place, data, PARTY_FIELDS)
    role = places.one_of(f"{place}.role", data.get("role"), ROLES)
    pole = places.one_of(f"{place}.pole", data.get("pole", role), ROLES)
    if role == "venture" and pole != role:
        places.add(f"{place}.pole", _("A venture stands at its own pole."))
    name = places.required_line(f"{place}.name", data.get("name"), 160)
    raw_people = places.sequence(f"{place}.representatives", data.get("representatives"))
    people = tuple(_person(places, f"{place}.representatives.{number}", person) for number, person in enumerate(raw_people))
    if not people:
        places.add(f"{place}.representatives", _("Each side needs somebody who acts for it."))
    answers = _answers(places, f"{place}.answers", data.get("answers", {}))
    return Side(role, pole, name, people, _party_facts(places, place, data, name, people), answers)


def _person(places: Places, place: str, raw: object) -> Person:
    data = places.mapping(place, raw)
    places.unknown(place, data, PERSON_FIELDS)
    email = places.required_line(f"{place}.email", data.get("email"), 254).lower()
    if email and not EMAIL.fullmatch(email):
        places.add(f"{place}.email", _("This is not an e-mail address, such as name@example.org."))
    signs = data.get("signs", False)
    if not isinstance(signs, bool):
        places.add(f"{place}.signs", _("This is yes or no."))
    name = places.required_line(f"{place}.name", data.get("name"), 120)
    return Person(name, email, signs is True, places.line(f"{place}.capacity", data.get("capacity", ""), 120))


def _party_facts(places: Places, place: str, data: Mapping[str, Any], name: str, people: tuple[Person, ...]) -> Mapping[str, object]:
    """What the name, the number and the signatories let presume, and over it what the file states."""
    number = places.line(f"{place}.number", data.get("number", ""), 20)
    signatories = tuple(person.name for person in people if person.signs and person.name)
    presumed = party_facts_json(presumed_facts(name=name or "–", number=number, signatories=signatories))
    given = {**presumed, **places.mapping(f"{place}.facts", data.get("facts", {}))}
    _facts, mistakes = read_party_facts(given)
    for mistake in mistakes:
        where = f"{place}.number" if mistake.place == "number" and number else f"{place}.facts.{mistake.place}"
        places.found.append(Mistake(where, mistake.message, mistake.values))
    return given


def _answers(places: Places, place: str, raw: object) -> Mapping[str, Mapping[str, Any]]:
    answers: dict[str, Mapping[str, Any]] = {}
    principles = 0
    for key, given in places.mapping(place, raw).items():
        where = f"{place}.{key}"
        question = places.question(where, key)
        if question is None:
            continue
        answers[key] = places.mapping(where, given)
        try:
            principles += parse_answer(question, answers[key]).importance is Importance.PRINCIPLE
        except InvalidAnswer as error:
            places.found.extend(Mistake(at(where, mistake.place), mistake.message, mistake.values) for mistake in error.mistakes)
    limit = PRINCIPLES_AT_MOST[places.path]
    if principles > limit:
        places.add(place, _("At most %(limit)s answers of a side can be a principle."), limit=limit)
    return answers


def _agreement_facts(places: Places, raw: object) -> Mapping[str, AgreementFactValue]:
    stated = {key: value for key, value in places.mapping("facts", raw).items() if key != DISTRIBUTION}
    facts, mistakes = read_agreement_facts(stated)
    places.found.extend(Mistake(at("facts", mistake.place), mistake.message, mistake.values) for mistake in mistakes)
    return facts


def _recipients(places: Places, raw: object, sides: tuple[Side, ...]) -> tuple[ListedPerson, ...]:
    """The lines of those who receive the agreement: of the side whose people write from the same mail domain, or else of the first."""
    lines = raw.get(DISTRIBUTION, []) if isinstance(raw, Mapping) else []
    found: list[ListedPerson] = []
    for number, line in enumerate(places.sequence(f"facts.{DISTRIBUTION}", lines)):
        place = f"facts.{DISTRIBUTION}.{number}"
        try:
            name, email = read_line(places.line(place, line, 400))
        except InvalidInput as error:
            places.add(place, error.message, **error.values)
            continue
        domain = email.partition("@")[2]
        side = next((index for index, side in enumerate(sides) if domain and domain in _domains(side)), 0)
        found.append(ListedPerson(side, name, email))
    for index in range(len(sides)):
        if sum(one.side == index for one in found) > RECIPIENTS_AT_MOST:
            places.add(f"facts.{DISTRIBUTION}", _("At most %(limit)s people can stand on the list of one side."), limit=RECIPIENTS_AT_MOST)
    return tuple(one for one in dict.fromkeys(found) if one.name)


def _domains(side: Side) -> frozenset[str]:
    return frozenset(person.email.partition("@")[2] for person in side.people)


def _settles_rest(places: Places, raw: object) -> bool:
    if raw not in (None, "first"):
        places.add("settle_rest", _("This can only be “first”; leave it out otherwise."))
    return raw == "first"


def _signatures(places: Places, raw: object, sides: tuple[Side, ...]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for number, entry in enumerate(places.sequence("sign", raw)):
        place = f"sign.{number}"
        data = places.mapping(place, entry)
        places.unknown(place, data, ("party", "representative"))
        party = places.index(f"{place}.party", data.get("party"), len(sides))
        if party is None:
            continue
        person = places.index(f"{place}.representative", data.get("representative"), len(sides[party].people))
        if person is None:
            continue
        if not sides[party].people[person].signs:
            places.add(place, _("This person does not sign; say so with “signs”: true."))
        if (party, person) in found:
            places.add(place, _("This person has signed already, further up."))
        found.append((party, person))
    return tuple(found)
