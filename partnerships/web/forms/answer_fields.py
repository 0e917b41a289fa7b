"""The fields of one question as a browser posts them, and back: fields ↔ the raw JSON that `parse_answer` reads.

A saved answer is shown by the fields that it would have been posted with, so there is one way to draw and one to read.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from partnerships.domain.answers import Answer, Importance, JsonValue, State
from partnerships.domain.numbers_on_grid import plain_number
from partnerships.domain.questionnaire.structure import Kind, Question

# The names of fields carry the question's key in front of the part: "model.position-value".
Fields = dict[str, list[str]]
Raw = dict[str, Any]

OWN = "?own"
SILENT = {State.UNDECIDED: "?undecided", State.NOT_RELEVANT: "?not_relevant"}
WITH_ONE_RADIO_GROUP = frozenset({Kind.SCALE, Kind.CHOICE})
TICKED = frozenset({Kind.MANY, Kind.OFFER, Kind.EXPECT})
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
DIGITS_AT_MOST = 20


def posted_fields(question: Question, data: Mapping[str, Sequence[str]]) -> Fields:
    """The fields of this question among everything that was posted."""
    prefix = f"{question.key}-"
    return {name.removeprefix(prefix): list(values) for name, values in data.items() if name.startswith(prefix)}


def saved_fields(question: Question, answer: Answer | None, version: int) -> Fields:
    """The fields that show a saved answer; without one everything is empty and weighs as a preference."""
    fields: Fields = {"version": [str(version)], "importance": [Importance.PREFERENCE]}
    if answer is None:
        return fields
    fields |= {"importance": [answer.importance], "reason": [answer.reason], "note": [answer.note]}
    if answer.state is State.GIVEN:
        return fields | SHOWERS[question.kind](question, answer.value)
    return fields | {silence_field(question): [SILENT[answer.state]]}


def raw_answer(question: Question, fields: Fields, saved: Answer | None) -> Raw | None:
    """The answer in raw JSON; None when nothing was filled in. What a side could also accept is carried over from the saved one."""
    value = READERS[question.kind](question, fields)
    silent = [state for state, sign in SILENT.items() if sign in fields.get(silence_field(question), [])]
    if question.kind is Kind.MATRIX and silent and value is not None:
        value, silent = _last_chosen(value, silent, saved)
    raw: Raw = {str(state): True for state in silent}
    if value is not None:
        raw |= {"value": value, "importance": one(fields, "importance") or str(Importance.PREFERENCE)}
        if saved is not None and saved.acceptable is not None:
            raw["acceptable"] = saved.acceptable
    raw |= {part: one(fields, part) for part in ("reason", "note") if one(fields, part).strip()}
    return raw or None


def silence_field(question: Question) -> str:
    """The field of "we don't know yet" and "not relevant to us": where there are radio buttons, they are two more of them."""
    return "value" if question.kind in WITH_ONE_RADIO_GROUP else "silent"


def one(fields: Fields, name: str) -> str:
    """The last text of that field, empty when there is none."""
    return fields.get(name, [""])[-1] if fields.get(name) else ""


def _last_chosen(value: JsonValue, silent: list[State], saved: Answer | None) -> tuple[JsonValue, list[State]]:
    """Radio buttons cannot be emptied without a script: of rows and silence, what differs from the saved answer counts."""
    was_silent = saved is not None and saved.state in silent
    return (value, []) if was_silent else (None, silent)


def _show_one(question: Question, value: JsonValue) -> Fields:
    return {"value": [str(value)]}


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


def _show_matrix(question: Question, value: JsonValue) -> Fields:
    return {f"row-{row}": [stop] for row, stop in value.items()}


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
    """The number that was typed, with a sign of its unit, a decimal comma or thousands; else the text, which is then refused."""
    text = "".join(character for character in one(fields, "value") if character not in "%₪ \u00a0\u200e\u200f")
    if not text:
        return None
    if len(text) > DIGITS_AT_MOST:
        return text
    plain = text.replace(",", "") if THOUSANDS.fullmatch(text) else text.replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return text
    return plain_number(number) if number.is_finite() and abs(number.adjusted()) <= DIGITS_AT_MOST else text


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
    return {name.removeprefix("row-"): values[-1] for name, values in fields.items() if name.startswith("row-") and values} or None


def _any_written(texts: list[str]) -> bool:
    return any(text.strip() for text in texts)


def at(fields: Fields, name: str, index: int) -> str:
    """The text of that row, empty beyond the last."""
    texts = fields.get(name, [])
    return texts[index] if index < len(texts) else ""


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
    Kind.NUMBER: _show_one,
    Kind.TEXT: _show_one,
    Kind.LIST: _show_rows,
    Kind.MATRIX: _show_matrix,
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
    Kind.NAMES: _read_names,
}
