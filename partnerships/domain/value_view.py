"""The value of an answer in words, as pages and the agreement show it."""

from collections.abc import Mapping
from dataclasses import dataclass

from partnerships.domain.amounts import amount
from partnerships.domain.answer_values import AS_AT_THE_START, JsonValue
from partnerships.domain.questionnaire.structure import Kind, Option, Question
from partnerships.domain.text import Translate
from partnerships.domain.text import gettext_noop as _


@dataclass(frozen=True)
class ValueView:
    """One value in words: `text` for a single one, `items` for several, `rows` for a matrix or a list.

    `own` are the items, or the text, that a side wrote itself: they are shown in isolation and never translated.
    """

    kind: Kind
    text: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    own: tuple[str, ...] = ()


def describe_value(question: Question, value: JsonValue, translate: Translate) -> ValueView:
    """The value of a given answer in words; labels are translated, what a side wrote stays as it is.

    “As at the start” is one short text here; written out row by row it is what `answers.expanded` makes of it.
    """
    match question.kind:
        case Kind.SCALE:
            return ValueView(question.kind, text=_label(question.stops, value, translate))
        case Kind.CHOICE if isinstance(value, Mapping):
            return ValueView(question.kind, text=value["own"], own=(value["own"],))
        case Kind.CHOICE:
            return ValueView(question.kind, text=_label(question.options, value, translate))
        case Kind.MANY | Kind.OFFER | Kind.EXPECT:
            labels = tuple(_label(question.options, key, translate) for key in value["options"])
            return ValueView(question.kind, items=(*labels, *value["own"]), own=tuple(value["own"]))
        case Kind.NUMBER:
            return ValueView(question.kind, text=describe_number(question, value, translate))
        case Kind.TEXT:
            return ValueView(question.kind, text=value, own=(value,))
        case Kind.NAMES:
            return ValueView(question.kind, items=tuple(value), own=tuple(value))
        case Kind.MATRIX | Kind.SHARE | Kind.RECEIVE:
            return _matrix(question, value, translate)
        case Kind.LIST:
            rows = tuple(_list_row(question, row, translate) for row in value)
            return ValueView(question.kind, rows=rows)


def _label(options: tuple[Option, ...], key: str, translate: Translate) -> str:
    return next(translate(option.label) for option in options if option.key == key)


def _matrix(question: Question, value: JsonValue, translate: Translate) -> ValueView:
    if value == AS_AT_THE_START:
        return ValueView(question.kind, text=translate(_("As at the start")))
    answered = [row for row in question.rows if row.key in value]
    return ValueView(
        question.kind, rows=tuple((translate(row.label), _label(question.stops, value[row.key], translate)) for row in answered)
    )


def _list_row(question: Question, row: Mapping[str, JsonValue], translate: Translate) -> tuple[str, ...]:
    return tuple(_cell(question, row[column.key], translate) for column in question.columns)


def _cell(question: Question, cell: JsonValue, translate: Translate) -> str:
    if not isinstance(cell, Mapping):
        return str(cell)
    if "own" in cell:
        return str(cell["own"])
    cards = tuple(card for pool in question.deck.values() for card in pool)
    return _label(cards, cell["deck"], translate)


def describe_number(question: Question, number: int | float, translate: Translate) -> str:
    """The number with what it counts, such as 7.5%, ₪21,000, two days."""
    if question.number is None:
        raise ValueError(f"{question.key} is a number without a unit")
    return amount(number, question.number.unit, translate)
