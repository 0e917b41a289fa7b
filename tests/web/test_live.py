"""What an open page of the table asks for: 204 where nothing changed, else the page's own regions and what the others did in a sentence."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.domain.companions import Sees
from partnerships.models import Partnership
from partnerships.queries.live import last_number
from tests import beside, factories
from tests.beside import Reader
from tests.factories import TwoSides
from tests.people import Member

CLAUSE = "model.position"


@pytest.fixture
def sides(revealed: Partnership) -> TwoSides:
    return TwoSides(revealed, *factories.representatives_of(revealed))


def address(partnership: Partnership, *, seen: int | str, key: str = CLAUSE, ways: str = "") -> str:
    name, named = (f"{ways}clause_live", [key]) if key else (f"{ways}clauses_live", [])
    return f"{reverse(name, args=[partnership.public_id, *named])}?seen={seen}"


def test_nothing_changed(ana: Member, revealed: Partnership) -> None:
    seen = last_number(revealed)
    assert [ana.get(address(revealed, seen=seen, key=key)).status_code for key in (CLAUSE, "")] == [204, 204]


def test_the_page_knows_what_it_has_seen(ana: Member, revealed: Partnership) -> None:
    live = ana.get(reverse("clause", args=[revealed.public_id, CLAUSE])).context["live"]
    assert (live.look, live.news) == (address(revealed, seen=last_number(revealed)), ())


def test_words_of_the_other_side_come(ana: Member, revealed: Partnership) -> None:
    seen = last_number(revealed)
    proposal = factories.propose_own_words(factories.representatives_of(revealed)[1])
    response = ana.get(address(revealed, seen=seen))
    live, page = response.context["live"], response.content.decode()
    assert [(told.side.position, "<bdi>ben</bdi>" in told.sentence) for told in live.news] == [(1, True)]
    assert (live.seen, response.context["view"].current) == (last_number(revealed), proposal)
    assert ("<html" in page, page.count('id="wordings"'), page.count('id="live"'), page.count('id="here"')) == (False, 1, 1, 0)


def test_ones_own_words_come_without_a_sentence(ana: Member, revealed: Partnership) -> None:
    seen = last_number(revealed)
    proposal = factories.propose_own_words(ana.representative)
    context = ana.get(address(revealed, seen=seen)).context
    assert (context["live"].news, context["view"].current) == ((), proposal)


def test_what_is_about_another_clause_only_moves_the_number(ana: Member, revealed: Partnership) -> None:
    seen = last_number(revealed)
    factories.propose_own_words(factories.representatives_of(revealed)[1])
    page = ana.get(address(revealed, seen=seen, key="resources.fundraising")).content.decode()
    assert (f"?seen={last_number(revealed)}" in page, 'id="wordings"' in page) == (True, False)


def test_the_list_hears_of_every_clause(ana: Member, revealed: Partnership) -> None:
    seen = last_number(revealed)
    ben = factories.representatives_of(revealed)[1]
    for _time in range(5):
        factories.propose_own_words(ben)
    live = ana.get(address(revealed, seen=seen, key="")).context["live"]
    assert (len(live.news), live.more) == (3, 2)


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 10, "٣"])
def test_a_number_that_is_none_is_refused(ana: Member, revealed: Partnership, seen: str) -> None:
    assert ana.get(address(revealed, seen=seen)).status_code == 400


def test_a_clause_that_is_none_is_not_found(ana: Member, revealed: Partnership) -> None:
    assert ana.get(address(revealed, seen=last_number(revealed), key="no.clause")).status_code == 404


def test_whoever_is_signed_out_is_told_so_in_place(nobody: Client, revealed: Partnership) -> None:
    assert nobody.get(address(revealed, seen=0), headers={"HX-Request": "true"}).status_code == 401


def test_nothing_moves_once_it_is_sealed(ana: Member, sealed: Partnership) -> None:
    assert ana.get(reverse("clause", args=[sealed.public_id, CLAUSE])).context["live"] is None


def test_somebody_beside_sees_what_their_page_shows(sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=Sees(answers=False, clauses=True, document=False)))
    seen = last_number(sides.partnership)
    proposal = factories.propose_own_words(sides.venture)
    response = eve.get(address(sides.partnership, seen=seen, ways="beside_"))
    shown = [response.context[name] for name in ("question", "view")]
    assert (shown[0], shown[1].current, len(response.context["live"].news)) == (None, proposal, 1)
    page = response.content.decode()
    assert ("/propose/" in page, "/accept/" in page) == (False, False)


def test_nothing_new_costs_two_looks(ana: Member, revealed: Partnership, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """Session, account, seat, sides and round at the door; then the clause and the last number of the log."""
    there = address(revealed, seen=last_number(revealed))
    with django_assert_num_queries(7):
        ana.get(there)


def test_as_many_queries_whatever_changed(ana: Member, revealed: Partnership, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """With one new wording as with six."""
    seen, ben = last_number(revealed), factories.representatives_of(revealed)[1]
    factories.propose_own_words(ben)
    with CaptureQueriesContext(connection) as of_one:
        ana.get(address(revealed, seen=seen))
    for _time in range(5):
        factories.propose_own_words(ben)
    with django_assert_num_queries(len(of_one)):
        ana.get(address(revealed, seen=seen))


def test_the_fragment_shows_what_the_reader_chose(ana: Member, revealed: Partnership) -> None:
    live = ana.get(reverse("clause", args=[revealed.public_id, CLAUSE]), {"view": "clean", "other": "x"}).context["live"]
    assert live.look.partition("?")[2] == f"view=clean&seen={last_number(revealed)}"


def test_words_that_come_too_late_stand_against_those_on_the_table(ana: Member, revealed: Partnership) -> None:
    factories.propose_own_words(factories.representatives_of(revealed)[1], "אלה מילים של הארגון.")
    response = ana.post(
        reverse("propose", args=[revealed.public_id, CLAUSE]), {"origin": "text", "based_on": "0", "text": "אלה מילים של המיזם."}
    )
    page = response.content.decode()
    assert (response.status_code, page.count('id="against-title"'), "data-refused" in page) == (409, 1, True)
