"""The list of all clauses with their states, and the drafts of what both answered alike."""

from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.models import Partnership
from tests import factories
from tests.people import Member


def url_of(partnership: Partnership) -> str:
    return reverse("clauses", args=[partnership.public_id])


def states(person: Member, partnership: Partnership) -> dict[str, str]:
    return {line.view.clause.key: line.tag.words for line in person.get(url_of(partnership)).context["lines"]}


def test_it_works(ana: Member, revealed: Partnership) -> None:
    assert states(ana, revealed) == {
        "model.position": "עוד אין נוסח",
        "resources.fundraising": "עוד אין נוסח",
        "fit.horizon": "ממתין לצד שלך",
    }


def test_it_works_for_the_other_party(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ana.representative)
    assert states(ana, revealed)["model.position"] == "ממתין לצד השני"
    assert states(ben, revealed)["model.position"] == "ממתין לצד שלך"


def test_the_drafts_are_listed_in_full(ana: Member, revealed: Partnership) -> None:
    response = ana.get(url_of(revealed))
    [draft] = response.context["drafts"]
    proposal = draft.view.current
    assert (draft.view.clause.key, proposal.origin) == ("fit.horizon", "draft")
    assert f'value="{proposal.public_id}:{proposal.text_hash}"' in response.content.decode()


def test_what_is_settled_is_counted(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.accept(ben.representative, factories.propose_own_words(ana.representative))
    context = ana.get(url_of(revealed)).context
    assert (context["settled"], len(context["lines"])) == (1, 3)


def test_it_says_where_things_stand_and_what_comes_next(ana: Member, ben: Member, revealed: Partnership) -> None:
    context = ana.get(url_of(revealed)).context
    assert [(tag.kind, number) for tag, number in context["counts"]] == [("talk", 1), ("near", 2)]
    assert context["next"].clause.key == "model.position"
    factories.propose_own_words(ana.representative)
    assert ana.get(url_of(revealed)).context["next"].clause.key == "resources.fundraising"
    assert ben.get(url_of(revealed)).context["next"].clause.key == "model.position"


def test_what_nobody_answered_is_listed_with_its_page(ana: Member, revealed: Partnership) -> None:
    response = ana.get(url_of(revealed))
    keys = [question.key for question in response.context["unanswered"]]
    assert ("conflict.notice" in keys, "fit.horizon" in keys, "fit.purpose" in keys) == (True, False, False)
    page = response.content.decode()
    assert [reverse("default_clause", args=[revealed.public_id, key]) in page for key in keys] == [True] * len(keys)


def test_a_stranger_gets_404(dan: Member, revealed: Partnership) -> None:
    assert dan.get(url_of(revealed)).status_code == 404


def test_the_wrong_stage_is_refused(ana: Member, answering: Partnership) -> None:
    assert ana.get(url_of(answering)).status_code == 409


def test_a_frozen_text_is_read_only(db: None) -> None:
    sides = factories.signing_round()
    response = Member(sides.venture).get(url_of(sides.partnership))
    assert (response.status_code, response.context["may_negotiate"]) == (200, False)
    assert reverse("accept_drafts", args=[sides.partnership.public_id]) not in response.content.decode()


def test_it_asks_the_database_equally_often(ana: Member, revealed: Partnership, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """With three clauses as with six."""
    with django_assert_num_queries(21):
        ana.get(url_of(revealed))
    answers = {
        **factories.VENTURE_ANSWERS,
        "conflict.notice": {"value": 30},
        "credit.no_answer": {"value": "approved"},
        "resources.approach": {"value": "notice"},
    }
    larger = factories.revealed_round(venture="rina@venture.example", organisation="uri@organisation.example", venture_answers=answers)
    rina = Member(larger.venture)
    with django_assert_num_queries(21):
        response = rina.get(url_of(larger.partnership))
    assert len(response.context["lines"]) == 6


def test_it_rejects_post(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed)).status_code == 405
