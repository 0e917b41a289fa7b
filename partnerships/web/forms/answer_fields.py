"""The fields of one question as a browser posts them, and back: fields ↔ the raw JSON that `parse_answer` reads.

A saved answer is shown by the fields that it would have been posted with, so there is one way to draw and one to read.
"""

from collections.abc import Callable, Mapping
from typing import Any

from partnerships.domain.answers import AS_AT_THE_START, Answer, Importance, JsonValue, State
from partnerships.domain.questionnaire.structure import Kind, Question
from partnerships.web.forms.acceptable_fields import acceptable_fields, raw_acceptable
from partnerships.web.forms.posted_fields import Fields, at, one
from partnerships.web.forms.typed_numbers import read_typed_number, show_number

Raw = dict[str, Any]

OWN = "?own"
SILENT = {State.UNDECIDED: "?undecided", State.NOT_RELEVANT: "?not_relevant"}
WITH_ONE_RADIO_GROUP = frozenset({Kind.SCALE, Kind.CHOICE})
TICKED = frozenset({Kind.MANY, Kind.OFFER, Kind.EXPECT})


def saved_fields(question: Question, answer: Answer | None, version: int) -> Fields:
    """The fields that show a saved answer; without one everything is empty and weighs as a preference."""
    fields: Fields = {"version": [str(version)], "importance": [Importance.PREFERENCE]}
    if answer is None:
        return fields
    fields |= {"importance": [answer.importance], "reason": [answer.reason], "note": [answer.note]}
    if answer.state is State.GIVEN:
        return fields | SHOWERS[question.kind](question, answer.value) | acceptable_fields(question, answer.acceptable)
    return fields | {silence_field(question): [SILENT[answer.state]]}


def raw_answer(question: Question, fields: Fields, saved: Answer | None) -> Raw | None:
    """The answer in raw JSON; None when nothing was filled in. Silence has nothing beside it that could also be accepted."""
    value = READERS[question.kind](question, fields)
    silent = [state for state, sign in SILENT.items() if sign in fields.get(silence_field(question), [])]
    if question.has_rows_of_stops and silent and value is not None:
        value, silent = _last_chosen(value, silent, saved)
    acceptable = None if silent else raw_acceptable(question, fields, value)
    raw: Raw = {str(state): True for state in silent}
    if value is not None:
        raw |= {"value": value, "importance": one(fields, "importance") or str(Importance.PREFERENCE)}
    if acceptable is not None:
        raw["acceptable"] = acceptable
    raw |= {part: one(fields, part) for part in ("reason", "note") if one(fields, part).strip()}
    return raw or None


def silence_field(question: Question) -> str:
    """The field of "we don't know yet" and "not relevant to us": where there are radio buttons, they are two more of them."""
    return "value" if question.kind in WITH_ONE_RADIO_GROUP else "silent"


def _last_chosen(value: JsonValue, silent: list[State], saved: Answer | None) -> tuple[JsonValue, list[State]]:
    """Radio buttons cannot be emptied without a script: of rows and silence, what differs from the saved answer counts."""
    was_silent = saved is not None and saved.state in silent
    return (value, []) if was_silent else (None, silent)


def _show_one(question: Question, value: JsonValue) -> Fields:
    return {"value": [str(value)]}


def _show_number(question: Question, value: JsonValue) -> Fields:
    return {"value": [show_number(value)]}


def _show_choice(question: Question, value: JsonValue) -> Fields:
    return {"value": [OWN], "own": [value["own"]]} if isinstance(value, Mapping) else {"value": [value]}


def _show_ticks(question: Question, value: JsonValue) -> Fields:
    return {"value": list(value["options"]), "own": list(value["own"])}


def _show_names(question: Question, value: JsonValue) -> Fields:
    return {"value": list(value)}


def _show_rows(question: Question, value: JsonValue) -> Fields:
    fields: Fields = {column.key: [_written(row[column.key]) for row in value] for column in question.columns}
    if question.deck:
        fields["card"] = [_card(row[question.columns[0].key]) for row in value]
    return fields


def _written(cell: JsonValue) -> str:
    return str(cell.get("own", "")) if isinstance(cell, Mapping) else str(cell)


def _card(cell: JsonValue) -> str:
    return str(cell.get("deck", "")) if isinstance(cell, Mapping) else ""


def show_rows_of_stops(question: Question, value: JsonValue) -> Fields:
    """The radio buttons of a matrix; or the box that says that all of them are as at the start."""
    return {"same": [value]} if value == AS_AT_THE_START else {f"row-{row}": [stop] for row, stop in value.items()}


