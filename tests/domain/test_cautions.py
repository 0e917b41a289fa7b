"""What is worth a look: each caution is drawn by what should draw it and by nothing else, and each names its source."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from partnerships.domain import caution_texts
from partnerships.domain.cautions import RULES, WATCHED, Caution, Said, Situation, cautions, of_clause, of_facts
from partnerships.domain.facts import Form, PartyFacts
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE

START = date(2027, 1, 1)
GROUP = PartyFacts("קבוצה", Form.UNREGISTERED_GROUP)
PERSON = PartyFacts("אדם", Form.PERSON)
COMPANY = PartyFacts("חברה", Form.COMPANY, "510000003")
BODY = PartyFacts("עמותה", Form.ASSOCIATION, "580000008", required_signatures=2)
PUBLIC_COMPANY = PartyFacts("חל״צ", Form.PUBLIC_BENEFIT_COMPANY, "510000003", required_signatures=2)

EXIT_TO_VENTURE = {"conflict.exit": {"money": "venture"}}
RECEIPTS = {"resources.infrastructure_offer": {"options": ["receipts_for_donors"], "own": []}}
VOLUNTEERS = {"options": ["community_and_volunteers"], "own": []}
STEERING = "steering_committee_with_outside_members"

# name of the caution, what is said, the sides, and whether it is drawn
TABLE: tuple[tuple[str, Mapping[str, Any], tuple[PartyFacts | None, ...], bool], ...] = (
    ("regrant", EXIT_TO_VENTURE, (GROUP, BODY), True),
    ("regrant", {"conflict.exit": {"money": "by_agreement"}}, (PERSON, BODY), True),
    ("regrant", {"conflict.exit": {"equipment": "venture"}}, (GROUP, BODY), True),
    ("regrant", {"resources.leftover": "to_a_lawful_successor"}, (GROUP, BODY), True),
    ("regrant", {"resources.leftover": "decide_together"}, (GROUP, BODY), True),
    ("regrant", EXIT_TO_VENTURE, (COMPANY, BODY), False),
    ("regrant", EXIT_TO_VENTURE, (BODY, BODY), False),
    ("regrant", EXIT_TO_VENTURE, (None, BODY), False),
    ("regrant", {"conflict.exit": {"money": "organisation", "name_and_materials": "venture"}}, (GROUP, BODY), False),
    ("regrant", {"conflict.exit": {"money": {"own": "venture"}}}, (GROUP, BODY), False),
    ("regrant", {"resources.leftover": "same_purpose_inside_the_organisation"}, (GROUP, BODY), False),
    ("regrant", {"resources.leftover": "back_to_funders"}, (GROUP, BODY), False),
    ("conduit", {"mechanism.decisions_start": {"budget": "venture_alone"}}, (GROUP, BODY), True),
    ("conduit", {"mechanism.decisions_later": {"budget": "venture_alone"}}, (GROUP, BODY), True),
    ("conduit", {"mechanism.decisions_start": {"budget": "together", "content": "venture_alone"}}, (GROUP, BODY), False),
    ("conduit", {"mechanism.decisions_start": {"budget": "venture_alone"}}, (COMPANY, BODY), False),
    ("receipts", RECEIPTS, (), True),
    ("receipts", {"resources.infrastructure_expect": {"options": ["receipts_for_donors"], "own": []}}, (), True),
    ("receipts", {"resources.infrastructure_offer": {"options": ["bookkeeping"], "own": ["receipts_for_donors"]}}, (), False),
    ("receipt_reports", RECEIPTS, (), True),
    ("receipt_reports", {"resources.infrastructure_offer": {"options": ["office"], "own": []}}, (), False),
    ("spending", {"resources.spending": 500}, (GROUP, BODY), True),
    ("spending", {"resources.spending": 500}, (GROUP, PUBLIC_COMPANY), True),
    ("spending", {"resources.spending": 0}, (GROUP, BODY), False),
    ("spending", {"resources.spending": 500}, (GROUP, COMPANY), False),
    ("volunteers", {"resources.people": "volunteers_of_the_organisation"}, (), True),
    ("volunteers", {"resources.people": "mixed"}, (), True),
    ("volunteers", {"fit.offer": VOLUNTEERS}, (), True),
    ("volunteers", {"fit.expect": VOLUNTEERS}, (), False),
    ("volunteers", {"resources.people": "organisation_employs"}, (), False),
    ("volunteers", {"resources.people": {"own": "mixed"}}, (), False),
    ("who_is_an_employee", {"resources.people": "volunteers_of_the_organisation"}, (), True),
    ("who_is_an_employee", {"resources.people": "independent_contractors"}, (), True),
    ("who_is_an_employee", {"resources.people": "mixed"}, (), True),
    ("who_is_an_employee", {"resources.people": "organisation_employs"}, (), False),
    ("personal_data", {"model.idea": {"contacts_and_mailing_lists": "jointly"}}, (), True),
    ("personal_data", {"communication.confidential": {"options": ["personal_data"], "own": []}}, (), True),
    ("personal_data", {"conflict.exit": {"data": "organisation"}}, (), True),
    ("personal_data", {"model.idea": {"materials_created": "jointly"}}, (), False),
    ("personal_data", {"communication.confidential": {"options": ["finances"], "own": []}}, (), False),
    ("follows_the_funder", {"mechanism.redirect": "follow_the_funder"}, (), True),
    ("follows_the_funder", {"mechanism.redirect": "bring_it_to_a_joint_meeting"}, (), False),
    ("funder_decides", {"fit.table": {"options": ["funder"], "own": []}, "mechanism.steering": STEERING}, (), True),
    ("funder_decides", {"fit.table": {"options": ["funder"], "own": []}, "mechanism.steering": "two_leads"}, (), False),
    ("funder_decides", {"fit.table": {"options": ["funder"], "own": []}}, (), False),
    ("funder_decides", {"fit.table": {"options": ["board"], "own": []}, "mechanism.steering": STEERING}, (), False),
    ("talks_aside", {"communication.aside": "allowed_and_told"}, (), True),
    ("talks_aside", {"communication.aside": "after_notice"}, (), False),
    ("talks_aside", {"communication.aside": "only_together"}, (), False),
    ("change_gate", {"mechanism.redirect": "follow_the_funder"}, (), True),
    ("change_gate", {"mechanism.redirect": "decline"}, (), False),
    ("change_gate", {"mechanism.redirect": "test_it_against_our_goals_together"}, (), False),
    ("change_gate", {"mechanism.redirect": "bring_it_to_a_joint_meeting"}, (), False),
    ("change_gate", {}, (), False),
    ("one_signatory", {}, (GROUP, PartyFacts("עמותה", Form.ASSOCIATION)), True),
    ("one_signatory", {}, (GROUP, PartyFacts("חל״צ", Form.PUBLIC_BENEFIT_COMPANY)), True),
    ("one_signatory", {}, (GROUP, BODY), False),
    ("one_signatory", {}, (PERSON, PartyFacts("חברה", Form.COMPANY)), False),
    ("not_stated.section_46_until", RECEIPTS, (BODY,), True),
    ("not_stated.section_46_until", RECEIPTS, (PartyFacts("עמותה", Form.ASSOCIATION, section_46_until=START),), False),
    ("not_stated.section_46_until", {}, (BODY,), False),
    ("not_stated.section_46_until", RECEIPTS, (GROUP,), False),
    ("not_stated.proper_management_until", RECEIPTS, (BODY,), True),
    ("not_stated.proper_management_until", RECEIPTS, (PartyFacts("עמותה", Form.ASSOCIATION, proper_management_until=START),), False),
)

# the term, the last day of the certificate, and whether it ends too early; the agreement starts on 1 January 2027
TERMS = (
    ("trial_of_90_days", date(2027, 3, 31), True),
    ("trial_of_90_days", date(2027, 4, 1), False),
    ("six_months", date(2027, 6, 30), True),
    ("six_months", date(2027, 7, 1), False),
    ("one_year", date(2027, 12, 31), True),
    ("one_year", date(2028, 1, 1), False),
    ("two_years", date(2028, 12, 31), True),
    ("two_years", date(2029, 1, 1), False),
    ("three_to_five_years", date(2031, 12, 31), True),
    ("three_to_five_years", date(2032, 1, 1), False),
    ("open_ended", date(2099, 1, 1), True),
)


def situation(said: Mapping[str, Any], sides: tuple[PartyFacts | None, ...] = (), **facts: Any) -> Situation:
    return Situation({key: Said({0: value}) for key, value in said.items()}, sides, facts)


def keys(where: Situation) -> set[str]:
    return {caution.key for caution in cautions(where)}


def only(where: Situation, key: str) -> Caution:
    [found] = [caution for caution in cautions(where) if caution.key == key]
    return found


@pytest.mark.parametrize(("key", "said", "sides", "is_drawn"), TABLE)
def test_it_is_drawn_by_what_should_draw_it(
    key: str, said: Mapping[str, Any], sides: tuple[PartyFacts | None, ...], is_drawn: bool
) -> None:
    assert (key in keys(situation(said, sides))) is is_drawn


def test_every_rule_is_in_the_table_both_ways() -> None:
    tested = {(key, is_drawn) for key, _said, _sides, is_drawn in TABLE}
    assert {(rule.key, is_drawn) for rule in RULES for is_drawn in (True, False)} <= tested


@pytest.mark.parametrize("certificate", ["proper_management_until", "section_46_until"])
@pytest.mark.parametrize(("horizon", "until", "is_drawn"), TERMS)
def test_a_certificate_that_ends_before_the_term(certificate: str, horizon: str, until: date, is_drawn: bool) -> None:
    facts: dict[str, Any] = {certificate: until}
    side = PartyFacts("עמותה", Form.ASSOCIATION, required_signatures=2, **facts)
    found = cautions(situation({"fit.horizon": horizon}, (GROUP, side), start=START))
    expected = [(f"ends_earlier.{certificate}", ("fit.horizon",), (certificate,), 1, until)] if is_drawn else []
    assert [(one.key, one.clauses, one.facts, one.party, one.until) for one in found] == expected


def test_every_horizon_is_in_the_table() -> None:
    assert [stop.key for stop in QUESTIONNAIRE.question("fit.horizon").stops] == list(dict.fromkeys(term for term, _until, _drawn in TERMS))


@pytest.mark.parametrize("said", [{}, {"fit.horizon": "one_year"}])
def test_a_term_that_nobody_can_know_ends_no_certificate(said: Mapping[str, str]) -> None:
    side = PartyFacts("עמותה", Form.ASSOCIATION, required_signatures=2, section_46_until=START)
    assert keys(situation(said, (side,))) == set()


def test_a_term_from_the_last_day_of_a_month_ends_within_the_month() -> None:
    side = PartyFacts("עמותה", Form.ASSOCIATION, required_signatures=2, section_46_until=date(2028, 2, 28))
    found = cautions(situation({"fit.horizon": "six_months"}, (side,), start=date(2027, 8, 31)))
    assert [one.key for one in found] == ["ends_earlier.section_46_until"]


@pytest.mark.parametrize(("minors", "drawn"), [(True, {"minors"}), (False, set()), (None, set())])
def test_minors(minors: bool | None, drawn: set[str]) -> None:
    assert keys(situation({}, minors=minors)) == drawn


def test_own_words_on_another_direction_may_have_lost_the_gate() -> None:
    where = Situation({"mechanism.redirect": Said({}, is_certain=False, in_own_words=True)})
    assert [(one.key, one.is_certain) for one in cautions(where)] == [("change_gate", False)]


def test_what_only_some_answered_is_said_with_an_if() -> None:
    where = Situation({"resources.people": Said({0: "mixed", 1: "organisation_employs"}, is_certain=False)})
    assert {(one.key, one.is_certain) for one in cautions(where)} == {("volunteers", False), ("who_is_an_employee", False)}


def test_one_certain_answer_makes_it_certain() -> None:
    said = {"resources.people": Said({0: "mixed"}, is_certain=False), "fit.offer": Said({1: VOLUNTEERS})}
    found = only(Situation(said), "volunteers")
    assert (found.is_certain, found.clauses) == (True, ("resources.people", "fit.offer"))


def test_it_belongs_to_the_clause_of_the_pair_once() -> None:
    said = {
        key: Said({0: {"options": ["receipts_for_donors"], "own": []}})
        for key in ("resources.infrastructure_offer", "resources.infrastructure_expect")
    }
    found = cautions(Situation(said))
    assert [one.clauses for one in found] == [("resources.infrastructure_offer",)] * 2
    assert of_clause(found, "resources.infrastructure_offer") == found
    assert of_clause(found, "resources.infrastructure_expect") == ()


def test_what_is_about_facts_belongs_there() -> None:
    found = cautions(situation({"resources.people": "mixed"}, (PartyFacts("עמותה", Form.ASSOCIATION),), minors=True))
    assert [one.key for one in of_facts(found)] == ["one_signatory", "minors"]


def test_nothing_said_draws_nothing() -> None:
    assert cautions(Situation()) == ()


def test_what_draws_a_caution_can_be_answered() -> None:
    """Every key in the table above is one of the questionnaire, so that no caution waits for an answer that nobody can give."""
    known: set[str] = set()
    for key in WATCHED:
        question = QUESTIONNAIRE.question(key)
        known |= {entry.key for entry in (*question.stops, *question.options, *question.rows)}
    assert {word for _key, said, _sides, is_drawn in TABLE if is_drawn for word in _words(said)} <= known


def test_every_text_speaks_of_checking_or_asking_and_none_advises() -> None:
    rules = {rule.text: rule for rule in RULES}
    law = [text for text, rule in rules.items() if not rule.lines]
    assert [text for text in law if "It is worth checking" not in text] == []
    assert [text for text, rule in rules.items() if rule.lines and "Schmitz" not in rule.source] == []
    assert [name for name, text in vars(caution_texts).items() if name.isupper() and isinstance(text, str) and "must" in text.split()] == []


def _words(said: Any) -> set[str]:
    if isinstance(said, str):
        return {said}
    if isinstance(said, Mapping):
        return set().union(
            *(_words(value) | ({key} if "." not in key and key not in ("options", "own") else set()) for key, value in said.items())
        )
    return set().union(*map(_words, said)) if isinstance(said, list) else set()
