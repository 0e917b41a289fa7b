"""The words that each shape of a clause makes of a value: one small function for each shape of the library."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from partnerships.domain.amounts import amount, decimal
from partnerships.domain.clauses.joining import (
    Value,
    in_a_line,
    is_silent,
    merged_rows,
    names_on_all,
    options_of,
    own_entries_of,
)
from partnerships.domain.clauses.library.wording import (
    TERMS,
    Choice,
    Contributions,
    Entries,
    Information,
    Matrix,
    Named,
    Quantity,
    Several,
    Shape,
    Words,
)
from partnerships.domain.clauses.tables import table
from partnerships.domain.questionnaire.structure import Unit
from partnerships.domain.text import Translate, normalise_words

COLUMN_IN_WORDS = re.compile(r"%\((\w+)\)s")
NOTHING_AGREED = "—"
"""A cell of the information table of which neither side said anything, in a row that the other side filled."""


@dataclass(frozen=True)
class Context:
    """What a clause hangs on beside its value: the language, what a number counts, and answers to other questions."""

    translate: Translate
    unit: Unit | None = None
    answers: Mapping[str, Any] | None = None


def words_of(shape: Shape, value: Value, other_value: Value, context: Context) -> str:
    """The text of the clause; empty where the value says nothing.

    KeyError, TypeError, ValueError or AttributeError for a value that this shape cannot have.
    """
    translate = context.translate
    match shape:
        case Choice():
            return _choice(shape, value, translate)
        case Matrix():
            return _matrix(shape, value, translate)
        case Information():
            return _information(shape, value, translate)
        case Quantity():
            return _quantity(shape, value, context)
        case Several():
            return _several(shape, (value, other_value), translate)
        case Words():
            return translate(shape.text) % {"text": value.strip()}
        case Entries():
            return _entries(shape, (value, other_value), translate)
        case Named():
            return _named(shape, (value, other_value), translate)
        case Contributions():
            return _contributions(shape, value, translate)
        case _:
            assert_never(shape)


def _choice(shape: Choice, value: Value, translate: Translate) -> str:
    if isinstance(value, Mapping):
        own = value["own"]
        return translate(shape.own) % {"own": in_a_line(own)} if shape.own else str(own).strip()
    paragraphs = [translate(shape.texts[value])]
    if shape.tail and (shape.tail_for is None or value in shape.tail_for):
        paragraphs.append(translate(shape.tail))
    return "\n\n".join(paragraphs)


def _matrix(shape: Matrix, value: Value, translate: Translate) -> str:
    _no_other_keys(value, shape.rows)
    settled = [row for row in shape.rows if not is_silent(value.get(row))]
    rows = [(translate(shape.rows[row]), _rule(shape, row, value[row], translate)) for row in settled]
    return _table(shape.intro, shape.columns, rows, shape.tail, translate)


def _rule(shape: Matrix, row: str, stop: Value, translate: Translate) -> str:
    if isinstance(stop, Mapping):
        return in_a_line(stop["own"])
    return translate(shape.sentences[row][stop] if shape.sentences else shape.stops[stop])


def _information(shape: Information, value: Value, translate: Translate) -> str:
    """What a side gives counts; where it is silent, what the other side wants."""
    told = {pole: _told(value, pole, shape) for pole in TERMS}
    rows = [
        (translate(name), *(translate(shape.stops[told[pole][row]]) if row in told[pole] else NOTHING_AGREED for pole in TERMS))
        for row, name in shape.rows.items()
        if any(row in of_side for of_side in told.values())
    ]
    return _table(shape.intro, shape.columns, rows, shape.tail, translate)


def _told(value: Value, pole: str, shape: Information) -> dict[str, str]:
    wanted = [side.get("expects") for other, side in value.items() if other != pole]
    told: dict[str, str] = {}
    for stops in (*wanted, value.get(pole, {}).get("gives")):
        if not is_silent(stops):
            _no_other_keys(stops, shape.rows)
            told.update(stops)
    return told


def _quantity(shape: Quantity, value: Value, context: Context) -> str:
    if context.unit is None:
        raise ValueError("a number without a unit")
    if shape.zero and decimal(value) == 0:
        return context.translate(shape.zero)
    by = (context.answers or {}).get(shape.by)
    message = shape.texts.get(by, shape.text) if isinstance(by, str) else shape.text
    return context.translate(message) % {"amount": amount(value, context.unit, context.translate)}


def _several(shape: Several, values: tuple[Value, ...], translate: Translate) -> str:
    options = options_of(values)
    _no_other_keys(options, shape.options)
    items = [translate(words) for key, words in shape.options.items() if key in options] + own_entries_of(values)
    return _listed(translate(shape.intro), items, translate(shape.tail) if shape.tail else "") if items else ""


def _entries(shape: Entries, lists: tuple[Value, ...], translate: Translate) -> str:
    items = [_entry(shape, row, translate) for row in merged_rows(lists)]
    said = [item for item in items if item]
    return _listed(translate(shape.intro), said, translate(shape.tail) if shape.tail else "") if said else ""


def _entry(shape: Entries, row: Mapping[str, Value], translate: Translate) -> str:
    """One row: whole, with the columns that it has, or its first column alone."""
    columns = {column: _cell(shape, cell, translate) for column, cell in row.items()}
    filled = {column: words for column, words in columns.items() if words}
    if not filled:
        return ""
    if filled.keys() >= set(COLUMN_IN_WORDS.findall(shape.item)):
        return translate(shape.item) % filled
    partial = {frozenset(columns): message for columns, message in shape.partial.items()}.get(frozenset(filled))
    return translate(partial) % filled if partial else next(iter(filled.values()))


def _cell(shape: Entries, cell: Value, translate: Translate) -> str:
    if isinstance(cell, Mapping) and "deck" in cell:
        return translate(shape.deck[cell["deck"]])
    return in_a_line(cell.get("own") or "" if isinstance(cell, Mapping) else cell or "")


def _named(shape: Named, lists: tuple[Value, ...], translate: Translate) -> str:
    found = names_on_all(lists)
    opening = translate(shape.found if found else shape.sought)
    if found and shape.prints:
        opening = _listed(opening, [in_a_line(name) for name in found])
    return "\n\n".join((opening, translate(shape.tail))) if shape.tail else opening


def _contributions(shape: Contributions, value: Value, translate: Translate) -> str:
    paragraphs: list[str] = []
    for pole in TERMS:
        given = [value.get(pole, {}).get("gives")]
        wanted = [side.get("expects") for other, side in value.items() if other != pole]
        options, asked = options_of(given), options_of(wanted)
        _no_other_keys(options, shape.options)
        asked_own = {normalise_words(entry) for entry in own_entries_of(wanted)}
        own = own_entries_of(given)
        words = [(translate(shape.options[key]), key in asked) for key in shape.options if key in options]
        words += [(entry, normalise_words(entry) in asked_own) for entry in own]
        matched, beside = [entry for entry, is_asked in words if is_asked], [entry for entry, is_asked in words if not is_asked]
        paragraphs += [_listed(translate(shape.gives[pole]), matched)] if matched else []
        paragraphs += [_listed(translate(shape.offers[pole]), beside)] if beside else []
    return "\n\n".join((*paragraphs, translate(shape.tail))) if paragraphs else ""


def _no_other_keys(keys: Iterable[str], known: Mapping[str, str]) -> None:
    for key in keys:
        known[key]


def _table(intro: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], tail: str, translate: Translate) -> str:
    if not rows:
        return ""
    paragraphs = [translate(intro), table([translate(column) for column in columns], rows)]
    return "\n\n".join((*paragraphs, translate(tail)) if tail else paragraphs)


def _listed(intro: str, items: Iterable[str], tail: str = "") -> str:
    listed = "\n".join((intro, *(f"- {item}" for item in items)))
    return f"{listed}\n\n{tail}" if tail else listed
