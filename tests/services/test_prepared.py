"""Words that somebody beside the sides prepares: told to both sides alike, and nothing until a side proposes them."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from partnerships.domain.companions import ALL, Sees
from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted, TransitionNotAllowed
from partnerships.models import Acceptance, AuditEntry, Clause, Companion, OutboxMail, PreparedWording, Proposal
from partnerships.queries.prepared import prepared_for
from partnerships.services.clause_table import WHY_LIMIT
from partnerships.services.negotiation import Wording, propose
from partnerships.services.prepared import ReasonRefused, prepare_wording, withdraw_prepared_wording
from partnerships.services.wordings import CLAUSE_LIMIT
from tests import beside, factories
from tests.factories import BEN, TwoSides

ONCE = UUID("22222222-2222-4222-8222-222222222222")


@pytest.fixture
def sides(db: None) -> TwoSides:
    return factories.revealed_round()


@pytest.fixture
def eve(sides: TwoSides) -> Companion:
    return beside.consultant(sides, allowed=Sees(clauses=True))


def first_clause(sides: TwoSides) -> Clause:
    return Clause.objects.filter(round=sides.round)[0]


def prepare(actor: Companion, sides: TwoSides, text: str = "הצדדים ייפגשו בכל חודש.", **more: Any) -> PreparedWording:
    given: dict[str, Any] = {"why": "כך שני החששות נענים", "once": uuid4(), "clause": first_clause(sides)} | more
    return prepare_wording(actor=actor, text=text, **given)


def current_number(clause: Clause) -> int:
    last = clause.proposals.standing().last()
    return last.number if last else 0


def test_both_sides_are_told_in_the_same_moment_with_the_same_words(sides: TwoSides, eve: Companion) -> None:
    OutboxMail.objects.all().delete()
    prepare(eve, sides, "סוד")
    told = list(OutboxMail.objects.filter(template="wording_prepared"))
    assert {mail.to for mail in told} == {sides.venture.account.email, BEN}
    same = [{name: value for name, value in mail.opened().items() if name != "stop_link"} for mail in told]
    assert (same[0] == same[1], len({mail.created_at for mail in told}) <= 2, "סוד" in str(same)) == (True, True, False)


def test_it_changes_nothing_that_is_current(sides: TwoSides, eve: Companion) -> None:
    before = [list(model.objects.order_by("pk").values()) for model in (Proposal, Acceptance)]
    prepare(eve, sides)
    assert [list(model.objects.order_by("pk").values()) for model in (Proposal, Acceptance)] == before


def test_a_side_proposes_it_and_both_must_accept(sides: TwoSides, eve: Companion) -> None:
    prepared, clause = prepare(eve, sides), first_clause(sides)
    wording = Wording(Proposal.Origin.PREPARED, prepared=prepared.public_id)
    proposal = propose(actor=sides.organisation, clause=clause, wording=wording, based_on=current_number(clause))
    assert (proposal.text, proposal.party, proposal.prepared) == (prepared.text, sides.organisation.party, prepared)
    assert [acceptance.party for acceptance in proposal.acceptances.all()] == [sides.organisation.party]
    assert [entry.taken_as for entry in prepared_for(clause)] == [proposal]


def test_taken_back_it_cannot_be_proposed_and_what_was_proposed_stays(sides: TwoSides, eve: Companion) -> None:
    prepared, clause = prepare(eve, sides), first_clause(sides)
    wording = Wording(Proposal.Origin.PREPARED, prepared=prepared.public_id)
    proposal = propose(actor=sides.venture, clause=clause, wording=wording, based_on=current_number(clause))
    for _time in range(2):
        withdraw_prepared_wording(actor=eve, clause=clause, prepared=prepared.public_id)
    assert (prepared_for(clause), Proposal.objects.standing().filter(pk=proposal.pk).exists()) == ((), True)
    with pytest.raises(InvalidInput):
        propose(actor=sides.organisation, clause=clause, wording=wording, based_on=proposal.number)
    entries = AuditEntry.objects.filter(partnership=sides.partnership, actor=f"companion:{eve.public_id}").order_by("number")
    assert [entry.action for entry in entries if "prepared" in entry.payload] == ["wording_prepared", "prepared_wording_withdrawn"]


def test_only_who_prepared_it_takes_it_back(sides: TwoSides, eve: Companion) -> None:
    prepared, clause = prepare(eve, sides), first_clause(sides)
    olga = beside.join(sides.organisation, "observer", may_comment=True)
    with pytest.raises(NotPermitted):
        withdraw_prepared_wording(actor=olga, clause=clause, prepared=prepared.public_id)
    with pytest.raises(InvalidInput):
        withdraw_prepared_wording(actor=eve, clause=Clause.objects.exclude(pk=clause.pk)[0], prepared=prepared.public_id)


@pytest.mark.parametrize(
    ("kind", "terms"), [("consultant", {}), ("observer", {}), ("observer", {"may_comment": True, "reads_from": "signing"})]
)
def test_who_may_not_is_refused(sides: TwoSides, kind: str, terms: dict[str, Any]) -> None:
    with pytest.raises(NotPermitted):
        prepare(beside.join(sides.venture, kind, **terms), sides)
    assert not PreparedWording.objects.exists()


def test_a_right_that_was_taken_away_counts_at_once(sides: TwoSides, eve: Companion) -> None:
    prepared = prepare(eve, sides)
    beside.let_in(sides, eve, Sees(answers=True))
    with pytest.raises(NotPermitted):
        prepare(eve, sides)
    with pytest.raises(NotPermitted):
        withdraw_prepared_wording(actor=eve, clause=first_clause(sides), prepared=prepared.public_id)


def test_the_wrong_stage_is_refused(sides: TwoSides) -> None:
    eve = beside.consultant(sides, allowed=ALL)
    factories.lead_to("signing", sides.partnership)
    with pytest.raises(TransitionNotAllowed):
        prepare(eve, sides)


def test_the_same_post_twice_is_one_wording(sides: TwoSides, eve: Companion) -> None:
    assert (prepare(eve, sides, once=ONCE), PreparedWording.objects.count()) == (prepare(eve, sides, once=ONCE), 1)
    with pytest.raises(Conflict):
        prepare(beside.join(sides.organisation, "observer", may_comment=True), sides, once=ONCE)


@pytest.mark.parametrize("text", ["", " \n ", "x\0y", "15 \u202e 51", "x" * (CLAUSE_LIMIT + 1)])
def test_bad_words_are_refused(sides: TwoSides, eve: Companion, text: str) -> None:
    with pytest.raises(InvalidInput):
        prepare(eve, sides, text)
    assert not PreparedWording.objects.exists()


@pytest.mark.parametrize("why", ["x\0y", "15 \u202e 51", "x" * (WHY_LIMIT + 1)])
def test_bad_reasons_are_refused(sides: TwoSides, eve: Companion, why: str) -> None:
    with pytest.raises(ReasonRefused):
        prepare(eve, sides, why=why)
    assert not PreparedWording.objects.exists()
