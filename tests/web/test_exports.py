"""The page *Download* and what it leads to: for the sides, and for those beside them as far as both sides allow it."""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.domain.companions import Sees
from partnerships.models import AuditEntry, Partnership
from partnerships.services.exports import SCHEMAS
from tests import beside, factories
from tests.beside import Reader
from tests.factories import TwoSides
from tests.people import Member

pytestmark = pytest.mark.django_db

DRAFT = ("agreement_pdf", "agreement_docx", "agreement_txt")
FINAL = ("document_pdf", "document_docx", "document_txt", "document_json")
WAY = ("picture_pdf", "picture_png", "minutes_pdf", "minutes_docx", "decisions_xlsx")


def url(partnership: Partnership, name: str) -> str:
    return reverse(name, args=[partnership.public_id])


def offered(person: Client, partnership: Partnership, name: str = "exports") -> list[str]:
    """The addresses that the page offers, in their order."""
    context = person.get(url(partnership, name)).context
    return [link.address for offer in context["offers"] for link in offer.links]


def addresses(partnership: Partnership, *names: str) -> list[str]:
    return [url(partnership, name) for name in names]


def consultant(partnership: Partnership, ana: Member, ben: Member, **sees: bool) -> Reader:
    return Reader(beside.consultant(TwoSides(partnership, ana.representative, ben.representative), allowed=Sees(**sees)))


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.fixture
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn is looked at elsewhere; here it only has to be there."""
    monkeypatch.setattr("partnerships.services.exports.agreement_pdf", lambda *args, **options: b"%PDF")


def test_it_works(ana: Member, revealed: Partnership) -> None:
    assert offered(ana, revealed) == addresses(revealed, *DRAFT, *WAY)


def test_it_works_for_the_other_party(ben: Member, revealed: Partnership) -> None:
    assert offered(ben, revealed) == addresses(revealed, *DRAFT, *WAY)


def test_before_the_reveal_there_is_nothing(ana: Member, answering: Partnership) -> None:
    page = ana.get(url(answering, "exports"))
    assert (page.context["offers"], page.context["has_archive"]) == ((), False)
    assert reverse("download_data") in page.content.decode()


def test_when_it_is_sealed_the_original_comes_first(ana: Member, sealed: Partnership) -> None:
    assert offered(ana, sealed) == addresses(sealed, *FINAL, *WAY)
    originals = [link.address for offer in ana.get(url(sealed, "exports")).context["offers"] for link in offer.links if link.is_original]
    assert originals == addresses(sealed, "document_pdf")


def test_every_form_of_the_sealed_text_is_a_file(ana: Member, sealed: Partnership) -> None:
    code = factories.version_of(sealed).check_code
    files = {name: ana.get(url(sealed, name)) for name in ("document_docx", "document_txt")}
    assert [file["Content-Disposition"] for file in files.values()] == [f'attachment; filename="{code}.{end}"' for end in ("docx", "txt")]
    assert zipfile.is_zipfile(io.BytesIO(files["document_docx"].content))
    assert code in files["document_txt"].content.decode()


def test_a_draft_says_so(ana: Member, revealed: Partnership) -> None:
    text = ana.get(url(revealed, "agreement_txt"))
    assert (text["Content-Type"], text["Content-Disposition"]) == ("text/plain; charset=utf-8", 'attachment; filename="draft.txt"')
    assert "[טיוטה]" in text.content.decode().splitlines()


@pytest.mark.usefixtures("_drawn")
def test_everything_in_one_archive(ana: Member, revealed: Partnership) -> None:
    first, second = (ana.get(url(revealed, "record_zip")).content for _time in range(2))
    files = unpacked(first)
    assert {name for name in files if name.startswith("conversation/")} == {"conversation/decisions.xlsx", "conversation/picture.pdf"}
    assert first == second
    assert [name for name in files if name.startswith("conversation/") and name not in files["README.html"].decode()] == []


@pytest.mark.usefixtures("_drawn")
def test_a_consultant_takes_out_what_both_sides_allow(ana: Member, ben: Member, revealed: Partnership) -> None:
    eve = consultant(revealed, ana, ben, clauses=True)
    assert offered(eve, revealed, "beside_exports") == addresses(revealed, *(f"beside_{name}" for name in DRAFT))
    archive = eve.post(url(revealed, "beside_record_zip"))
    assert {name.partition("/")[0] for name in unpacked(archive.content)} == {"README.html", "conversation", "drafts", "schemas"}
    assert AuditEntry.objects.filter(partnership=revealed, action="record_exported").count() == 1


def test_a_consultant_whom_nobody_lets_in_takes_nothing_out(ana: Member, ben: Member, revealed: Partnership) -> None:
    eve = consultant(revealed, ana, ben)
    assert offered(eve, revealed, "beside_exports") == []
    assert eve.post(url(revealed, "beside_record_zip")).status_code == 403
    assert AuditEntry.objects.filter(action="record_exported").count() == 0


def test_the_sealed_document_needs_its_own_leave(ana: Member, ben: Member, sealed: Partnership) -> None:
    of_clauses, names = consultant(sealed, ana, ben, clauses=True), ("beside_document_docx", "beside_document_txt")
    assert [of_clauses.get(url(sealed, name)).status_code for name in names] == [403, 403]
    assert offered(of_clauses, sealed, "beside_exports") == []


def test_schemas_are_for_everybody(nobody: Client) -> None:
    names = sorted(path.stem for path in SCHEMAS.glob("*.json"))
    answers = [nobody.get(reverse("schema", args=[name])) for name in names]
    assert [answer.content for answer in answers] == [(SCHEMAS / f"{name}.json").read_bytes() for name in names]
    assert {(answer["Content-Type"], answer["Access-Control-Allow-Origin"]) for answer in answers} == {("application/schema+json", "*")}
    assert nobody.get(reverse("schema", args=["agreement-9"])).status_code == 404


def test_other_pages_lead_to_it(ana: Member, revealed: Partnership) -> None:
    pages = [ana.get(url(revealed, name)).content.decode() for name in ("agreement", "partnership")]
    assert [url(revealed, "exports") in page for page in pages] == [True, True]
