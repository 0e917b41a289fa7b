"""A side that is an organisation: connecting, taking over the profile, and who of the team works there."""

from typing import Any

import pytest

from partnerships.domain.errors import Conflict, NotPermitted, TransitionNotAllowed
from partnerships.models import AuditEntry, Organisation, OutboxMail, Party, Representative
from partnerships.queries.agreement import readiness
from partnerships.queries.organisation import engagements, has_changed_since
from partnerships.services import clock
from partnerships.services.assignment import assign_member, unassign_member
from partnerships.services.connection import (
    IS_CONNECTED,
    IS_VENTURE,
    NOT_A_WORKER,
    ON_THE_OTHER_SIDE,
    OTHER_NUMBER,
    connect_party,
    take_over_profile,
)
from partnerships.services.joining import WAS_ON_THE_OTHER_SIDE
from partnerships.services.negotiation import InvalidFacts, state_party_facts
from partnerships.services.opening import open_partnership
from partnerships.services.organisation import change_profile, put_certificate
from tests import factories, organisations
from tests.factories import ANA, BEN, CORA, DAN, TwoSides
from tests.organisations import PROFILE, acting, connect, found, join_team


@pytest.fixture
def sides(db: None) -> TwoSides:
    return factories.open_partnership_of_two()


def facts_of(sides: TwoSides) -> dict[str, Any]:
    facts: dict[str, Any] = Party.objects.get(pk=sides.organisation.party_id).facts
    return facts


def two_organisations() -> TwoSides:
    """Dan's body brings an initiative to ben's."""
    opener = open_partnership(
        account=factories.account_of(DAN), title="שני ארגונים", language="he", role="organisation", pole="venture",
        other_role="organisation", own_name="גוף אחר", other_name="אגודת הסטודנטים", person_name="dan",
    )  # fmt: skip
    return TwoSides(opener.party.partnership, opener, factories.join(opener, BEN))


def test_the_profile_fills_the_facts(sides: TwoSides) -> None:
    member = found(required_signatures="2")
    put_certificate(actor=member, kind="proper_management", valid_until=clock.today())
    party = connect(sides.organisation, member)
    assert party.organisation == member.organisation
    assert facts_of(sides) == {
        "legal_name": "אגודת הסטודנטים",
        "form": "association",
        "number": organisations.NUMBER,
        "address": "דרך השלום 1, חיפה",
        "notices_email": "office@organisation.example",
        "resolution": "החלטת הוועד המנהל מס׳ 12 מיום 3 במאי 2026",
        "required_signatures": 2,
        "proper_management_until": clock.today().isoformat(),
    }
    entry = AuditEntry.objects.filter(partnership=sides.partnership).latest("number")
    assert (entry.action, entry.payload) == ("organisation_connected", {"position": 1, "organisation": str(member.organisation.public_id)})


def test_what_the_profile_does_not_say_stays(sides: TwoSides) -> None:
    stated = {
        "legal_name": "האגודה",
        "form": "association",
        "number": organisations.NUMBER,
        "address": "רחוב אחר 2",
        "resolution": "פרוטוקול 7",
    }
    state_party_facts(actor=sides.organisation, round_=sides.round, data=stated)
    connect(sides.organisation, found(address="", resolution="", resolved_on=""))
    assert (facts_of(sides)["address"], facts_of(sides)["resolution"]) == ("רחוב אחר 2", "פרוטוקול 7")


def test_connecting_twice_is_once(sides: TwoSides) -> None:
    member = found()
    connect(sides.organisation, member)
    entries = AuditEntry.objects.count()
    connect(sides.organisation, member)
    assert AuditEntry.objects.count() == entries


def test_a_venture_has_no_organisation(sides: TwoSides) -> None:
    with pytest.raises(Conflict) as refused:
        connect(sides.venture, found(ANA))
    assert refused.value.message == IS_VENTURE


def test_another_number_is_not_overwritten(sides: TwoSides) -> None:
    state_party_facts(
        actor=sides.organisation, round_=sides.round, data={**factories.ORGANISATION_FACTS, "number": organisations.OTHER_NUMBER}
    )
    with pytest.raises(Conflict) as refused:
        connect(sides.organisation, found())
    assert refused.value.message == OTHER_NUMBER


