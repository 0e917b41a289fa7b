"""One small question of every kind, so that the rules are tested without the words of the catalogue."""

from decimal import Decimal

from partnerships.domain.questionnaire.structure import (
    Axis,
    Column,
    Condition,
    Guidance,
    Kind,
    Number,
    Option,
    Question,
    Questionnaire,
    Source,
    Topic,
    Unit,
)

GUIDANCE = Guidance(why="Why", venture="Venture", organisation="Organisation", examples=(), source=Source("Title", "Author", 2026))


def options(*keys: str) -> tuple[Option, ...]:
    return tuple(Option(key, key.replace("_", " ").capitalize()) for key in keys)


def number(key: str, unit: Unit, minimum: str, maximum: str, step: str, *, shown_if: Condition | None = None) -> Question:
    grid = Number(unit, Decimal(minimum), Decimal(maximum), Decimal(step))
    return Question(key, Kind.NUMBER, key, key, GUIDANCE, number=grid, shown_if=shown_if)


STOPS = options("one", "two", "three", "four", "five")
SCALE = Question("t.scale", Kind.SCALE, "Scale", "Scale", GUIDANCE, stops=STOPS, axis=Axis.FORWARD)
REVERSED = Question("t.reversed", Kind.SCALE, "Reversed", "Reversed", GUIDANCE, stops=STOPS, axis=Axis.REVERSED)
CHOICE = Question("t.choice", Kind.CHOICE, "Choice", "Choice", GUIDANCE, options=options("none", "percent", "sum"), own=True)
CLOSED_CHOICE = Question("t.closed", Kind.CHOICE, "Closed", "Closed", GUIDANCE, options=options("yes", "no"))
MANY = Question("t.many", Kind.MANY, "Many", "Many", GUIDANCE, options=options("a", "b", "c", "d"), own=True)
PERCENT = number("t.percent", Unit.PERCENT, "0", "30", "0.5", shown_if=Condition("t.choice", frozenset({"percent"})))
ILS = number("t.ils", Unit.ILS, "0", "500000", "500")
DAYS = number("t.days", Unit.DAYS, "7", "180", "1")
WORKING_DAYS = number("t.working_days", Unit.WORKING_DAYS, "1", "30", "1")
TEXT = Question("t.text", Kind.TEXT, "Text", "Text", GUIDANCE)
LIST = Question(
    "t.list", Kind.LIST, "List", "List", GUIDANCE, columns=(Column("value", "Value"), Column("behaviour", "Behaviour")), max_rows=3
)
RISKS = Question(
    "t.risks",
    Kind.LIST,
    "Risks",
    "Risks",
    GUIDANCE,
    columns=(Column("risk", "Risk"), Column("calm", "Calm")),
    max_rows=3,
    deck={"venture": options("idea_taken"), "both": options("too_little_time")},
)
MATRIX = Question(
    "t.matrix",
    Kind.MATRIX,
    "Matrix",
    "Matrix",
    GUIDANCE,
    rows=options("content", "budget"),
    stops=options("alone", "consulting", "together", "asked", "theirs"),
)
LATER = Question("t.later", Kind.MATRIX, "Later", "Later", GUIDANCE, rows=MATRIX.rows, stops=MATRIX.stops, same_as="t.matrix")
NAMES = Question("t.names", Kind.NAMES, "Names", "Names", GUIDANCE, max_names=3)
OFFER = Question("t.offer", Kind.OFFER, "Offer", "Offer", GUIDANCE, options=options("a", "b", "c", "d"), own=True, pair="t.expect")
EXPECT = Question(
    "t.expect", Kind.EXPECT, "Expect", "Expect", GUIDANCE, options=options("a", "b", "c", "d"), own=True, pair="t.offer", page="t.offer"
)
SHARE = Question(
    "t.share",
    Kind.SHARE,
    "Share",
    "Share",
    GUIDANCE,
    rows=options("results", "money"),
    stops=options("as_it_happens", "monthly", "quarterly", "on_request", "not_shared"),
    pair="t.receive",
)
RECEIVE = Question(
    "t.receive", Kind.RECEIVE, "Receive", "Receive", GUIDANCE, rows=SHARE.rows, stops=SHARE.stops, pair="t.share", page="t.share"
)
FUNDERS = Question("resources.funders", Kind.NAMES, "Funders", "Funders", GUIDANCE, max_names=20)

QUESTIONS = (
    SCALE,
    REVERSED,
    CHOICE,
    CLOSED_CHOICE,
    MANY,
    PERCENT,
    ILS,
    DAYS,
    WORKING_DAYS,
    TEXT,
    LIST,
    RISKS,
    MATRIX,
    LATER,
    NAMES,
    OFFER,
    EXPECT,
    SHARE,
    RECEIVE,
)
QUESTIONNAIRE = Questionnaire("test", (Topic("t", "Topic", "Description", QUESTIONS),))
