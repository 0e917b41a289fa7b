"""The pages about those beside the sides: inviting them, what the consultant may see, calling the third party, ending it."""

from typing import Any

import pytest
from django.urls import reverse

from partnerships.domain.companions import Sees
from partnerships.models import Companion, Invitation, Partnership
from partnerships.queries.beside import readers
from tests import beside, factories
from tests.beside import Reader
from tests.factories import CORA
from tests.people import Member, Person

pytestmark = pytest.mark.django_db


def page(name: str, person: Member, companion: Companion | None = None) -> str:
    partnership = person.representative.party.partnership.public_id
    return reverse(name, args=[partnership, companion.public_id] if companion else [partnership])


def seen(partnership: Partnership) -> Sees:
    (reader,) = readers(partnership, list(partnership.parties.all()))
    return reader.seen


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        ("consultant", {}, ("", "negotiating", False)),
        ("observer", {"capacity": "עורכת דין", "reads_from": "signing", "may_comment": "on"}, ("עורכת דין", "signing", True)),
        ("third_party", {"capacity": "מגשר"}, ("מגשר", "negotiating", False)),
    ],
)
def test_inviting_them(ana: Member, kind: str, given: dict[str, str], kept: tuple[Any, ...]) -> None:
    address = reverse("invite_companion", args=[ana.representative.party.partnership.public_id, kind])
    assert ana.get(address).status_code == 200
    assert ana.post(address, {"by": "mail", "email": CORA, **given})["Location"] == page("invite", ana)
    invitation = Invitation.objects.get(accepted_at=None)
    assert (invitation.kind, invitation.email) == (kind, CORA)
    assert (invitation.capacity, invitation.reads_from, invitation.may_comment) == kept


@pytest.mark.parametrize("kind", ["side", "team", "nobody"])
def test_other_kinds_have_no_such_page(ana: Member, kind: str) -> None:
    address = reverse("invite_companion", args=[ana.representative.party.partnership.public_id, kind])
    assert [ana.get(address).status_code, ana.post(address, {"by": "link"}).status_code] == [404, 404]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"capacity": ""}, "capacity"),
        ({"reads_from": "open"}, "reads_from"),
        ({"email": "cora@guest.example\nBcc: x@y.example"}, "email"),
        ({"email": "ana@venture.example"}, "email"),
        ({"capacity": "\u202eא"}, "capacity"),
    ],
)
def test_bad_input_is_explained_and_kept(ana: Member, words: dict[str, str], field: str) -> None:
    address = reverse("invite_companion", args=[ana.representative.party.partnership.public_id, "observer"])
    given = {"by": "mail", "email": CORA, "capacity": "עורכת דין", "reads_from": "sealed"} | words
    response = ana.post(address, given)
    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (400, [field])
    assert [form[name].value() for name in given] == list(given.values())


def test_accepting_leads_beside_the_sides(ana: Member, cora: Person) -> None:
    address = reverse("invite_companion", args=[ana.representative.party.partnership.public_id, "consultant"])
    ana.post(address, {"by": "link"})
    link = ana.get(page("invite", ana)).context["new_link"]
    assert cora.get(link).status_code == 200
    cora.post(link)
    assert list(cora.get(reverse("accept_invitation")).context["form"].fields) == ["person_name"]
    response = cora.post(reverse("accept_invitation"), {"person_name": "קורה"})
    assert response["Location"] == reverse("beside", args=[ana.representative.party.partnership.public_id])


def test_the_third_party_has_nothing_to_read_yet(ana: Member, cora: Person) -> None:
    address = reverse("invite_companion", args=[ana.representative.party.partnership.public_id, "third_party"])
    ana.post(address, {"by": "link"})
    cora.post(ana.get(page("invite", ana)).context["new_link"])
    assert cora.post(reverse("accept_invitation"), {"person_name": "קורה"})["Location"] == reverse("partnership_list")