def test_a_side_is_one_organisation(sides: TwoSides) -> None:
    connect(sides.organisation, found())
    with pytest.raises(Conflict) as refused:
        connect(sides.organisation, found(number=organisations.OTHER_NUMBER))
    assert refused.value.message == IS_CONNECTED


@pytest.mark.parametrize("is_connected", [True, False])
def test_nobody_agrees_with_themselves(db: None, is_connected: bool) -> None:
    sides, member = two_organisations(), found()
    dan = join_team(member, DAN, works=True)
    if is_connected:
        connect(sides.venture, dan)
    else:
        state_party_facts(actor=sides.venture, round_=sides.round, data=factories.ORGANISATION_FACTS)
    with pytest.raises(Conflict) as refused:
        connect(sides.organisation, member)
    assert refused.value.message == ON_THE_OTHER_SIDE


def test_only_whoever_works_in_the_team_connects(sides: TwoSides) -> None:
    for member in (found(DAN), join_team(found(DAN, number=organisations.OTHER_NUMBER), BEN, approves=True)):
        with pytest.raises(NotPermitted) as refused:
            connect_party(actor=sides.organisation, member=member)
        assert refused.value.message == NOT_A_WORKER


def test_a_frozen_text_is_not_connected(sides: TwoSides) -> None:
    member = found()
    sides.partnership.rounds.update(stage="signing")
    with pytest.raises(TransitionNotAllowed):
        connect(sides.organisation, member)


def test_members_there_get_the_rights_of_the_team(sides: TwoSides) -> None:
    factories.join(sides.organisation, CORA, own_side=True)
    member = found()
    join_team(member, CORA, approves=True)
    connect(sides.organisation, member)
    cora = acting(sides.partnership, CORA)
    assert cora is not None
    assert (cora.works, cora.approves, cora.signs) == (False, True, False)


def test_a_changed_profile_is_taken_over_on_request(sides: TwoSides) -> None:
    member = found()
    connect(sides.organisation, member)
    change_profile(actor=member, data=PROFILE | {"address": "רחוב חדש 3"})
    party = Party.objects.select_related("organisation").get(pk=sides.organisation.party_id)
    assert (facts_of(sides)["address"], has_changed_since(party, language="he")) == ("דרך השלום 1, חיפה", True)
    take_over_profile(actor=sides.organisation, round_=sides.round)
    party.refresh_from_db()
    assert (facts_of(sides)["address"], has_changed_since(party, language="he")) == ("רחוב חדש 3", False)


def test_without_an_organisation_there_is_nothing_to_take_over(sides: TwoSides) -> None:
    with pytest.raises(Conflict):
        take_over_profile(actor=sides.organisation, round_=sides.round)


@pytest.mark.parametrize(("change", "place"), [({"required_signatures": "1"}, "required_signatures"), ({"number": "580000016"}, "number")])
def test_the_facts_do_not_undercut_the_organisation(sides: TwoSides, change: dict[str, str], place: str) -> None:
    connect(sides.organisation, found(required_signatures="2"))
    with pytest.raises(InvalidFacts) as refused:
        state_party_facts(
            actor=sides.organisation, round_=sides.round, data={**factories.ORGANISATION_FACTS, "required_signatures": "2", **change}
        )
    assert [mistake.place for mistake in refused.value.mistakes] == [place]


def test_a_text_is_not_frozen_with_fewer_signatures_than_the_organisation_asks_for(sides: TwoSides) -> None:
    member = found()
    connect(sides.organisation, member)
    change_profile(actor=member, data=PROFILE | {"required_signatures": "2"})
    places = {mistake.place for mistake in readiness(sides.round).missing}
    assert "parties.1.required_signatures" in places


