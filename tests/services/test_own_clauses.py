"""Clauses and annexes that a side brings to the table, from the first wording to the agreement."""

from typing import Any
from uuid import uuid4

import pytest

from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted, TransitionNotAllowed
from partnerships.models import AuditEntry, Clause, OutboxMail, Proposal
from partnerships.queries.agreement import draft_agreement
from partnerships.queries.negotiation import clause_views
from partnerships.services.agreement import freeze_agreement
from partnerships.services.negotiation import Wording, propose
from partnerships.services.own_clauses import Reference, add_annex, add_clause
from partnerships.services.sending_back import send_back
from partnerships.services.withdrawing import withdraw_proposal
from tests import factories

pytestmark = pytest.mark.django_db
FINGERPRINT = "9F86D081 884C7D65 9A2FEAA0 C55AD015 A3BF4F1B 2B0B822C D15D6C15 B0F00A08"


def added(sides: factories.TwoSides, **changes: Any) -> Clause:
    values = {"chapter": "money", "heading": "  ציוד  משותף ", "text": "הציוד נרשם.", "once": uuid4(), **changes}
    return add_clause(actor=values.pop("actor", sides.venture), round_=sides.round, **values)


def annexed(sides: factories.TwoSides, content: str | Reference = "שנה ראשונה: 20,000 ₪.", **changes: Any) -> Clause:
    values = {"title": "תקציב", "content": content, "once": uuid4(), **changes}
    return add_annex(actor=sides.venture, round_=sides.round, **values)


def accept_current(sides: factories.TwoSides, clause: Clause) -> None:
    factories.accept(sides.organisation, Proposal.objects.get(clause=clause))


def test_a_clause_comes_to_the_table_with_a_wording_that_the_own_side_accepts() -> None:
    sides = factories.revealed_round()
    clause = added(sides, why="כדי שנדע מה של מי.")
    proposal = Proposal.objects.get(clause=clause)
    assert (clause.key, clause.chapter, clause.heading, clause.added_by) == ("own.1", "money", "ציוד משותף", sides.venture)
    assert (proposal.number, proposal.text, proposal.why) == (1, "הציוד נרשם.", "כדי שנדע מה של מי.")
    assert [acceptance.party for acceptance in proposal.acceptances.all()] == [sides.venture.party]
    entries = [(entry.action, entry.payload["clause"]) for entry in AuditEntry.objects.order_by("-number")[:2]]
    assert entries[::-1] == [("clause_added", "own.1"), ("wording_proposed", "own.1")]
    assert OutboxMail.objects.get(template="proposal_waits").opened()["heading"] == "ציוד משותף"


def test_the_same_post_twice_is_one_clause_and_the_number_of_somebody_else_is_none() -> None:
    sides = factories.revealed_round()
    once = uuid4()
    assert added(sides, once=once) == added(sides, once=once)
    with pytest.raises(Conflict):
        added(sides, once=once, actor=sides.organisation)
    assert [annexed(sides).key, annexed(sides).key, added(sides).key] == ["annex.1", "annex.2", "own.2"]


@pytest.mark.parametrize(
    "wrong",
    [{"chapter": "binding"}, {"chapter": "annexes"}, {"chapter": ""}, {"heading": " "}, {"heading": "x" * 121}, {"heading": "a\u202eb"},
     {"text": ""}, {"text": "x" * 6001}, {"text": "15\u202e"}, {"why": "x" * 1001}],
)  # fmt: skip
def test_what_cannot_be_taken_leaves_nothing(wrong: dict[str, str]) -> None:
    sides = factories.revealed_round()
    with pytest.raises(InvalidInput):
        added(sides, **wrong)
    assert not Clause.objects.filter(added_by__isnull=False).exists()


@pytest.mark.parametrize(("name", "fingerprint"), [("תקציב", "9f86"), ("תקציב", "g" * 64), ("", FINGERPRINT)])
def test_a_document_needs_a_name_and_a_fingerprint(name: str, fingerprint: str) -> None:
    sides = factories.revealed_round()
    with pytest.raises(InvalidInput):
        annexed(sides, Reference(name, fingerprint))


