"""Reading the value of an answer and the other values that a side could live with, for each kind of question.

Values stay in their JSON form, checked and brought into one canonical order; every mistake is named with its place.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from partnerships.domain.mistakes import Mistakes
from partnerships.domain.numbers_on_grid import grid_of, read_number
from partnerships.domain.questionnaire.structure import Kind, Option, Question
from partnerships.domain.text import gettext_noop as _
from partnerships.domain.text import normalise_name, normalise_words

# A JSON value; which form it has hangs on the kind of question, and only this module reads it from outside.
JsonValue: TypeAlias = Any

TEXT_LIMIT = 4000
OWN_LIMIT = 200
CELL_LIMIT = 500
NAME_LIMIT = 120
OWN_ENTRIES_AT_MOST = 10

# What stands for a matrix that is answered like another one as a whole.
AS_AT_THE_START = "as_at_the_start"

NOTHING_CHOSEN = _("Nothing is chosen. Choose something, or say that you don't know yet or that it is not relevant.")
NOTHING_WRITTEN = _("Nothing is written. Write something, or say that you don't know yet or that it is not relevant.")
TOO_MANY = _("There are %(count)s entries here. Please keep at most %(limit)s.")
ONLY_ONE = _("There are %(count)s entries here. Please keep only one.")
WRONG_SHAPE = _("This does not have the form that this kind of question takes.")
UNKNOWN_CHOICE = _("“%(choice)s” is not among the choices of this question.")


def read_value(question: Question, raw: object, mistakes: Mistakes) -> JsonValue:
    """The canonical value of the answer; what is wrong is added to `mistakes` under `value`."""
    return READERS[question.kind](question, raw, mistakes)


def read_acceptable(question: Question, raw: object, value: object, mistakes: Mistakes) -> JsonValue:
    """The canonical set of other values that this side could live with; None when there is none."""
    if raw is None or raw in ([], {}):
        return None
    match question.kind:
        case Kind.SCALE:
            return _other_choices("acceptable", question.stops, raw, value, mistakes)
        case Kind.CHOICE:
            return _other_choices("acceptable", question.options, raw, value, mistakes)
        case Kind.NUMBER:
            return _range(question, raw, mistakes)
        case Kind.MATRIX:
            return _acceptable_matrix(question, raw, value, mistakes)
        case _:
            mistakes.add("acceptable", _("A question of this kind takes no other acceptable values."))
            return None


def _is_list(raw: object) -> bool:
    return isinstance(raw, Sequence) and not isinstance(raw, str | bytes)


def _keys(options: tuple[Option, ...]) -> tuple[str, ...]:
    return tuple(option.key for option in options)


def _key(place: str, options: tuple[Option, ...], raw: object, mistakes: Mistakes) -> str | None:
    if not isinstance(raw, str):
        mistakes.add(place, WRONG_SHAPE)
        return None
    if raw not in _keys(options):
        mistakes.add(place, UNKNOWN_CHOICE, choice=raw[:80])
        return None
    return raw


def _scale(question: Question, raw: object, mistakes: Mistakes) -> str | None:
    if raw is None or raw == "":
        mistakes.add("value", NOTHING_CHOSEN)
        return None
    return _key("value", question.stops, raw, mistakes)


def _choice(question: Question, raw: object, mistakes: Mistakes) -> JsonValue:
    if raw is None or raw == "":
        mistakes.add("value", NOTHING_CHOSEN)
        return None
    if not isinstance(raw, Mapping):
        return _key("value", question.options, raw, mistakes)
    if set(raw) != {"own"}:
        mistakes.add("value", WRONG_SHAPE)
        return None
    if not question.own:
        mistakes.add("value.own", _("This question takes no answer in your own words. Choose one of its options."))
        return None
    return {"own": _written("value.own", raw["own"], OWN_LIMIT, mistakes)}


def _written(place: str, raw: object, limit: int, mistakes: Mistakes) -> str:
    before = len(mistakes.found)
    line = mistakes.line(place, raw, limit)
    if not line and len(mistakes.found) == before:
        mistakes.add(place, NOTHING_WRITTEN)
    return line


def _many(question: Question, raw: object, mistakes: Mistakes) -> JsonValue:
    if not isinstance(raw, Mapping) or not set(raw) <= {"options", "own"}:
        mistakes.add("value", WRONG_SHAPE)
        return None
    before = len(mistakes.found)
    options = _chosen("value.options", question.options, raw.get("options", []), mistakes)
    own = _own_entries(question, raw.get("own", []), mistakes)
    if not options and not own and len(mistakes.found) == before:
        mistakes.add("value", NOTHING_CHOSEN)
    return {"options": options, "own": own}


def _chosen(place: str, options: tuple[Option, ...], raw: object, mistakes: Mistakes) -> list[str]:
    if not isinstance(raw, Sequence) or not _is_list(raw):
        mistakes.add(place, WRONG_SHAPE)
        return []
    chosen = {_key(f"{place}.{index}", options, key, mistakes) for index, key in enumerate(raw)}
    return [key for key in _keys(options) if key in chosen]


def _own_entries(question: Question, raw: object, mistakes: Mistakes) -> list[str]:
    if not isinstance(raw, Sequence) or not _is_list(raw):
        mistakes.add("value.own", WRONG_SHAPE)
        return []
    if raw and not question.own:
        mistakes.add("value.own", _("This question takes no entries of your own. Choose among its options."))
        return []
    entries = [mistakes.line(f"value.own.{index}", entry, OWN_LIMIT) for index, entry in enumerate(raw)]
    return _at_most("value.own", _without_repetition(entries, normalise_words), OWN_ENTRIES_AT_MOST, mistakes)


def _without_repetition(entries: list[str], normalise: Callable[[str], str]) -> list[str]:
    """Keeps the first of entries that are the same; drops empty ones."""
    first: dict[str, str] = {}
    for entry in entries:
        if entry:
            first.setdefault(normalise(entry), entry)
    return list(first.values())


def _at_most(place: str, entries: list[JsonValue], limit: int, mistakes: Mistakes) -> list[JsonValue]:
    if len(entries) > limit:
        mistakes.add(place, ONLY_ONE if limit == 1 else TOO_MANY, count=len(entries), limit=limit)
    return entries


def _number(question: Question, raw: object, mistakes: Mistakes) -> int | float | None:
    if raw is None or raw == "":
        mistakes.add("value", NOTHING_WRITTEN)
        return None
    return read_number("value", grid_of(question), raw, mistakes)


def _range(question: Question, raw: object, mistakes: Mistakes) -> JsonValue:
    if not isinstance(raw, Mapping) or set(raw) != {"from", "to"}:
        mistakes.add("acceptable", WRONG_SHAPE)
        return None
    lowest = read_number("acceptable.from", grid_of(question), raw["from"], mistakes)
    highest = read_number("acceptable.to", grid_of(question), raw["to"], mistakes)
    if lowest is not None and highest is not None and lowest > highest:
        mistakes.add("acceptable", _("The range must run from the smaller number to the larger."))
    return {"from": lowest, "to": highest}


def _text(question: Question, raw: object, mistakes: Mistakes) -> str:
    before = len(mistakes.found)
    text = "" if raw is None else mistakes.text("value", raw, TEXT_LIMIT)
    if not text and len(mistakes.found) == before:
        mistakes.add("value", NOTHING_WRITTEN)
    return text


def _names(question: Question, raw: object, mistakes: Mistakes) -> list[str]:
    if not isinstance(raw, Sequence) or not _is_list(raw):
        mistakes.add("value", WRONG_SHAPE)
        return []
    before = len(mistakes.found)
    names = _without_repetition([mistakes.line(f"value.{index}", name, NAME_LIMIT) for index, name in enumerate(raw)], normalise_name)
    if not names and len(mistakes.found) == before:
        mistakes.add("value", NOTHING_WRITTEN)
    return names if question.max_names is None else _at_most("value", names, question.max_names, mistakes)


def _list(question: Question, raw: object, mistakes: Mistakes) -> list[JsonValue]:
    if not isinstance(raw, Sequence) or not _is_list(raw):
        mistakes.add("value", WRONG_SHAPE)
        return []
    before = len(mistakes.found)
    rows = [_row(question, f"value.{index}", row, mistakes) for index, row in enumerate(raw)]
    filled = [row for row in rows if row is not None]
    if not filled and len(mistakes.found) == before:
        mistakes.add("value", NOTHING_WRITTEN)
    return filled if question.max_rows is None else _at_most("value", filled, question.max_rows, mistakes)


def _row(question: Question, place: str, raw: object, mistakes: Mistakes) -> dict[str, JsonValue] | None:
    """One row with all columns in their order; None for an empty row, which is not an entry."""
    keys = [column.key for column in question.columns]
    if not isinstance(raw, Mapping) or not set(raw) <= set(keys):
        mistakes.add(place, WRONG_SHAPE)
        return None
    before = len(mistakes.found)
    row = {key: _cell(question, f"{place}.{key}", key, raw.get(key, ""), mistakes) for key in keys}
    if not any(row.values()):
        return None
    if not row[keys[0]] and len(mistakes.found) == before:
        mistakes.add(f"{place}.{keys[0]}", _("This row needs its first field."))
    return row


def _cell(question: Question, place: str, key: str, raw: object, mistakes: Mistakes) -> JsonValue:
    if question.deck and key == question.columns[0].key:
        return _card(question, place, raw, mistakes)
    return mistakes.line(place, raw, CELL_LIMIT)


def _card(question: Question, place: str, raw: object, mistakes: Mistakes) -> JsonValue:
    """A card of the deck or words of one's own; empty when neither is there."""
    if raw in ("", None):
        return ""
    if not isinstance(raw, Mapping) or set(raw) not in ({"deck"}, {"own"}):
        mistakes.add(place, WRONG_SHAPE)
        return ""
    if "own" in raw:
        own = mistakes.line(f"{place}.own", raw["own"], OWN_LIMIT)
        return {"own": own} if own else ""
    cards = tuple(card for pool in question.deck.values() for card in pool)
    key = _key(f"{place}.deck", cards, raw["deck"], mistakes)
    return {"deck": key} if key else ""


