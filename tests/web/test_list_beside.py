"""What those beside the sides find in their list: who has answered before the reveal, and after it no more than they may see."""

import itertools
from datetime import timedelta

import pytest
import time_machine

from partnerships.domain.companions import Kind, Sees, seen_by
from partnerships.domain.lifecycle import Stage
from partnerships.domain.listing import Listing
from partnerships.domain.turn import Turn
from partnerships.models import Admission, Companion, Organisation, Partnership, PartyStatus, Representative
from partnerships.queries.dashboard import Row, found, found_of_organisation, rows_of
from partnerships.services import clock
from partnerships.services.negotiation import Wording, propose
from partnerships.services.opening import NewSide, open_for_two_sides
from tests import factories
from tests.factories import EVE, account_of
from tests.people import Member

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


def listed(listing: Listing | None = None) -> list[Row]:
    eve = account_of(EVE)
    return list(rows_of(found(eve, listing or Listing()), eve))


def stand_beside(partnership: Partnership, kind: str = "consultant", **values: object) -> Companion:
    return Companion.objects.create(
        partnership=partnership, kind=kind, account=account_of(EVE), name="eve", joined_at=clock.now(), **values
    )


def test_before_the_reveal_only_who_has_answered(ana: Member, answering: Partnership) -> None:
    stand_beside(answering)
    (before,) = listed()
    with time_machine.travel(clock.now() + timedelta(days=3), tick=False):
        factories.answer(ana.representative, factories.VENTURE_ANSWERS)
        factories.seal(ana.representative)
        (after,) = listed()
    assert [side.has_sealed for side in before.sides] == [False, False]
    assert [side.has_sealed for side in after.sides] == [True, False]
    assert (before.turn, after.turn) == (Turn.BOTH, Turn.THEM)
    assert (after.moved_at, after.open_clauses, after.missing_signatures, after.next_on) == (before.moved_at, None, None, before.next_on)


def test_what_a_consultant_sees_of_the_clauses_is_what_all_sides_allow(ana: Member, ben: Member, revealed: Partnership) -> None:
    companion = stand_beside(revealed)
    open_point(ana.representative, ben.representative)
    assert [(row.open_clauses, row.next_on) for row in listed()] == [(None, None)]
    allow(companion, ana.representative)
    assert [(row.open_clauses, row.next_on) for row in listed()] == [(None, None)]
    allow(companion, ben.representative)
    status = PartyStatus.objects.filter(party=ana.representative.party).get()
    assert [(row.open_clauses, row.next_on) for row in listed()] == [(status.open_clauses, status.next_on)]
    assert status.next_on is not None


@pytest.mark.parametrize("stage", Stage)
def test_the_database_says_what_the_rule_says(ana: Member, ben: Member, revealed: Partnership, stage: Stage) -> None:
    PartyStatus.objects.update(stage=stage, next_on=clock.today(), open_clauses=3)
    companion = stand_beside(revealed, party=ana.representative.party)
    parties = (ana.representative, ben.representative)
    for kind, reads_from, allowing in itertools.product(Kind, Companion.ReadsFrom, ((), parties[:1], parties)):
        is_called = kind is Kind.THIRD_PARTY
        companion.kind, companion.reads_from = kind.value, reads_from
        companion.called_at, companion.called_by = (clock.now(), ana.representative) if is_called else (None, None)
        companion.save()
        Admission.objects.all().delete()
        for person in allowing:
            allow(companion, person)
        allowed = [Sees(clauses=person in allowing) for person in parties]
        sees = seen_by(kind, stage, reads_from=Stage(reads_from), is_called=is_called, allowed=allowed)
        assert [row.open_clauses for row in listed()] == [3 if sees.clauses else None], (kind, reads_from, allowing)


def test_whoever_opened_for_both_sides_has_to_invite(db: None) -> None:
    sides = NewSide("venture", "מיזם"), NewSide("organisation", "ארגון")
    open_for_two_sides(account=account_of(EVE), title="שתי קצוות", language="he", person_name="eve", sides=sides)
    assert [row.turn for row in listed(Listing(turn=Turn.US))] == [Turn.US]
    assert listed(Listing(turn=Turn.NOBODY)) == listed(Listing(turn=Turn.THEM)) == []


def test_the_list_of_an_organisation(ana: Member, ben: Member, revealed: Partnership) -> None:
    organisation = Organisation.objects.create(legal_name="אגודת הסטודנטים", form="association", created_at=clock.now())
    party = ben.representative.party
    party.organisation = organisation
    party.save()
    (row,) = rows_of(found_of_organisation(organisation, Listing(q="2050")))
    assert (row.partnership, row.turn, row.open_clauses) == (revealed, Turn.BOTH, PartyStatus.objects.get(party=party).open_clauses)
    assert not found_of_organisation(organisation, Listing(q="אחר")).exists()


def allow(companion: Companion, person: Representative) -> None:
    Admission.objects.create(companion=companion, party=person.party, clauses=True, decided_by=person, decided_at=clock.now())


def open_point(proposing: Representative, accepting: Representative) -> None:
    clause = proposing.party.partnership.rounds.get().clauses.all()[0]
    wording = Wording(origin="open", until=clock.today() + timedelta(days=9), owner=1)
    factories.accept(accepting, propose(actor=proposing, clause=clause, wording=wording, based_on=clause.proposals.count()))
