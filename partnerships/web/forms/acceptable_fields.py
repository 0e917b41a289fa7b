"""The fields of what a side could also live with, and back: boxes to tick, for each row of a matrix, or the two ends of a range."""

from collections.abc import Mapping

from partnerships.domain.answers import JsonValue
from partnerships.domain.questionnaire.structure import Kind, Question
from partnerships.web.forms.posted_fields import Fields, one
from partnerships.web.forms.typed_numbers import read_typed_number, show_number

WITH_ACCEPTABLE = frozenset({Kind.SCALE, Kind.CHOICE, Kind.NUMBER, Kind.MATRIX})
ENDS = ("from", "to")


def acceptable_fields(question: Question, acceptable: JsonValue) -> Fields:
    """The fields that show what else is acceptable."""
    if acceptable is None:
        return {}
    match question.kind:
        case Kind.NUMBER:
            return {end: [show_number(acceptable[end])] for end in ENDS}
        case Kind.MATRIX:
            return {f"also-{row}": list(stops) for row, stops in acceptable.items()}
        case _:
            return {"also": list(acceptable)}


def raw_acceptable(question: Question, fields: Fields, value: JsonValue) -> JsonValue:
    """What else is acceptable beside that value, in raw JSON; None when nothing is.

    The value itself is left out. An end of a range that was left empty is the value.
    """
    match question.kind:
        case Kind.NUMBER:
            return _range(fields, value)
        case Kind.MATRIX:
            chosen = value if isinstance(value, Mapping) else {}
            rows = {row.key: _others(fields, f"also-{row.key}", chosen.get(row.key)) for row in question.rows}
            return {row: others for row, others in rows.items() if others} or None
        case Kind.SCALE | Kind.CHOICE:
            return _others(fields, "also", value) or None
        case _:
            return None


def _others(fields: Fields, name: str, value: JsonValue) -> list[str]:
    return [other for other in fields.get(name, []) if other != value]


def _range(fields: Fields, value: JsonValue) -> JsonValue:
    ends = {end: read_typed_number(one(fields, end)) for end in ENDS}
    if all(end is None for end in ends.values()):
        return None
    whole = {name: value if end is None else end for name, end in ends.items()}
    return None if all(end == value for end in whole.values()) else whole