def test_both_sides_see_who_reads_along(ana: Member, ben: Member) -> None:
    olga = beside.join(ana.representative, "observer", capacity="עורכת דין")
    for person in (ana, ben):
        for name in ("partnership", "companions"):
            text = person.get(page(name, person)).content.decode()
            assert (text.count(f"<bdi>{olga.name}</bdi>") > 0, text.count("עורכת דין") > 0) == (True, True)
            assert text.count(olga.account.email) == 0


def test_each_side_decides_and_sees_what_follows(ana: Member, ben: Member, partnership: Partnership) -> None:
    eve = beside.join(ana.representative, "consultant")
    for person in (ana, ben):
        assert person.post(page("admission", person, eve), {"answers": "on", "clauses": "on"})["Location"] == page("companions", person)
    assert seen(partnership) == Sees(answers=True, clauses=True)
    assert ben.get(page("admission", ben, eve)).context["form"].initial == {"answers": True, "clauses": True, "document": False}
    ben.post(page("admission", ben, eve))
    assert seen(partnership) == Sees()


def test_the_third_party_is_called_by_the_button(ana: Member, ben: Member, partnership: Partnership) -> None:
    tom = Reader(beside.join(ana.representative, "third_party"))
    factories.lead_to("negotiating", partnership)
    home = reverse("beside", args=[partnership.public_id])
    address = page("call_third_party", ben, tom.companion)
    assert (ben.get(address).status_code, ben.head(address).status_code, tom.get(home).status_code) == (200, 200, 404)
    assert ben.post(address)["Location"] == page("companions", ben)
    assert tom.get(home).status_code == 200


def test_before_the_reveal_the_page_says_that_it_is_too_early(ana: Member) -> None:
    tom = beside.join(ana.representative, "third_party")
    address = page("call_third_party", ana, tom)
    assert (ana.get(address).context["may_call"], ana.post(address).status_code) == (False, 409)


def test_ending_it(ana: Member, ben: Member, partnership: Partnership) -> None:
    olga = Reader(beside.join(ana.representative, "observer"))
    address = page("end_companion", ana, olga.companion)
    home = reverse("beside", args=[partnership.public_id])
    assert (ana.get(address).status_code, ben.post(address).status_code, olga.get(home).status_code) == (200, 403, 200)
    assert ana.post(address)["Location"] == page("companions", ana)
    assert (olga.get(home).status_code, ana.post(address).status_code) == (404, 404)


def test_a_viewer_reads_and_changes_nothing(ana: Member) -> None:
    eve = beside.join(ana.representative, "consultant")
    fay = Member(factories.join(ana.representative, "fay@venture.example", own_side=True))
    type(fay.representative).objects.filter(pk=fay.representative.pk).update(works=False, signs=False)
    for name, companion in (("companions", None), ("admission", eve), ("end_companion", eve), ("invite", None)):
        text = fay.get(page(name, fay, companion)).content.decode()
        assert text.count('class="privacy reads-only"') == 1
        assert text.count('<button class="btn"') == 0
    assert [fay.post(page(name, fay, eve)).status_code for name in ("admission", "end_companion")] == [403, 403]
    assert fay.post(page("invite", fay), {"by": "link", "does": "works"}).status_code == 403


def test_strangers_and_other_kinds_get_404(ana: Member, dan: Member) -> None:
    olga = beside.join(ana.representative, "observer")
    reader = Reader(olga)
    for name in ("admission", "call_third_party"):
        assert ana.get(page(name, ana, olga)).status_code == 404
    for person in (dan, reader):
        found = [person.get(page(name, ana, olga)).status_code for name in ("admission", "call_third_party", "end_companion")]
        assert (found, person.get(page("companions", ana)).status_code) == ([404] * 3, 404)
    assert dan.get(page("end_companion", dan, olga)).status_code == 404


def test_whoever_is_only_named_is_told_so(ana: Member) -> None:
    third = beside.join(ana.representative, "third_party")
    page = Person(third.account).get(reverse("partnership_list"))
    assert (page.status_code, page.context["is_named_only"]) == (200, True)
