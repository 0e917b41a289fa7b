"""Every address of an organisation: what an administrator and another member get, and that for everybody else it does not exist."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from partnerships.models import Membership
from partnerships.services.assignment import assign_member
from partnerships.services.organisation import put_certificate, put_emblem
from partnerships.services.team import remove_member
from tests import factories
from tests.factories import BEN, CORA, DAN, EVE
from tests.organisations import NUMBER, OTHER_NUMBER, PROFILE, connect, found, join_team
from tests.people import Person
from tests.security.access_table import TABLE, Door
from tests.security.addresses import NOWHERE, converters
from tests.security.pages import changes_since, dump, page
from tests.security.test_uploads import drawn

ACTS = tuple((row, method) for row in TABLE if row.door is Door.TEAM for method in sorted(row.methods))
FAY, GIL = "fay@organisation.example", "gil@organisation.example"


@pytest.fixture
def ben(db: None) -> Membership:
    """Ben alone administers; cora works on a partnership, fay approves, gil was removed."""
    member = found()
    party = connect(factories.open_partnership_of_two().organisation, member)
    assign_member(actor=member, party=party, member=join_team(member, CORA, works=True))
    join_team(member, FAY, approves=True)
    remove_member(actor=member, member=join_team(member, GIL, works=True))
    put_certificate(actor=member, kind="insurance", valid_until=date(2030, 1, 1))
    put_emblem(actor=member, place="logo", data=drawn())
    return member


def addresses(member: Membership) -> dict[str, str]:
    """The addresses of this organisation, with what exists there."""
    values = dict(NOWHERE) | {"organisation_id": member.organisation.public_id}
    cora = Membership.objects.filter(organisation=member.organisation, account__email=CORA).first()
    party = member.organisation.parties.select_related("partnership").first()
    if cora is not None and party is not None:
        person = party.representatives.get(account=cora.account)
        values |= {"member_id": cora.public_id, "partnership_id": party.partnership.public_id, "representative_id": person.public_id}
    return {row.name: reverse(row.name, kwargs={word: values[word] for word in converters(row.name)}) for row, _method in ACTS}


def posts(member: Membership) -> dict[str, Any]:
    fay = Membership.objects.get(organisation=member.organisation, account__email=FAY)
    return {
        "organisation_profile": PROFILE | {"number": NUMBER, "requires_approval": "no"},
        "put_certificate": {"kind": "insurance", "valid_until": "2031-01-01"},
        "put_emblem": {"picture": SimpleUploadedFile("logo.png", drawn(), content_type="image/png")},
        "invite_to_team": {"by": "link", "rights": ["works"]},
        "team_member": {"rights": ["works", "signs"]},
        "assign_member": {"member": str(fay.public_id)},
    }


@pytest.mark.parametrize("email", [BEN, CORA, FAY])
def test_the_team_gets_what_the_table_says(ben: Membership, email: str) -> None:
    person, there, sent = Person(factories.account_of(email)), addresses(ben), posts(ben)
    before, found, changed = dump(), {}, set()
    for row, method in ACTS:
        start = transaction.savepoint()
        found[row.name, method] = page(person, method, there[row.name], sent.get(row.name))[0]
        if (method == "GET" or found[row.name, method] >= 400) and changes_since(before):
            changed.add((row.name, method))
        transaction.savepoint_rollback(start)
    assert found == {(row.name, method): row.in_team(method, administers=email == BEN) for row, method in ACTS}
    assert changed == set()


def test_for_everybody_else_it_does_not_exist(ben: Membership) -> None:
    elsewhere = found(DAN, number=OTHER_NUMBER)
    strangers = [Person(factories.account_of(email)) for email in (DAN, EVE, GIL, factories.ANA)]
    there, sent, before = addresses(ben), posts(ben), dump()
    nowhere = {row.name: reverse(row.name, kwargs={word: NOWHERE[word] for word in converters(row.name)}) for row, _method in ACTS}
    for stranger in strangers:
        for row, method in ACTS:
            seen = page(stranger, method, there[row.name], sent.get(row.name))
            assert (row.name, seen[0]) == (row.name, 404)
            assert seen == page(stranger, method, nowhere[row.name], sent.get(row.name))
    assert changes_since(before) == set()
    assert Membership.objects.get(pk=elsewhere.pk).administers is True


def test_nobody_is_sent_to_the_door(ben: Membership, nobody: Client) -> None:
    for row, method in ACTS:
        response = nobody.generic(method, addresses(ben)[row.name])
        assert (row.name, response.status_code, response.headers["Location"].partition("?")[0]) == (row.name, 302, "/enter/")


def test_what_belongs_to_another_organisation_is_not_taken(ben: Membership) -> None:
    """Dan, at the addresses of his own organisation, names the members, partnerships and people of ben's."""
    dan = found(DAN, number=OTHER_NUMBER)
    person = Person(dan.account)
    theirs = addresses(ben)
    own = str(dan.organisation.public_id)
    before = dump()
    for row, method in ACTS:
        if {"member_id", "partnership_id"} & set(converters(row.name)):
            address = theirs[row.name].replace(str(ben.organisation.public_id), own)
            assert (row.name, page(person, method, address, posts(ben).get(row.name))[0]) == (row.name, 404)
    assert changes_since(before) == set()


def test_a_member_without_a_picture_gets_404(ben: Membership) -> None:
    address = reverse("emblem", args=[ben.organisation.public_id, "stamp"])
    assert Person(ben.account).get(address).status_code == 404
    assert Person(ben.account).get(reverse("emblem", args=[UUID(int=1), "logo"])).status_code == 404
