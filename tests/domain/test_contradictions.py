"""What does not go together: each contradiction is found where both values stand, and nowhere else; with an if where nothing is agreed."""

from collections.abc import Mapping
from typing import Any

import pytest

from partnerships.domain import caution_texts
from partnerships.domain.cautions import Said, Situation
from partnerships.domain.clauses.drafting import CLAUSES
from partnerships.domain.contradictions import CONTRADICTED, CONTRADICTIONS, Lack, contradictions
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE

START, LATER, EXIT, HORIZON = "mechanism.decisions_start", "mechanism.decisions_later", "conflict.exit", "fit.horizon"
KIND, SERVICES, IDEA, INDEPENDENCE = "resources.fee_kind", "resources.infrastructure_offer", "model.idea", "model.independence"
APPROVAL = {"credit.approval": "every_publication"}
ROLE, THIRD = "conflict.third_party_role", "conflict.third_party"
ARBITRATION = "decides_under_a_separate_arbitration_agreement"
SOME: dict[str, list[str]] = {"options": ["office"], "own": []}
NOTHING: dict[str, list[str]] = {"options": [], "own": []}
BY_POLE = {"venture": {"gives": None, "expects": SOME}, "organisation": {"gives": SOME, "expects": None}}

Found = tuple[str, str] | None

