"""What the reveal stores, and what is read of it afterwards: shown answers, bridges, marks."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.domain.answers import State
from partnerships.domain.comparison import Result
from partnerships.domain.errors import NotPermitted
from partnerships.domain.package import TradeReason
from partnerships.domain.talk import Reason
from partnerships.models import Mark, Representative, Reveal
from partnerships.queries.comparison import Revealed, revealed
from partnerships.services import clock
from tests import factories
from tests.factories import TwoSides

pytestmark = pytest.mark.django_db(transaction=True)

DECIDES = "mechanism.decisions_start"
VENTURE: dict[str, Any] = {
    "model.position": {"value": "infrastructure_only", "acceptable": ["main_matters_together"]},
    "conflict.notice": {"value": 30, "acceptable": {"from": 30, "to": 60}},
    DECIDES: {"value": {"content": "venture_alone", "budget": "venture_alone"}, "acceptable": {"content": ["together"]}},
    "mechanism.decisions_later": {"value": "as_at_the_start", "reason": "כי זה עובד"},
    "fit.purpose": {"value": "ביחד"},
    "fit.offer": {"value": {"options": ["media", "audiences"]}},
    "risks.list": {"value": [{"risk": {"deck": "too_little_time"}, "calm": "לוח זמנים"}, {"risk": {"own": "גשם"}}]},
    "resources.fundraising": {"value": "venture_alone", "importance": "principle"},
}
ORGANISATION: dict[str, Any] = {
    "model.position": {"value": "programme_of_the_organisation", "acceptable": ["main_matters_together"]},
    "conflict.notice": {"value": 90, "acceptable": {"from": 50, "to": 90}},
    DECIDES: {"value": {"content": "together", "budget": "organisation_alone"}},
    "mechanism.decisions_later": {"value": {"content": "venture_alone", "budget": "together"}},
    "fit.purpose": {"value": "יחדיו"},
    "fit.offer": {"value": {"options": ["media", "decision_makers"]}},
    "fit.expect": {"value": {"options": ["audiences"]}},
    "risks.list": {"value": [{"risk": {"own": "גשם!"}, "calm": "מטרייה"}]},
    "resources.fundraising": {"value": "organisation_alone"},
}


@pytest.fixture
def sides() -> TwoSides:
    return factories.revealed_round(venture_answers=VENTURE, organisation_answers=ORGANISATION, path="full")


def mark(by: Representative, question: str, *, is_same: bool) -> None:
    round_ = factories.current_round(by.party.partnership)
    Mark.objects.create(round=round_, party=by.party, question=question, is_same=is_same, by=by, marked_at=clock.now())


def test_before_the_reveal_there_is_nothing() -> None:
    with pytest.raises(NotPermitted):
        revealed(factories.answering_round().round)


def test_the_bridges_are_stored_once_and_shown(sides: TwoSides) -> None:
    stored = Reveal.objects.get(round=sides.round).bridges
    assert stored == {"model.position": "main_matters_together", "conflict.notice": 60, DECIDES: {"content": "together"}}
    opened = revealed(sides.round)
    found = {entry.question.key: entry.comparison for entry in opened.compared}
    assert {key: comparison.bridge for key, comparison in found.items() if comparison.bridge is not None} == stored
    assert [found[key].result for key in ("model.position", "conflict.notice")] == [Result.BRIDGEABLE] * 2
    assert [row.result for row in found[DECIDES].rows if row.key in {"content", "budget"}] == [Result.BRIDGEABLE, Result.APART]


def test_what_is_shown_holds_no_acceptable_values(sides: TwoSides) -> None:
    answers = [answer for entry in revealed(sides.round).compared for half in entry.halves for answer in half.answers if answer]
    assert {answer.acceptable for answer in answers} == {None}


def test_as_at_the_start_is_shown_written_out(sides: TwoSides) -> None:
    later = revealed(sides.round).of_question("mechanism.decisions_later")
    assert later.answers[0] is not None
    assert (later.answers[0].value, later.answers[0].reason) == (VENTURE[DECIDES]["value"], "כי זה עובד")
    rows = {row.key: row.result for row in later.comparison.rows if row.result is not Result.BOTH_SILENT}
    assert rows == {"content": Result.ALIGNED, "budget": Result.APART}


def test_marks_of_all_sides_settle_what_people_judge(sides: TwoSides) -> None:
    results = [revealed(sides.round).of_question("fit.purpose").comparison.result]
    mark(sides.organisation, "fit.purpose", is_same=True)
    results.append(revealed(sides.round).of_question("fit.purpose").comparison.result)
    mark(sides.venture, "fit.purpose", is_same=True)
    results.append(revealed(sides.round).of_question("fit.purpose").comparison.result)
    mark(sides.venture, "risks.list", is_same=False)
    mark(sides.organisation, "risks.list", is_same=True)
    results.append(revealed(sides.round).of_question("risks.list").comparison.result)
    assert results == [Result.TO_READ, Result.TO_READ, Result.ALIGNED, Result.APART]


def test_the_number_of_queries_is_constant(sides: TwoSides) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            revealed(round_)
        return len(captured)

    round_ = sides.round
    before = queries()
    mark(sides.venture, "fit.purpose", is_same=True)
    mark(sides.organisation, "risks.list", is_same=True)
    assert (before, queries()) == (5, 5)


def test_where_to_start_talking(sides: TwoSides) -> None:
    opened = revealed(sides.round)
    order = [(entry.question.key, reason) for entry, reason in opened.order_of_talk]
    assert order == [
        ("resources.fundraising", Reason.ONE_PRINCIPLED),
        (DECIDES, Reason.FAR_APART),
        ("mechanism.decisions_later", Reason.FAR_APART),
        ("fit.offer", Reason.ONE_SILENT),
        ("fit.purpose", Reason.TO_READ),
        ("risks.list", Reason.TO_READ),
        ("model.position", Reason.A_BRIDGE),
        ("conflict.notice", Reason.A_BRIDGE),
    ]
    assert [entry.question.key for entry in opened.gaps_to_start_with] == [key for key, _reason in order[:3]]


def package(opened: Revealed) -> list[tuple[str, str | None, Any, TradeReason]]:
    return [(trade.question_key, trade.row, trade.value, trade.reason) for trade in opened.package or ()]


def test_the_package(sides: TwoSides) -> None:
    assert package(revealed(sides.round)) == [
        ("model.position", None, "main_matters_together", TradeReason.BRIDGE),
        (DECIDES, "content", "venture_alone", TradeReason.IN_RETURN),
        ("conflict.notice", None, 90, TradeReason.IN_RETURN),
    ]


def test_risks_of_all_sides(sides: TwoSides) -> None:
    opened = revealed(sides.round)
    assert [(risk.card, risk.own, risk.raised_by, risk.calm) for risk in opened.risks] == [
        ("", "גשם", frozenset({0, 1}), ((), ("מטרייה",))),
        ("There is too little time", "", frozenset({0}), (("לוח זמנים",), ())),
    ]


def test_silence_has_no_bridge() -> None:
    venture: dict[str, Any] = {"conflict.notice": {"value": 30, "acceptable": {"from": 30, "to": 90}}, "resources.fee": {"value": 5}}
    opened = factories.revealed_round(venture_answers=venture, organisation_answers={"conflict.notice": {"undecided": True}})
    assert Reveal.objects.get(round=opened.round).bridges == {}
    fee = revealed(opened.round).of_question("resources.fee")
    assert [answer and answer.state for answer in fee.answers] == [State.NOT_RELEVANT, State.NOT_RELEVANT]
