"""How a scenario settles its clauses: by a party's answer, what both give together, the bridge, a value, words, or open until a date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partnerships.domain.answers import AS_AT_THE_START, InvalidAnswer, parse_answer
from partnerships.domain.clauses.drafting import CROSSED, MERGED
from partnerships.domain.mistakes import Mistake
from partnerships.domain.questionnaire.structure import Kind, Pole, Question
from partnerships.domain.scenario_places import Places, at
from partnerships.domain.text import gettext_noop as _

TEXT_LIMIT = 6000
# What each way of settling needs beside `by`.
NEEDS: Mapping[str, tuple[str, ...]] = {
    "party": ("party",),
    "joint": (),
    "bridge": (),
    "value": ("value",),
    "default": (),
    "text": ("text",),
    "open": ("owner", "until"),
}
# The halves of a crossed pair, as one side of a value names them.
HALVES = ("gives", "expects")


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


Answers = Sequence[Mapping[str, Any]]


def read_settlements(places: Places, raw: object, answers: Answers) -> dict[str, Settlement]:
    """The settlements by question; `answers` are the raw answers of each party, in the order of the file."""
    found: dict[str, Settlement] = {}
    for key, settlement in places.mapping("settle", raw).items():
        place = f"settle.{key}"
        question = places.question(place, key)
        if question is not None and _has_clause(places, place, settlement, question, answers):
            found[key] = _settlement(places, place, settlement, question, answers)
    return found


def _has_clause(places: Places, place: str, raw: object, question: Question, answers: Answers) -> bool:
    """A question that nobody answered has none; only a default gives it one."""
    if question.is_crossed_second:
        places.add(place, _("This is settled together with %(key)s."), key=question.pair)
        return False
    is_default = isinstance(raw, Mapping) and raw.get("by") == "default"
    if not is_default and not any(_is_given(sheet, question) for sheet in answers):
        places.add(place, _("Nobody answered this question, so that there is no clause to settle."))
        return False
    return True


def _is_given(sheet: Mapping[str, Any], question: Question) -> bool:
    keys = (question.key, question.pair) if question.key in CROSSED else (question.key,)
    return any(isinstance(sheet.get(key), Mapping) and "value" in sheet[key] for key in keys if key)


def _settlement(places: Places, place: str, raw: object, question: Question, answers: Answers) -> Settlement:
    data = places.mapping(place, raw)
    if "rows" not in data:
        return _one(places, place, data, question, answers)
    places.unknown(place, data, ("rows",))
    if question.kind is not Kind.MATRIX:
        places.add(f"{place}.rows", _("This question has no rows; settle it as a whole."))
        return Settlement("rows")
    rows = places.mapping(f"{place}.rows", data["rows"])
    known = {row.key for row in question.rows}
    for key in sorted(rows.keys() - known):
        places.add(f"{place}.rows.{key}", _("There is no row of this key."))
    return Settlement("rows", rows={key: _row(places, f"{place}.rows.{key}", rows[key], question, answers) for key in rows.keys() & known})


def _row(places: Places, place: str, raw: object, question: Question, answers: Answers) -> Settlement:
    """A row is settled as a question is; its value is one stop, and the party that it is settled by answered it."""
    data = places.mapping(place, raw)
    if data.get("by") == "value":
        places.unknown(place, data, ("by", "value"))
        return Settlement("value", value=places.one_of(f"{place}.value", data.get("value"), [stop.key for stop in question.stops]))
    settlement = _one(places, place, data, question, answers)
    if settlement.party is not None and place.rpartition(".")[2] not in _rows_answered(answers[settlement.party], question):
        places.add(f"{place}.party", _("This side gave no answer to take."))
    return settlement


def _rows_answered(sheet: Mapping[str, Any], question: Question) -> Mapping[str, Any]:
    value = sheet.get(question.key, {}).get("value")
    if value == AS_AT_THE_START and question.same_as:
        value = sheet.get(question.same_as, {}).get("value")
    return value if isinstance(value, Mapping) else {}


def _one(places: Places, place: str, data: Mapping[str, Any], question: Question, answers: Answers) -> Settlement:
    by = data.get("by")
    if not isinstance(by, str) or by not in NEEDS:
        places.add(f"{place}.by", _("Choose one of: %(allowed)s."), allowed=", ".join(NEEDS))
        return Settlement("text")
    places.unknown(place, data, ("by", *NEEDS[by]))
    match by:
        case "party":
            return Settlement(by, party=_party(places, f"{place}.party", data.get("party"), question, answers))
        case "joint" if question.key not in {*CROSSED, *MERGED}:
            places.add(f"{place}.by", _("Only lists, names, and what both offer and expect can be put together."))
        case "value":
            return Settlement(by, value=_value(places, place, data.get("value"), question))
        case "text":
            return Settlement(by, text=places.required_text(f"{place}.text", data.get("text"), TEXT_LIMIT))
        case "open":
            owner = places.index(f"{place}.owner", data.get("owner"), len(answers))
            return Settlement(by, owner=owner, until=places.day(f"{place}.until", data.get("until")))
    return Settlement(by)


def _party(places: Places, place: str, raw: object, question: Question, answers: Answers) -> int | None:
    party = places.index(place, raw, len(answers))
    if party is not None and not _is_given(answers[party], question):
        places.add(place, _("This side gave no answer to take."))
        return None
    return party


def _value(places: Places, place: str, raw: object, question: Question) -> Any:
    if question.key in CROSSED:
        return _crossed_value(places, f"{place}.value", raw, question)
    return _parsed(places, place, raw, question)


def _crossed_value(places: Places, place: str, raw: object, question: Question) -> dict[str, dict[str, Any]]:
    """What each pole gives and what it expects of the other; what a side says nothing about may be left out."""
    second = places.question(place, question.pair or "")
    asked = {"gives": question, "expects": second}
    sides = places.mapping(place, raw)
    places.unknown(place, sides, tuple(Pole))
    value: dict[str, dict[str, Any]] = {}
    for pole in Pole:
        where = f"{place}.{pole}"
        halves = places.mapping(where, sides.get(pole, {}))
        places.unknown(where, halves, HALVES)
        value[pole] = {half: _parsed(places, f"{where}.{half}", halves[half], asked[half]) for half in HALVES if half in halves}
    return value


def _parsed(places: Places, place: str, raw: object, question: Question | None) -> Any:
    if question is None:
        return None
    try:
        return parse_answer(question, {"value": raw}).value
    except InvalidAnswer as error:
        places.found.extend(Mistake(at(place, mistake.place), mistake.message, mistake.values) for mistake in error.mistakes)
        return None