# what is agreed, and the two clauses of the contradiction, if it is one
TABLE: tuple[tuple[str, Mapping[str, Any], Found], ...] = (
    ("fee_without_services", {KIND: "percent_of_income"}, (KIND, SERVICES)),
    ("fee_without_services", {KIND: "percent_of_expenses", SERVICES: NOTHING}, (KIND, SERVICES)),
    ("fee_without_services", {KIND: "fixed_sum", SERVICES: {"venture": {"gives": NOTHING, "expects": SOME}}}, (KIND, SERVICES)),
    ("fee_without_services", {KIND: "fixed_sum", SERVICES: SOME}, None),
    ("fee_without_services", {KIND: "fixed_sum", SERVICES: {"options": [], "own": ["מחסן"]}}, None),
    ("fee_without_services", {KIND: "fixed_sum", SERVICES: BY_POLE}, None),
    ("fee_without_services", {KIND: "none"}, None),
    ("another_payment", {KIND: "none", "resources.fee": 5}, (KIND, "resources.fee")),
    ("another_payment", {KIND: "fixed_sum", "resources.fee": 0.5}, (KIND, "resources.fee")),
    ("another_payment", {KIND: "none", "resources.fee_sum": 500}, (KIND, "resources.fee_sum")),
    ("another_payment", {KIND: "percent_of_income", "resources.fee_sum": 500}, (KIND, "resources.fee_sum")),
    ("another_payment", {KIND: "percent_of_income", "resources.fee": 5}, None),
    ("another_payment", {KIND: "fixed_sum", "resources.fee_sum": 500}, None),
    ("another_payment", {KIND: "none", "resources.fee": 0}, None),
    ("payment_above_limit", {"resources.fee_sum": 5500, "resources.fee_cap": 5000}, ("resources.fee_sum", "resources.fee_cap")),
    ("payment_above_limit", {"resources.fee": 5, "resources.fee_cap": 0}, ("resources.fee", "resources.fee_cap")),
    ("payment_above_limit", {"resources.fee_sum": 5000, "resources.fee_cap": 5000}, None),
    ("payment_above_limit", {"resources.fee": 5, "resources.fee_cap": 500}, None),
    ("payment_above_limit", {"resources.fee": 0, "resources.fee_cap": 0}, None),
    *(
        ("content_and_position", {"model.position": "infrastructure_only", phase: {"content": stop}}, (phase, "model.position"))
        for phase in (START, LATER)
        for stop in ("together", "organisation_after_consulting", "organisation_alone")
    ),
    ("content_and_position", {"model.position": "infrastructure_only", START: {"content": "venture_after_consulting"}}, None),
    ("content_and_position", {"model.position": "infrastructure_only", START: {"budget": "organisation_alone"}}, None),
    ("content_and_position", {"model.position": "infrastructure_and_guidance", START: {"content": "organisation_alone"}}, None),
    ("content_and_position", {"model.position": "infrastructure_only", LATER: "as_at_the_start"}, None),
    ("content_and_owner", {START: {"content": "organisation_alone"}, IDEA: {"materials_created": "venture"}}, (START, IDEA)),
    ("content_and_owner", {LATER: {"content": "venture_alone"}, IDEA: {"materials_created": "organisation"}}, (LATER, IDEA)),
    ("content_and_owner", {START: {"content": "organisation_alone"}, IDEA: {"materials_created": "organisation"}}, None),
    ("content_and_owner", {START: {"content": "organisation_alone"}, IDEA: {"materials_created": "jointly"}}, None),
    ("content_and_owner", {START: {"content": "together"}, IDEA: {"materials_created": "venture"}}, None),
    ("publicity_and_approval", {START: {"publicity": "venture_alone"}, **APPROVAL}, (START, "credit.approval")),
    ("publicity_and_approval", {LATER: {"publicity": "organisation_alone"}, **APPROVAL}, (LATER, "credit.approval")),
    ("publicity_and_approval", {START: {"publicity": "together"}, **APPROVAL}, None),
    ("publicity_and_approval", {START: {"publicity": "venture_alone"}, "credit.approval": "what_names_the_other"}, None),
    (
        "approach_and_table",
        {START: {"approach_to_funders": "venture_alone"}, "resources.approach": "approval_each_time"},
        (START, "resources.approach"),
    ),
    *(
        ("approach_and_table", {LATER: {"approach_to_funders": stop}, "resources.approach": "free"}, (LATER, "resources.approach"))
        for stop in ("venture_after_consulting", "together", "organisation_after_consulting")
    ),
    ("approach_and_table", {START: {"approach_to_funders": "together"}, "resources.approach": "approval_each_time"}, None),
    ("approach_and_table", {START: {"approach_to_funders": "venture_alone"}, "resources.approach": "free"}, None),
    ("approach_and_table", {START: {"approach_to_funders": "venture_alone"}, "resources.approach": "notice"}, None),
    ("notice_and_term", {"conflict.notice": 90, HORIZON: "trial_of_90_days"}, ("conflict.notice", HORIZON)),
    ("notice_and_term", {"conflict.notice": 180, HORIZON: "trial_of_90_days"}, ("conflict.notice", HORIZON)),
    ("notice_and_term", {"conflict.notice": 89, HORIZON: "trial_of_90_days"}, None),
    ("notice_and_term", {"conflict.notice": 180, HORIZON: "six_months"}, None),
    ("notice_and_term", {"conflict.notice": 180, HORIZON: "open_ended"}, None),
    *(
        ("later_than_term", {"conflict.review": review, HORIZON: term}, ("conflict.review", HORIZON) if is_late else None)
        for review, late in (
            ("three_months", ()),
            ("six_months", ("trial_of_90_days", "six_months")),
            ("one_year", ("trial_of_90_days", "six_months", "one_year")),
            ("two_years", ("trial_of_90_days", "six_months", "one_year", "two_years")),
        )
        for term in ("trial_of_90_days", "six_months", "one_year", "two_years", "three_to_five_years", "open_ended")
        for is_late in (term in late,)
    ),
    ("later_than_term", {"mechanism.start_ends": "after_six_months", HORIZON: "six_months"}, ("mechanism.start_ends", HORIZON)),
    ("later_than_term", {"mechanism.start_ends": "after_six_months", HORIZON: "one_year"}, None),
    ("later_than_term", {"mechanism.start_ends": "after_three_months", HORIZON: "trial_of_90_days"}, None),
    ("later_than_term", {"mechanism.start_ends": {"own": "בסוף"}, HORIZON: "trial_of_90_days"}, None),
    (
        "silence_in_a_day",
        {**APPROVAL, "credit.no_answer": "approved", "credit.approval_days": 1},
        ("credit.no_answer", "credit.approval_days"),
    ),
    ("silence_in_a_day", {**APPROVAL, "credit.no_answer": "approved", "credit.approval_days": 2}, None),
    ("silence_in_a_day", {**APPROVAL, "credit.no_answer": "reminder_then_approved", "credit.approval_days": 1}, None),
    ("silence_in_a_day", {"credit.approval": "free", "credit.no_answer": "approved", "credit.approval_days": 1}, None),
    ("silence_in_a_day", {"credit.no_answer": "approved", "credit.approval_days": 1}, None),
    ("no_name_to_decide", {ROLE: ARBITRATION}, (ROLE, THIRD)),
    ("no_name_to_decide", {ROLE: ARBITRATION, THIRD: []}, (ROLE, THIRD)),
    ("no_name_to_decide", {ROLE: ARBITRATION, THIRD: ["גישור לכל"]}, None),
    ("no_name_to_decide", {ROLE: "mediates"}, None),
    (
        "urgent_by_slow_channel",
        {"communication.urgent": "same_day", "communication.channel": "e_mail"},
        ("communication.urgent", "communication.channel"),
    ),
    (
        "urgent_by_slow_channel",
        {"communication.urgent": "same_day", "communication.channel": "shared_folder"},
        ("communication.urgent", "communication.channel"),
    ),
    ("urgent_by_slow_channel", {"communication.urgent": "same_day", "communication.channel": "telephone"}, None),
    ("urgent_by_slow_channel", {"communication.urgent": "two_days", "communication.channel": "e_mail"}, None),
    *(
        (
            "independence_and_exit",
            {INDEPENDENCE: "may_leave_with_name_and_materials", EXIT: {"name_and_materials": stop}},
            (INDEPENDENCE, EXIT),
        )
        for stop in ("organisation", "by_agreement")
    ),
    (
        "independence_and_exit",
        {INDEPENDENCE: "stays_with_the_organisation", EXIT: {"name_and_materials": "venture"}},
        (INDEPENDENCE, EXIT),
    ),
    (
        "independence_and_exit",
        {INDEPENDENCE: "may_leave_with_name_and_materials", EXIT: {"name_and_materials": "venture"}},
        None,
    ),
    ("independence_and_exit", {INDEPENDENCE: "by_agreement", EXIT: {"name_and_materials": "organisation"}}, None),
    ("owner_and_exit", {IDEA: {"materials_created": "venture"}, EXIT: {"name_and_materials": "organisation"}}, (IDEA, EXIT)),
    ("owner_and_exit", {IDEA: {"name_domain_and_accounts": "organisation"}, EXIT: {"name_and_materials": "venture"}}, (IDEA, EXIT)),
    ("owner_and_exit", {IDEA: {"materials_created": "jointly"}, EXIT: {"name_and_materials": "organisation"}}, None),
    ("owner_and_exit", {IDEA: {"materials_created": "venture"}, EXIT: {"name_and_materials": "venture"}}, None),
    ("owner_and_exit", {IDEA: {"contacts_and_mailing_lists": "venture"}, EXIT: {"data": "organisation"}}, None),
    ("spending_and_budget", {START: {"budget": "venture_alone"}, "resources.spending": 0}, (START, "resources.spending")),
    ("spending_and_budget", {START: {"budget": "venture_alone"}, "resources.spending": 500}, None),
    ("spending_and_budget", {START: {"budget": "organisation_alone"}, "resources.spending": 0}, None),
    (
        "mandate_without_plan",
        {"mechanism.mandate": "within_the_work_plan", "mechanism.workplan": "none"},
        ("mechanism.mandate", "mechanism.workplan"),
    ),
    ("mandate_without_plan", {"mechanism.mandate": "within_the_work_plan", "mechanism.workplan": "quarterly"}, None),
    ("mandate_without_plan", {"mechanism.mandate": "small_tasks", "mechanism.workplan": "none"}, None),
)


