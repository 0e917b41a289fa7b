"""Approval inside a side between freezing and signing."""

import pytest

from partnerships.domain.errors import Conflict, NotPermitted, NotWhatWasServed, TransitionNotAllowed
from partnerships.domain.next_step import Step
from partnerships.models import AuditEntry, OutboxMail, Party, PartyStatus, Representative
from partnerships.queries.agreement import readiness
from partnerships.queries.approval import side_approvals
from partnerships.services.agreement import freeze_agreement
from partnerships.services.approval import approve_agreement
from partnerships.services.organisation import change_profile
from partnerships.services.sending_back import send_back
from partnerships.services.status import rebuild
from tests import factories
from tests.approving import approving_round, two_of_the_organisation, with_approval
from tests.factories import ANA, TwoSides
from tests.organisations import OTHER_NUMBER, PROFILE, found

pytestmark = pytest.mark.django_db
NOTE = "the treasurer agrees"


@pytest.fixture
def sides(db: None) -> TwoSides:
    return approving_round()


def approve(sides: TwoSides, person: Representative, **changes: str) -> None:
    version = factories.version_of(sides.partnership)
    approve_agreement(actor=person, version=version, **{"fingerprint": version.fingerprint, "note": NOTE, **changes})


def test_signing_begins_with_the_last_approval(sides: TwoSides) -> None:
    _ben, gal = two_of_the_organisation(sides)
    with pytest.raises(TransitionNotAllowed):
        factories.sign(sides.venture)
    approve(sides, gal)
    actions = list(AuditEntry.objects.order_by("-number").values_list("action", flat=True)[:2])
    assert (sides.round.stage, actions) == ("signing", ["signing_began", "agreement_approved"])
    assert NOTE not in str(list(AuditEntry.objects.values_list("payload", flat=True)))


def test_only_those_who_approve_are_asked(sides: TwoSides) -> None:
    _ben, gal = two_of_the_organisation(sides)
    assert list(OutboxMail.objects.filter(template="approval_asked").values_list("to", flat=True)) == [gal.account.email]
    assert not OutboxMail.objects.filter(template="ready_to_sign").exists()


def test_others_do_not_approve(sides: TwoSides) -> None:
    ben, gal = two_of_the_organisation(sides)
    for person in (ben, sides.venture):
        with pytest.raises(NotPermitted):
            approve(sides, person)
    with pytest.raises(NotWhatWasServed):
        approve(sides, gal, fingerprint="0" * 64)
    assert sides.round.stage == "approving"


def test_a_side_that_does_not_ask_for_it_cannot_give_it(sides: TwoSides) -> None:
    Representative.objects.filter(pk=sides.venture.pk).update(approves=True)
    with pytest.raises(Conflict):
        approve(sides, sides.venture)


def test_the_note_and_the_names_are_for_the_own_side(sides: TwoSides) -> None:
    ben, gal = two_of_the_organisation(sides)
    version = factories.version_of(sides.partnership)
    (own,) = side_approvals(version, ben)
    (theirs,) = side_approvals(version, sides.venture)
    assert (own.awaited, own.is_given, theirs.awaited, theirs.is_given) == ((gal,), False, (), False)
    approve(sides, gal)
    (own,) = side_approvals(version, ben)
    (theirs,) = side_approvals(version, sides.venture)
    assert own.own is not None
    assert (own.own.note, theirs.own, theirs.is_given) == (NOTE, None, True)


def test_an_approver_sends_back_and_approval_is_asked_again(sides: TwoSides) -> None:
    _ben, gal = two_of_the_organisation(sides)
    version = factories.version_of(sides.partnership)
    send_back(actor=gal, version=version, fingerprint=version.fingerprint, note="the fee")
    assert sides.round.stage == "negotiating"
    freeze_agreement(actor=sides.venture, round_=sides.round)
    assert sides.round.stage == "approving"


def test_a_side_where_nobody_can_approve_stops_the_freezing() -> None:
    sides = with_approval(factories.revealed_round())
    factories.settle(sides.partnership)
    _ben, gal = two_of_the_organisation(sides)
    Representative.objects.filter(pk=gal.pk).update(approves=False)
    assert [party.position for party in readiness(sides.round).without_approvers] == [1]
    with pytest.raises(TransitionNotAllowed):
        freeze_agreement(actor=sides.venture, round_=sides.round)


def test_lists_know_of_a_side_that_wants_to_approve_a_text_that_is_frozen_already() -> None:
    sides = approving_round()
    member = found(ANA, number=OTHER_NUMBER)
    Party.objects.filter(pk=sides.venture.party_id).update(organisation=member.organisation)
    rebuild()
    change_profile(actor=member, data=PROFILE | {"number": OTHER_NUMBER, "requires_approval": True})
    assert PartyStatus.objects.get(party=sides.venture.party_id).step == Step.APPROVE
    assert rebuild() == 0
