"""What a round draws: the agreed value where there is one, what all answered alike, and with an if what only some answered."""

from datetime import timedelta
from typing import Any

import pytest

from partnerships.models import Clause
from partnerships.queries.cautions import all_cautions, cautions_of_facts
from partnerships.queries.negotiation import clause_views
from partnerships.queries.questionnaire import revealed_answers
from partnerships.services import clock
from partnerships.services.negotiation import Wording, propose, state_facts, state_party_facts
from tests import factories
from tests.factories import TwoSides

pytestmark = pytest.mark.django_db

REDIRECT = "mechanism.redirect"


def drawn(sides: TwoSides) -> set[tuple[str, bool]]:
    parties = tuple(sides.partnership.parties.all())
    found = all_cautions(sides.round, parties, clause_views(sides.round), revealed_answers(sides.round))
    return {(caution.key, caution.is_certain) for caution in found}


def redirected(venture: str | None, organisation: str | None, **more: Any) -> TwoSides:
    answers = [{REDIRECT: {"value": value, **more}} if value else {} for value in (venture, organisation)]
    beside = {"conflict.notice": {"value": 30}}
    return factories.revealed_round(venture_answers=answers[0] | beside, organisation_answers=answers[1] | beside, path="full")


def settle(sides: TwoSides, wording: Wording) -> None:
    clause = Clause.objects.select_related("round__partnership").get(round=sides.round, key=REDIRECT)
    proposal = propose(actor=sides.venture, clause=clause, wording=wording, based_on=clause.proposals.count())
    factories.accept(sides.organisation, proposal)


FOLLOW, GATE = "follows_the_funder", "change_gate"


@pytest.mark.parametrize(
    ("venture", "organisation", "expected"),
    [
        ("follow_the_funder", "follow_the_funder", {(FOLLOW, True), (GATE, True)}),
        ("follow_the_funder", "decline", {(FOLLOW, False), (GATE, False)}),
        ("follow_the_funder", None, {(FOLLOW, False), (GATE, False)}),
        ("decline", "decline", set()),
        ("decline", None, set()),
    ],
)
def test_before_anything_is_agreed_the_answers_draw(venture: str, organisation: str | None, expected: set[tuple[str, bool]]) -> None:
    assert drawn(redirected(venture, organisation)) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        (Wording("party", party=0), {(FOLLOW, True), (GATE, True)}),
        (Wording("party", party=1), set()),
        (Wording("value", value="follow_the_funder"), {(FOLLOW, True), (GATE, True)}),
        (Wording("value", value="bring_it_to_a_joint_meeting"), set()),
        (Wording("text", text="נראה."), {(FOLLOW, False), (GATE, False)}),
        (Wording("omit"), set()),
    ],
)
def test_once_it_is_settled_what_was_agreed_draws(wording: Wording, expected: set[tuple[str, bool]]) -> None:
    sides = redirected("follow_the_funder", "decline")
    settle(sides, wording)
    assert drawn(sides) == expected


def test_what_is_left_open_is_what_was_answered_with_an_if() -> None:
    sides = redirected("follow_the_funder", "follow_the_funder")
    settle(sides, Wording("open", until=clock.today() + timedelta(days=9), owner=0))
    assert drawn(sides) == {(FOLLOW, False), (GATE, False)}


def test_the_value_of_a_bridge_draws() -> None:
    sides = factories.revealed_round(
        venture_answers={"conflict.exit": {"value": {"money": "venture"}, "acceptable": {"money": ["by_agreement"]}}},
        organisation_answers={"conflict.exit": {"value": {"money": "organisation"}, "acceptable": {"money": ["by_agreement"]}}},
    )
    state_party_facts(actor=sides.venture, round_=sides.round, data=factories.VENTURE_FACTS)
    assert drawn(sides) == {("regrant", False)}
    clause = Clause.objects.select_related("round__partnership").get(key="conflict.exit")
    factories.accept(sides.organisation, propose(actor=sides.venture, clause=clause, wording=Wording("bridge"), based_on=0))
    assert drawn(sides) == {("regrant", True)}


def test_a_side_that_has_stated_nothing_draws_nothing() -> None:
    sides = factories.revealed_round(
        venture_answers={"conflict.exit": {"value": {"money": "venture"}}}, organisation_answers=factories.ORGANISATION_ANSWERS
    )
    assert drawn(sides) == set()


def test_before_the_reveal_facts_alone_draw() -> None:
    sides = factories.answering_round()
    factories.answer(sides.venture, {"conflict.exit": {"value": {"data": "venture"}}})
    state_party_facts(actor=sides.organisation, round_=sides.round, data=factories.ORGANISATION_FACTS)
    for actor in (sides.venture, sides.organisation):
        state_facts(actor=actor, round_=sides.round, facts={"minors": True})
    found = cautions_of_facts(sides.round, tuple(sides.partnership.parties.all()))
    assert [caution.key for caution in found] == ["one_signatory", "minors"]
