"""Marks for the meeting: who sets them, who takes them away, and what they never touch."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.domain.companions import ALL, Sees
from partnerships.domain.errors import NotPermitted, TransitionNotAllowed
from partnerships.models import Acceptance, AuditEntry, Clause, OutboxMail, Proposal, Representative, TalkMark
from partnerships.queries.talk import open_marks, open_marks_on
from partnerships.services.talk_marks import clear_talk_mark, mark_for_talk
from partnerships.services.voices import Voice
from tests import beside, factories
from tests.factories import TwoSides


@pytest.fixture
def sides(db: None) -> TwoSides:
    return factories.revealed_round()


def clauses(sides: TwoSides) -> list[Clause]:
    return list(Clause.objects.filter(round=sides.round))


def marked(sides: TwoSides) -> dict[str, list[str]]:
    return {key: [mark.by.name for mark in found] for key, found in open_marks(sides.round).items()}


def actions(sides: TwoSides) -> list[str]:
    entries = AuditEntry.objects.filter(partnership=sides.partnership, action__startswith="talk_mark").order_by("number")
    return [entry.action for entry in entries]


def test_sides_and_those_beside_them_mark_once(sides: TwoSides) -> None:
    first, second = clauses(sides)[:2]
    eve = beside.consultant(sides, allowed=Sees(clauses=True))
    for person, clause in ((eve, second), (sides.organisation, first), (sides.venture, first), (eve, second)):
        mark_for_talk(actor=person, clause=clause)
    assert marked(sides) == {first.key: ["ben", "ana"], second.key: ["eve"]}
    assert list(open_marks(sides.round)) == [first.key, second.key]
    assert [mark.by.kind for mark in open_marks_on(second)] == ["consultant"]
    assert actions(sides) == ["talk_marked"] * 3


def test_the_marks_of_a_round_are_one_query(sides: TwoSides) -> None:
    round_ = sides.round
    for clause in clauses(sides)[:3]:
        mark_for_talk(actor=sides.venture, clause=clause)
    with CaptureQueriesContext(connection) as queries:
        found = [(mark.clause.heading, mark.by.party) for marks in open_marks(round_).values() for mark in marks]
    assert (len(queries), len(found)) == (1, 3)


def test_it_tells_nobody_by_mail_and_changes_nothing_else(sides: TwoSides) -> None:
    before = [list(model.objects.order_by("pk").values()) for model in (Proposal, Acceptance, OutboxMail)]
    mark_for_talk(actor=sides.venture, clause=clauses(sides)[0])
    assert [list(model.objects.order_by("pk").values()) for model in (Proposal, Acceptance, OutboxMail)] == before


def test_who_takes_a_mark_away(sides: TwoSides) -> None:
    clause = clauses(sides)[0]
    eve = beside.consultant(sides, allowed=Sees(clauses=True))
    vera = factories.join(sides.venture, "vera@venture.example", own_side=True)
    may: list[tuple[Voice, Voice]] = [(sides.venture, sides.venture), (sides.venture, vera), (eve, eve), (eve, sides.organisation)]
    for owner, taker in may:
        mark_for_talk(actor=owner, clause=clause)
        for _time in range(2):
            clear_talk_mark(actor=taker, clause=clause, whose=owner.public_id)
        assert marked(sides) == {}
    assert actions(sides) == ["talk_marked", "talk_mark_cleared"] * 4
    assert TalkMark.objects.count() == 4


def test_who_does_not(sides: TwoSides) -> None:
    clause = clauses(sides)[0]
    eve = beside.consultant(sides, allowed=Sees(clauses=True))
    olga = beside.join(sides.organisation, "observer", may_comment=True)
    mark_for_talk(actor=sides.venture, clause=clause)
    mark_for_talk(actor=eve, clause=clause)
    for taker, owner in ((sides.organisation, sides.venture), (eve, sides.venture), (olga, eve)):
        with pytest.raises(NotPermitted):
            clear_talk_mark(actor=taker, clause=clause, whose=owner.public_id)
    clear_talk_mark(actor=sides.venture, clause=clause, whose=uuid4())
    assert marked(sides) == {clause.key: ["ana", "eve"]}


def test_who_may_not_is_refused(sides: TwoSides) -> None:
    clause = clauses(sides)[0]
    viewer = factories.join(sides.venture, "vera@venture.example", own_side=True)
    Representative.objects.filter(pk=viewer.pk).update(works=False)
    elsewhere = factories.revealed_round(venture=factories.DAN, organisation="gil@elsewhere.example")
    stranger = beside.join(elsewhere.venture, "consultant", email="yona@advice.example")
    beside.let_in(elsewhere, stranger)
    people: list[Voice] = [viewer, beside.consultant(sides), beside.join(sides.venture, "observer"), elsewhere.venture, stranger]
    for person in people:
        with pytest.raises(NotPermitted):
            mark_for_talk(actor=person, clause=clause)
    assert not TalkMark.objects.exists()


def test_the_wrong_stage_is_refused(sides: TwoSides) -> None:
    clause, eve = clauses(sides)[0], beside.consultant(sides, allowed=ALL)
    mark_for_talk(actor=eve, clause=clause)
    factories.lead_to("signing", sides.partnership)
    for person in (sides.venture, eve):
        with pytest.raises(TransitionNotAllowed):
            mark_for_talk(actor=person, clause=clause)
        with pytest.raises(TransitionNotAllowed):
            clear_talk_mark(actor=person, clause=clause, whose=eve.public_id)
