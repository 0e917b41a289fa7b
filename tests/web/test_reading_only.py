"""Somebody of a side without the right to work: every page is there to be read, and offers nothing that would be refused."""

import re

import pytest
from django.urls import reverse

from partnerships.models import Representative
from tests import factories
from tests.factories import TwoSides
from tests.people import Member

BEFORE = ("partnership", "task_list", "check_answers", "facts", "people", "own_changes", "ground_rules", "change_terms")
AFTER = ("partnership", "clauses", "facts", "risks", "picture", "agreement", "freeze", "people", "own_changes")
ANSWERING, NEGOTIATING = "answering", "negotiating"
NO_ACTS = re.compile(r'<form[^>]+method="post"[^>]*?action="([^"]*(?<!/here/))"')
"""What stays on a page for everybody: the language, signing out, and whether others see who is here."""


@pytest.fixture
def sides(db: None) -> TwoSides:
    sides = factories.open_partnership_of_two()
    person = factories.join(sides.venture, "vera@venture.example", own_side=True, signs=False)
    Representative.objects.filter(pk=person.pk).update(works=False)
    return sides


def vera_of(sides: TwoSides) -> Member:
    return Member(factories.representative_of(sides.partnership, "vera@venture.example"))


@pytest.mark.parametrize(("stage", "names"), [(ANSWERING, BEFORE), (NEGOTIATING, AFTER)])
def test_no_page_offers_what_would_be_refused(sides: TwoSides, stage: str, names: tuple[str, ...]) -> None:
    factories.lead_to(stage, sides.partnership)
    vera = vera_of(sides)
    found = {}
    for name in names:
        response = vera.get(reverse(name, args=[sides.partnership.public_id]))
        body = response.content.decode()
        assert (name, response.status_code) == (name, 200)
        found[name] = [address for address in NO_ACTS.findall(body) if str(sides.partnership.public_id) in address]
    assert {name: addresses for name, addresses in found.items() if addresses} == {}


def test_a_page_of_questions_is_still(sides: TwoSides) -> None:
    factories.lead_to(ANSWERING, sides.partnership)
    body = vera_of(sides).get(reverse("question", args=[sides.partnership.public_id, "model.position"])).content.decode()
    assert ("<fieldset class=\"stack stack-l still\" disabled>" in body, "data-hx-post" in body, 'type="submit" hidden' in body) == (
        True, False, False,
    )  # fmt: skip


def test_a_clause_offers_nothing(sides: TwoSides) -> None:
    factories.lead_to(NEGOTIATING, sides.partnership)
    factories.propose_own_words(sides.organisation)
    body = vera_of(sides).get(reverse("clause", args=[sides.partnership.public_id, "model.position"])).content.decode()
    assert [address for address in NO_ACTS.findall(body) if "/clauses/" in address] == []