def _read_radio(question: Question, fields: Fields) -> JsonValue:
    chosen = one(fields, "value")
    own = one(fields, "own")
    if chosen == OWN or (question.own and own.strip() and not chosen):
        return {"own": own}
    return None if chosen in {"", *SILENT.values()} else chosen


def _read_ticks(question: Question, fields: Fields) -> JsonValue:
    options, own = fields.get("value", []), fields.get("own", [])
    return {"options": options, "own": own if _any_written(own) else []} if options or _any_written(own) else None


def _read_names(question: Question, fields: Fields) -> JsonValue:
    names = fields.get("value", [])
    return names if _any_written(names) else None


def _read_text(question: Question, fields: Fields) -> JsonValue:
    return one(fields, "value") if one(fields, "value").strip() else None


def _read_number(question: Question, fields: Fields) -> JsonValue:
    return read_typed_number(one(fields, "value"))


def _read_rows(question: Question, fields: Fields) -> JsonValue:
    count = row_count(question, fields)
    rows = [{column.key: _cell(question, fields, column.key, index) for column in question.columns} for index in range(count)]
    return rows if any(any(row.values()) for row in rows) else None


def _cell(question: Question, fields: Fields, column: str, index: int) -> JsonValue:
    text = at(fields, column, index)
    if not question.deck or column != question.columns[0].key:
        return text if text.strip() else ""
    card = at(fields, "card", index)
    return {"deck": card} if card else {"own": text} if text.strip() else ""


def _read_matrix(question: Question, fields: Fields) -> JsonValue:
    if question.same_as and AS_AT_THE_START in fields.get("same", []):
        return AS_AT_THE_START
    return {name.removeprefix("row-"): values[-1] for name, values in fields.items() if name.startswith("row-") and values} or None


def _any_written(texts: list[str]) -> bool:
    return any(text.strip() for text in texts)


def row_parts(question: Question) -> tuple[str, ...]:
    """The fields that make up one row of what can be added to; none when nothing can."""
    match question.kind:
        case Kind.LIST:
            return (*(["card"] if question.deck else []), *(column.key for column in question.columns))
        case Kind.NAMES:
            return ("value",)
        case _:
            return ("own",) if question.kind in TICKED and question.own else ()


def row_count(question: Question, fields: Fields) -> int:
    """How many rows were posted."""
    return max((len(fields.get(part, [])) for part in row_parts(question)), default=0)


def add_row(question: Question, fields: Fields, card: str) -> None:
    """One more row, with a card of the deck if it is named; the first empty row takes it."""
    parts = row_parts(question)
    count = row_count(question, fields)
    index = next((index for index in range(count) if card and not any(at(fields, part, index).strip() for part in parts)), count)
    for part in parts:
        fields[part] = [at(fields, part, row) for row in range(max(count, index + 1))]
    if card and "card" in parts:
        fields["card"][index] = card


def remove_row(question: Question, fields: Fields, index: int) -> None:
    """Without that row."""
    for part in row_parts(question):
        fields[part] = [text for row, text in enumerate(fields.get(part, [])) if row != index]


SHOWERS: Mapping[Kind, Callable[[Question, JsonValue], Fields]] = {
    Kind.SCALE: _show_one,
    Kind.CHOICE: _show_choice,
    Kind.MANY: _show_ticks,
    Kind.OFFER: _show_ticks,
    Kind.EXPECT: _show_ticks,
    Kind.NUMBER: _show_number,
    Kind.TEXT: _show_one,
    Kind.LIST: _show_rows,
    Kind.MATRIX: show_rows_of_stops,
    Kind.SHARE: show_rows_of_stops,
    Kind.RECEIVE: show_rows_of_stops,
    Kind.NAMES: _show_names,
}
READERS: Mapping[Kind, Callable[[Question, Fields], JsonValue]] = {
    Kind.SCALE: _read_radio,
    Kind.CHOICE: _read_radio,
    Kind.MANY: _read_ticks,
    Kind.OFFER: _read_ticks,
    Kind.EXPECT: _read_ticks,
    Kind.NUMBER: _read_number,
    Kind.TEXT: _read_text,
    Kind.LIST: _read_rows,
    Kind.MATRIX: _read_matrix,
    Kind.SHARE: _read_matrix,
    Kind.RECEIVE: _read_matrix,
    Kind.NAMES: _read_names,
}
