"""Talking by the page of a clause: what is shown and offered to whom, and what was typed and chosen is never lost."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.domain.companions import ALL, Sees
from partnerships.models import Clause, Comment, Proposal, Representative, TalkMark
from partnerships.services import clock
from partnerships.services.comments import COMMENT_LIMIT, comment, resolve_thread
from partnerships.services.talk_marks import mark_for_talk
from tests import beside, factories
from tests.beside import Reader
from tests.factories import TwoSides
from tests.people import Member

KEY = "model.position"


@pytest.fixture
def sides(db: None) -> TwoSides:
    return factories.revealed_round()


def clause_of(sides: TwoSides) -> Clause:
    return Clause.objects.get(round=sides.round, key=KEY)


def say(actor: Any, sides: TwoSides, text: str = "מה דעתכם?", **more: Any) -> Comment:
    return comment(actor=actor, clause=clause_of(sides), text=text, once=uuid4(), **more)


def post(reader: Client, sides: TwoSides, name: str = "comment", **data: Any) -> Any:
    return reader.post(reverse(name, args=[sides.partnership.public_id, KEY]), {f"comment-{field}": value for field, value in data.items()})


def page(reader: Client, sides: TwoSides) -> str:
    name = "beside_clause" if isinstance(reader, Reader) else "clause"
    return reader.get(reverse(name, args=[sides.partnership.public_id, KEY])).content.decode()


def test_an_answer_from_the_page_stands_in_its_thread(sides: TwoSides) -> None:
    began = say(sides.venture, sides)
    ben = Member(sides.organisation)
    response = post(ben, sides, text="בעד", thread=began.public_id, once=uuid4(), mentions=[sides.venture.public_id])
    said = Comment.objects.get(thread=began)
    assert response["Location"].endswith(f"#comment-{said.public_id}")
    assert [list(said.mentions.all()), f'id="comment-{said.public_id}"' in page(ben, sides)] == [[sides.venture], True]


def test_it_speaks_of_the_current_wording_unless_somebody_chooses_otherwise(sides: TwoSides) -> None:
    proposal = factories.propose_own_words(sides.venture)
    clause = proposal.clause
    there = reverse("clause", args=[sides.partnership.public_id, clause.key])
    form = Member(sides.organisation).get(there).context["talk"].form
    assert form["proposal"].value() == str(proposal.public_id)
    comment(actor=sides.venture, clause=clause, text="טוב?", once=uuid4(), proposal=proposal.public_id)
    factories.propose_own_words(sides.organisation, "מילים אחרות")
    assert f"על נוסח {proposal.number}, שכבר אינו הנוכחי" in Member(sides.venture).get(there).content.decode()


BAD: dict[str, dict[str, Any]] = {
    "nothing": {"text": " "},
    "too long": {"text": "x" * (COMMENT_LIMIT + 1)},
    "a hidden direction": {"text": "15 \u202e 51"},
    "a thread that is nowhere": {"thread": uuid4()},
    "no thread at all": {"thread": "x"},
    "a wording that is nowhere": {"proposal": uuid4()},
    "no wording at all": {"proposal": "x"},
    "somebody unknown": {"mentions": [str(uuid4())]},
    "nobody at all": {"mentions": ["x"]},
}


@pytest.mark.parametrize("wrong", list(BAD.values()), ids=list(BAD))
def test_bad_input_is_explained_and_everything_is_kept(sides: TwoSides, wrong: dict[str, Any]) -> None:
    ben, told = Member(sides.organisation), str(sides.venture.public_id)
    sent: dict[str, Any] = {"text": "המילים שלי", "once": uuid4()} | wrong
    response = post(ben, sides, **(sent | {"mentions": [told, *sent.get("mentions", [])]}))
    form = response.context["comment_form"]
    assert (response.status_code, len(form.errors), Comment.objects.count()) == (400, 1, 0)
    assert form["text"].value() == sent["text"]
    assert [chip.reader.key for chip in form.chips if chip.is_ticked] == [told]


def test_an_answer_that_is_refused_stays_in_its_thread(sides: TwoSides) -> None:
    first, second = say(sides.venture, sides), say(sides.venture, sides)
    resolve_thread(actor=sides.venture, clause=clause_of(sides), thread=second.public_id)
    for said in (first, second):
        talk = post(Member(sides.organisation), sides, text="x\0", thread=said.public_id).context["talk"]
        views = (*talk.open, *talk.closed)
        assert [(view.thread.key, bool(view.form.errors)) for view in views] == [(one.public_id, one == said) for one in (first, second)]
        assert (talk.form.is_bound, talk.has_refused_answer) == (False, said == second)


def test_a_wording_that_was_taken_back_keeps_the_words(sides: TwoSides) -> None:
    proposal = factories.propose_own_words(sides.venture)
    Proposal.objects.filter(pk=proposal.pk).update(withdrawn_at=clock.now(), withdrawn_by=sides.venture)
    there = reverse("comment", args=[sides.partnership.public_id, proposal.clause.key])
    response = Member(sides.organisation).post(there, {"comment-text": "המילים שלי", "comment-proposal": str(proposal.public_id)})
    form = response.context["comment_form"]
    assert (response.status_code, list(form.errors), form["text"].value()) == (409, ["proposal"], "המילים שלי")


def test_somebody_who_left_is_not_told(sides: TwoSides) -> None:
    vera = factories.join(sides.venture, "vera@venture.example", own_side=True)
    Representative.objects.filter(pk=vera.pk).update(left_at=clock.now())
    response = post(Member(sides.organisation), sides, text="שלום", mentions=[str(vera.public_id)])
    assert (response.status_code, list(response.context["comment_form"].errors)) == (400, ["mentions"])


def test_a_thread_is_closed_folded_and_opened_again(sides: TwoSides) -> None:
    began, ana = say(sides.venture, sides), Member(sides.venture)
    sent = {"thread": str(began.public_id)}
    where = [sides.partnership.public_id, KEY]
    assert ana.post(reverse("resolve_thread", args=where), sent).status_code == 302
    assert ['id="closed-threads"' in page(person, sides) for person in (ana, Member(sides.organisation))] == [True, True]
    assert ana.post(reverse("reopen_thread", args=where), sent).status_code == 302
    assert 'id="closed-threads"' not in page(ana, sides)


def test_those_beside_the_sides_close_nothing(sides: TwoSides) -> None:
    say(sides.venture, sides)
    eve = Reader(beside.consultant(sides, allowed=Sees(clauses=True)))
    shown = eve.get(reverse("beside_clause", args=[sides.partnership.public_id, KEY])).context["talk"]
    assert (shown.may_close, [view.form is not None for view in shown.open]) == (False, [True])


@pytest.mark.parametrize("name", ["resolve_thread", "reopen_thread", "clear_talk_mark"])
@pytest.mark.parametrize("sent", [{}, {"thread": "x", "whose": "x"}])
def test_what_no_page_sends_is_refused(sides: TwoSides, name: str, sent: dict[str, str]) -> None:
    there = reverse(name, args=[sides.partnership.public_id, KEY])
    assert Member(sides.venture).post(there, sent).status_code == 400


def test_a_mark_is_set_seen_and_taken_away(sides: TwoSides) -> None:
    eve, ana = Reader(beside.consultant(sides, allowed=Sees(clauses=True))), Member(sides.venture)
    where = [sides.partnership.public_id, KEY]
    assert [eve.post(reverse("beside_mark_for_talk", args=where)).status_code for _time in range(2)] == [302, 302]
    lists = (reverse("clauses", args=where[:1]), reverse("beside_clauses", args=where[:1]))
    assert ["סומן לשיחה בפגישה" in person.get(there).content.decode() for person, there in zip((ana, eve), lists, strict=True)] == [
        True
    ] * 2
    assert ana.get(reverse("clause", args=where)).context["marks"][0].may_clear
    sent = {"whose": str(eve.companion.public_id)}
    assert ana.post(reverse("clear_talk_mark", args=where), sent).status_code == 302
    assert TalkMark.objects.filter(cleared_at=None).count() == 0


def test_who_only_reads_is_offered_nothing(sides: TwoSides) -> None:
    say(sides.venture, sides)
    mark_for_talk(actor=sides.venture, clause=clause_of(sides))
    olga = Reader(beside.join(sides.organisation, "observer"))
    shown = olga.get(reverse("beside_clause", args=[sides.partnership.public_id, KEY])).context
    offered = (shown["talk"].form, shown["talk"].open[0].form, shown["may_mark"], shown["marks"][0].may_clear, shown["prepared_form"])
    assert offered == (None, None, False, False, None)


def test_after_freezing_there_is_only_reading(sides: TwoSides) -> None:
    say(sides.venture, sides)
    eve = Reader(beside.consultant(sides, allowed=ALL))
    factories.lead_to("signing", sides.partnership)
    for person, name in ((Member(sides.venture), "clause"), (eve, "beside_clause")):
        shown = person.get(reverse(name, args=[sides.partnership.public_id, KEY])).context
        assert (len(shown["talk"].open), shown["talk"].form, shown["may_mark"], shown.get("prepared_form")) == (1, None, False, None)


def test_the_number_of_queries_does_not_grow(sides: TwoSides) -> None:
    eve = beside.consultant(sides, allowed=ALL)
    readers = ((Member(sides.venture), "clause"), (Reader(eve), "beside_clause"))
    counts = []
    for _more in range(2):
        for number in range(1 + _more * 2):
            began = say(sides.venture, sides, mentions=[eve.public_id, sides.organisation.public_id])
            say(eve, sides, thread=began.public_id, mentions=[sides.venture.public_id])
            if number:
                resolve_thread(actor=sides.organisation, clause=clause_of(sides), thread=began.public_id)
        mark_for_talk(actor=eve if _more else sides.organisation, clause=clause_of(sides))
        counts.append([_queries(reader, reverse(name, args=[sides.partnership.public_id, KEY])) for reader, name in readers])
    assert counts[0] == counts[1]


def _queries(reader: Client, where: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        reader.get(where)
    return len(queries)
