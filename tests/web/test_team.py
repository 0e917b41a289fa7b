"""The team of an organisation in the browser: inviting, changing what somebody does, removing, leaving."""

import pytest
from django.urls import reverse

from partnerships.models import Invitation, Membership
from partnerships.services.assignment import assign_member
from tests import factories
from tests.factories import BEN, CORA
from tests.organisations import acting, connect, found, join_team
from tests.people import Person

pytestmark = pytest.mark.django_db
BY_MAIL = {"by": "mail", "email": CORA, "rights": ["works", "approves"], "capacity": "גזברית"}


@pytest.fixture
def ben() -> Person:
    """Ben, who founded the organisation."""
    return Person(found().account)


def of(email: str) -> Membership:
    return Membership.objects.select_related("organisation", "account").get(account__email=email)


def url_of(name: str = "organisation_team", *more: object) -> str:
    return reverse(name, args=[of(BEN).organisation.public_id, *more])


def test_inviting_by_mail(ben: Person) -> None:
    assert ben.post(url_of("invite_to_team"), BY_MAIL)["Location"] == url_of()
    invitation = Invitation.objects.get()
    assert (invitation.kind, invitation.email, invitation.works, invitation.approves, invitation.signs) == ("team", CORA, True, True, False)
    assert [sent.invitation for sent in ben.get(url_of()).context["invitations"]] == [invitation]


def test_inviting_by_a_link_which_is_shown_once(ben: Person) -> None:
    ben.post(url_of("invite_to_team"), {"by": "link", "rights": ["signs"]})
    assert [ben.get(url_of()).context["new_link"] is not None for _ in range(2)] == [True, False]


def test_the_whole_way_into_the_team(ben: Person) -> None:
    ben.post(url_of("invite_to_team"), {"by": "link", "rights": ["administers"], "capacity": "יו״ר"})
    link = ben.get(url_of()).context["new_link"]
    cora = Person(factories.account_of(CORA))
    cora.post(link)
    assert cora.post(reverse("accept_invitation"), {"person_name": "קורה"})["Location"] == url_of()
    assert (of(CORA).name, of(CORA).capacity, of(CORA).administers, of(CORA).works) == ("קורה", "יו״ר", True, False)


@pytest.mark.parametrize(
    ("words", "field"), [({"email": ""}, "email"), ({"email": "x"}, "email"), ({"by": ""}, "by"), ({"rights": ["rules"]}, "rights")]
)
def test_bad_input_is_explained(ben: Person, words: dict[str, object], field: str) -> None:
    response = ben.post(url_of("invite_to_team"), BY_MAIL | words)
    assert (response.status_code, list(response.context["form"].errors)) == (400, [field])
    assert response.context["form"]["capacity"].value() == "גזברית"


def test_an_invitation_is_withdrawn_and_sent_again(ben: Person) -> None:
    ben.post(url_of("invite_to_team"), BY_MAIL)
    first = Invitation.objects.get()
    assert ben.post(reverse("renew_invitation", args=[first.public_id]))["Location"] == url_of()
    second = Invitation.objects.get(withdrawn_at=None)
    assert (second.approves, second.capacity) == (True, "גזברית")
    ben.post(reverse("withdraw_invitation", args=[second.public_id]))
    assert not Invitation.objects.filter(withdrawn_at=None).exists()


def test_what_somebody_does_is_changed(ben: Person) -> None:
    member = join_team(of(BEN), CORA, works=True)
    address = url_of("team_member", member.public_id)
    assert ben.get(address).context["form"]["rights"].value() == ["works"]
    ben.post(address, {"rights": ["approves", "signs"], "capacity": "גזברית"})
    assert (of(CORA).works, of(CORA).approves, of(CORA).signs, of(CORA).capacity) == (False, True, True, "גזברית")


def test_without_a_tick_somebody_reads_along(ben: Person) -> None:
    member = join_team(of(BEN), CORA, works=True)
    ben.post(url_of("team_member", member.public_id), {"capacity": ""})
    assert ben.get(url_of()).context["members"][1][1] == "קריאה בלבד"


def test_the_page_says_what_removing_ends(ben: Person) -> None:
    sides = factories.open_partnership_of_two()
    party = connect(sides.organisation, of(BEN))
    assign_member(actor=of(BEN), party=party, member=join_team(of(BEN), CORA, works=True))
    (row,) = ben.get(url_of("team_member", of(CORA).public_id)).context["acts_on"]
    assert (row.engagement.party, row.is_last, row.is_named) == (party, False, False)
    assert ben.post(url_of("remove_member", of(CORA).public_id))["Location"] == url_of()
    assert acting(sides.partnership, CORA) is None


def test_oneself_is_not_removed_but_leaves(ben: Person) -> None:
    assert ben.post(url_of("remove_member", of(BEN).public_id))["Location"] == url_of("leave_team")
    assert of(BEN).left_at is None


def test_the_last_administrator_is_told_why_they_stay(ben: Person) -> None:
    assert ben.get(url_of("leave_team")).context["is_last"] is True
    response = ben.post(url_of("leave_team"))
    assert (response.status_code, of(BEN).left_at) == (409, None)
    refused = ben.post(url_of("team_member", of(BEN).public_id), {"rights": ["works"]})
    assert (refused.status_code, of(BEN).administers) == (409, True)


def test_a_member_leaves(ben: Person) -> None:
    cora = Person(join_team(of(BEN), CORA, works=True).account)
    assert cora.get(url_of("leave_team")).context["is_last"] is False
    assert cora.post(url_of("leave_team"))["Location"] == reverse("organisation_list")
    assert cora.get(url_of()).status_code == 404


def test_another_member_sees_the_team_and_no_buttons(ben: Person) -> None:
    cora = Person(join_team(of(BEN), CORA, works=True).account)
    ben.post(url_of("invite_to_team"), BY_MAIL | {"email": "dan@elsewhere.example"})
    page = cora.get(url_of())
    assert (len(page.context["members"]), page.context["invitations"], page.context["new_link"]) == (2, (), None)
    assert url_of("invite_to_team") not in page.content.decode()
