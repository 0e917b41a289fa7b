"""The page before freezing: what may be missing, what does not go together, and one way on from each; for companions who see both."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.domain.companions import ALL, Sees
from partnerships.domain.coverage import MATTERS
from partnerships.domain.dangers import DANGERS
from partnerships.models import Clause
from partnerships.services.negotiation import Wording, propose
from tests import beside, factories
from tests.beside import Reader
from tests.factories import TwoSides
from tests.people import Member

pytestmark = pytest.mark.django_db

FEE: Mapping[str, Any] = {"resources.fee_kind": {"value": "percent_of_income"}, "resources.fee": {"value": 5}}
TRIAL: Mapping[str, Any] = {"fit.horizon": {"value": "trial_of_90_days"}, "conflict.notice": {"value": 120}}
RISKS: Mapping[str, Any] = {"risks.list": {"value": [{"risk": {"deck": "too_little_time"}, "calm": ""}]}}


def at(sides: TwoSides, name: str = "coverage") -> str:
    return reverse(name, args=[sides.partnership.public_id])


def page(sides: TwoSides) -> Any:
    response: Any = Member(sides.venture).get(at(sides))
    assert response.status_code == 200
    return response.context


def test_what_does_not_go_together_names_both_clauses() -> None:
    sides = factories.revealed_round(venture_answers={**FEE, **TRIAL}, organisation_answers={**FEE, **TRIAL})
    found = [([link.address for link in one.clauses], one.is_certain) for one in page(sides)["contradictions"]]
    of = {key: reverse("clause", args=[sides.partnership.public_id, key]) for key in (*FEE, *TRIAL)}
    assert found == [([of["resources.fee_kind"]], True), ([of["conflict.notice"], of["fit.horizon"]], True)]


def test_what_is_not_agreed_is_said_with_an_if() -> None:
    sides = factories.revealed_round(venture_answers=TRIAL, organisation_answers={"fit.horizon": {"value": "trial_of_90_days"}})
    assert [one.is_certain for one in page(sides)["contradictions"]] == [False]
    assert "רק אם" in Member(sides.venture).get(at(sides)).content.decode()


def test_each_entry_has_its_one_way_on() -> None:
    sides = factories.revealed_round(venture_answers={**TRIAL, **RISKS}, organisation_answers=TRIAL, path="full")
    context, there = page(sides), sides.partnership.public_id
    matters = {one.title: one.way.address for one in context["matters"]}
    assert len(matters) == len(MATTERS) - 2
    default, own = reverse("default_clause", args=[there, "model.idea"]), reverse("add_clause", args=[there])
    assert {default, f"{own}?chapter=people", f"{own}?chapter=purpose"} <= set(matters.values())
    assert [one.risk.key for one in context["check"].open_risks] == ["deck:too_little_time"]
    assert len(context["dangers"]) == len(DANGERS)
    assert {bool(one.clauses) != bool(one.way) for one in context["dangers"]} == {True}


def test_a_clause_that_was_left_out_is_said_to_be_so() -> None:
    sides = factories.revealed_round()
    clause = Clause.objects.select_related("round__partnership").get(round=sides.round, key="fit.horizon")
    wording = propose(actor=sides.venture, clause=clause, wording=Wording("omit"), based_on=1)
    factories.accept(sides.organisation, wording)
    left_out = [one for one in page(sides)["matters"] if one.is_left_out]
    assert [one.way.address for one in left_out] == [reverse("clause", args=[sides.partnership.public_id, "fit.horizon"])]


def test_what_was_found_stands_in_short_beside_freezing_and_stops_nothing() -> None:
    sides = factories.revealed_round(venture_answers={**FEE, **TRIAL}, organisation_answers={**FEE, **TRIAL})
    factories.settle(sides.partnership)
    ana = Member(sides.venture)
    for name in ("agreement", "freeze"):
        context = ana.get(at(sides, name)).context
        assert (len(context["in_short"]), context["readiness"].is_ready) == (3, True)
    assert ana.post(at(sides, "freeze")).status_code == 302


@pytest.mark.parametrize("name", ["coverage", "decisions"])
def test_it_costs_the_same_whatever_there_is(name: str) -> None:
    few = factories.revealed_round(venture_answers=TRIAL, organisation_answers=TRIAL)
    many = factories.revealed_round(
        venture="v@v.example", organisation="o@o.example", venture_answers={**FEE, **TRIAL, **RISKS}, organisation_answers={**FEE, **TRIAL}
    )
    factories.settle(many.partnership)
    assert queries(few, name) == queries(many, name)


def queries(sides: TwoSides, name: str) -> int:
    person = Member(sides.venture)
    person.get(at(sides, name))
    with CaptureQueriesContext(connection) as found:
        person.get(at(sides, name))
    return len(found)


@pytest.mark.parametrize(
    ("allowed", "statuses"),
    [(ALL, (200, 200)), (Sees(clauses=True), (403, 200)), (Sees(answers=True), (403, 403)), (Sees(), (403, 403))],
)
def test_beside_the_sides_it_takes_answers_and_clauses(allowed: Sees, statuses: tuple[int, int]) -> None:
    sides = factories.revealed_round(venture_answers={**TRIAL, **RISKS}, organisation_answers=TRIAL)
    eve = Reader(beside.consultant(sides, allowed=allowed))
    pages = [eve.get(at(sides, name)) for name in ("beside_coverage", "beside_decisions")]
    assert tuple(found.status_code for found in pages) == statuses
    if statuses == (200, 200):
        own = {one.way.address for one in pages[0].context["matters"] if one.way}
        assert own == set()
        assert f"/partnerships/{sides.partnership.public_id}/" not in pages[0].content.decode() + pages[1].content.decode()
