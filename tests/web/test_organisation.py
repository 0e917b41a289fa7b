"""Founding an organisation, its page, its profile, its certificates, its logo and stamp."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from partnerships.adapters.images import CUT_OFF, IS_SVG, NO_EMBLEM, NOTHING_TO_SEE, TOO_MANY_BYTES
from partnerships.models import Membership, Organisation
from partnerships.services import clock
from partnerships.services.organisation import NUMBER_TAKEN, put_certificate
from tests import factories
from tests.factories import BEN, CORA
from tests.organisations import COMPANY, OTHER_NUMBER, PROFILE, found, join_team
from tests.people import Person
from tests.security.test_uploads import HTML, SVG, bomb, commented, drawn

pytestmark = pytest.mark.django_db
FOUNDING = PROFILE | {"requires_approval": "no", "person_name": "בן כהן", "capacity": "מנכ״ל"}


@pytest.fixture
def ben() -> Person:
    return Person(factories.account_of(BEN))


def url_of(name: str = "organisation", *more: Any) -> str:
    return reverse(name, args=[Organisation.objects.get().public_id, *more])


def test_it_works(ben: Person) -> None:
    response = ben.post(reverse("found_organisation"), FOUNDING)
    assert response["Location"] == url_of()
    member = Membership.objects.get()
    assert (member.name, member.capacity, member.administers) == ("בן כהן", "מנכ״ל", True)
    assert [line for _label, line in ben.get(url_of()).context["lines"]][-1] == "החלטת הוועד המנהל מס׳ 12 מיום 3 במאי 2026"


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ({"number": "580000009"}, ["number"]),
        ({"number": COMPANY}, ["number"]),
        ({"legal_name": "", "person_name": ""}, ["legal_name", "person_name"]),
        ({"form": "person"}, ["form"]),
        ({"resolved_on": "3.5.2026"}, ["resolved_on"]),
        ({"notices_email": "a@b\nBcc: c@d.example"}, ["notices_email"]),
        ({"requires_approval": ""}, ["requires_approval"]),
        ({"required_signatures": "3"}, ["required_signatures"]),
        ({"address": "א\0"}, ["address"]),
    ],
)
def test_bad_input_is_explained(ben: Person, words: dict[str, str], fields: list[str]) -> None:
    response = ben.post(reverse("found_organisation"), FOUNDING | words)
    assert (response.status_code, sorted(response.context["form"].errors)) == (400, fields)
    assert response.context["form"]["resolution"].value() == "12"
    assert not Organisation.objects.exists()


def test_a_number_that_is_there_already_names_nobody(ben: Person) -> None:
    found(CORA, legal_name="ארגון סודי")
    response = ben.post(reverse("found_organisation"), FOUNDING | {"legal_name": "שם אחר"})
    assert (response.status_code, list(response.context["form"].errors)) == (400, ["number"])
    assert "ארגון סודי" not in response.content.decode()
    assert NUMBER_TAKEN.partition(".")[0]


def test_numbers_are_not_tried_out(ben: Person) -> None:
    found(CORA)
    answers = [ben.post(reverse("found_organisation"), FOUNDING).context["form"].errors.keys() for _ in range(6)]
    assert [list(errors) for errors in answers] == [["number"]] * 5 + [["__all__"]]


def test_the_profile_is_changed(ben: Person) -> None:
    found()
    assert ben.post(url_of("organisation_profile"), FOUNDING | {"address": "רחוב אחר 2"})["Location"] == url_of()
    assert Organisation.objects.get().address == "רחוב אחר 2"
    found(CORA, number=OTHER_NUMBER)
    address = reverse("organisation_profile", args=[Organisation.objects.get(number=FOUNDING["number"]).public_id])
    response = ben.post(address, FOUNDING | {"number": OTHER_NUMBER})
    assert (response.status_code, list(response.context["form"].errors)) == (400, ["number"])


def test_another_member_reads_and_is_told_who_may_change(ben: Person) -> None:
    join_team(found(), CORA, works=True)
    cora = Person(factories.account_of(CORA))
    assert cora.get(url_of()).context["actor"].administers is False
    refused = cora.get(url_of("organisation_profile"))
    assert (refused.status_code, "רק מי שמנהלים את הארגון" in refused.content.decode()) == (403, True)


@pytest.mark.parametrize(("days", "kind"), [(-1, "late"), (0, "now"), (60, "now"), (61, None)])
def test_a_certificate_that_ends_is_said_calmly(ben: Person, days: int, kind: str | None) -> None:
    put_certificate(actor=found(), kind="proper_management", valid_until=clock.today() + timedelta(days=days))
    context = ben.get(url_of()).context
    assert [row.tag.kind for row in context["alarms"]] == ([kind] if kind else [])
    assert [row.tag.kind for row in context["certificates"]] == [kind or "done"]


def test_a_certificate_is_removed_and_put_back(ben: Person) -> None:
    put_certificate(actor=found(), kind="insurance", valid_until=date(2030, 1, 1))
    page = ben.post(url_of("remove_certificate", "insurance"), follow=True)
    removed = page.context["removed"]
    assert (page.context["certificates"], removed.kind, removed.valid_until) == ((), "insurance", date(2030, 1, 1))
    ben.post(url_of("put_certificate"), {"kind": removed.kind, "valid_until": removed.valid_until.isoformat()})
    assert Organisation.objects.get().certificates.get().valid_until == date(2030, 1, 1)


@pytest.mark.parametrize(
    "words",
    [
        {"kind": "diploma", "valid_until": "2030-01-01"},
        {"kind": "insurance", "valid_until": "soon"},
        {"kind": "insurance", "valid_until": "0001-01-01"},
    ],
)
def test_what_is_no_certificate_is_explained(ben: Person, words: dict[str, str]) -> None:
    found()
    response = ben.post(url_of("put_certificate"), words)
    assert (response.status_code, len(response.context["certificate_form"].errors)) == (400, 1)
    assert not Organisation.objects.get().certificates.exists()


@pytest.mark.parametrize("query", ["?removed=insurance", "?removed=diploma&until=2030-01-01", "?removed=insurance&until=x"])
def test_an_address_by_hand_puts_nothing_back(ben: Person, query: str) -> None:
    found()
    assert ben.get(url_of() + query).context["removed"] is None


def upload(person: Person, data: bytes, place: str = "logo", name: str = "logo.png") -> Any:
    return person.post(url_of("put_emblem", place), {"picture": SimpleUploadedFile(name, data, content_type="image/png")})


@pytest.mark.parametrize("place", ["logo", "stamp"])
@pytest.mark.parametrize("data", [drawn(), commented(), drawn("JPEG", exif=b"Exif\0\0secret-place"), drawn() + HTML])
def test_of_a_picture_only_pixels_are_kept(ben: Person, place: str, data: bytes) -> None:
    found()
    assert upload(ben, data, place).status_code == 302
    response = ben.get(url_of("emblem", place))
    kept = response.content
    with Image.open(io.BytesIO(kept)) as image:
        assert (image.format, image.mode, image.info) == ("PNG", "RGBA", {})
    assert [word for word in (b"script", b"secret", b"Exif") if word in kept] == []
    assert (response["Content-Type"], response["X-Content-Type-Options"], response["Cache-Control"]) == ("image/png", "nosniff", "no-store")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (SVG, IS_SVG),
        (b'<?xml version="1.0"?>\n' + SVG, IS_SVG),
        (HTML, NO_EMBLEM),
        (drawn("GIF"), NO_EMBLEM),
        (drawn("TIFF"), NO_EMBLEM),
        (drawn()[:-20], CUT_OFF),
        (drawn("JPEG")[:-2], CUT_OFF),
        (drawn(ink="white"), NOTHING_TO_SEE),
        (bomb(30_000, 30_000), NO_EMBLEM),
        (b"\x89PNG" + b"0" * 5_000_000, TOO_MANY_BYTES),
    ],
    ids=["svg", "svg with a head", "html", "gif", "tiff", "cut off", "cut off jpeg", "white", "bomb", "too many bytes"],
)
def test_anything_else_is_refused_with_a_sentence(ben: Person, data: bytes, message: str, settings: Any) -> None:
    found()
    settings.LANGUAGE_COOKIE_NAME = settings.LANGUAGE_COOKIE_NAME
    ben.read_in("en")
    response = upload(ben, data)
    assert (response.status_code, response.context["logo_form"].errors) == (400, {"picture": [message]})
    assert Organisation.objects.get().logo_hash == ""


def test_forty_megapixels_are_refused_by_their_number(ben: Person) -> None:
    found()
    ben.read_in("en")
    response = upload(ben, bomb(8_000, 5_000))
    assert response.context["logo_form"].errors["picture"] == [
        "This image has 40 million pixels. Save it with at most 20 million, and choose that file."
    ]


def test_a_picture_is_removed(ben: Person) -> None:
    found()
    upload(ben, drawn())
    ben.post(url_of("remove_emblem", "logo"))
    assert ben.get(url_of("emblem", "logo")).status_code == 404


def test_nothing_was_chosen(ben: Person) -> None:
    found()
    assert list(ben.post(url_of("put_emblem", "logo")).context["logo_form"].errors) == ["picture"]


def test_a_large_picture_is_drawn_smaller(ben: Person) -> None:
    found()
    out = io.BytesIO()
    Image.effect_noise((2400, 1200), 60).save(out, "PNG")
    upload(ben, out.getvalue())
    with Image.open(io.BytesIO(ben.get(url_of("emblem", "logo")).content)) as image:
        assert image.size == (1000, 500)


def test_an_account_without_an_organisation_is_led_on(ben: Person) -> None:
    page = ben.get(reverse("organisation_list"))
    assert (page.context["members"], reverse("found_organisation") in page.content.decode()) == ((), True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_is_constant(ben: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    member = found()
    for number in range(count):
        join_team(member, f"member{number}@organisation.example")
    ben.get(url_of())
    with django_assert_num_queries(7):
        ben.get(url_of())
