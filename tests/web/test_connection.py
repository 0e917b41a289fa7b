"""Acting in the name of an organisation: when opening, when joining, later; its profile in the facts; who of the team works where."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.models import Membership, Partnership, Party
from partnerships.services.organisation import change_profile
from tests import factories
from tests.factories import ANA, BEN, CORA, TwoSides
from tests.organisations import OTHER_NUMBER, PROFILE, acting, connect, found, join_team
from tests.people import Member, Person

pytestmark = pytest.mark.django_db
OPENING = {
    "role": "organisation", "own_name": "", "person_name": "בן", "other_name": "מיזם הקיץ", "title": "ישראל 2050", "language": "he", "path": "core",
}  # fmt: skip


@pytest.fixture
def sides() -> TwoSides:
    return factories.open_partnership_of_two()


def url_of(sides: TwoSides, name: str = "connect_organisation") -> str:
    return reverse(name, args=[sides.partnership.public_id])


def there(member: Membership, name: str = "organisation_partnerships", *more: Any) -> str:
    return reverse(name, args=[member.organisation.public_id, *more])


def test_opening_in_the_name_of_an_organisation() -> None:
    member = found()
    response = Person(member.account).post(reverse("open_partnership"), OPENING | {"on_behalf": str(member.organisation.public_id)})
    partnership = Partnership.objects.get()
    assert response["Location"] == reverse("partnership", args=[partnership.public_id])
    party = Party.objects.get(organisation=member.organisation)
    assert (party.name, party.facts["number"], party.is_opener) == ("אגודת הסטודנטים", PROFILE["number"], True)


def test_opening_as_oneself_needs_a_name() -> None:
    ben = Person(found().account)
    response = ben.post(reverse("open_partnership"), OPENING | {"on_behalf": "-"})
    assert (response.status_code, list(response.context["form"].errors)) == (400, ["own_name"])
    ben.post(reverse("open_partnership"), OPENING | {"on_behalf": "-", "own_name": "גוף אחר"})
    assert not Party.objects.filter(organisation__isnull=False).exists()


@pytest.mark.parametrize("words", [{"role": "venture"}, {"on_behalf": "00000000-0000-4000-8000-000000000009"}])
def test_what_does_not_fit_is_explained(words: dict[str, str]) -> None:
    member = found()
    response = Person(member.account).post(reverse("open_partnership"), OPENING | {"on_behalf": str(member.organisation.public_id)} | words)
    assert (response.status_code, "on_behalf" in response.context["form"].errors) == (400, True)
    assert not Partnership.objects.exists()


def test_whoever_works_in_no_team_is_not_asked(cora: Person) -> None:
    assert "on_behalf" not in cora.get(reverse("open_partnership")).context["form"].fields


def test_the_first_of_an_organisations_side_is_asked_in_whose_name() -> None:
    opener = factories.partnership_opened_by(ANA)
    _invitation, token = factories.invite(opener)
    ben = Person(found().account)
    ben.post(reverse("invitation", args=[token]))
    response = ben.post(reverse("accept_invitation"), {"person_name": "בן", "side_name": "האגודה", "confirms": "on"})
    assert response["Location"] == reverse("connect_organisation", args=[opener.party.partnership.public_id])


def test_connecting_later(sides: TwoSides) -> None:
    member = found()
    ben = Member(sides.organisation)
    assert ben.get(url_of(sides)).status_code == 200
    assert ben.post(url_of(sides), {"organisation": str(member.organisation.public_id)})["Location"] == url_of(sides, "facts")
    assert Party.objects.get(organisation=member.organisation).name == "אגודת הסטודנטים"


@pytest.mark.parametrize("chosen", ["", "x", "00000000-0000-4000-8000-000000000009"])
def test_bad_input_is_explained(sides: TwoSides, chosen: str) -> None:
    found()
    response = Member(sides.organisation).post(url_of(sides), {"organisation": chosen})
    assert (response.status_code, list(response.context["form"].errors)) == (400, ["organisation"])


def test_an_organisation_of_others_is_not_taken(sides: TwoSides) -> None:
    stranger = found(CORA)
    response = Member(sides.organisation).post(url_of(sides), {"organisation": str(stranger.organisation.public_id)})
    assert (response.status_code, Party.objects.filter(organisation__isnull=False).exists()) == (400, False)


def test_a_stranger_gets_404(sides: TwoSides, dan: Member) -> None:
    assert [dan.get(url_of(sides)).status_code, dan.post(url_of(sides, "take_over_profile")).status_code] == [404, 404]


def test_a_changed_profile_is_offered_and_taken_over(sides: TwoSides) -> None:
    member = found()
    connect(sides.organisation, member)
    ben = Member(sides.organisation)
    assert ben.get(url_of(sides, "facts")).context["profile_differs"] is False
    change_profile(actor=member, data=PROFILE | {"address": "רחוב חדש 3"})
    assert ben.get(url_of(sides, "facts")).context["profile_differs"] is True
    ben.post(url_of(sides, "take_over_profile"))
    assert Party.objects.get(organisation=member.organisation).facts["address"] == "רחוב חדש 3"


@pytest.mark.parametrize(("words", "field"), [({"required_signatures": "1"}, "required_signatures"), ({"number": OTHER_NUMBER}, "number")])
def test_the_facts_do_not_undercut_the_organisation(sides: TwoSides, words: dict[str, str], field: str) -> None:
    connect(sides.organisation, found(required_signatures="2"))
    facts = {**factories.ORGANISATION_FACTS, "required_signatures": "2", "address": "רחוב 5", **words}
    response = Member(sides.organisation).post(url_of(sides, "state_party_facts"), facts)
    assert (response.status_code, list(response.context["party_form"].errors)) == (400, [field])
    assert response.context["party_form"]["address"].value() == "רחוב 5"


def test_assigning_and_taking_off(sides: TwoSides) -> None:
    member = found()
    connect(sides.organisation, member)
    cora = join_team(member, CORA, works=True)
    ben = Person(member.account)
    ben.post(there(member, "assign_member", sides.partnership.public_id), {"member": str(cora.public_id)})
    person = acting(sides.partnership, CORA)
    assert person is not None
    assert Person(cora.account).get(reverse("partnership", args=[sides.partnership.public_id])).status_code == 200
    assert ben.post(there(member, "unassign_member", sides.partnership.public_id, person.public_id))["Location"] == there(member)
    assert acting(sides.partnership, CORA) is None
    own = sides.organisation.public_id
    assert ben.post(there(member, "unassign_member", sides.partnership.public_id, own)).status_code == 409


def test_whoever_is_not_in_the_team_is_not_assigned(sides: TwoSides) -> None:
    member = found()
    connect(sides.organisation, member)
    for chosen in ("", "x", str(found(CORA, number=OTHER_NUMBER).public_id)):
        Person(member.account).post(there(member, "assign_member", sides.partnership.public_id), {"member": chosen})
    assert acting(sides.partnership, CORA) is None


def test_an_administrator_sees_the_list_and_enters_only_where_assigned(sides: TwoSides) -> None:
    member = found()
    connect(sides.organisation, member)
    cora = Person(join_team(member, CORA, administers=True).account)
    (row,) = cora.get(there(member)).context["rows"]
    assert (row.stage.words, [each.does for each in row.workers]) == ("סיכום איך מתחילים", ["עבודה שוטפת, חתימה"])
    assert cora.get(reverse("partnership", args=[sides.partnership.public_id])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_is_constant(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    member = found()
    for number in range(count):
        sides = factories.open_partnership_of_two(venture=f"venture{number}@venture.example", organisation=BEN)
        connect(sides.organisation, member)
    ben = Person(member.account)
    ben.get(there(member))
    with django_assert_num_queries(8):
        ben.get(there(member))
