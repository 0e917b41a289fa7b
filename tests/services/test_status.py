"""The projection behind lists says after every act what is computed from everything else."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from partnerships.domain.next_step import Step
from partnerships.domain.turn import Turn
from partnerships.models import AuditEntry, Clause, Partnership, PartyStatus, Proposal, Representative
from partnerships.queries.negotiation import clause_views
from partnerships.queries.status import Status, statuses
from partnerships.services import clock, status
from partnerships.services.agreement import freeze_agreement
from partnerships.services.invitation import withdraw
from partnerships.services.negotiation import Wording, accept_drafts, propose, state_facts, state_party_facts
from partnerships.services.path import ask_for_full_path, stay_on_short_path
from partnerships.services.sending_back import send_back
from tests import factories
from tests.factories import AGREEMENT_FACTS, ANA, BEN, ORGANISATION_FACTS, VENTURE_FACTS, TwoSides

pytestmark = pytest.mark.django_db
FIELDS = tuple(Status.__dataclass_fields__)


def of_side(person: Representative) -> PartyStatus:
    return PartyStatus.objects.get(party=person.party_id)


def assert_kept(partnership: Partnership) -> None:
    rows = PartyStatus.objects.filter(party__partnership=partnership).values("party", *FIELDS)
    stored = {row.pop("party"): row for row in rows}
    assert stored == {party: asdict(found) for party, found in statuses([partnership.pk], now=clock.now()).items()}


def whole_way(sides: TwoSides) -> Iterator[str]:
    """Every act from the open door to the sealed document, each yielded when it is done."""
    partnership, ana, ben = sides.partnership, sides.venture, sides.organisation
    invitation, _token = factories.invite(ana, own_side=True)
    yield "invited"
    withdraw(by=ana, invitation=invitation)
    yield "withdrawn"
    ask_for_full_path(actor=ana, round_=sides.round)
    yield "full path asked"
    stay_on_short_path(actor=ben, round_=sides.round)
    yield "full path declined"
    factories.accept_rules(ana, days=20)
    yield "rules accepted"
    factories.accept_rules(ben, days=30)
    yield "another day"
    factories.accept_rules(ana, days=30)
    yield "answering began"
    factories.answer(ana, factories.VENTURE_ANSWERS)
    yield "saved"
    for person in (ana, ben):
        ask_for_full_path(actor=person, round_=sides.round)
        yield "full path"
    factories.seal(ana)
    yield "sealed"
    factories.answer(ben, factories.ORGANISATION_ANSWERS)
    factories.seal(ben)
    yield "revealed"
    for person, facts in ((ana, VENTURE_FACTS), (ben, ORGANISATION_FACTS)):
        state_party_facts(actor=person, round_=sides.round, data=facts)
        state_facts(actor=person, round_=sides.round, facts=AGREEMENT_FACTS)
        yield "facts"
    drafts = Proposal.objects.filter(clause__round=sides.round, origin=Proposal.Origin.DRAFT)
    for person in (ana, ben):
        accept_drafts(actor=person, round_=sides.round, shown={str(draft.public_id): draft.text_hash for draft in drafts})
        yield "drafts accepted"
    yield from settling(sides)
    version = freeze_agreement(actor=ana, round_=sides.round)
    yield "frozen"
    send_back(actor=ben, version=version, fingerprint=version.fingerprint, note="סעיף 2")
    yield "sent back"
    version = freeze_agreement(actor=ana, round_=sides.round)
    factories.sign(ana)
    yield "signed"
    factories.sign(ben)
    yield "all signed"
    factories.finish(partnership)
    yield "document named"


def settling(sides: TwoSides) -> Iterator[str]:
    for view in clause_views(sides.round):
        if view.is_settled:
            continue
        proposal = open_point(sides.venture, view.clause)
        yield "proposed"
        factories.accept(sides.organisation, proposal)
        yield "accepted"


def test_it_is_kept_by_every_act() -> None:
    with time_machine.travel("2026-11-01T08:00:00Z", tick=False) as clocks:
        sides = factories.open_partnership_of_two()
        assert_kept(sides.partnership)
        for _act in whole_way(sides):
            assert_kept(sides.partnership)
            clocks.shift(timedelta(hours=5))
    assert status.rebuild() == 0


def test_rows_of_an_older_release_are_made_by_migrating() -> None:
    sides = factories.revealed_round()
    before = list(PartyStatus.objects.order_by("party").values(*FIELDS))
    PartyStatus.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert list(PartyStatus.objects.order_by("party").values(*FIELDS)) == before
    assert_kept(sides.partnership)


def test_wrong_rows_are_put_right_by_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    sides = factories.answering_round()
    PartyStatus.objects.filter(party=sides.venture.party).update(step=Step.SIGN, open_clauses=7)
    call_command("rebuild_status")
    assert capsys.readouterr().out == "1 rows written\n"
    assert_kept(sides.partnership)


def test_before_the_reveal_nobody_learns_when_the_other_side_acted() -> None:
    with time_machine.travel("2026-11-01T08:00:00Z", tick=False) as clocks:
        sides = factories.answering_round()
        began = of_side(sides.venture).moved_at
        clocks.shift(timedelta(days=2))
        factories.answer(sides.organisation, factories.ORGANISATION_ANSWERS)
        state_party_facts(actor=sides.organisation, round_=sides.round, data=ORGANISATION_FACTS)
        factories.seal(sides.organisation)
        venture, organisation = of_side(sides.venture), of_side(sides.organisation)
        assert (venture.moved_at, venture.openly_moved_at, organisation.openly_moved_at) == (began, began, began)
        assert organisation.moved_at == began + timedelta(days=2)
        assert (venture.step, venture.turn, organisation.step, organisation.turn) == (Step.ANSWER, Turn.US, Step.AWAIT_SEALING, Turn.THEM)
        factories.answer(sides.venture, factories.VENTURE_ANSWERS)
        factories.seal(sides.venture)
        assert {of_side(sides.venture).moved_at, of_side(sides.organisation).openly_moved_at} == {clock.now()}


def test_an_invitation_that_ran_out_gives_the_turn_back() -> None:
    with time_machine.travel("2026-11-01T08:00:00Z", tick=False) as clocks:
        ana = factories.partnership_opened_by(ANA)
        assert (of_side(ana).step, of_side(ana).turn) == (Step.INVITE, Turn.US)
        factories.invite(ana, BEN)
        factories.accept_rules(ana)
        assert (of_side(ana).step, of_side(ana).turn) == (Step.AWAIT_JOINING, Turn.THEM)
        clocks.shift(timedelta(days=31))
        assert status.notice_expired_invitations() == 2
        assert (of_side(ana).step, of_side(ana).turn) == (Step.INVITE, Turn.US)
        assert status.notice_expired_invitations() == 0


def test_while_words_are_sought_it_is_the_turn_of_who_has_not_accepted() -> None:
    sides = factories.revealed_round()
    first, *others = Clause.objects.filter(round=sides.round)
    for clause in others:
        factories.accept(sides.organisation, open_point(sides.venture, clause))
    assert of_side(sides.venture).turn == Turn.BOTH
    proposal = open_point(sides.venture, first)
    assert (of_side(sides.venture).turn, of_side(sides.organisation).turn) == (Turn.THEM, Turn.US)
    assert (of_side(sides.venture).open_clauses, of_side(sides.venture).next_on) == (1, clock.today() + timedelta(days=40))
    factories.accept(sides.organisation, proposal)
    assert (of_side(sides.venture).step, of_side(sides.venture).turn) == (Step.FREEZE, Turn.BOTH)


def test_both_sides_signatures_are_counted() -> None:
    sides = factories.signing_round()
    assert of_side(sides.venture).missing_signatures == of_side(sides.organisation).missing_signatures == 2
    factories.sign(sides.venture)
    assert (of_side(sides.venture).turn, of_side(sides.organisation).missing_signatures) == (Turn.THEM, 1)


def test_an_entry_that_changes_nothing_costs_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    sides = factories.revealed_round()
    entry = AuditEntry.objects.filter(partnership=sides.partnership).latest("number")
    entry.action = "risk_scored"
    with django_assert_num_queries(1):
        status.refresh_after(entry)
    entry.action = "signing_code_sent"
    with django_assert_num_queries(0):
        status.refresh_after(entry)


def open_point(person: Representative, clause: Clause) -> Proposal:
    wording = Wording(origin="open", until=clock.today() + timedelta(days=40), owner=1)
    return propose(actor=person, clause=clause, wording=wording, based_on=clause.proposals.count())