def agreed(values: Mapping[str, Any]) -> Situation:
    return Situation({key: Said({0: value, 1: value}) for key, value in values.items()})


@pytest.mark.parametrize(("key", "values", "clauses"), TABLE)
def test_it_is_found_where_both_stand(key: str, values: Mapping[str, Any], clauses: Found) -> None:
    found = {one.key: (one.clauses, one.is_certain, one.is_contradiction) for one in contradictions(agreed(values))}
    assert found.get(key) == ((clauses, True, True) if clauses else None)


def test_every_contradiction_is_in_the_table_both_ways() -> None:
    tested = {(key, clauses is not None) for key, _values, clauses in TABLE}
    assert {(one.key, is_found) for one in CONTRADICTIONS for is_found in (True, False)} == tested


def test_every_pair_is_in_the_table() -> None:
    found = {(key, *clauses) for key, _values, clauses in TABLE if clauses}
    pairs = {(one.key, place.first, place.second) for one in CONTRADICTIONS for place in one.found_in}
    assert {(key, first.replace(LATER, START), second) for key, first, second in found} == {
        (key, first.replace(LATER, START), second) for key, first, second in pairs
    }


def test_what_contradicts_can_be_answered_and_has_a_clause() -> None:
    assert {key for key in CONTRADICTED if key not in CLAUSES} == set()
    known: set[str] = set()
    for key in CONTRADICTED:
        question = QUESTIONNAIRE.question(key)
        known |= {entry.key for entry in (*question.stops, *question.options, *question.rows)}
    said = {word for _key, values, clauses in TABLE if clauses for key, value in values.items() if key != SERVICES for word in words(value)}
    assert said <= known


