"""Signing elsewhere: what it means, the text to sign, and the form for the file that comes back."""

import errno
import hashlib
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.adapters import storage
from partnerships.models import Partnership, Representative, ReturnedFile
from partnerships.services import clock
from tests import factories, returned
from tests.people import Member, Person


def url_of(partnership: Partnership, name: str = "sign_elsewhere") -> str:
    return reverse(name, args=[partnership.public_id])


def test_it_works(ana: Member, signing: Partnership) -> None:
    page = ana.get(url_of(signing))
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
    assert f'href="{url_of(signing, "copy_to_sign")}"' in page.content.decode()
    answer = ana.post(url_of(signing), returned.posted(ana.representative))
    file = ReturnedFile.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("returned_file", args=[signing.public_id, file.public_id]))
    assert (list(file.signatories.all()), file.signed_on, file.note, file.name) == (
        [ana.representative],
        clock.today(),
        "חתמנו בבוקר",
        "scan.pdf",
    )


def test_it_works_for_the_other_party(ben: Member, signing: Partnership) -> None:
    assert ben.post(url_of(signing), returned.posted(ben.representative, kind="card")).status_code == 302


def test_a_stranger_gets_404(dan: Member, eve: Person, signing: Partnership) -> None:
    found = {person.get(url_of(signing, name)).status_code for person in (dan, eve) for name in ("sign_elsewhere", "copy_to_sign")}
    assert found == {404}


def test_nobody_is_sent_to_the_door(nobody: Client, signing: Partnership) -> None:
    assert nobody.get(url_of(signing)).status_code == 302


def test_the_wrong_stage_is_refused(ana: Member, revealed: Partnership) -> None:
    assert [ana.get(url_of(revealed, name)).status_code for name in ("sign_elsewhere", "copy_to_sign")] == [409, 409]


def test_the_text_to_sign_is_what_the_file_is_held_against(ana: Member, signing: Partnership) -> None:
    first, second = (ana.get(url_of(signing, "copy_to_sign")) for _time in range(2))
    assert (first["Content-Type"], first["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    code = factories.version_of(signing).check_code
    assert first["Content-Disposition"] == f'attachment; filename="{code}-to-sign.pdf"'
    assert first.content == second.content
    assert returned.bring_back(ana.representative).served_hash == hashlib.sha256(first.content).hexdigest()


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no kind": ({"kind": None}, "kind"),
    "nobody": ({"signatories": None}, "signatories"),
    "somebody of the other side": ({"signatories": ["00000000-0000-4000-8000-00000000000b"]}, "signatories"),
    "no day": ({"signed_on": ""}, "signed_on"),
    "a day that has not come": ({"signed_on": "2999-01-01"}, "__all__"),
    "no file": ({"file": None}, "file"),
    "neither": ({"data": b"hello"}, "__all__"),
    "too large": ({"data": b"%PDF-1.7\n" + b"\0" * 20 * 1024 * 1024 + b"%%EOF"}, "file"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_explained(ana: Member, signing: Partnership, case: str) -> None:
    changes, field = BAD[case]
    page = ana.post(url_of(signing), returned.posted(ana.representative, **changes))
    assert (page.status_code, list(page.context["form"].errors)) == (400, [field])
    assert "חתמנו בבוקר" in page.content.decode()
    assert not ReturnedFile.objects.exists()


def test_another_text_is_a_conflict_that_keeps_what_was_written(ana: Member, signing: Partnership) -> None:
    page = ana.post(url_of(signing), returned.posted(ana.representative, fingerprint="0" * 64))
    assert (page.status_code, "חתמנו בבוקר" in page.content.decode()) == (409, True)


def test_a_full_disk_is_said_and_what_was_written_stays(ana: Member, signing: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(data: bytes) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage, "store", full)
    ana.read_in("en")
    page = ana.post(url_of(signing), returned.posted(ana.representative))
    assert (page.status_code, "could not keep the file" in page.content.decode(), "חתמנו בבוקר" in page.content.decode()) == (
        503,
        True,
        True,
    )
    assert not ReturnedFile.objects.exists()


def test_a_viewer_reads_and_returns_nothing(ana: Member, signing: Partnership) -> None:
    Representative.objects.filter(pk=ana.representative.pk).update(works=False, signs=False)
    page = ana.get(url_of(signing))
    assert (page.status_code, 'name="file"' in page.content.decode()) == (200, False)
    assert ana.post(url_of(signing), returned.posted(ana.representative)).status_code == 403


def test_the_number_of_queries_is_constant(ana: Member, signing: Partnership, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    returned.bring_back(ana.representative)
    with django_assert_num_queries(QUERIES):
        ana.get(url_of(signing))
    returned.bring_back(factories.representative_of(signing, factories.BEN))
    with django_assert_num_queries(QUERIES):
        ana.get(url_of(signing))


QUERIES = 12
