"""The check before freezing: weighty matters without a clause, dangers that nothing meets, and the way on from each."""

from typing import Any

import pytest

from partnerships.domain.cautions import CLAUSE_OF, Said, Situation
from partnerships.domain.clauses.defaults import DEFAULTS
from partnerships.domain.clauses.drafting import CLAUSES
from partnerships.domain.coverage import LOOKED_AT, MATTERS, Matter, Met, Place, Table, Way, coverage
from partnerships.domain.dangers import DANGERS, MEETING, SOURCE, Danger
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.questionnaire.topics.risks import CARDS_OF_BOTH
from partnerships.domain.risks import Risk

SETTLED, OPEN, OUT, NOT_YET = Place.SETTLED, Place.OPEN_UNTIL, Place.LEFT_OUT, Place.NOT_SETTLED
REDIRECT, HABITS, PLAN = "mechanism.redirect", "communication.habits", "mechanism.workplan"

# the danger, the question, and an answer to it that meets the danger, and one that does not; None where every answer does
MEETS: tuple[tuple[int, str, Any, Any], ...] = (
    (1, REDIRECT, "decline", "follow_the_funder"),
    (1, PLAN, "quarterly", "none"),
    (2, HABITS, {"options": ["values_on_the_agenda"], "own": []}, {"options": [], "own": ["קפה"]}),
    (2, "fit.values", [{"value": "כנות", "behaviour": ""}], None),
    (3, PLAN, "half_yearly", "none"),
    (3, "mechanism.mandate", "small_tasks", "nothing"),
    (3, HABITS, {"options": ["ends_with_commitments"], "own": []}, {"options": ["attendance_kept"], "own": []}),
    (4, "communication.aside", "allowed_and_told", None),
    (4, "communication.share", {"money": "monthly", "results": "not_shared"}, {"money": "not_shared", "results": "on_request"}),
    (5, "fit.table", {"options": [], "own": ["נציגת השכונה"]}, None),
    (6, "mechanism.accountability", "talk", None),
    (6, HABITS, {"options": ["opens_with_earlier_commitments"], "own": []}, {"options": ["looks_at_data"], "own": []}),
    (7, REDIRECT, "bring_it_to_a_joint_meeting", "follow_the_funder"),
    (7, "fit.table", {"options": ["funder"], "own": []}, {"options": ["board"], "own": []}),
    (8, "mechanism.steering", "two_leads", None),
    (9, "fit.horizon", "two_years", "one_year"),
    (9, "fit.quick_win", "סדנה אחת", None),
    (9, PLAN, "yearly_with_measurable_goals", "quarterly"),
    (10, "conflict.review", "one_year", None),
    (10, HABITS, {"options": ["looks_at_data"], "own": []}, {"options": ["attendance_kept"], "own": []}),
)


def danger_of(number: int) -> Danger:
    return next(danger for danger in DANGERS if danger.number == number)


def met(number: int, table: Table) -> tuple[Met, tuple[str, ...]]:
    standing = next(one for one in coverage(table).dangers if one.danger.number == number)
    return standing.met, standing.clauses


def settled(key: str, value: Any, *, place: Place = SETTLED, **how: bool) -> Table:
    return Table({CLAUSE_OF.get(key, key): place}, Situation({key: Said({0: value, 1: value}, **how)}))


@pytest.mark.parametrize(("number", "key", "value", "other"), MEETS)
def test_a_settled_clause_meets_a_danger(number: int, key: str, value: Any, other: Any) -> None:
    assert met(number, settled(key, value)) == (Met.MET, (key,))
    if other is not None:
        assert met(number, settled(key, other)) == (Met.NOT_MET, ())


@pytest.mark.parametrize(("number", "key", "value", "other"), MEETS)
def test_what_is_not_settled_or_not_certain_may_meet_it(number: int, key: str, value: Any, other: Any) -> None:
    del other
    for table in (settled(key, value, place=NOT_YET), settled(key, value, place=OPEN), settled(key, value, is_certain=False)):
        assert met(number, table) == (Met.PERHAPS, (key,))
    assert met(number, settled(key, value, place=OUT)) == (Met.NOT_MET, ())


@pytest.mark.parametrize(("number", "key"), [(number, key) for number, key, _value, _other in MEETS])
def test_own_words_may_meet_it_whatever_was_answered(number: int, key: str) -> None:
    table = Table({key: SETTLED}, Situation({key: Said({}, is_certain=False, in_own_words=True)}))
    assert met(number, table) == (Met.PERHAPS, (key,))


def test_every_question_of_every_danger_is_in_the_table() -> None:
    assert {(number, key) for number, key, _value, _other in MEETS} == {(one.number, key) for one in DANGERS for key in one.met_by}


def test_the_ten_dangers_are_the_ten_cards_in_their_order() -> None:
    assert [(one.number, one.key) for one in DANGERS] == list(enumerate([card.key for card in CARDS_OF_BOTH], start=1))
    assert [one.title for one in DANGERS] == [card.label for card in CARDS_OF_BOTH]