def _matrix(question: Question, raw: object, mistakes: Mistakes) -> JsonValue:
    """The stop of each row that is answered; rows may stay open, an empty matrix may not. Or: as in the matrix that it may repeat."""
    if question.same_as and raw == AS_AT_THE_START:
        return AS_AT_THE_START
    if not isinstance(raw, Mapping):
        mistakes.add("value", WRONG_SHAPE)
        return {}
    before = len(mistakes.found)
    _refuse_unknown_rows("value", question, raw, mistakes)
    stops = {row: _key(f"value.{row}", question.stops, raw[row], mistakes) for row in _keys(question.rows) if row in raw}
    if not stops and len(mistakes.found) == before:
        mistakes.add("value", NOTHING_CHOSEN)
    return {row: stop for row, stop in stops.items() if stop}


def _refuse_unknown_rows(place: str, question: Question, raw: Mapping[JsonValue, JsonValue], mistakes: Mistakes) -> None:
    for row in raw:
        if row not in _keys(question.rows):
            mistakes.add(place, _("“%(row)s” is not a row of this question."), row=str(row)[:80])


def _acceptable_matrix(question: Question, raw: object, value: object, mistakes: Mistakes) -> JsonValue:
    if not isinstance(raw, Mapping):
        mistakes.add("acceptable", WRONG_SHAPE)
        return None
    _refuse_unknown_rows("acceptable", question, raw, mistakes)
    chosen = value if isinstance(value, Mapping) else {}
    rows = {
        row: _other_choices(f"acceptable.{row}", question.stops, raw[row], chosen.get(row), mistakes)
        for row in _keys(question.rows)
        if row in raw
    }
    return {row: others for row, others in rows.items() if others} or None


def _other_choices(place: str, options: tuple[Option, ...], raw: object, value: object, mistakes: Mistakes) -> list[str] | None:
    return [key for key in _chosen(place, options, raw, mistakes) if key != value] or None


READERS: Mapping[Kind, Callable[[Question, object, Mistakes], JsonValue]] = {
    Kind.SCALE: _scale,
    Kind.CHOICE: _choice,
    Kind.MANY: _many,
    Kind.OFFER: _many,
    Kind.EXPECT: _many,
    Kind.NUMBER: _number,
    Kind.TEXT: _text,
    Kind.LIST: _list,
    Kind.MATRIX: _matrix,
    Kind.SHARE: _matrix,
    Kind.RECEIVE: _matrix,
    Kind.NAMES: _names,
}
