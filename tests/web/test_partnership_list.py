"""One's partnerships, the newest first."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.domain.next_step import Step
from partnerships.models import Partnership
from tests import factories
from tests.factories import ANA
from tests.people import Member, Person

URL = reverse("partnership_list")
QUERIES = 7

pytestmark = pytest.mark.django_db


def listed(person: Person) -> list[tuple[str, Step]]:
    return [(standing.round.partnership.title, standing.step) for standing in person.get(URL).context["standings"]]


def test_it_works(ana: Member, answering: Partnership) -> None:
    factories.partnership_opened_by(ANA, title="החדשה")
    assert listed(ana) == [("החדשה", Step.INVITE), ("ישראל 2050", Step.ANSWER)]


def test_it_works_for_the_other_party(ben: Member) -> None:
    assert listed(ben) == [("ישראל 2050", Step.ACCEPT_GROUND_RULES)]


def test_a_stranger_sees_nothing_of_it(dan: Member, cora: Person, partnership: Partnership) -> None:
    assert listed(dan) == [("שותפות אחרת", Step.ACCEPT_GROUND_RULES)]
    assert listed(cora) == []


def test_nobody_is_sent_to_the_door(nobody: Client) -> None:
    assert nobody.get(URL)["Location"] == reverse("account_request_login_code") + "?next=/partnerships/"


def test_what_one_has_left_is_not_listed(ana: Member) -> None:
    ana.representative.left_at = ana.representative.joined_at
    ana.representative.save(update_fields=["left_at"])
    assert listed(ana) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_is_constant(ana: Member, django_assert_num_queries: DjangoAssertNumQueries, count: int) -> None:
    for number in range(1, count):
        factories.revealed_round(organisation=f"b{number}@organisation.example")
    ana.get(URL)
    with django_assert_num_queries(QUERIES):
        assert len(listed(ana)) == count


def test_settled_clauses_are_counted(ana: Member, ben: Member, revealed: Partnership) -> None:
    proposal = factories.propose_own_words(ana.representative)
    (before,) = ana.get(URL).context["standings"]
    factories.accept(ben.representative, proposal)
    (after,) = ana.get(URL).context["standings"]
    assert after.clauses == before.clauses > after.settled == before.settled + 1
