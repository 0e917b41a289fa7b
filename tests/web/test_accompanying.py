"""A consultant opens a partnership for two sides, invites both, and stops accompanying."""

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Companion, Invitation, Party, Representative
from tests import beside, factories
from tests.beside import Reader
from tests.factories import ANA, BEN
from tests.people import Member, Person

OPEN = reverse("open_for_two")
WORDS = {
    "pair": "venture_organisation",
    "first_name": "מיזם הקיץ",
    "second_name": "אגודת הסטודנטים",
    "title": "ישראל 2050",
    "person_name": "חוה",
    "capacity": "מרכז ליווי",
    "language": "he",
    "path": "core",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(eve: Person) -> Companion:
    """Eve has opened a partnership; nobody else is there."""
    eve.post(OPEN, WORDS)
    return Companion.objects.get()


def page(name: str, companion: Companion, *more: int) -> str:
    return reverse(name, args=[companion.partnership.public_id, *more])


def test_it_opens_for_two_and_goes_on_to_inviting(eve: Person) -> None:
    assert eve.get(OPEN).status_code == 200
    response = eve.post(OPEN, WORDS)
    companion = Companion.objects.get()
    assert response["Location"] == page("beside_invitations", companion)
    assert (companion.kind, companion.party, companion.name, companion.capacity) == ("consultant", None, "חוה", "מרכז ליווי")
    sides = [(side.name, side.role, side.pole, side.is_opener) for side in companion.partnership.parties.all()]
    assert sides == [("מיזם הקיץ", "venture", "venture", False), ("אגודת הסטודנטים", "organisation", "organisation", False)]


def test_two_organisations_fill_both_poles(eve: Person) -> None:
    eve.post(OPEN, WORDS | {"pair": "organisations"})
    assert list(Party.objects.values_list("role", "pole")) == [("organisation", "venture"), ("organisation", "organisation")]


@pytest.mark.parametrize("field", [name for name in WORDS if name != "capacity"])
def test_bad_input_is_explained_and_kept(eve: Person, field: str) -> None:
    response = eve.post(OPEN, WORDS | {field: ""})
    assert (response.status_code, list(response.context["form"].errors)) == (400, [field])
    assert response.context["form"]["title"].value() == (WORDS | {field: ""})["title"]
    assert not Companion.objects.exists()


def test_both_sides_come_in_and_agree_on_a_date(eve: Person, opened: Companion) -> None:
    for position, email in enumerate((ANA, BEN)):
        assert eve.get(page("beside_invite", opened, position)).status_code == 200
        eve.post(page("beside_invite", opened, position), {"by": "link", "does": "signs"})
        person = Person(factories.account_of(email))
        person.post(eve.get(page("beside_invitations", opened)).context["new_link"])
        words = {"person_name": email, "side_name": opened.partnership.parties.get(position=position).name, "confirms": "on"}
        assert person.post(reverse("accept_invitation"), words)["Location"] == page("partnership", opened)
        assert eve.post(page("beside_invite", opened, position), {"by": "link", "does": "signs"}).status_code == 409
    factories.begin_answering(opened.partnership)
    assert factories.current_round(opened.partnership).stage == "answering"
    assert Representative.objects.count() == 2


def test_looking_after_what_was_sent(eve: Person, opened: Companion) -> None:
    eve.post(page("beside_invite", opened, 0), {"by": "mail", "email": ANA, "does": "signs"})
    invitation = Invitation.objects.get()
    back = page("beside_invitations", opened)
    assert eve.get(reverse("readdress_invitation", args=[invitation.public_id])).status_code == 200
    assert eve.post(reverse("renew_invitation", args=[invitation.public_id]))["Location"] == back
    renewed = Invitation.objects.unused().get()
    assert eve.post(reverse("readdress_invitation", args=[renewed.public_id]), {"email": BEN})["Location"] == back
    readdressed = Invitation.objects.unused().get()
    assert (readdressed.email, readdressed.invited_by_companion) == (BEN, opened)
    assert eve.post(reverse("withdraw_invitation", args=[readdressed.public_id]))["Location"] == back
    assert not Invitation.objects.unused().exists()


def test_the_invited_page_says_that_a_consultant_invites(eve: Person, opened: Companion, nobody: Client) -> None:
    eve.post(page("beside_invite", opened, 0), {"by": "link", "does": "works"})
    text = nobody.get(eve.get(page("beside_invitations", opened)).context["new_link"]).content.decode()
    assert text.count("<bdi>חוה</bdi>") > 0


def test_only_the_opener_has_these_pages(opened: Companion, ana: Member, dan: Member) -> None:
    invited = Reader(beside.join(ana.representative, "consultant", email="gil@advice.example"))
    for person in (ana, dan, invited):
        for name, more in (("beside_invitations", ()), ("beside_invite", (0,))):
            assert person.get(page(name, opened, *more)).status_code == 404
            assert person.get(page(name, invited.companion, *more)).status_code == 404


def test_a_side_that_does_not_exist(eve: Person, opened: Companion) -> None:
    assert eve.get(page("beside_invite", opened, 7)).status_code == 404


def test_leaving(ana: Member, eve: Person) -> None:
    companion = beside.join(ana.representative, "consultant")
    address = page("beside_leave", companion)
    assert (eve.get(address).status_code, eve.head(address).status_code) == (200, 200)
    assert Companion.objects.get().left_at is None
    assert eve.post(address)["Location"] == reverse("partnership_list")
    assert (eve.get(address).status_code, eve.get(page("beside", companion)).status_code) == (404, 404)
