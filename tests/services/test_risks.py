"""Risks after the reveal, through the services: marks for both sides, what answers a risk, a clause of its own."""

from typing import Any

import pytest
from django.utils import translation

from partnerships.domain.clauses.structure import blocks
from partnerships.domain.errors import InvalidInput, NotPermitted, TransitionNotAllowed
from partnerships.models import AuditEntry, Clause, Proposal, RiskAssessment
from partnerships.queries.agreement import draft_agreement
from partnerships.queries.negotiation import clause_views
from partnerships.queries.risks import AssessedRisk, assessed_risks, raised_risks, starting_text, without_answer
from partnerships.services.negotiation import Wording, propose
from partnerships.services.risks import Score, StaleRisk, answer_risk, score_risk, turn_risk_into_clause
from tests import factories
from tests.factories import TwoSides

pytestmark = pytest.mark.django_db

IDEA = "deck:idea_taken"
DRIFT = "deck:strategy_drifts"
OURS: dict[str, Any] = {"risk": {"own": "נישאר בלי כסף"}, "calm": "תקציב לשנה מראש"}


def rounds(**more: Any) -> TwoSides:
    """Both fear that the idea is taken, the venture also for its money, the organisation that the strategy drifts."""
    return factories.revealed_round(
        venture_answers={
            **factories.VENTURE_ANSWERS,
            "risks.list": {"value": [{"risk": {"deck": "idea_taken"}, "calm": "סודיות בכתב"}, OURS]},
        },
        organisation_answers={
            **factories.ORGANISATION_ANSWERS,
            "risks.list": {"value": [{"risk": {"deck": "strategy_drifts"}, "calm": ""}, {"risk": {"deck": "idea_taken"}, "calm": "קרדיט"}]},
        },
        **more,
    )


def listed(sides: TwoSides) -> dict[str, AssessedRisk]:
    return {one.risk.key: one for one in assessed_risks(sides.round, clause_views(sides.round))}


def own_key(sides: TwoSides) -> str:
    return next(risk.key for risk in raised_risks(sides.round) if risk.own)


def chain() -> list[tuple[str, Any]]:
    return [(entry.action, entry.payload) for entry in AuditEntry.objects.order_by("number")]


def test_each_risk_stands_once_first_what_both_raised() -> None:
    sides = rounds()
    found = [(one.risk.key, sorted(one.risk.raised_by), one.score) for one in listed(sides).values()]
    assert found == [(IDEA, [0, 1], None), (own_key(sides), [0], None), (DRIFT, [1], None)]


def test_before_the_reveal_there_are_none() -> None:
    with pytest.raises(NotPermitted):
        raised_risks(factories.answering_round().round)


def test_what_is_scored_comes_after_what_is_not_and_the_gravest_first() -> None:
    sides = rounds()
    score_risk(actor=sides.venture, round_=sides.round, risk=IDEA, score=Score(1, 2), based_on=0)
    score_risk(actor=sides.organisation, round_=sides.round, risk=DRIFT, score=Score(3, 3, "need"), based_on=0)
    assert [(one.risk.key, one.score) for one in listed(sides).values()] == [(own_key(sides), None), (DRIFT, 9), (IDEA, 2)]


def test_half_a_score_is_none() -> None:
    sides = rounds()
    score_risk(actor=sides.venture, round_=sides.round, risk=IDEA, score=Score(likelihood=3), based_on=0)
    assert (listed(sides)[IDEA].score, listed(sides)[IDEA].version) == (None, 1)


def test_a_score_is_that_of_both_and_enters_the_chain_without_a_word() -> None:
    sides = rounds()
    row = score_risk(actor=sides.venture, round_=sides.round, risk=own_key(sides), score=Score(2, 3, "fear"), based_on=0)
    later = score_risk(actor=sides.organisation, round_=sides.round, risk=own_key(sides), score=Score(1, 3, "interest"), based_on=1)
    assert (later.pk, later.version, later.changed_by) == (row.pk, 2, sides.organisation)
    assert [entry for entry in chain() if entry[0] == "risk_scored"] == [
        ("risk_scored", {"assessment": row.pk, "likelihood": 2, "harm": 3, "behind": "fear", "version": 1}),
        ("risk_scored", {"assessment": row.pk, "likelihood": 1, "harm": 3, "behind": "interest", "version": 2}),
    ]


def test_a_page_from_before_is_stale() -> None:
    sides = rounds()
    score_risk(actor=sides.venture, round_=sides.round, risk=IDEA, score=Score(2, 2), based_on=0)
    with pytest.raises(StaleRisk):
        score_risk(actor=sides.organisation, round_=sides.round, risk=IDEA, score=Score(1, 1), based_on=0)
    assert listed(sides)[IDEA].score == 4


