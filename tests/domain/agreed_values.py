"""Every value that can be agreed on a question: each stop, option and row, own words, numbers at the edges, empty columns."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import product
from typing import Any

from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.questionnaire.structure import Kind, Question

OWN = "מילים שלנו"
"""Somebody's own words, in a script that no message leaks in."""

CLAUSE_QUESTIONS = [question for question in QUESTIONNAIRE.questions if not question.is_crossed_second]
"""The questions that have a clause; a crossed pair has one."""


def every_value(question: Question) -> list[Any]:
    """The values of one side, or of both for a crossed pair, from each of which the question gives a clause."""
    return VALUES[question.kind](question)


def _stops(question: Question) -> list[str]:
    return [stop.key for stop in question.stops]


def _chosen(question: Question) -> list[Any]:
    options = [option.key for option in question.options]
    return [*({"options": [key], "own": []} for key in options), {"options": options, "own": [OWN]}, {"options": [], "own": [OWN]}]


def _matrix(question: Question) -> list[Any]:
    alone = [{row.key: stop} for row in question.rows for stop in (*_stops(question), {"own": OWN})]
    return [*alone, {row.key: question.stops[0].key for row in question.rows}]


def _offers(question: Question) -> list[Any]:
    return [pair for given in _chosen(question) for pair in _crossed(given)]


def _shares(question: Question) -> list[Any]:
    return [pair for row, stop in product(question.rows, _stops(question)) for pair in _crossed({row.key: stop})]


def _crossed(given: Any) -> list[Any]:
    """What one side gives and the other wants too, or does not."""
    return [
        {giving: {"gives": given, "expects": None}, wanting: {"gives": None, "expects": wanted}}
        for giving, wanting in (("venture", "organisation"), ("organisation", "venture"))
        for wanted in (given, None)
    ]


def _numbers(question: Question) -> list[Any]:
    assert question.number is not None
    grid = question.number
    edges = (grid.minimum, grid.minimum + grid.step, (grid.minimum + grid.maximum) // 2, grid.maximum - grid.step, grid.maximum)
    counted = [Decimal(number) for number in (1, 2, 3, 10, 11, 30, 100) if grid.minimum <= number <= grid.maximum and grid.step <= 1]
    return [int(number) if number == int(number) else float(number) for number in (*edges, *counted)]


def _lists(question: Question) -> list[Any]:
    """Each row with every choice of columns left empty; the first one always says something."""
    first, *others = (column.key for column in question.columns)
    cards = [{"deck": card.key} for pool in question.deck.values() for card in pool]
    beginnings: list[Any] = [*cards, {"own": OWN}] if cards else [OWN]
    rows = [
        {first: beginning, **dict(zip(others, rest, strict=True))}
        for beginning, rest in product(beginnings, product((OWN, ""), repeat=len(others)))
    ]
    return [*([row] for row in rows), rows]


VALUES: Mapping[Kind, Callable[[Question], list[Any]]] = {
    Kind.SCALE: _stops,
    Kind.CHOICE: lambda question: [*(option.key for option in question.options), {"own": OWN}],
    Kind.MANY: _chosen,
    Kind.NUMBER: _numbers,
    Kind.TEXT: lambda question: [OWN, f"{OWN}\n\n- {OWN}\n- {OWN}", f"| {OWN} | {OWN} |"],
    Kind.NAMES: lambda question: [[OWN], []],
    Kind.LIST: _lists,
    Kind.MATRIX: _matrix,
    Kind.OFFER: _offers,
    Kind.SHARE: _shares,
}
