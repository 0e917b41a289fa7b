"""The check before sealing: everything as the other side will see it, nothing private, and what is still open."""

from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.models import Partnership
from tests import factories
from tests.factories import VENTURE_ANSWERS
from tests.people import Member, Person
from tests.web.answer_pages import answer_rows, page_of, text_of
from tests.web.test_question import CORE, EVERYTHING


def check_of(partnership: Partnership) -> str:
    return reverse("check_answers", args=[partnership.public_id])


def test_it_works(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, EVERYTHING)
    response = ana.get(check_of(answering))
    shown = [answer.question.key for topic in response.context["topics"] for answer in topic.answers]
    assert (shown, response.context["missing"]) == ([question.key for question in CORE.questions], 0)
    assert all(page_of(answering, question.page_key) in text_of(response) for question in CORE.questions)


def test_it_works_for_the_other_party(ben: Member, answering: Partnership) -> None:
    factories.answer(ben.representative, {"fit.horizon": {"value": "one_year"}})
    assert ben.get(check_of(answering)).context["missing"] == 22


def test_a_stranger_gets_404(dan: Member, eve: Person, answering: Partnership) -> None:
    assert [person.get(check_of(answering)).status_code for person in (dan, eve)] == [404, 404]


def test_the_wrong_stage_is_refused(ana: Member, partnership: Partnership) -> None:
    assert ana.get(check_of(partnership)).status_code == 409
    factories.begin_answering(partnership)
    factories.answer(ana.representative, VENTURE_ANSWERS)
    factories.seal(ana.representative)
    assert ana.get(check_of(partnership)).status_code == 409


def test_it_rejects_post(ana: Member, answering: Partnership) -> None:
    assert ana.post(check_of(answering)).status_code == 405


def test_private_words_are_not_there(ana: Member, answering: Partnership) -> None:
    answer = {"value": "SHOWN-VALUE", "reason": "SHOWN-REASON", "note": "PRIVATE-NOTE"}
    factories.answer(ana.representative, {"fit.purpose": answer})
    before = answer_rows()
    text = text_of(ana.get(check_of(answering)))
    assert [word in text for word in ("SHOWN-VALUE", "SHOWN-REASON", "PRIVATE-NOTE")] == [True, True, False]
    assert answer_rows() == before


def test_what_a_side_wrote_is_isolated_and_escaped(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, {"fit.purpose": {"value": "<b>Acme!</b>"}})
    assert '<bdi class="pre">&lt;b&gt;Acme!&lt;/b&gt;</bdi>' in text_of(ana.get(check_of(answering)))


def test_what_is_not_asked_is_not_missing(ana: Member, answering: Partnership) -> None:
    answers = {key: raw for key, raw in EVERYTHING.items() if key != "resources.fee"} | {"resources.fee_kind": {"value": "none"}}
    factories.answer(ana.representative, answers)
    assert ana.get(check_of(answering)).context["missing"] == 0


def test_it_takes_the_same_queries_always(ana: Member, answering: Partnership, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(7):
        ana.get(check_of(answering))
    factories.answer(ana.representative, EVERYTHING)
    with django_assert_num_queries(7):
        ana.get(check_of(answering))
