"""What a printed code tells anybody: that the document exists and when it was sealed, no private names and no clause."""

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.domain.companions import Sees
from partnerships.models import Partnership
from tests import beside, factories
from tests.factories import TwoSides
from tests.people import Member


def url_of(code: str) -> str:
    return reverse("check_code", args=[code])


def test_it_works(nobody: Client, sealed: Partnership) -> None:
    version = factories.version_of(sealed)
    page = nobody.get(url_of(version.check_code))
    html = page.content.decode()
    assert page.status_code == 200
    assert [side["name"] for side in page.context["shown"]["sides"]] == ["", "אגודת הסטודנטים"]
    assert [act["name"] for act in page.context["shown"]["signatures"]] == ["", ""]
    # the venture is a group of private persons: neither its name nor a title that may hold one
    assert [word for word in ("מיזם הקיץ", sealed.title, ">ana<", ">ben<", factories.ANA) if word in html] == []
    assert version.fingerprint[:8] in html
    assert nobody.get(url_of(version.check_code.lower())).status_code == 200


def test_its_own_people_read_more(ben: Member, dan: Member, nobody: Client, sealed: Partnership) -> None:
    url = url_of(factories.version_of(sealed).check_code)
    own = reverse("document_pdf", args=[sealed.public_id])
    names = [[side["name"] for side in person.get(url).context["shown"]["sides"]] for person in (ben, dan, nobody)]
    assert names == [["מיזם הקיץ", "אגודת הסטודנטים"], *[["", "אגודת הסטודנטים"]] * 2]
    assert [own in person.get(url).content.decode() for person in (ben, dan, nobody)] == [True, False, False]


def test_those_beside_read_more_where_both_sides_allow_it(sealed: Partnership) -> None:
    url = url_of(factories.version_of(sealed).check_code)
    sides = TwoSides(sealed, *factories.representatives_of(sealed))
    eve = beside.consultant(sides)
    before = beside.Reader(eve).get(url).context["shown"]["place"]
    beside.let_in(sides, eve, Sees(document=True))
    html = beside.Reader(eve).get(url).content.decode()
    assert (before, reverse("beside_document_pdf", args=[sealed.public_id]) in html) == (None, True)


def test_what_is_not_sealed_is_unknown(nobody: Client, sealing: Partnership) -> None:
    assert nobody.get(url_of(factories.version_of(sealing).check_code)).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["AR-2222-2222", "x", "א", "%00"])
def test_an_unknown_code_is_404(nobody: Client, code: str) -> None:
    assert nobody.get(url_of(code)).status_code == 404


@pytest.mark.django_db
def test_it_rejects_post(nobody: Client) -> None:
    assert nobody.post(url_of("AR-2222-2222")).status_code == 405
