"""The value that a clause takes from the bridge between the answers."""

from collections.abc import Iterable

from partnerships.domain.clauses.joining import Value, means_the_same
from partnerships.domain.questionnaire.structure import Kind, Question


def bridging_value(question: Question, values: Iterable[Value], bridge: Value) -> Value:
    """The bridge as the agreed value; None where there is none.

    Of a matrix only the rows that meet: those that have a bridge, and those that every side answered alike. `values` are what the
    sides answered, None for silence.
    """
    if question.kind is not Kind.MATRIX or not bridge:
        return bridge
    given = [value or {} for value in values]
    rows = {row.key: bridge.get(row.key) or _alike([value.get(row.key) for value in given]) for row in question.rows}
    return {row: stop for row, stop in rows.items() if stop is not None}


def leaves_out_rows(question: Question, value: Value) -> bool:
    """Whether this value of a matrix says nothing about some of its rows."""
    return question.kind is Kind.MATRIX and any(row.key not in value for row in question.rows)


def _alike(stops: list[Value]) -> Value:
    return stops[0] if stops and all(means_the_same(stop, stops[0]) for stop in stops) else None