def test_an_assigned_member_acts_with_the_rights_of_the_team(sides: TwoSides) -> None:
    member = found()
    party = connect(sides.organisation, member)
    person = assign_member(actor=member, party=party, member=join_team(member, CORA, works=True, approves=True, capacity="רכזת"))
    assert (person.works, person.approves, person.signs, person.capacity) == (True, True, False, "רכזת")
    entry = AuditEntry.objects.filter(partnership=sides.partnership).latest("number")
    assert (entry.action, entry.payload["representative"]) == ("representative_assigned", str(person.public_id))
    assert OutboxMail.objects.filter(template="assigned", to=CORA).count() == 1


def test_assigning_twice_is_once(sides: TwoSides) -> None:
    member = found()
    party = connect(sides.organisation, member)
    cora = join_team(member, CORA, works=True)
    assert assign_member(actor=member, party=party, member=cora) == assign_member(actor=member, party=party, member=cora)


@pytest.mark.parametrize(("stage", "signs"), [("negotiating", True), ("signing", False), ("sealed", False)])
def test_a_frozen_text_has_named_who_signs(sides: TwoSides, stage: str, signs: bool) -> None:
    member = found()
    party = connect(sides.organisation, member)
    cora = join_team(member, CORA, works=True, signs=True)
    sides.partnership.rounds.update(stage=stage)
    assert assign_member(actor=member, party=party, member=cora).signs is signs


def test_nobody_acts_for_two_sides(sides: TwoSides) -> None:
    member = found()
    party = connect(sides.organisation, member)
    ana = join_team(member, ANA, works=True)
    with pytest.raises(Conflict):
        assign_member(actor=member, party=party, member=ana)
    factories.join(sides.venture, DAN, own_side=True)
    Representative.objects.filter(account__email=ANA).update(left_at=clock.now())
    with pytest.raises(Conflict) as refused:
        assign_member(actor=member, party=party, member=ana)
    assert refused.value.message == WAS_ON_THE_OTHER_SIDE


def test_only_administrators_assign_their_own_team_to_their_own_side(sides: TwoSides) -> None:
    member, stranger = found(), found(DAN, number=organisations.OTHER_NUMBER)
    party = connect(sides.organisation, member)
    cora = join_team(member, CORA, works=True)
    for actor, whose, person in (
        (cora, party, cora),
        (stranger, party, stranger),
        (member, sides.venture.party, cora),
        (member, party, stranger),
    ):
        with pytest.raises(NotPermitted):
            assign_member(actor=actor, party=whose, member=person)


def test_the_last_who_works_is_not_taken_off(sides: TwoSides) -> None:
    member = found()
    party = connect(sides.organisation, member)
    ben = sides.organisation
    with pytest.raises(Conflict):
        unassign_member(actor=member, representative=ben)
    assign_member(actor=member, party=party, member=join_team(member, CORA, works=True))
    unassign_member(actor=member, representative=ben)
    unassign_member(actor=member, representative=ben)
    assert acting(sides.partnership, BEN) is None
    assert AuditEntry.objects.filter(partnership=sides.partnership).latest("number").action == "access_ended"


def test_the_administrators_list_shows_who_works_where(sides: TwoSides) -> None:
    member = found()
    connect(sides.organisation, member)
    cora = join_team(member, CORA, works=True)
    factories.join(sides.organisation, DAN, own_side=True)
    (engagement,) = engagements(Organisation.objects.get())
    assert [(worker.representative.name, worker.member) for worker in engagement.workers] == [("ben", member), ("dan", None)]
    assert (engagement.assignable, [other.name for other in engagement.others]) == ((cora,), ["מיזם הקיץ"])


def test_whoever_is_not_of_the_team_no_longer_signs(sides: TwoSides) -> None:
    outsider = factories.join(sides.organisation, CORA, own_side=True, signs=True)
    connect(sides.organisation, found())
    outsider.refresh_from_db()
    assert (outsider.works, outsider.approves, outsider.signs) == (True, False, False)
    entry = AuditEntry.objects.get(partnership=sides.partnership, action="rights_changed")
    assert entry.payload == {
        "representative": str(outsider.public_id), "position": 1, "works": True, "approves": False, "signs": False,
    }  # fmt: skip