def test_only_those_who_work_for_a_side_add_and_only_at_the_table() -> None:
    sides = factories.signing_round()
    with pytest.raises(TransitionNotAllowed):
        added(sides)
    open_ = factories.revealed_round(venture=factories.CORA, organisation=factories.DAN)
    with pytest.raises(NotPermitted):
        added(open_, actor=sides.venture)
    viewer = factories.join(open_.venture, "vera@venture.example", own_side=True)
    viewer.works = False
    viewer.save(update_fields=["works"])
    with pytest.raises(NotPermitted):
        added(open_, actor=viewer)


def test_an_own_clause_closes_its_chapter_and_annexes_close_the_agreement() -> None:
    sides = factories.revealed_round()
    annex, clause = annexed(sides), added(sides, chapter="background")
    for one in (annex, clause):
        accept_current(sides, one)
    factories.settle(sides.partnership)
    keys = [view.clause.key for view in clause_views(sides.round)]
    assert (keys.index("own.1"), keys[-1]) == (keys.index("model.position") + 1, "annex.1")
    chapters = draft_agreement(sides.round, number=1).chapters
    background = next(chapter for chapter in chapters if chapter.key == "background")
    assert [clause.key for clause in background.clauses][-1] == "own.1"
    [last] = chapters[-1].clauses
    assert (chapters[-1].heading, last.number, last.heading, last.text) == ("נספחים", "נספח 1", "תקציב", "שנה ראשונה: 20,000 ₪.")


def test_a_document_is_named_by_its_fingerprint_in_the_words_of_the_agreement() -> None:
    sides = factories.revealed_round(language="en")
    text = Proposal.objects.get(clause=annexed(sides, Reference("Budget 2027", FINGERPRINT))).text
    assert text.endswith("\n\nSHA-256: " + FINGERPRINT.replace(" ", "").lower())
    assert text.startswith("Budget 2027 is an annex to this agreement.")


def test_what_is_added_binds_where_everything_binds() -> None:
    sides = factories.revealed_round()
    accept_current(sides, added(sides))
    factories.settle(sides.partnership)
    agreement = draft_agreement(sides.round, number=1)
    assert (agreement.binds, "own.1" in {clause.key for clause in agreement.clauses}) == ("everything", True)


def test_taken_back_it_is_no_clause_until_somebody_words_it_anew() -> None:
    sides = factories.revealed_round()
    clause = added(sides)
    before = Clause.objects.on_the_table().count()
    withdraw_proposal(actor=sides.venture, proposal=Proposal.objects.get(clause=clause))
    [view] = [view for view in clause_views(sides.round) if view.clause == clause]
    assert (view.is_gone, view.is_silent, view.is_settled, Clause.objects.on_the_table().count()) == (True, True, True, before - 1)
    factories.freeze(sides.partnership)
    version = factories.version_of(sides.partnership)
    assert "own.1" not in version.canonical
    send_back(actor=sides.venture, version=version, fingerprint=version.fingerprint, note="בכל זאת.")
    again = propose(actor=sides.organisation, clause=clause, wording=Wording("text", text="הציוד נרשם בשם מי שקנה."), based_on=0)
    assert again.number == 2


def test_back_at_the_table_settled_additions_are_still_settled() -> None:
    sides = factories.revealed_round()
    clause, annex = added(sides), annexed(sides)
    for one in (clause, annex):
        accept_current(sides, one)
    factories.freeze(sides.partnership)
    version = factories.version_of(sides.partnership)
    send_back(actor=sides.organisation, version=version, fingerprint=version.fingerprint, note="עוד נספח.")
    annexed(sides)
    states = {view.clause.key: view.is_settled for view in clause_views(sides.round)}
    assert (states["own.1"], states["annex.1"], states["annex.2"]) == (True, True, False)
    with pytest.raises(TransitionNotAllowed):
        freeze_agreement(actor=sides.venture, round_=sides.round)
    accept_current(sides, Clause.objects.get(key="annex.2"))
    freeze_agreement(actor=sides.venture, round_=sides.round)
    canonical = factories.version_of(sides.partnership).canonical
    assert [number for number in ("נספח 1", "נספח 2", "נספח 3") if number in canonical] == ["נספח 1", "נספח 2"]
