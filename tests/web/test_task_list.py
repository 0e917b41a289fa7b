"""The list of topics: one's own side in full, the other only as answering or sealed; after sealing the same address waits."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.models import Partnership
from tests import factories
from tests.factories import VENTURE_ANSWERS
from tests.people import Member, Person
from tests.web.answer_pages import answer_rows, page_of, text_of
from tests.web.test_question import EVERYTHING


def list_of(partnership: Partnership) -> str:
    return reverse("task_list", args=[partnership.public_id])


def states(response: Any) -> list[tuple[int, int, str]]:
    return [(stop.answered, stop.total, stop.state) for stop in response.context["rail"].stops]


def test_it_works(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, {**VENTURE_ANSWERS, "fit.offer": {"value": {"options": ["media"], "own": []}}})
    response = ana.get(list_of(answering))
    assert states(response) == [
        (1, 4, "in_progress"), (0, 1, "not_started"), (1, 2, "in_progress"), (1, 4, "in_progress"),
        (0, 2, "not_started"), (0, 2, "not_started"), (0, 1, "not_started"), (0, 3, "not_started"),
    ]  # fmt: skip
    steps = [stop.step for stop in response.context["rail"].stops[:4]]
    assert steps == ["fit.purpose", "risks.list", "model.idea", "resources.approach"]
    assert all(page_of(answering, step) in text_of(response) for step in steps)


def test_it_works_for_the_other_party(ben: Member, answering: Partnership) -> None:
    factories.answer(ben.representative, EVERYTHING)
    assert {state for _, _, state in states(ben.get(list_of(answering)))} == {"done"}


def test_a_stranger_gets_404(dan: Member, eve: Person, answering: Partnership) -> None:
    assert [person.get(list_of(answering)).status_code for person in (dan, eve)] == [404, 404]


def test_the_wrong_stage_is_refused(ana: Member, partnership: Partnership) -> None:
    assert ana.get(list_of(partnership)).status_code == 409


def test_after_the_reveal_it_leads_to_the_picture(ana: Member, revealed: Partnership) -> None:
    assert ana.get(list_of(revealed))["Location"] == reverse("picture", args=[revealed.public_id])


def test_it_rejects_post(ana: Member, answering: Partnership) -> None:
    assert ana.post(list_of(answering)).status_code == 405


def test_a_get_writes_nothing(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, EVERYTHING)
    before = answer_rows()
    ana.get(list_of(answering))
    assert answer_rows() == before


def test_the_other_side_is_answering_or_has_sealed_and_nothing_else(ana: Member, ben: Member, answering: Partnership) -> None:
    before = text_of(ben.get(list_of(answering)))
    factories.answer(ana.representative, {"fit.purpose": {"value": "MARKER", "reason": "MARKER", "note": "MARKER"}})
    after = text_of(ben.get(list_of(answering)))
    assert [line for line in before.split("\n") if "csrf" not in line] == [line for line in after.split("\n") if "csrf" not in line]
    factories.seal(ana.representative)
    response = ben.get(list_of(answering))
    assert ([side.is_sealed for side in response.context["answering"].others], "MARKER" in text_of(response)) == ([True], False)


def test_after_sealing_it_waits(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, VENTURE_ANSWERS)
    factories.seal(ana.representative)
    response = ana.get(list_of(answering))
    assert response.templates[0].name == "questionnaire/waiting.html"
    assert [side.is_sealed for side in response.context["answering"].others] == [False]


@pytest.mark.parametrize("answers", [{}, EVERYTHING])
def test_it_takes_the_same_queries_always(
    ana: Member, answering: Partnership, django_assert_num_queries: DjangoAssertNumQueries, answers: dict[str, Any]
) -> None:
    if answers:
        factories.answer(ana.representative, answers)
    with django_assert_num_queries(8):
        ana.get(list_of(answering))