def test_the_same_marks_twice_are_one_change() -> None:
    sides = rounds()
    for _time in range(2):
        score_risk(actor=sides.venture, round_=sides.round, risk=IDEA, score=Score(2, 2), based_on=0)
    assert (listed(sides)[IDEA].version, [action for action, _payload in chain()].count("risk_scored")) == (1, 1)


@pytest.mark.parametrize("score", [Score(0, 1), Score(4, 1), Score(1, -1), Score(1, 1, "anger")])
def test_a_mark_that_is_not_on_the_page_is_refused(score: Score) -> None:
    sides = rounds()
    with pytest.raises(InvalidInput):
        score_risk(actor=sides.venture, round_=sides.round, risk=IDEA, score=score, based_on=0)
    assert RiskAssessment.objects.count() == 0


def test_a_risk_that_nobody_raised_is_refused() -> None:
    sides = rounds()
    with pytest.raises(InvalidInput):
        score_risk(actor=sides.venture, round_=sides.round, risk="deck:too_little_time", score=Score(1, 1), based_on=0)


def test_a_clause_answers_it_until_it_is_taken_away() -> None:
    sides = rounds()
    row = answer_risk(actor=sides.venture, round_=sides.round, risk=IDEA, clause="model.position", based_on=0)
    linked = listed(sides)[IDEA]
    assert (linked.answer and linked.answer.clause.key, linked.is_answered) == ("model.position", True)
    answer_risk(actor=sides.organisation, round_=sides.round, risk=IDEA, clause=None, based_on=1)
    assert (listed(sides)[IDEA].answer, listed(sides)[IDEA].is_answered) == (None, False)
    assert [payload for action, payload in chain() if action == "risk_answered"] == [
        {"assessment": row.pk, "clause": "model.position", "version": 1},
        {"assessment": row.pk, "clause": None, "version": 2},
    ]


def test_marks_and_answer_keep_each_other() -> None:
    sides = rounds()
    answer_risk(actor=sides.venture, round_=sides.round, risk=IDEA, clause="model.position", based_on=0)
    score_risk(actor=sides.venture, round_=sides.round, risk=IDEA, score=Score(2, 3), based_on=1)
    found = listed(sides)[IDEA]
    assert (found.answer and found.answer.clause.key, found.score) == ("model.position", 6)


def test_a_clause_of_nowhere_answers_nothing() -> None:
    sides = rounds()
    with pytest.raises(InvalidInput):
        answer_risk(actor=sides.venture, round_=sides.round, risk=IDEA, clause="conflict.notice", based_on=0)


def test_a_clause_that_is_left_out_answers_nothing() -> None:
    sides = rounds()
    answer_risk(actor=sides.venture, round_=sides.round, risk=IDEA, clause="model.position", based_on=0)
    clause = Clause.objects.get(round=sides.round, key="model.position")
    proposal = propose(actor=sides.venture, clause=clause, wording=Wording("omit"), based_on=0)
    assert listed(sides)[IDEA].is_answered
    factories.accept(sides.organisation, proposal)
    assert not listed(sides)[IDEA].is_answered


def test_what_calms_a_side_inside_the_clause_on_risks_answers_it() -> None:
    sides = rounds()
    assert [one.risk.key for one in without_answer(tuple(listed(sides).values()))] == [IDEA, own_key(sides), DRIFT]
    clause = Clause.objects.select_related("round__partnership").get(round=sides.round, key="risks.list")
    propose(actor=sides.venture, clause=clause, wording=Wording("joint"), based_on=0)
    assert [one.risk.key for one in without_answer(tuple(listed(sides).values()))] == [DRIFT]


def test_a_risk_becomes_a_clause_that_the_proposing_side_has_accepted() -> None:
    sides = rounds()
    clause = turn_risk_into_clause(actor=sides.venture, round_=sides.round, risk=own_key(sides), text="כך ננהג.", based_on=0)
    [view] = [view for view in clause_views(sides.round) if view.clause == clause]
    assert (clause.key, clause.chapter, clause.heading) == ("risks.list.1", "risks", "נישאר בלי כסף")
    assert (view.current and view.current.text, view.accepted_by, view.is_settled) == ("כך ננהג.", frozenset({0}), False)
    assert [action for action, _payload in chain()][-2:] == ["wording_proposed", "risk_answered"]
    assert listed(sides)[own_key(sides)].has_own_clause


def test_clauses_of_risks_stand_after_the_list_and_count_on() -> None:
    sides = rounds()
    for key in (IDEA, DRIFT):
        turn_risk_into_clause(actor=sides.venture, round_=sides.round, risk=key, text="כך ננהג.", based_on=0)
    keys = [view.clause.key for view in clause_views(sides.round)]
    assert [key for key in keys if key.startswith("risks")] == ["risks.list", "risks.list.1", "risks.list.2"]