def words(value: Any) -> set[str]:
    if isinstance(value, Mapping):
        return set(value) | set(value.values())
    return {value} if isinstance(value, str) else set()


def test_nothing_agreed_contradicts_nothing() -> None:
    assert contradictions(Situation()) == ()


@pytest.mark.parametrize(
    ("notices", "is_found"),
    [({0: 90, 1: 120}, True), ({0: 90}, True), ({0: 90, 1: 30}, False), ({}, False)],
)
def test_what_is_not_agreed_is_said_with_an_if_and_only_if_it_holds_either_way(notices: Mapping[int, int], is_found: bool) -> None:
    situation = Situation({"conflict.notice": Said(notices, is_certain=False), HORIZON: Said({0: "trial_of_90_days"})})
    assert [(one.key, one.is_certain) for one in contradictions(situation)] == ([("notice_and_term", False)] if is_found else [])


@pytest.mark.parametrize("second", [None, Said({0: NOTHING}, is_certain=False)])
def test_a_payment_that_is_not_agreed_yet(second: Said | None) -> None:
    said = {KIND: Said({0: "fixed_sum", 1: "percent_of_income"}, is_certain=False)} | ({SERVICES: second} if second else {})
    assert [(one.key, one.is_certain) for one in contradictions(Situation(said))] == [("fee_without_services", False)]


def test_own_words_may_say_which_services() -> None:
    said = {KIND: Said({0: "fixed_sum"}), SERVICES: Said({}, is_certain=False, in_own_words=True)}
    assert contradictions(Situation(said)) == ()


def test_each_is_found_once() -> None:
    values = {KIND: "none", "resources.fee": 5, "resources.fee_sum": 500}
    assert [(one.key, one.clauses) for one in contradictions(agreed(values))] == [("another_payment", (KIND, "resources.fee"))]


def test_every_text_is_used_once_and_none_orders() -> None:
    used = [one.text for one in CONTRADICTIONS]
    assert len(set(used)) == len(used)
    assert [text for text in used if {"must", "should", "illegal"} & set(text.split())] == []
    assert set(used) <= {text for name, text in vars(caution_texts).items() if name.isupper() and isinstance(text, str)}


def test_what_lacks_another_clause_names_both() -> None:
    lacks = {one.key: (place.first, place.second) for one in CONTRADICTIONS for place in one.found_in if isinstance(place, Lack)}
    assert lacks == {"fee_without_services": (KIND, SERVICES), "no_name_to_decide": (ROLE, THIRD)}
