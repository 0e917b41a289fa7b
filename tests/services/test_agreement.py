"""Freezing: from settled clauses and agreed facts to a version with a fingerprint."""

import hashlib
import json

import pytest

from partnerships.domain.agreement import from_json
from partnerships.domain.errors import TransitionNotAllowed
from partnerships.models import AgreementVersion, AuditEntry, OutboxMail
from partnerships.queries.agreement import readiness
from partnerships.services.agreement import freeze_agreement
from partnerships.services.negotiation import state_facts, state_party_facts
from tests import factories
from tests.factories import TwoSides

pytestmark = pytest.mark.django_db


@pytest.fixture
def sides(db: None) -> TwoSides:
    """Everything is settled, nothing frozen."""
    sides = factories.revealed_round()
    factories.settle(sides.partnership)
    return sides


def test_a_version_holds_its_text_and_fingerprint(sides: TwoSides) -> None:
    version = freeze_agreement(actor=sides.venture, round_=sides.round)
    assert (version.number, version.language, sides.round.stage) == (1, "he", "signing")
    assert version.fingerprint == hashlib.sha256(version.canonical.encode()).hexdigest()
    agreement = from_json(json.loads(version.canonical))
    assert (agreement.title, agreement.number, agreement.binds, agreement.start) == ("ישראל 2050", 1, "everything", "2027-01-01")
    assert {"model.position", "resources.fundraising", "fit.horizon"} <= {clause.key for clause in agreement.clauses}
    assert [[person.name for person in party.signatories] for party in agreement.parties] == [["ana"], ["ben"]]


def test_freezing_enters_the_chain_and_tells_the_others(sides: TwoSides) -> None:
    version = freeze_agreement(actor=sides.venture, round_=sides.round)
    entry, began = list(AuditEntry.objects.order_by("-number")[:2])[::-1]
    assert (began.action, began.actor) == ("signing_began", "site")
    assert (entry.action, entry.payload["fingerprint"], entry.payload["check_code"]) == (
        "agreement_frozen",
        version.fingerprint,
        version.check_code,
    )
    assert list(OutboxMail.objects.filter(template="ready_to_sign").values_list("to", flat=True)) == ["ben@organisation.example"]


def test_an_unsettled_clause_stops_it(sides: TwoSides) -> None:
    factories.propose_own_words(sides.venture)
    _is_refused(sides)


def test_facts_that_differ_stop_it(sides: TwoSides) -> None:
    state_facts(actor=sides.organisation, round_=sides.round, facts={"start": "2027-02-01"})
    assert readiness(sides.round).facts_apart == ("start",)
    _is_refused(sides)


def test_a_missing_fact_stops_it(sides: TwoSides) -> None:
    for side in (sides.venture, sides.organisation):
        state_facts(actor=side, round_=sides.round, facts={"binds": None})
    assert [mistake.place for mistake in readiness(sides.round).missing] == ["facts.binds"]
    _is_refused(sides)


def test_a_missing_signatory_stops_it(sides: TwoSides) -> None:
    state_party_facts(actor=sides.organisation, round_=sides.round, data={**factories.ORGANISATION_FACTS, "required_signatures": 2})
    assert [party.position for party in readiness(sides.round).without_signatories] == [1]
    _is_refused(sides)
    factories.join(sides.organisation, "gil@organisation.example", own_side=True)
    assert freeze_agreement(actor=sides.venture, round_=sides.round).number == 1


def test_it_is_frozen_once(sides: TwoSides) -> None:
    freeze_agreement(actor=sides.venture, round_=sides.round)
    with pytest.raises(TransitionNotAllowed):
        freeze_agreement(actor=sides.organisation, round_=sides.round)
    assert AgreementVersion.objects.count() == 1


def _is_refused(sides: TwoSides) -> None:
    with pytest.raises(TransitionNotAllowed):
        freeze_agreement(actor=sides.venture, round_=sides.round)
    assert (sides.round.stage, AgreementVersion.objects.count()) == ("negotiating", 0)
