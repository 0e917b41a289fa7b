"""A scenario: a whole partnership in one JSON object, checked with a sentence for each mistake (docs/scenario.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partnerships.domain.answers import InvalidAnswer, parse_answer
from partnerships.domain.fact_values import AgreementFactValue
from partnerships.domain.facts import EMAIL, party_facts_json, presumed_facts, read_agreement_facts, read_party_facts
from partnerships.domain.mistakes import Mistake, Mistakes
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.questionnaire.structure import Kind, Question
from partnerships.domain.text import gettext_noop as _

LANGUAGES = ("he", "en")
ROLES = ("venture", "organisation")
LATER = {
    "bridge": _("Bridges come later; settle this by party, value, text or open."),
    "default": _("Defaults come later; settle this by party, value, text or open."),
}
FIELDS = frozenset({"title", "language", "path", "parties", "settle", "settle_rest", "sign", "facts"})
PARTY_FIELDS = frozenset({"role", "pole", "name", "number", "representatives", "answers", "facts"})


@dataclass(frozen=True)
class Person:
    """Somebody who acts for a side."""

    name: str
    email: str
    signs: bool = True
    capacity: str = ""


@dataclass(frozen=True)
class Side:
    """One party of the scenario with its people, facts and raw answers."""

    role: str
    name: str
    people: tuple[Person, ...]
    facts: Mapping[str, object]
    answers: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Settlement:
    """How one question (or one row of a matrix) is settled; `party` and `owner` count from 0 as in the file."""

    by: str
    party: int | None = None
    value: Any = None
    text: str = ""
    owner: int | None = None
    until: date | None = None
    rows: Mapping[str, "Settlement"] = field(default_factory=dict)


@dataclass(frozen=True)
class Scenario:
    """A scenario without mistakes."""

    title: str
    language: str
    sides: tuple[Side, ...]
    settle: Mapping[str, Settlement]
    settles_rest: bool
    sign: tuple[tuple[int, int], ...]
    facts: Mapping[str, AgreementFactValue]


def read_scenario(data: object) -> tuple[Scenario | None, tuple[Mistake, ...]]:
    """The scenario, or every mistake with its place, such as `parties.0.answers.model.position.value`."""
    reader = _Reader()
    if not isinstance(data, Mapping):
        reader.add("", _("A scenario is a JSON object with title, language, path and parties."))
        return None, tuple(reader.found)
    reader.unknown("", data, FIELDS)
    language = reader.one_of("language", data.get("language", "he"), LANGUAGES)
    if data.get("path", "core") != "core":
        reader.add("path", _("Only the short path, “core”, can be walked so far."))
    sides = tuple(reader.side(index, raw) for index, raw in enumerate(reader.sequence("parties", data.get("parties"))))
    reader.judge_sides(sides)
    facts, mistakes = read_agreement_facts(reader.mapping("facts", data.get("facts", {})))
    reader.found.extend(Mistake(f"facts.{mistake.place}", mistake.message, mistake.values) for mistake in mistakes)
    scenario = Scenario(
        title=reader.required_line("title", data.get("title"), 160),
        language=language,
        sides=sides,
        settle=reader.settlements(data.get("settle", {}), len(sides)),
        settles_rest=_settles_rest(reader, data.get("settle_rest")),
        sign=reader.signatures(data.get("sign", []), sides),
        facts=facts,
    )
    return (None if reader.found else scenario), tuple(reader.found)


def _settles_rest(reader: "_Reader", raw: object) -> bool:
    if raw not in (None, "first"):
        reader.add("settle_rest", _("This can only be “first”; leave it out otherwise."))
    return raw == "first"


class _Reader(Mistakes):
    """Reads the places of a scenario and collects what is wrong with them."""

    def unknown(self, place: str, raw: Mapping[str, Any], known: frozenset[str]) -> None:
        for key in sorted(raw.keys() - known):
            self.add(_at(place, key), _("There is nothing of this name here."))

    def mapping(self, place: str, raw: object) -> Mapping[str, Any]:
        if isinstance(raw, Mapping):
            return raw
        self.add(place, _("A JSON object is expected here."))
        return {}

    def sequence(self, place: str, raw: object) -> Sequence[Any]:
        if isinstance(raw, list):
            return raw
        self.add(place, _("A JSON list is expected here."))
        return ()

    def one_of(self, place: str, raw: object, allowed: Sequence[str]) -> str:
        if isinstance(raw, str) and raw in allowed:
            return raw
        self.add(place, _("Choose one of: %(allowed)s."), allowed=", ".join(allowed))
        return allowed[0]

    def required_line(self, place: str, raw: object, limit: int) -> str:
        before = len(self.found)
        line = self.line(place, raw if raw is not None else "", limit)
        if not line and len(self.found) == before:
            self.add(place, _("This cannot stay empty."))
        return line

    def side(self, index: int, raw: object) -> Side:
        place = f"parties.{index}"
        data = self.mapping(place, raw)
        self.unknown(place, data, PARTY_FIELDS)
        role = self.one_of(f"{place}.role", data.get("role"), ROLES)
        if data.get("pole", role) != role:
            self.add(f"{place}.pole", _("So far a venture stands at its own pole, and an organisation at its own."))
        name = self.required_line(f"{place}.name", data.get("name"), 160)
        people = tuple(
            self.person(f"{place}.representatives.{number}", person)
            for number, person in enumerate(self.sequence(f"{place}.representatives", data.get("representatives")))
        )
        if not people:
            self.add(f"{place}.representatives", _("Each side needs somebody who acts for it."))
        return Side(role, name, people, self.facts(place, data, name, people), self.answers(place, data.get("answers", {})))

    def person(self, place: str, raw: object) -> Person:
        data = self.mapping(place, raw)
        self.unknown(place, data, frozenset({"name", "email", "signs", "capacity"}))
        email = self.required_line(f"{place}.email", data.get("email"), 254).lower()
        if email and not EMAIL.fullmatch(email):
            self.add(f"{place}.email", _("This is not an e-mail address, such as name@example.org."))
        signs = data.get("signs", False)
        if not isinstance(signs, bool):
            self.add(f"{place}.signs", _("This is yes or no."))
        name = self.required_line(f"{place}.name", data.get("name"), 120)
        return Person(name, email, bool(signs), self.line(f"{place}.capacity", data.get("capacity", ""), 120))

    def facts(self, place: str, data: Mapping[str, Any], name: str, people: tuple[Person, ...]) -> Mapping[str, object]:
        number = self.line(f"{place}.number", data.get("number", ""), 20)
        signatories = tuple(person.name for person in people if person.signs)
        presumed = party_facts_json(presumed_facts(name=name or "–", number=number, signatories=signatories))
        given = {**presumed, **self.mapping(f"{place}.facts", data.get("facts", {}))}
        _facts, mistakes = read_party_facts(given)
        for mistake in mistakes:
            where = f"{place}.number" if mistake.place == "number" and number else f"{place}.facts.{mistake.place}"
            self.found.append(Mistake(where, mistake.message, mistake.values))
        return given

    def answers(self, place: str, raw: object) -> Mapping[str, Mapping[str, Any]]:
        answers = self.mapping(f"{place}.answers", raw)
        for key, answer in answers.items():
            where = f"{place}.answers.{key}"
            question = self.question(where, key)
            if question is None:
                continue
            try:
                parse_answer(question, self.mapping(where, answer))
            except InvalidAnswer as error:
                self.found.extend(Mistake(_at(where, mistake.place), mistake.message, mistake.values) for mistake in error.mistakes)
        return answers

    def question(self, place: str, key: str) -> Question | None:
        try:
            return QUESTIONNAIRE.question(key)
        except KeyError:
            self.add(place, _("There is no question of this key on the short path."))
            return None

    def judge_sides(self, sides: tuple[Side, ...]) -> None:
        if sorted(side.role for side in sides) != sorted(ROLES):
            self.add("parties", _("So far a scenario has two parties: one venture and one organisation."))
        addresses = [person.email for side in sides for person in side.people]
        for address in sorted({address for address in addresses if addresses.count(address) > 1}):
            self.add("parties", _("The address %(address)s is used twice; nobody can sit on two sides."), address=address)

    def settlements(self, raw: object, sides: int) -> Mapping[str, Settlement]:
        found: dict[str, Settlement] = {}
        for key, settlement in self.mapping("settle", raw).items():
            question = self.question(f"settle.{key}", key)
            if question is not None:
                found[key] = self.settlement(f"settle.{key}", settlement, question, sides)
        return found

    def settlement(self, place: str, raw: object, question: Question, sides: int) -> Settlement:
        data = self.mapping(place, raw)
        if "rows" in data and question.kind is Kind.MATRIX:
            known = {row.key for row in question.rows}
            rows = self.mapping(f"{place}.rows", data["rows"])
            for key in sorted(rows.keys() - known):
                self.add(f"{place}.rows.{key}", _("There is no row of this key."))
            return Settlement("rows", rows={key: self.row(f"{place}.rows.{key}", row, question, sides) for key, row in rows.items()})
        by = data.get("by")
        match by:
            case "party":
                return Settlement(by, party=self.index(f"{place}.party", data.get("party"), sides))
            case "value":
                return Settlement(by, value=self.value(place, data.get("value"), question))
            case "text":
                return Settlement(by, text=self.words(f"{place}.text", data.get("text")))
            case "open":
                return Settlement(
                    by, owner=self.index(f"{place}.owner", data.get("owner"), sides), until=self.day(f"{place}.until", data.get("until"))
                )
            case "bridge" | "default":
                self.add(f"{place}.by", LATER[by])
            case _:
                self.add(f"{place}.by", _("Choose one of: %(allowed)s."), allowed="party, value, text, open")
        return Settlement("text")

    def row(self, place: str, raw: object, question: Question, sides: int) -> Settlement:
        """A row is settled as a question is; its value is one stop."""
        data = self.mapping(place, raw)
        if data.get("by") == "value":
            return Settlement("value", value=self.one_of(f"{place}.value", data.get("value"), [stop.key for stop in question.stops]))
        return self.settlement(place, {key: value for key, value in data.items() if key != "rows"}, question, sides)

    def value(self, place: str, raw: object, question: Question) -> Any:
        try:
            return parse_answer(question, {"value": raw}).value
        except InvalidAnswer as error:
            self.found.extend(Mistake(_at(place, mistake.place), mistake.message, mistake.values) for mistake in error.mistakes)
            return None

    def words(self, place: str, raw: object) -> str:
        before = len(self.found)
        words = self.text(place, raw if raw is not None else "", 6000)
        if not words and len(self.found) == before:
            self.add(place, _("This cannot stay empty."))
        return words

    def index(self, place: str, raw: object, length: int) -> int:
        if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < length:
            return raw
        self.add(place, _("Parties and representatives are counted from 0; there is none of this number."))
        return 0

    def day(self, place: str, raw: object) -> date | None:
        try:
            return date.fromisoformat(raw if isinstance(raw, str) else "")
        except ValueError:
            self.add(place, _("This is not a date, such as 2027-03-01."))
            return None

    def signatures(self, raw: object, sides: tuple[Side, ...]) -> tuple[tuple[int, int], ...]:
        found: list[tuple[int, int]] = []
        for number, entry in enumerate(self.sequence("sign", raw)):
            data = self.mapping(f"sign.{number}", entry)
            party = self.index(f"sign.{number}.party", data.get("party"), len(sides))
            people = sides[party].people if party < len(sides) else ()
            person = self.index(f"sign.{number}.representative", data.get("representative"), len(people))
            if person < len(people) and not people[person].signs:
                self.add(f"sign.{number}", _("This person does not sign; say so with “signs”: true."))
            found.append((party, person))
        return tuple(found)


def _at(place: str, inner: str) -> str:
    return f"{place}.{inner}" if place and inner else place or inner
