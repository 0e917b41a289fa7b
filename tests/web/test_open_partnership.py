"""Opening a partnership, as a venture or as an organisation."""

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership, Party
from tests.people import Person

URL = reverse("open_partnership")
WORDS = {
    "role": "organisation",
    "path": "core",
    "own_name": "אגודת הסטודנטים",
    "person_name": "קורה לוי",
    "other_name": "מיזם הקיץ",
    "title": "ישראל 2050",
    "language": "he",
}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("role", "own"), [("venture", 0), ("organisation", 1)])
def test_it_works(cora: Person, role: str, own: int) -> None:
    response = cora.post(URL, WORDS | {"role": role})
    partnership = Partnership.objects.get()
    assert response["Location"] == reverse("partnership", args=[partnership.public_id])
    assert (partnership.title, partnership.language, partnership.path) == ("ישראל 2050", "he", "core")
    parties = list(partnership.parties.values_list("role", "name", "is_opener"))
    names = {own: "אגודת הסטודנטים", 1 - own: "מיזם הקיץ"}
    assert parties == [("venture", names[0], own == 0), ("organisation", names[1], own == 1)]
    opener = Party.objects.get(is_opener=True).representatives.get()
    assert (opener.account, opener.name, opener.signs) == (cora.account, "קורה לוי", True)


@pytest.mark.parametrize(("side", "own"), [("bringing", 0), ("receiving", 1)])
def test_two_organisations_fill_both_poles(cora: Person, side: str, own: int) -> None:
    cora.post(URL, WORDS | {"role": side, "path": "full"})
    partnership = Partnership.objects.get()
    assert partnership.path == "full"
    parties = list(partnership.parties.values_list("role", "pole", "is_opener"))
    assert parties == [("organisation", "venture", own == 0), ("organisation", "organisation", own == 1)]


@pytest.mark.parametrize("role", ["venture", "organisation"])
def test_the_door_chooses_the_side(cora: Person, role: str) -> None:
    form = cora.get(URL, {"role": role}).context["form"]
    assert form["role"].value() == role


def test_an_unknown_side_chooses_nothing(cora: Person) -> None:
    assert cora.get(URL, {"role": "king"}).context["form"]["role"].value() == ""


def test_nobody_is_sent_to_the_door_and_comes_back(nobody: Client) -> None:
    response = nobody.get(URL + "?role=venture")
    assert response["Location"] == reverse("account_request_login_code") + "?next=/partnerships/open/%3Frole%3Dventure"


@pytest.mark.parametrize("field", list(WORDS))
def test_bad_input_is_explained(cora: Person, field: str) -> None:
    response = cora.post(URL, WORDS | {field: ""})
    assert response.status_code == 400
    assert list(response.context["form"].errors) == [field]
    kept = {name: response.context["form"][name].value() for name in WORDS}
    assert kept == WORDS | {field: ""}
    assert not Partnership.objects.exists()


@pytest.mark.parametrize("raw", ["שם\u202eהפוך", "a" * 161, "a\0b"], ids=["turned", "long", "NUL"])
def test_hostile_names_are_explained(cora: Person, raw: str) -> None:
    response = cora.post(URL, WORDS | {"own_name": raw})
    assert (response.status_code, list(response.context["form"].errors)) == (400, ["own_name"])


def test_name_and_language_can_be_corrected(cora: Person) -> None:
    cora.post(URL, WORDS)
    partnership = Partnership.objects.get()
    url = reverse("change_terms", args=[partnership.public_id])
    assert cora.get(url).context["form"].initial == {"title": "ישראל 2050", "language": "he", "path": "core"}
    assert cora.post(url, {"title": "Israel 2050", "language": "en", "path": "full"})["Location"] == reverse(
        "partnership", args=[partnership.public_id]
    )
    partnership.refresh_from_db()
    assert (partnership.title, partnership.language, partnership.path) == ("Israel 2050", "en", "full")
