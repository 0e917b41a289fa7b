"""The team of an organisation: its rights, what they change on partnerships, leaving, and the last administrator."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from partnerships.domain.errors import Conflict, InvalidInput, InvitationNotValid, NotPermitted, Refused
from partnerships.models import AuditEntry, Membership
from partnerships.services.assignment import assign_member
from partnerships.services.invitation import issue, valid_invitation
from partnerships.services.joining import join_side
from partnerships.services.team import LAST_ADMINISTRATOR, TeamRights, change_member, leave_team, remove_member
from tests import factories
from tests.factories import CORA, DAN, EVE, TwoSides
from tests.organisations import acting, connect, found, join_team

ADMINISTRATOR = TeamRights(administers=True, works=True, signs=True)


@pytest.fixture
def sides(db: None) -> TwoSides:
    """Ben's organisation is a side; cora of its staff is assigned."""
    sides = factories.open_partnership_of_two()
    member = found()
    party = connect(sides.organisation, member)
    assign_member(actor=member, party=party, member=join_team(member, CORA, works=True))
    return sides


def of(email: str) -> Membership:
    return Membership.objects.select_related("account", "organisation").get(account__email=email, left_at=None)


def actions(sides: TwoSides) -> list[str]:
    return list(AuditEntry.objects.filter(partnership=sides.partnership).order_by("number").values_list("action", flat=True))


def test_joining_gives_what_the_invitation_promised(db: None) -> None:
    member = join_team(found(), CORA, works=True, approves=True, capacity="גזברית")
    assert (member.administers, member.works, member.approves, member.signs, member.capacity) == (False, True, True, False, "גזברית")


def test_nobody_joins_twice(db: None) -> None:
    ben = found()
    join_team(ben, CORA)
    with pytest.raises(Refused):
        join_team(ben, CORA)
    assert Membership.objects.filter(account__email=CORA).count() == 1


def test_other_rights_hold_on_the_partnerships_too(sides: TwoSides) -> None:
    change_member(actor=of(factories.BEN), member=of(CORA), rights=TeamRights(approves=True, signs=True))
    cora = acting(sides.partnership, CORA)
    assert cora is not None
    assert (cora.works, cora.approves, cora.signs) == (False, True, True)
    last = AuditEntry.objects.filter(partnership=sides.partnership).latest("number")
    assert (last.action, last.actor) == ("rights_changed", f"member:{of(factories.BEN).public_id}")
    assert CORA not in str(last.payload)


def test_the_same_rights_again_leave_no_entry(sides: TwoSides) -> None:
    before = actions(sides)
    change_member(actor=of(factories.BEN), member=of(CORA), rights=TeamRights(works=True))
    assert actions(sides) == before


def test_who_signs_a_frozen_text_stays(sides: TwoSides) -> None:
    sides.partnership.rounds.update(stage="signing")
    change_member(actor=of(factories.BEN), member=of(CORA), rights=TeamRights(signs=True))
    cora = acting(sides.partnership, CORA)
    assert cora is not None
    assert (of(CORA).signs, cora.works, cora.signs) == (True, False, False)


def test_as_what_somebody_signs_reaches_the_partnerships(sides: TwoSides) -> None:
    change_member(actor=of(factories.BEN), member=of(CORA), rights=TeamRights(works=True), capacity="גזברית")
    cora = acting(sides.partnership, CORA)
    assert cora is not None
    assert cora.capacity == "גזברית"


def test_an_invitation_to_the_side_gives_no_more_than_the_team(sides: TwoSides) -> None:
    join_team(of(factories.BEN), DAN, approves=True)
    dan = factories.join(sides.organisation, DAN, own_side=True, signs=True)
    assert (dan.works, dan.approves, dan.signs) == (False, True, False)


def test_a_removed_member_is_off_every_partnership(sides: TwoSides) -> None:
    remove_member(actor=of(factories.BEN), member=of(CORA))
    assert acting(sides.partnership, CORA) is None
    assert Membership.objects.get(account__email=CORA).left_at is not None
    assert actions(sides)[-1] == "access_ended"


