"""Canonical answers in raw JSON, of every kind and shape, for the tests that send them through the page and back."""

from typing import Any

from partnerships.domain.questionnaire.structure import Question
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
    (q.NAMES, ["א", "ב", "ג"]),
]
RAW: list[tuple[Question, dict[str, Any]]] = [
    *((question, {"value": value, "importance": "preference"}) for question, value in VALUES),
    *((question, {"value": value, **WEIGHED}) for question, value in VALUES),
    *((question, {state: True}) for question in q.QUESTIONS for state in ("undecided", "not_relevant")),
    *((question, {"undecided": True, "reason": "למה", "note": "פתק"}) for question in q.QUESTIONS),
]
