"""The public page for checking: it always answers, and never shows a clause."""

import random
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from partnerships.adapters import storage
from partnerships.models import Partnership
from tests import factories, signing_steps

URL = "/check/"


def check(client: Client, data: bytes) -> Any:
    upload = SimpleUploadedFile("agreement.pdf", data, content_type="application/pdf")
    return client.post(URL, {"by_file": "yes", "document": upload})


def pdf_of(partnership: Partnership, settings: Any) -> bytes:
    return storage.read(signing_steps.document_of(partnership).file_hash)


@pytest.mark.django_db
def test_it_works(nobody: Client) -> None:
    page = nobody.get(URL)
    assert (page.status_code, page.context["by_file"].is_bound, page.context["by_code"].is_bound) == (200, False, False)


def test_the_sealed_document_is_unchanged(nobody: Client, sealed: Partnership, settings: Any) -> None:
    page = check(nobody, pdf_of(sealed, settings))
    html = page.content.decode()
    assert (page.status_code, page.context["checked"].verdict) == (200, "unchanged")
    fingerprint = factories.version_of(sealed).fingerprint
    assert [word for word in (sealed.title, "ana", "ben", "אגודת הסטודנטים", fingerprint[:8], 'class="cloth"') if word not in html] == []
    texts = [clause.text for chapter in page.context["shown"]["agreement"].chapters for clause in chapter.clauses]
    assert [text for text in texts if text in html] == []


def other_title(pdf: bytes) -> bytes:
    return re.sub(rb"/Type /Catalog", rb"/Type /CataloG", pdf, count=1)


def one_bit(pdf: bytes) -> bytes:
    middle = len(pdf) // 2
    return pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]


def appended(pdf: bytes) -> bytes:
    return pdf + b"\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def cut(pdf: bytes) -> bytes:
    return pdf[:-200]


def byte_range(pdf: bytes) -> bytes:
    return re.sub(rb"/ByteRange ?\[ ?0 (\d)", lambda found: b"/ByteRange [0 " + (b"1" if found[1] != b"1" else b"2"), pdf, count=1)


TAMPERING = [one_bit, appended, cut, byte_range, other_title]


def test_five_kinds_of_tampering_are_refused(nobody: Client, sealed: Partnership, settings: Any) -> None:
    pdf = pdf_of(sealed, settings)
    spoilt = {spoil.__name__: spoil(pdf) for spoil in TAMPERING}
    assert [name for name, data in spoilt.items() if data == pdf] == []
    pages = {name: check(nobody, data) for name, data in spoilt.items()}
    verdicts = {name: str(page.context["checked"].verdict) for name, page in pages.items()}
    assert {name: verdict for name, verdict in verdicts.items() if verdict not in {"changed", "cannot_be_checked"}} == {}
    assert verdicts["one_bit"] == verdicts["appended"] == "changed"
    assert [page.context["shown"] for page in pages.values()] == [None] * len(TAMPERING)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "data",
    [b"hello", b"%PDF-1.7\n" + b"[" * 100_000, b"%PDF-1.7\n%%EOF", b"\x89PNG\r\n", b"%PDF-" + bytes(range(256)) * 50],
    ids=["text", "nested", "hollow", "image", "noise"],
)
def test_a_broken_file_is_answered(nobody: Client, data: bytes) -> None:
    page = check(nobody, data)
    assert page.status_code == 200
    assert str(page.context["checked"].verdict) in {"not_ours", "cannot_be_checked"}


@pytest.mark.fault
def test_hostile_files_are_answered(nobody: Client, sealed: Partnership, settings: Any, battery: Any) -> None:
    pdf, dice = pdf_of(sealed, settings), random.Random(1)
    answers: set[tuple[int, bool]] = set()
    for _file in range(battery(12, 500)):
        spoilt = bytearray(pdf)
        for _place in range(dice.choice((1, 20, 400))):
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
        page = check(nobody, bytes(spoilt))
        answers.add((page.status_code, str(page.context["checked"].verdict) == "unchanged"))
    assert answers == {(200, False)}


@pytest.mark.django_db
def test_bad_input_is_explained(nobody: Client) -> None:
    pages = [nobody.post(URL, {"by_file": "yes"}), check(nobody, b""), nobody.post(URL, {"by_code": "yes", "code": ""})]
    assert [page.status_code for page in pages] == [400] * 3
    assert [list(page.context[form].errors) for page, form in zip(pages, ("by_file", "by_file", "by_code"), strict=True)] == [
        ["document"],
        ["document"],
        ["code"],
    ]


def test_a_code_leads_to_its_page(nobody: Client, sealed: Partnership) -> None:
    code = factories.version_of(sealed).check_code
    answer = nobody.post(URL, {"by_code": "yes", "code": f" {code.lower().replace('-', '')} "})
    assert answer["Location"] == reverse("check_code", args=[code])


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["AR-2222-2222", "nothing", "<script>"])
def test_an_unknown_code_is_said_so(nobody: Client, code: str) -> None:
    page = nobody.post(URL, {"by_code": "yes", "code": code})
    assert (page.status_code, page.context["unknown_code"]) == (404, code)


@pytest.mark.django_db
def test_it_rejects_other_methods(nobody: Client) -> None:
    assert nobody.delete(URL).status_code == 405


@pytest.mark.django_db
def test_a_flood_of_files_is_slowed_down(nobody: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"check_file": "2/5m/ip"}
    pages = [check(nobody, b"no document at all") for _ in range(3)]
    assert [page.status_code for page in pages] == [200, 200, 429]
    assert pages[-1].context["by_file"].errors["document"] == ["הרבה קבצים נבדקו מכאן ממש עכשיו. אפשר לנסות שוב בעוד כמה דקות."]
