"""Invitations of every kind: who may make them, what they give, and how they end."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from partnerships.domain.errors import Conflict, InvalidInput, InvitationNotValid, NotPermitted, Refused
from partnerships.domain.next_step import Step
from partnerships.models import Account, AuditEntry, Companion, Invitation, OutboxMail, Representative
from partnerships.queries.companions import sides_beside
from partnerships.queries.invitations import State, sent_by_side
from partnerships.queries.turns import turns
from partnerships.services import clock
from partnerships.services.companions import leave_beside
from partnerships.services.invitation import change_address, issue, refuse, renew, valid_invitation, withdraw
from partnerships.services.joining import accept_invitation, join_beside, join_side
from partnerships.services.leaving import leave
from partnerships.services.opening import NewSide, open_for_two_sides
from tests import beside, factories
from tests.factories import ANA, BEN, CORA, EVE, TwoSides

BESIDE = ["consultant", "observer", "third_party"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def sides() -> TwoSides:
    return factories.open_partnership_of_two()


@pytest.fixture
def consultant() -> Companion:
    """Eve, who opened a partnership for two sides; nobody has joined yet."""
    return open_for_two_sides(
        account=factories.account_of(EVE),
        title="שותפות חדשה",
        language="he",
        person_name="eve",
        sides=(NewSide("venture", "מיזם הקיץ"), NewSide("organisation", "אגודת הסטודנטים")),
    )


def own(sides: TwoSides, **terms: Any) -> tuple[Invitation, str]:
    return issue(by=sides.venture, party=sides.venture.party, **terms)


@pytest.mark.parametrize(
    "rights", [(True, False, True), (True, True, False), (False, True, False), (False, False, True), (False, False, False)]
)
def test_whoever_joins_a_side_has_the_rights_of_the_invitation(sides: TwoSides, rights: tuple[bool, bool, bool]) -> None:
    works, approves, signs = rights
    invitation, _token = own(sides, email=CORA, works=works, approves=approves, signs=signs)
    cora = join_side(account=factories.account_of(CORA), invitation=invitation, person_name="cora")
    assert (cora.works, cora.approves, cora.signs, cora.party) == (*rights, sides.venture.party)


@pytest.mark.parametrize("kind", BESIDE)
def test_whoever_joins_beside_the_sides_has_no_right_there(sides: TwoSides, kind: str) -> None:
    terms: dict[str, Any] = {"works": True, "signs": True, "capacity": "  עורכת   דין ", "reads_from": "sealed", "may_comment": True}
    invitation, _token = issue(by=sides.venture, kind=kind, party=sides.venture.party, email=CORA, **terms)
    assert (invitation.works, invitation.approves, invitation.signs, invitation.administers) == (False,) * 4
    companion = join_beside(account=factories.account_of(CORA), invitation=invitation, person_name="cora")
    assert (companion.kind, companion.party, companion.capacity, companion.may_comment) == (kind, sides.venture.party, "עורכת דין", True)
    assert not Representative.objects.filter(account=companion.account).exists()
    entry = AuditEntry.objects.latest("number")
    assert (entry.action, entry.actor) == ("companion_joined", f"companion:{companion.public_id}")
    told = OutboxMail.objects.filter(template="companion_joined").values_list("to", flat=True)
    assert sorted(told) == [ANA, BEN]


@pytest.mark.parametrize("right", ["approves", "signs"])
def test_only_who_works_on_it_invites(sides: TwoSides, right: str) -> None:
    invitation, _token = own(sides, email=CORA, **{"works": False, "signs": False, right: True})
    cora = join_side(account=factories.account_of(CORA), invitation=invitation, person_name="cora")
    with pytest.raises(NotPermitted):
        issue(by=cora, party=cora.party)
    mine, _token = own(sides)
    with pytest.raises(NotPermitted):
        withdraw(by=cora, invitation=mine)


@pytest.mark.parametrize("kind", BESIDE)
def test_nobody_invites_in_the_name_of_another_side(sides: TwoSides, kind: str) -> None:
    with pytest.raises(NotPermitted):
        issue(by=sides.venture, kind=kind, party=sides.organisation.party)


def test_a_side_that_was_ever_taken_up_is_not_filled_from_outside(sides: TwoSides) -> None:
    """Whoever acts for a side reads what it keeps to itself: also when its people have left, the other side names nobody there."""
    Representative.objects.filter(pk=sides.organisation.pk).update(left_at=clock.now())
    with pytest.raises(Conflict):
        issue(by=sides.venture, party=sides.organisation.party, email=CORA)


def test_somebody_of_another_partnership_invites_nobody_here(sides: TwoSides) -> None:
    elsewhere = factories.partnership_opened_by("dan@elsewhere.example")
    for party in (
        sides.venture.party,
        factories.partnership_opened_by("gil@elsewhere.example").party.partnership.parties.get(is_opener=False),
    ):
        with pytest.raises(NotPermitted):
            issue(by=elsewhere, party=party)
    invitation, _token = own(sides)
    with pytest.raises(NotPermitted):
        withdraw(by=elsewhere, invitation=invitation)


def test_nobody_invites_a_team_in_passing(sides: TwoSides) -> None:
    account = factories.account_of(CORA)
    with pytest.raises(NotPermitted):
        issue(by=account, party=sides.venture.party)


@pytest.mark.parametrize("stage", ["approving", "signing", "sealed"])
def test_once_the_text_is_frozen_nobody_new_signs(sides: TwoSides, stage: str) -> None:
    earlier, _token = own(sides, email=CORA, works=True, signs=True)
    sides.partnership.rounds.update(stage=stage)
    with pytest.raises(Conflict, match="frozen"):
        own(sides, signs=True)
    invitation, _token = own(sides, signs=False)
    assert not invitation.signs
    cora = join_side(account=factories.account_of(CORA), invitation=earlier, person_name="cora")
    assert (cora.works, cora.signs) == (True, False)


@pytest.mark.parametrize("stage", ["sealing", "declined"])
def test_then_nobody_is_invited_any_more(sides: TwoSides, stage: str) -> None:
    sides.partnership.rounds.update(stage=stage)
    with pytest.raises(Conflict):
        own(sides, signs=False)


@pytest.mark.parametrize("email", [ANA, f" {ANA.upper()} "])
def test_nobody_invites_themselves(sides: TwoSides, email: str) -> None:
    with pytest.raises(InvalidInput, match="your own address"):
        own(sides, email=email)


@pytest.mark.parametrize(
    "email", ["cora@guest.example\nBcc: all@guest.example", "cora", "a@b@c.example", "cora@guest.example, dan@guest.example"]
)
def test_what_is_no_address_is_refused(sides: TwoSides, email: str) -> None:
    with pytest.raises(InvalidInput, match="not an e-mail address"):
        own(sides, email=email)


@pytest.mark.parametrize("kind", ["side", *BESIDE])
def test_whoever_is_here_is_not_invited_again(sides: TwoSides, kind: str) -> None:
    factories.join(sides.venture, CORA, own_side=True)
    beside.join(sides.organisation, "consultant")
    for email in (CORA, EVE):
        with pytest.raises(InvalidInput, match="already takes part"):
            issue(by=sides.venture, kind=kind, party=sides.venture.party, email=email)


def test_nothing_is_said_of_the_people_of_the_other_side(sides: TwoSides) -> None:
    invitation, _token = own(sides, email=BEN)
    with pytest.raises(Conflict, match="two sides"):
        join_side(account=factories.account_of(BEN), invitation=invitation, person_name="ben")


@pytest.mark.parametrize("kind", ["side", *BESIDE])
def test_the_same_address_is_invited_once(sides: TwoSides, kind: str) -> None:
    own(sides, email=CORA)
    with pytest.raises(InvalidInput, match="invited already"):
        issue(by=sides.venture, kind=kind, party=sides.venture.party, email=CORA)


def test_what_has_run_out_does_not_stand_in_the_way(sides: TwoSides) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=31), tick=False):
        own(sides, email=CORA)
    invitation, _token = own(sides, email=CORA)
    assert [sent.invitation for sent in sent_by_side(sides.venture.party, now=clock.now())] == [invitation]


def test_a_great_many_are_too_many(sides: TwoSides) -> None:
    for _number in range(30):
        own(sides)
    with pytest.raises(InvalidInput, match="great many"):
        own(sides)


@pytest.mark.parametrize("first", ["side", *BESIDE])
@pytest.mark.parametrize("second", ["side", "observer"])
def test_nobody_both_acts_for_a_side_and_stands_beside_it(sides: TwoSides, first: str, second: str) -> None:
    """Two invitations by link, accepted with the same address."""
    links = [issue(by=person, kind=kind, party=person.party)[0] for person, kind in ((sides.venture, first), (sides.organisation, second))]
    accept_invitation(account=factories.account_of(CORA), invitation=links[0], person_name="cora")
    with pytest.raises(Conflict):
        accept_invitation(account=factories.account_of(CORA), invitation=links[1], person_name="cora")


def test_another_address_keeps_the_terms_and_ends_the_old_link(sides: TwoSides) -> None:
    old, token = issue(
        by=sides.venture, kind="observer", party=sides.venture.party, email=CORA, capacity="רואת חשבון", reads_from="signing"
    )
    new, _token = change_address(by=sides.venture, invitation=old, email="fay@guest.example")
    assert (new.kind, new.email, new.capacity, new.reads_from) == ("observer", "fay@guest.example", "רואת חשבון", "signing")
    with pytest.raises(InvitationNotValid):
        valid_invitation(token)
    mails = OutboxMail.objects.filter(template="invitation").exclude(to=BEN)
    assert [(mail.to, mail.key) for mail in mails] == [("fay@guest.example", f"invitation:{new.public_id}")]  # the unsent one is gone


def test_a_new_link_without_a_mail(sides: TwoSides) -> None:
    old, _token = own(sides, email=CORA)
    new, token = renew(by=sides.venture, invitation=old, sends=False)
    assert (valid_invitation(token), new.email) == (new, CORA)
    assert not OutboxMail.objects.filter(template="invitation", to=CORA).exists()


def test_not_meant_for_me(sides: TwoSides) -> None:
    invitation, token = own(sides, email=CORA)
    refuse(invitation=invitation)
    with pytest.raises(InvitationNotValid):
        valid_invitation(token)
    mail = OutboxMail.objects.get(template="invitation_refused")
    assert (mail.to, mail.opened()["email"]) == (ANA, CORA)
    (sent,) = sent_by_side(sides.venture.party, now=clock.now())
    assert (sent.state, sent.may_be_sent_again) == (State.REFUSED, False)
    with pytest.raises(Conflict, match="Change the address"):
        renew(by=sides.venture, invitation=invitation)
    again, _token = change_address(by=sides.venture, invitation=invitation, email="fay@guest.example")
    assert [sent.invitation for sent in sent_by_side(sides.venture.party, now=clock.now())] == [again]


def test_a_side_whose_invitation_was_refused_is_to_be_invited_again(consultant: Companion) -> None:
    """The consultant and those who are reminded see the same as the lists."""
    partnership = consultant.partnership
    first, second = partnership.parties.all()
    ana, _token = issue(by=consultant, party=first, email=ANA)
    join_side(account=factories.account_of(ANA), invitation=ana, person_name="ana")
    invitation, _token = issue(by=consultant, party=second, email=CORA)
    refuse(invitation=invitation)
    sides = sides_beside(partnership.rounds.get(), now=clock.now())
    assert [side.is_invited for side in sides] == [False, False]
    assert list(turns(now=clock.now(), partnership=partnership).values()) == [Step.INVITE]


def test_when_the_inviter_has_left_the_others_of_the_side_hear_of_it(sides: TwoSides) -> None:
    invitation, _token = own(sides, email=CORA)
    factories.join(sides.venture, "fay@venture.example", own_side=True)
    Representative.objects.filter(pk=sides.venture.pk).update(left_at=clock.now())
    refuse(invitation=Invitation.objects.get(pk=invitation.pk))
    assert OutboxMail.objects.get(template="invitation_refused").to == "fay@venture.example"


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, State.WAITING),
        ({"sent_at": timezone.now()}, State.WAITING),
        ({"error": "SMTPServerDisconnected: gone"}, State.SLOW),
        ({"error": "SMTPRecipientsRefused: 550", "set_aside_at": timezone.now()}, State.FAILED),
        ({"sent_at": timezone.now(), "bounced_at": timezone.now(), "bounce": "550 5.1.1 no such user"}, State.FAILED),
    ],
)
def test_the_inviter_sees_what_became_of_the_mail(sides: TwoSides, fields: dict[str, Any], state: State) -> None:
    invitation, _token = own(sides, email=CORA)
    OutboxMail.objects.filter(key=f"invitation:{invitation.public_id}").update(**fields)
    (sent,) = sent_by_side(sides.venture.party, now=clock.now())
    assert (sent.state, bool(sent.reason)) == (state, state in {State.SLOW, State.FAILED})


def test_a_consultant_invites_both_sides_until_somebody_acts_there(consultant: Companion) -> None:
    for party, email in zip(consultant.partnership.parties.all(), (ANA, BEN), strict=True):
        invitation, _token = issue(by=consultant, party=party, email=email)
        join_side(account=factories.account_of(email), invitation=invitation, person_name=email.partition("@")[0])
        with pytest.raises(Conflict, match="Somebody already answers"):
            issue(by=consultant, party=party, email=CORA)
    assert OutboxMail.objects.filter(template="joined", to=EVE).exists()
    assert [entry.actor for entry in AuditEntry.objects.order_by("number")[:2]] == [f"companion:{consultant.public_id}"] * 2


def test_a_consultant_never_sits_on_a_side(consultant: Companion) -> None:
    with pytest.raises(InvalidInput):
        issue(by=consultant, party=consultant.partnership.parties.first(), email=EVE)
    link, _token = issue(by=consultant, party=consultant.partnership.parties.first())
    with pytest.raises(Conflict):
        join_side(account=consultant.account, invitation=link, person_name="eve")


def test_a_consultant_whom_a_side_invited_invites_nobody(sides: TwoSides) -> None:
    eve = beside.join(sides.venture, "consultant")
    for kind in ("side", *BESIDE):
        with pytest.raises(Refused):
            issue(by=eve, kind=kind, party=sides.venture.party)


def test_what_a_consultant_sent_ends_with_leaving(consultant: Companion) -> None:
    _invitation, token = issue(by=consultant, party=consultant.partnership.parties.first())
    leave_beside(actor=consultant)
    with pytest.raises(InvitationNotValid):
        valid_invitation(token)
    with pytest.raises(NotPermitted):
        issue(by=consultant, party=consultant.partnership.parties.first())


def test_an_operator_lets_somebody_step_in_and_it_stands_in_the_chain(sides: TwoSides) -> None:
    operator = Account.objects.create_superuser("operator@arig.example")
    issue(by=operator, party=sides.organisation.party, email=CORA, signs=False)
    entry = AuditEntry.objects.latest("number")
    assert (entry.action, entry.actor) == ("party_invited", f"operator:{operator.pk}")


def test_nobody_acts_for_one_side_after_the_other(sides: TwoSides) -> None:
    """Cora read what the organisation's side keeps to itself; the venture's side is closed to her after that."""
    cora = factories.join(sides.organisation, CORA, own_side=True, signs=False)
    leave(actor=cora)
    invitation, _token = own(sides, email=CORA, works=True, signs=False)
    with pytest.raises(Conflict, match="not even one after the other"):
        join_side(account=cora.account, invitation=invitation, person_name="cora")