def test_a_settled_clause_of_a_risk_is_in_the_agreement() -> None:
    sides = rounds()
    clause = turn_risk_into_clause(actor=sides.venture, round_=sides.round, risk=IDEA, text="כך ננהג.", based_on=0)
    factories.accept(sides.organisation, Proposal.objects.get(clause=clause))
    chapters = draft_agreement(sides.round, number=1).chapters
    assert [(entry.key, entry.heading) for chapter in chapters if chapter.key == "risks" for entry in chapter.clauses] == [
        ("risks.list.1", clause.heading)
    ]


def test_the_same_wish_twice_is_one_clause() -> None:
    sides = rounds()
    made = [turn_risk_into_clause(actor=sides.venture, round_=sides.round, risk=IDEA, text="כך.", based_on=0) for _time in range(2)]
    assert (made[0], Clause.objects.filter(key__startswith="risks.list.").count()) == (made[1], 1)


def test_two_sides_at_once_make_one_clause() -> None:
    sides = rounds()
    turn_risk_into_clause(actor=sides.venture, round_=sides.round, risk=IDEA, text="כך.", based_on=0)
    with pytest.raises(StaleRisk):
        turn_risk_into_clause(actor=sides.organisation, round_=sides.round, risk=IDEA, text="אחרת.", based_on=0)
    with pytest.raises(InvalidInput):
        turn_risk_into_clause(actor=sides.organisation, round_=sides.round, risk=IDEA, text="אחרת.", based_on=1)
    assert Clause.objects.filter(key__startswith="risks.list.").count() == 1


def test_words_are_needed_and_nothing_is_left_behind_without() -> None:
    sides = rounds()
    with pytest.raises(InvalidInput):
        turn_risk_into_clause(actor=sides.venture, round_=sides.round, risk=IDEA, text=" \n ", based_on=0)
    assert (Clause.objects.filter(key__startswith="risks.list.").count(), RiskAssessment.objects.count()) == (0, 0)


def test_after_it_was_left_out_a_risk_can_have_another_clause() -> None:
    sides = rounds()
    first = turn_risk_into_clause(actor=sides.venture, round_=sides.round, risk=IDEA, text="כך.", based_on=0)
    factories.accept(sides.organisation, propose(actor=sides.venture, clause=first, wording=Wording("omit"), based_on=1))
    assert not listed(sides)[IDEA].is_answered
    assert turn_risk_into_clause(actor=sides.venture, round_=sides.round, risk=IDEA, text="אחרת.", based_on=1).key == "risks.list.2"


def test_once_the_text_is_frozen_nothing_changes() -> None:
    sides = rounds()
    factories.freeze(sides.partnership)
    for act in (
        lambda: score_risk(actor=sides.venture, round_=sides.round, risk=IDEA, score=Score(1, 1), based_on=0),
        lambda: answer_risk(actor=sides.venture, round_=sides.round, risk=IDEA, clause=None, based_on=0),
        lambda: turn_risk_into_clause(actor=sides.venture, round_=sides.round, risk=IDEA, text="כך.", based_on=0),
    ):
        with pytest.raises(TransitionNotAllowed):
            act()


@pytest.mark.parametrize("language", ["he", "en", "ar"])
def test_the_heading_speaks_the_language_of_the_agreement(language: str) -> None:
    sides = rounds(language=language)
    [card] = [risk.card for risk in raised_risks(sides.round) if risk.key == IDEA]
    clause = turn_risk_into_clause(actor=sides.venture, round_=sides.round, risk=IDEA, text="כך.", based_on=0)
    with translation.override(language):
        assert clause.heading == translation.gettext(card)


def test_the_longest_risk_fits_into_a_heading() -> None:
    sides = factories.revealed_round(venture_answers={"risks.list": {"value": [{"risk": {"own": "א" * 200}, "calm": ""}]}})
    [risk] = raised_risks(sides.round)
    clause = turn_risk_into_clause(actor=sides.venture, round_=sides.round, risk=risk.key, text="כך.", based_on=0)
    assert clause.heading == "א" * 200


def test_a_clause_of_its_own_begins_with_what_would_calm_each_side() -> None:
    sides = rounds()
    idea, ours, drift = raised_risks(sides.round)
    items = [line for block in blocks(starting_text(sides.round, idea)) if block.is_list for line in block.lines]
    assert [("סודיות בכתב" in line, "קרדיט" in line) for line in items] == [(True, False), (False, True)]
    assert "נישאר בלי כסף" in starting_text(sides.round, ours)
    assert starting_text(sides.round, drift) != ""