def test_a_removed_administrator_comes_back_by_no_link_of_their_own(sides: TwoSides) -> None:
    ben = of(factories.BEN)
    change_member(actor=ben, member=of(CORA), rights=ADMINISTRATOR)
    _invitation, token = issue(by=of(CORA), kind="team", organisation=ben.organisation, administers=True)
    remove_member(actor=ben, member=of(CORA))
    with pytest.raises(InvitationNotValid):
        valid_invitation(token)


def test_who_works_for_an_organisation_makes_nobody_a_signatory_or_approver_of_it(sides: TwoSides) -> None:
    """The team decides that; what its people do, they do on the side too."""
    cora = acting(sides.partnership, CORA)
    assert cora is not None
    join_team(of(factories.BEN), DAN, approves=True)
    for signs in (True, False):
        for email in ("", EVE):
            with pytest.raises(InvalidInput, match="administrators"):
                issue(by=cora, party=cora.party, email=email, signs=signs, approves=not signs)
    invited, _token = issue(by=cora, party=cora.party, email=DAN, approves=True)
    join_side(account=factories.account_of(DAN), invitation=invited, person_name="dan")
    by_ben, _token = issue(by=sides.organisation, party=cora.party, email=EVE, approves=True)
    assert by_ben.approves


def test_a_member_leaves_by_their_own_wish(sides: TwoSides) -> None:
    leave_team(actor=of(CORA))
    assert acting(sides.partnership, CORA) is None
    assert actions(sides)[-1] == "representative_left"


def test_partnerships_outside_the_organisation_stay(sides: TwoSides) -> None:
    elsewhere = factories.open_partnership_of_two(venture=DAN, organisation=CORA)
    remove_member(actor=of(factories.BEN), member=of(CORA))
    assert acting(elsewhere.partnership, CORA) is not None


def test_only_administrators_change_and_remove(sides: TwoSides) -> None:
    for act in (
        lambda: change_member(actor=of(CORA), member=of(CORA), rights=ADMINISTRATOR),
        lambda: remove_member(actor=of(CORA), member=of(factories.BEN)),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_a_member_of_another_team_is_nobody_here(sides: TwoSides) -> None:
    stranger = found(EVE, number="580000016")
    for act in (
        lambda: change_member(actor=of(factories.BEN), member=stranger, rights=ADMINISTRATOR),
        lambda: remove_member(actor=of(factories.BEN), member=stranger),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_somebody_who_was_removed_does_nothing_any_more(sides: TwoSides) -> None:
    ben, cora = of(factories.BEN), of(CORA)
    change_member(actor=ben, member=cora, rights=ADMINISTRATOR)
    remove_member(actor=of(CORA), member=ben)
    with pytest.raises(NotPermitted):
        remove_member(actor=ben, member=of(CORA))


@pytest.mark.parametrize(
    "act",
    [
        lambda ben: leave_team(actor=ben),
        lambda ben: change_member(actor=ben, member=ben, rights=TeamRights(works=True)),
        lambda ben: remove_member(actor=ben, member=ben),
    ],
    ids=["leaves", "gives the right up", "removes themselves"],
)
def test_the_last_administrator_stays(sides: TwoSides, act: Callable[[Membership], object]) -> None:
    with pytest.raises(Conflict) as refused:
        act(of(factories.BEN))
    assert refused.value.message == LAST_ADMINISTRATOR
    assert of(factories.BEN).administers is True


def test_the_last_but_one_may_go(sides: TwoSides) -> None:
    change_member(actor=of(factories.BEN), member=of(CORA), rights=ADMINISTRATOR)
    leave_team(actor=of(factories.BEN))
    assert acting(sides.partnership, factories.BEN) is None


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_leave_at_once_leave_one() -> None:
    ben = found()
    cora = join_team(ben, CORA, administers=True)
    refused: list[str] = []

    def go(member: Membership) -> None:
        try:
            leave_team(actor=member)
        except Conflict as conflict:
            refused.append(conflict.message)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=[member]) for member in (ben, cora)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == [LAST_ADMINISTRATOR]
    assert Membership.objects.filter(left_at=None, administers=True).count() == 1
