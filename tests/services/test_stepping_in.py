"""Somebody steps in for a lost signatory or approver, also between freezing and signing."""

import json
from typing import Any

import pytest

from partnerships.domain.errors import Conflict, NotPermitted, NotWhatWasServed
from partnerships.models import AgreementVersion, AuditEntry, Membership, OutboxMail, Representative
from partnerships.queries.agreement import current_version
from partnerships.services.approval import approve_agreement
from partnerships.services.stepping_in import replace_approver, replace_signatory
from tests import factories
from tests.approving import approving_round, two_of_the_organisation
from tests.factories import CORA, TwoSides
from tests.signing_steps import served, sign

pytestmark = pytest.mark.django_db
LOST = "the mailbox is gone"


@pytest.fixture
def sides(db: None) -> TwoSides:
    """Stage signing; cora works for the organisation beside ben, and does not sign."""
    sides = factories.open_partnership_of_two()
    factories.join(sides.organisation, CORA, own_side=True, signs=False)
    factories.lead_to("signing", sides.partnership)
    return sides


def cora_of(sides: TwoSides) -> Representative:
    return factories.representative_of(sides.partnership, CORA)


def test_the_text_is_frozen_anew_with_the_new_name(sides: TwoSides) -> None:
    first = factories.version_of(sides.partnership)
    factories.sign(sides.venture)
    second = replace_signatory(actor=cora_of(sides), leaving=sides.organisation, stepping_in=cora_of(sides), reason=LOST)
    first.refresh_from_db()
    assert second is not None
    assert (first.voided_by, first.void_note, second.number, sides.round.stage) == (cora_of(sides), LOST, 2, "signing")
    earlier, now = json.loads(first.canonical), json.loads(second.canonical)
    assert _other_words(earlier, now) == ["standing.sides"]
    assert [person["name"] for person in now["parties"][1]["signatories"]] == ["cora"]
    assert second.signatures.count() == 0


def _other_words(earlier: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """The clauses in which the two texts differ."""
    both = [[clause for chapter in text["chapters"] for clause in chapter["clauses"]] for text in (earlier, now)]
    return [one["key"] for one, other in zip(*both, strict=True) if one != other]


def test_the_chain_and_the_mails_tell_everybody(sides: TwoSides) -> None:
    replace_signatory(actor=cora_of(sides), leaving=sides.organisation, stepping_in=cora_of(sides), reason=LOST)
    told = list(AuditEntry.objects.order_by("-number").values_list("action", flat=True)[:3])
    assert told == ["signing_began", "agreement_frozen", "signatory_replaced"]
    assert LOST not in str(list(AuditEntry.objects.values_list("payload", flat=True)))
    assert OutboxMail.objects.filter(template="signatory_replaced").count() == 3


def test_a_page_of_the_earlier_version_signs_nothing(sides: TwoSides) -> None:
    token, code = served(sides.venture), factories.fresh_code(sides.venture)
    replace_signatory(actor=cora_of(sides), leaving=sides.organisation, stepping_in=cora_of(sides), reason=LOST)
    with pytest.raises(NotWhatWasServed):
        sign(sides.venture, token=token, code=code)


def test_who_stepped_in_signs_and_who_left_does_not(sides: TwoSides) -> None:
    replace_signatory(actor=cora_of(sides), leaving=sides.organisation, stepping_in=cora_of(sides), reason=LOST, ends_access=True)
    ben = Representative.objects.get(pk=sides.organisation.pk)
    assert (ben.signs, ben.left_at is not None, ben.leave_reason) == (False, True, LOST)
    sign(sides.venture)
    sign(cora_of(sides))
    assert sides.round.stage in {"sealing", "sealed"}
    with pytest.raises(Conflict):
        replace_signatory(actor=cora_of(sides), leaving=cora_of(sides), stepping_in=ben, reason=LOST)


def test_before_freezing_only_the_right_moves(db: None) -> None:
    sides = factories.open_partnership_of_two()
    cora = factories.join(sides.organisation, CORA, own_side=True, signs=False)
    assert replace_signatory(actor=sides.organisation, leaving=sides.organisation, stepping_in=cora, reason=LOST) is None
    cora.refresh_from_db()
    assert (cora.signs, Representative.objects.get(pk=sides.organisation.pk).signs) == (True, False)


def test_refused_for_the_other_side_for_who_signs_already_and_for_who_left(sides: TwoSides) -> None:
    cora = cora_of(sides)
    with pytest.raises((NotPermitted, Conflict)):
        replace_signatory(actor=sides.venture, leaving=sides.organisation, stepping_in=cora, reason=LOST)
    with pytest.raises(Conflict):
        replace_signatory(actor=cora, leaving=sides.organisation, stepping_in=sides.organisation, reason=LOST)
    with pytest.raises(Conflict):
        replace_signatory(actor=cora, leaving=sides.organisation, stepping_in=sides.venture, reason=LOST)
    assert AgreementVersion.objects.count() == 1


def test_an_approver_is_replaced_and_the_text_stays(db: None) -> None:
    sides = approving_round()
    ben, gal = two_of_the_organisation(sides)
    version = current_version(sides.round)
    assert version is not None
    replace_approver(actor=ben, leaving=gal, stepping_in=ben, reason=LOST)
    mails = OutboxMail.objects.filter(template="approval_asked").order_by("pk").values_list("to", flat=True)
    assert list(mails) == [gal.account.email, ben.account.email]
    with pytest.raises(NotPermitted):
        approve_agreement(actor=gal, version=version, fingerprint=version.fingerprint)
    approve_agreement(actor=ben, version=version, fingerprint=version.fingerprint)
    assert (sides.round.stage, current_version(sides.round)) == ("signing", version)


def test_approvals_are_asked_anew_when_a_signatory_is_replaced(db: None) -> None:
    sides = approving_round()
    ben, gal = two_of_the_organisation(sides)
    version = factories.version_of(sides.partnership)
    approve_agreement(actor=gal, version=version, fingerprint=version.fingerprint)
    Membership.objects.filter(account=gal.account).update(signs=True)
    second = replace_signatory(actor=ben, leaving=ben, stepping_in=gal, reason=LOST)
    assert second is not None
    assert (sides.round.stage, second.approvals.count(), version.approvals.count()) == ("approving", 0, 1)
    assert OutboxMail.objects.filter(template="approval_asked", to=gal.account.email).count() == 2


def test_who_has_not_the_right_in_the_team_does_not_step_in(db: None) -> None:
    sides = approving_round()
    ben, gal = two_of_the_organisation(sides)
    with pytest.raises(Conflict, match="team"):
        replace_signatory(actor=ben, leaving=ben, stepping_in=gal, reason=LOST)
    assert sides.round.stage == "approving"
