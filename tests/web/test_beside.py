"""The pages of those beside the sides: what is open to them, why the rest is not, and nothing of anybody's private part."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from partnerships.domain.companions import ALL, Sees
from partnerships.models import Clause, Comment, Companion, Round
from partnerships.services.companions import admit, call_third_party, end_companion
from tests import beside, factories
from tests.beside import Reader
from tests.factories import TwoSides
from tests.people import Member

ANSWERS = ("beside_picture", "beside_package", "beside_comparison")
CLAUSES = ("beside_clauses", "beside_clause", "beside_agreement", "beside_agreement_pdf")
DOCUMENT = ("beside_document_pdf", "beside_document_json")
NOT_ALLOWED = "שני הצדדים מחליטים"


@pytest.fixture
def sides(db: None) -> TwoSides:
    return factories.revealed_round()


def address(name: str, sides: TwoSides) -> str:
    more = {"beside_comparison": ["model"], "beside_clause": ["model.position"], "beside_comment": ["model.position"]}
    return reverse(name, args=[sides.partnership.public_id, *more.get(name, [])])


def acts(page: str) -> set[str]:
    """The addresses beside the sides to which the forms of a page lead, by name."""
    main = page.partition("<main")[2].partition("</main>")[0]
    names = (resolve(html.unescape(action)).url_name or "" for action in re.findall(r'<form[^>]* action="([^"]*)"', main))
    return {name.removeprefix("beside_") for name in names}


def statuses(reader: Client, sides: TwoSides) -> dict[str, int]:
    return {name: reader.get(address(name, sides)).status_code for name in ("beside", *ANSWERS, *CLAUSES, *DOCUMENT)}


def expected(*, answers: bool, clauses: bool, document: bool) -> dict[str, int]:
    groups = ((("beside",), True), (ANSWERS, answers), (CLAUSES, clauses), (DOCUMENT, document))
    return {name: 200 if is_open else 403 for names, is_open in groups for name in names}


@pytest.mark.parametrize("allowed", [Sees(), Sees(answers=True), Sees(clauses=True), Sees(document=True), ALL])
def test_a_consultant_sees_what_both_allow(sides: TwoSides, allowed: Sees) -> None:
    eve = Reader(beside.consultant(sides, allowed=allowed))
    assert statuses(eve, sides) == expected(answers=allowed.answers, clauses=allowed.clauses, document=False)


def test_one_side_alone_opens_nothing(sides: TwoSides) -> None:
    eve = beside.consultant(sides)
    admit(actor=sides.venture, companion=eve, allows=ALL)
    assert statuses(Reader(eve), sides) == expected(answers=False, clauses=False, document=False)


def test_the_page_is_the_same_whichever_side_has_not_allowed(sides: TwoSides) -> None:
    eve = beside.consultant(sides)
    seen = []
    for first, second in ((Sees(), ALL), (ALL, Sees()), (Sees(), Sees())):
        admit(actor=sides.venture, companion=eve, allows=first)
        admit(actor=sides.organisation, companion=eve, allows=second)
        pages = [Reader(eve).get(address(name, sides)).content.decode() for name in ("beside_picture", "beside_document_pdf")]
        seen.append([page.partition("<main")[2] for page in pages])
    assert seen[0] == seen[1] == seen[2]


@pytest.mark.parametrize(
    ("reads_from", "stage", "opened"),
    [
        ("negotiating", "negotiating", {"answers": True, "clauses": True, "document": False}),
        ("signing", "negotiating", {"answers": False, "clauses": False, "document": False}),
        ("signing", "signing", {"answers": False, "clauses": True, "document": False}),
        ("sealed", "signing", {"answers": False, "clauses": False, "document": False}),
        ("sealed", "sealed", {"answers": False, "clauses": False, "document": True}),
    ],
)
def test_an_observer_reads_from_its_stage_on(sides: TwoSides, reads_from: str, stage: str, opened: dict[str, bool]) -> None:
    olga = Reader(beside.join(sides.organisation, "observer", reads_from=reads_from))
    factories.lead_to(stage, sides.partnership)
    assert statuses(olga, sides) == expected(**opened)


def test_a_third_party_reads_when_it_is_called(sides: TwoSides) -> None:
    tom = beside.join(sides.venture, "third_party")
    assert set(statuses(Reader(tom), sides).values()) == {404}
    call_third_party(actor=sides.organisation, companion=tom)
    assert statuses(Reader(tom), sides) == expected(answers=True, clauses=True, document=False)


def test_the_sealed_document_is_the_same_as_for_the_sides(sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=ALL))
    factories.lead_to("sealed", sides.partnership)
    ana = Member(sides.venture)
    for name in ("document_pdf", "document_json"):
        own = ana.get(reverse(name, args=[sides.partnership.public_id]))
        seen = eve.get(address(f"beside_{name}", sides))
        assert (seen.content, seen["Content-Disposition"]) == (own.content, own["Content-Disposition"])


def test_before_the_reveal_only_how_far_each_side_is(db: None) -> None:
    sides = factories.answering_round()
    eve = Reader(beside.consultant(sides, allowed=ALL))
    factories.answer(sides.venture, factories.VENTURE_ANSWERS)
    factories.seal(sides.venture)
    assert statuses(eve, sides) == expected(answers=False, clauses=False, document=False)
    page = eve.get(address("beside", sides))
    assert [(side.has_joined, side.has_sealed) for side in page.context["sides"]] == [(True, True), (True, False)]
    assert NOT_ALLOWED not in page.content.decode()


def test_the_address_of_the_sides_leads_on(sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides))
    response = eve.get(reverse("partnership", args=[sides.partnership.public_id]))
    assert (response.status_code, response["Location"]) == (302, address("beside", sides))


def test_a_former_companion_gets_404(sides: TwoSides) -> None:
    eve = beside.consultant(sides, allowed=ALL)
    end_companion(actor=sides.venture, companion=eve)
    assert set(statuses(Reader(eve), sides).values()) == {404}


def test_no_clause_is_linked_where_clauses_are_closed(sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=Sees(answers=True)))
    pages = "".join(eve.get(address(name, sides)).content.decode() for name in ANSWERS)
    assert "/clauses/model.position/" not in pages


def test_answers_are_not_shown_beside_a_clause_where_they_are_closed(sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=Sees(clauses=True)))
    assert eve.get(address("beside_clause", sides)).context["question"] is None


def test_the_pages_offer_nothing_but_talk(sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=ALL))
    pages = {name: eve.get(address(name, sides)).content.decode() for name in (*ANSWERS, *CLAUSES[:3])}
    forms = {name: acts(page) - {"clauses_here", "clause_here"} for name, page in pages.items()}
    assert forms == {name: set() for name in pages} | {"beside_clause": {"comment", "mark_for_talk", "prepare"}}


def test_the_links_of_the_pages_stay_beside(sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=ALL))
    pages = "".join(eve.get(address(name, sides)).content.decode() for name in ("beside", *ANSWERS, *CLAUSES[:3]))
    assert f"/partnerships/{sides.partnership.public_id}" not in pages


def test_a_comment_is_shown_to_the_sides_with_its_author(sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=Sees(clauses=True)))
    once = eve.get(address("beside_clause", sides)).context["comment_form"]["once"].value()
    posted = {"comment-text": "אולי כדאי לשאול את הקרן", "comment-once": str(once)}
    answers = [eve.post(address("beside_comment", sides), posted) for _time in range(2)]
    said = Comment.objects.get()
    assert [answer["Location"] for answer in answers] == [f"{address('beside_clause', sides)}#comment-{said.public_id}"] * 2
    page = Member(sides.organisation).get(reverse("clause", args=[sides.partnership.public_id, "model.position"])).content.decode()
    assert ["אולי כדאי לשאול את הקרן" in page, ">eve</bdi>" in page] == [True, True]


def test_a_side_comments_too(sides: TwoSides) -> None:
    ana = Member(sides.venture)
    there = reverse("comment", args=[sides.partnership.public_id, "model.position"])
    assert ana.post(there, {"comment-text": "לדעתנו כן"}).status_code == 302
    eve = Reader(beside.consultant(sides, allowed=Sees(clauses=True)))
    assert "לדעתנו כן" in eve.get(address("beside_clause", sides)).content.decode()


@pytest.mark.parametrize("text", ["", "15 \u202e 51"])
def test_bad_input_is_explained(sides: TwoSides, text: str) -> None:
    eve = Reader(beside.consultant(sides, allowed=Sees(clauses=True)))
    for person, name in ((eve, "beside_comment"), (Member(sides.venture), "comment")):
        there = reverse(name, args=[sides.partnership.public_id, "model.position"])
        answer = person.post(there, {"comment-text": text, "comment-once": "no number"})
        assert (answer.status_code, list(answer.context["comment_form"].errors)) == (400, ["text"])


def test_a_comment_at_the_wrong_stage_keeps_its_words(sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=ALL))
    factories.lead_to("signing", sides.partnership)
    answer = eve.post(address("beside_comment", sides), {"comment-text": "רגע, עוד דבר"})
    assert (answer.status_code, "רגע, עוד דבר" in answer.content.decode()) == (409, True)


def test_an_observer_who_only_reads_sees_no_form(sides: TwoSides) -> None:
    olga = Reader(beside.join(sides.venture, "observer"))
    page = olga.get(address("beside_clause", sides))
    assert page.context["may_comment"] is False
    assert olga.post(address("beside_comment", sides), {"comment-text": "שלום לכולם"}).status_code == 403


def test_no_such_clause_or_topic(sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=ALL))
    there = [reverse(name, args=[sides.partnership.public_id, "no.such"]) for name in ("beside_clause", "beside_comparison")]
    assert [eve.get(one).status_code for one in there] == [404, 404]


def test_every_stage_has_a_page(sides: TwoSides) -> None:
    eve = beside.consultant(sides)
    for allowed in (Sees(), Sees(answers=True), ALL):
        beside.let_in(sides, eve, allowed)
        for stage in Round.Stage.values:
            Round.objects.filter(partnership=sides.partnership).update(stage=stage, **_declined(stage, sides))
            assert Reader(eve).get(address("beside", sides)).status_code == 200
    assert Companion.objects.get().pk == eve.pk


def test_the_number_of_queries_does_not_grow(sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=ALL))
    clause = Clause.objects.get(round=sides.round, key="model.position")
    counts = []
    for _more in range(2):
        factories.propose_own_words(sides.venture, f"מילים {_more}")
        Comment.objects.create(clause=clause, by=sides.venture, text="x", said_at=clause.round.partnership.created_at)
        counts.append(_queries(eve, address("beside_clause", sides)))
    assert counts[0] == counts[1]


def _queries(reader: Client, where: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        reader.get(where)
    return len(queries)


def _declined(stage: str, sides: TwoSides) -> dict[str, object]:
    if stage != "declined":
        return {"declined_at": None, "declined_by": None}
    return {"declined_at": sides.partnership.created_at, "declined_by": sides.venture}
