"""Canonical answers in raw JSON, of every kind and shape, for the tests that send them through the page and back."""

from typing import Any

from partnerships.domain.numbers_on_grid import grid_of, plain_number
from partnerships.domain.questionnaire.progress import is_visible
from partnerships.domain.questionnaire.structure import Kind, Question, Questionnaire
from tests.domain import questions as q

WEIGHED = {"importance": "principle", "reason": "כי כך\nנכון", "note": "רק בינינו"}
VALUES: list[tuple[Question, Any]] = [
    *((q.SCALE, stop.key) for stop in q.STOPS),
    (q.CHOICE, "percent"),
    (q.CHOICE, {"own": "אחרת"}),
    (q.CLOSED_CHOICE, "no"),
    (q.MANY, {"options": ["a", "c"], "own": []}),
    (q.MANY, {"options": [], "own": ["מטבח", "גינה"]}),
    (q.OFFER, {"options": ["a", "b", "c", "d"], "own": ["x"]}),
    (q.EXPECT, {"options": ["d"], "own": []}),
    (q.PERCENT, 7),
    (q.PERCENT, 7.5),
    (q.PERCENT, 0),
    (q.ILS, 21000),
    (q.DAYS, 30),
    (q.WORKING_DAYS, 5),
    (q.TEXT, "שורה\n\nושורה"),
    (q.LIST, [{"value": "אמון", "behaviour": "אומרים מראש"}, {"value": "דיוק", "behaviour": ""}]),
    (q.RISKS, [{"risk": {"own": "גשם"}, "calm": ""}, {"risk": {"deck": "too_little_time"}, "calm": "לוח זמנים"}]),
    (q.MATRIX, {"content": "alone", "budget": "theirs"}),
    (q.MATRIX, {"budget": "together"}),
    (q.NAMES, ["דנה לוי"]),
    (q.LATER, "as_at_the_start"),
    (q.LATER, {"content": "together"}),
    (q.SHARE, {"results": "monthly", "money": "not_shared"}),
    (q.RECEIVE, {"money": "as_it_happens"}),
    (q.NAMES, ["א", "ב", "ג"]),
]
# What a side could also live with, beside its value.
ACCEPTABLE: list[tuple[Question, Any, Any]] = [
    (q.SCALE, "two", ["one", "three"]),
    (q.CHOICE, "percent", ["none"]),
    (q.CHOICE, {"own": "אחרת"}, ["none", "percent", "sum"]),
    (q.CLOSED_CHOICE, "yes", ["no"]),
    (q.PERCENT, 7, {"from": 5, "to": 9.5}),
    (q.PERCENT, 7, {"from": 8, "to": 8}),
    (q.ILS, 21000, {"from": 21000, "to": 100000}),
    (q.DAYS, 30, {"from": 7, "to": 180}),
    (q.MATRIX, {"content": "alone", "budget": "theirs"}, {"content": ["consulting", "together"], "budget": ["asked"]}),
    (q.MATRIX, {"budget": "together"}, {"content": ["alone"]}),
    (q.LATER, "as_at_the_start", {"budget": ["together", "asked"]}),
]
RAW: list[tuple[Question, dict[str, Any]]] = [
    *((question, {"value": value, "importance": "preference"}) for question, value in VALUES),
    *((question, {"value": value, **WEIGHED}) for question, value in VALUES),
    *((question, {"value": value, "importance": "preference", "acceptable": others}) for question, value, others in ACCEPTABLE),
    *((question, {"value": value, "acceptable": others, **WEIGHED}) for question, value, others in ACCEPTABLE),
    *((question, {state: True}) for question in q.QUESTIONS for state in ("undecided", "not_relevant")),
    *((question, {"undecided": True, "reason": "למה", "note": "פתק"}) for question in q.QUESTIONS),
]

# One answer to every question that a catalogue asks, as a side would give it. A fee of one kind hides the questions about the other.
FEE_KINDS = ("percent_of_income", "fixed_sum", "none")


def full_sheet(questionnaire: Questionnaire, fee_kind: str = FEE_KINDS[0]) -> dict[str, dict[str, Any]]:
    """Answers to everything that is asked, with what else is acceptable wherever there can be such a thing."""
    given: dict[str, Any] = {"resources.fee_kind": fee_kind}
    sheet: dict[str, dict[str, Any]] = {}
    for number, question in enumerate(questionnaire.questions):
        if not is_visible(question, given):
            continue
        raw: dict[str, Any] = {"value": given.get(question.key, _value(question)), "importance": WEIGHTS[number % len(WEIGHTS)]}
        others = _others(question, raw["value"])
        sheet[question.key] = {**raw, **({"acceptable": others} if others else {}), "reason": f"כי {number}", "note": f"בינינו {number}"}
    return sheet


WEIGHTS = ("preference", "flexible")


def _value(question: Question) -> Any:
    if question.same_as:
        return "as_at_the_start"
    match question.kind:
        case Kind.SCALE:
            return question.stops[1].key
        case Kind.CHOICE:
            return {"own": "במילים שלנו"} if question.own else question.options[0].key
        case Kind.MANY | Kind.OFFER | Kind.EXPECT:
            return {"options": [question.options[0].key, question.options[-1].key], "own": ["מטבח", "גינה"]}
        case Kind.NUMBER:
            return _middle(question)
        case Kind.TEXT:
            return "שורה אחת\n\nושורה שנייה"
        case Kind.NAMES:
            return [f"קרן {number}" for number in range(1, (question.max_names or 1) + 1)]
        case Kind.LIST:
            return [_row(question, number) for number in range(question.max_rows or 1)]
        case Kind.MATRIX | Kind.SHARE | Kind.RECEIVE:
            return {row.key: question.stops[number % len(question.stops)].key for number, row in enumerate(question.rows)}


def _row(question: Question, number: int) -> dict[str, Any]:
    cells: dict[str, Any] = {column.key: f"{column.key} {number}" for column in question.columns}
    if question.deck:
        cards = [card.key for pool in question.deck.values() for card in pool]
        cells[question.columns[0].key] = {"deck": cards[number]} if number else {"own": "גשם"}
    return cells


def _middle(question: Question) -> float:
    grid = grid_of(question)
    return plain_number(grid.minimum + grid.step * (((grid.maximum - grid.minimum) / grid.step) // 2))


def _others(question: Question, value: Any) -> Any:
    match question.kind:
        case Kind.SCALE:
            return [question.stops[0].key, question.stops[2].key]
        case Kind.CHOICE:
            return [option.key for option in question.options if option.key != value][:2]
        case Kind.NUMBER:
            return {"from": plain_number(grid_of(question).minimum), "to": value}
        case Kind.MATRIX:
            rows = question.rows[:2]
            return {
                row.key: [stop.key for stop in question.stops if not isinstance(value, dict) or stop.key != value[row.key]][-2:]
                for row in rows
            }
        case _:
            return None
