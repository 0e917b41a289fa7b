"""A representative leaves, or somebody of the same side ends the access; what they did stays."""

import pytest

from partnerships.domain.errors import Conflict, InvalidInput, InvitationNotValid, NotPermitted
from partnerships.models import AuditEntry, Membership, Organisation, OutboxMail, Representative, SmallNews
from partnerships.services import clock
from partnerships.services.invitation import issue, renew, valid_invitation
from partnerships.services.leaving import end_access, leave
from tests import factories
from tests.factories import CORA, TwoSides

pytestmark = pytest.mark.django_db
GONE = "works elsewhere now"


@pytest.fixture
def sides(db: None) -> TwoSides:
    return factories.open_partnership_of_two()


@pytest.fixture
def cora(sides: TwoSides) -> Representative:
    """Works for the organisation beside ben."""
    return factories.join(sides.organisation, CORA, own_side=True)


def actions(sides: TwoSides) -> list[str]:
    return list(AuditEntry.objects.filter(partnership=sides.partnership).order_by("-number").values_list("action", flat=True)[:2])


def test_somebody_leaves_and_it_stands_in_the_chain(sides: TwoSides, cora: Representative) -> None:
    leave(actor=cora)
    cora.refresh_from_db()
    entry = AuditEntry.objects.latest("number")
    assert (cora.left_at is not None, cora.access_ended_by, cora.leave_reason) == (True, None, "")
    assert (entry.action, entry.actor, entry.payload) == (
        "representative_left",
        f"representative:{cora.public_id}",
        {"representative": str(cora.public_id), "position": 1},
    )
    assert not OutboxMail.objects.filter(template="access_ended").exists()


def test_the_last_who_works_cannot_leave(sides: TwoSides) -> None:
    with pytest.raises(Conflict, match="Nobody else works"):
        leave(actor=sides.organisation)
    factories.join(sides.organisation, CORA, own_side=True)
    leave(actor=sides.organisation)


def test_nobody_leaves_twice(cora: Representative) -> None:
    leave(actor=cora)
    with pytest.raises(Conflict):
        leave(actor=cora)


def test_somebody_of_the_same_side_ends_the_access(sides: TwoSides, cora: Representative) -> None:
    end_access(actor=sides.organisation, person=cora, reason=GONE)
    cora.refresh_from_db()
    assert (cora.left_at is not None, cora.access_ended_by, cora.leave_reason) == (True, sides.organisation, GONE)
    assert AuditEntry.objects.latest("number").action == "access_ended"
    assert list(OutboxMail.objects.filter(template="access_ended").values_list("to", flat=True)) == [CORA]
    assert GONE not in str(list(AuditEntry.objects.values_list("payload", flat=True)))


def test_not_oneself_not_the_other_side_and_not_without_a_reason(sides: TwoSides, cora: Representative) -> None:
    with pytest.raises(InvalidInput):
        end_access(actor=sides.organisation, person=sides.organisation, reason=GONE)
    with pytest.raises(NotPermitted):
        end_access(actor=sides.venture, person=cora, reason=GONE)
    with pytest.raises(InvalidInput):
        end_access(actor=sides.organisation, person=cora, reason=" ")
    assert Representative.objects.filter(left_at=None).count() == 3


def test_only_who_works_ends_an_access(sides: TwoSides, cora: Representative) -> None:
    Representative.objects.filter(pk=cora.pk).update(works=False)
    cora.refresh_from_db()
    with pytest.raises(NotPermitted):
        end_access(actor=cora, person=sides.organisation, reason=GONE)


def test_on_the_side_of_an_organisation_its_administrators_do(sides: TwoSides, cora: Representative) -> None:
    organisation = Organisation.objects.create(legal_name="אגודה", form="association", created_at=clock.now())
    party = sides.organisation.party
    party.organisation = organisation
    party.save(update_fields=["organisation"])
    with pytest.raises(NotPermitted):
        end_access(actor=sides.organisation, person=cora, reason=GONE)
    Membership.objects.create(
        organisation=organisation, account=sides.organisation.account, name="ben", administers=True, joined_at=clock.now()
    )
    end_access(actor=sides.organisation, person=cora, reason=GONE)


def test_mails_stop_at_once(sides: TwoSides, cora: Representative) -> None:
    waiting = OutboxMail.objects.create(
        partnership=sides.partnership, key="waits", to=CORA, account=cora.account, language="he", template="sent_back",
        message_id="<x@arig>", created_at=clock.now(), due_at=clock.now(),
    )  # fmt: skip
    SmallNews.objects.create(account=cora.account, partnership=sides.partnership, key="news", template="joined", created_at=clock.now())
    leave(actor=cora)
    assert not OutboxMail.objects.filter(pk=waiting.pk).exists()
    assert not SmallNews.objects.exists()


def test_invitations_of_who_left_stay_and_others_renew_them(sides: TwoSides, cora: Representative) -> None:
    invitation, _token = factories.invite(cora, "gil@organisation.example", own_side=True)
    leave(actor=cora)
    renewed, _token = renew(by=sides.organisation, invitation=invitation)
    assert renewed.email == "gil@organisation.example"


def test_nobody_whose_access_was_ended_comes_back_by_a_link_of_their_own(sides: TwoSides, cora: Representative) -> None:
    links = [issue(by=cora, kind=kind, party=cora.party)[1] for kind in ("side", "observer")]
    end_access(actor=sides.organisation, person=cora, reason=GONE)
    for token in links:
        with pytest.raises(InvitationNotValid):
            valid_invitation(token)
    assert actions(sides) == ["access_ended", "invitation_withdrawn"]


def test_a_signatory_of_a_frozen_text_stays_until_somebody_steps_in(sides: TwoSides, cora: Representative) -> None:
    factories.lead_to("signing", sides.partnership)
    with pytest.raises(Conflict, match="names this person"):
        end_access(actor=sides.organisation, person=cora, reason=GONE)
    Representative.objects.filter(pk=cora.pk).update(signs=False)
    end_access(actor=sides.organisation, person=cora, reason=GONE)
