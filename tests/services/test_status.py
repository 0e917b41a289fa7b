"""The projection behind lists says after every act what is computed from everything else."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from partnerships.domain.next_step import Step
from partnerships.domain.turn import Turn
from partnerships.models import Clause, Organisation, Partnership, PartyStatus, Proposal, Representative
from partnerships.queries.negotiation import clause_views
from partnerships.queries.status import Status, statuses
from partnerships.services import clock, status
from partnerships.services.agreement import freeze_agreement
from partnerships.services.approval import approve_agreement
from partnerships.services.invitation import withdraw
from partnerships.services.negotiation import Wording, accept_drafts, propose, state_facts, state_party_facts
from partnerships.services.path import ask_for_full_path, stay_on_short_path
from partnerships.services.signing import send_back
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
    Organisation.objects.update(requires_approval=False)
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
        wording = Wording(origin="open", until=clock.today() + timedelta(days=40), owner=1)
        proposal = propose(actor=sides.venture, clause=view.clause, wording=wording, based_on=view.clause.proposals.count())
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