def test_every_danger_has_two_sentences_a_source_and_a_question_that_has_a_clause() -> None:
    assert [one.number for one in DANGERS if one.why.count(". ") != 1 or not one.why.endswith(".")] == []
    assert [one.number for one in DANGERS if not one.lines.startswith("B:") or not one.met_by] == []
    assert SOURCE % {"number": 7} == "Paul Schmitz, “10 Dangers to Collective Impact” (2021), danger 7."
    assert {key for key in LOOKED_AT if CLAUSE_OF.get(key, key) not in CLAUSES} == set()
    assert {QUESTIONNAIRE.question(key).key for key in MEETING} == MEETING


def test_no_value_of_any_choice_is_unknown_to_the_dangers() -> None:
    """Each test of a danger holds for at least one value that its question can have, and the table names one that it can have."""
    for _number, key, value, other in MEETS:
        question = QUESTIONNAIRE.question(key)
        known = {entry.key for entry in (*question.stops, *question.options)}
        if known and isinstance(value, str):
            assert {value, *([other] if other else [])} <= known


@pytest.mark.parametrize(("place", "expected"), [(SETTLED, Met.MET), (NOT_YET, Met.PERHAPS), (OPEN, Met.PERHAPS)])
def test_a_risk_that_is_answered_meets_its_danger(place: Place, expected: Met) -> None:
    table = Table({"risks.list.1": place}, answered={"deck:too_little_time": "risks.list.1"})
    assert met(9, table) == (expected, ("risks.list.1",))
    assert met(10, table) == (Met.NOT_MET, ())


def test_what_meets_it_surely_stands_before_what_may() -> None:
    table = Table(
        {REDIRECT: NOT_YET, PLAN: SETTLED}, Situation({REDIRECT: Said({0: "decline"}, is_certain=False), PLAN: Said({0: "quarterly"})})
    )
    assert met(1, table) == (Met.MET, (PLAN,))


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.keys[0])
def test_a_weighty_matter_is_missing_until_one_clause_speaks_of_it(matter: Matter) -> None:
    for key in matter.keys:
        for place in (SETTLED, NOT_YET, OPEN):
            assert matter not in [one.matter for one in coverage(Table({key: place})).matters]
        found = {one.matter: (one.key, one.is_left_out, one.way) for one in coverage(Table({key: OUT})).matters}
        assert found[matter] == (key, True, Way.CLAUSE)
    offered = frozenset(DEFAULTS)
    missing = next(one for one in coverage(Table(offered=offered)).matters if one.matter == matter)
    expected = next((key for key in matter.keys if key in offered), matter.keys[0])
    assert (missing.key, missing.is_left_out, missing.way) == (expected, False, Way.DEFAULT if expected in offered else Way.OWN_CLAUSE)


def test_every_matter_has_a_clause_and_a_sentence() -> None:
    assert [key for matter in MATTERS for key in matter.keys if key not in CLAUSES] == []
    assert [matter.keys for matter in MATTERS if not matter.why.endswith(".")] == []


def test_nothing_at_all() -> None:
    report = coverage(Table())
    assert (len(report.matters), len(report.not_met), report.met, report.contradictions) == (len(MATTERS), 10, (), ())
    assert report.found == len(MATTERS) + 10
    assert {one.way for one in report.matters} == {Way.OWN_CLAUSE}


def test_the_way_to_a_danger_is_a_suggestion_where_there_is_one() -> None:
    table = Table({"fit.values": OUT}, offered=frozenset({HABITS, REDIRECT}))
    ways = {one.danger.number: (one.key, one.way) for one in coverage(table).dangers}
    assert (ways[1], ways[2], ways[5]) == ((REDIRECT, Way.DEFAULT), ("fit.values", Way.CLAUSE), ("fit.table", Way.OWN_CLAUSE))


def test_what_is_still_open_and_what_nobody_answered() -> None:
    risk = Risk("deck:sharing_credit", "The credit goes to others", "", frozenset({0}), ((), ()))
    report = coverage(Table({"fit.purpose": SETTLED, "model.idea": NOT_YET, "fit.horizon": OPEN}, unanswered=(risk,)))
    assert (report.not_settled, report.left_open, report.risks) == (("model.idea",), ("fit.horizon",), (risk,))


def test_everything_said_leaves_nothing_to_look_at() -> None:
    said = {key: Said({0: value, 1: value}) for _number, key, value, _other in MEETS}
    said[HABITS] = Said({0: {"options": ["opens_with_earlier_commitments", "looks_at_data"], "own": []}})
    said[PLAN] = Said({0: "yearly_with_measurable_goals"})
    clauses = dict.fromkeys([*(key for matter in MATTERS for key in matter.keys), *said], SETTLED)
    report = coverage(Table(clauses, Situation(said)))
    assert (report.found, len(report.met)) == (0, 10)
