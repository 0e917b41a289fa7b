"""The page of a file that came back: what it says, saving it, and another side's answer."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.adapters import storage
from partnerships.models import Partnership, Representative, ReturnedFile, Signature
from tests import returned
from tests.people import Member, Person


@pytest.fixture
def file(ana: Member, signing: Partnership) -> ReturnedFile:
    return returned.bring_back(ana.representative)


def url_of(file: ReturnedFile, name: str = "returned_file") -> str:
    return reverse(name, args=[file.party.partnership.public_id, file.public_id])


def shown(file: ReturnedFile) -> dict[str, str]:
    return {"fingerprint": file.fingerprint, "file_hash": file.file_hash}


def test_it_works(ben: Member, file: ReturnedFile) -> None:
    page = ben.get(url_of(file))
    assert (page.status_code, page.context["may_confirm"], page.context["may_withdraw"]) == (200, True, False)
    answer = ben.post(url_of(file, "confirm_file"), shown(file))
    assert (answer.status_code, Signature.objects.get().returned) == (302, file)
    assert ben.get(url_of(file)).context["may_confirm"] is False


def test_the_own_side_waits_and_may_take_it_back(ana: Member, file: ReturnedFile) -> None:
    page = ana.get(url_of(file))
    assert (page.status_code, page.context["may_confirm"], page.context["may_withdraw"]) == (200, False, True)
    assert ana.post(url_of(file, "withdraw_file")).status_code == 302
    assert ana.get(url_of(file)).context["row"].state == "withdrawn"


def test_a_stranger_gets_404(dan: Member, eve: Person, file: ReturnedFile) -> None:
    reads = [person.get(url_of(file, name)).status_code for person in (dan, eve) for name in ("returned_file", "returned_bytes")]
    acts = [
        person.post(url_of(file, name)).status_code for person in (dan, eve) for name in ("confirm_file", "refuse_file", "withdraw_file")
    ]
    assert {*reads, *acts} == {404}


def test_of_another_partnership_it_is_none(dan: Member, file: ReturnedFile) -> None:
    elsewhere = reverse("returned_bytes", args=[dan.representative.party.partnership.public_id, file.public_id])
    assert dan.get(elsewhere).status_code == 404


def test_nobody_is_sent_to_the_door(nobody: Client, file: ReturnedFile) -> None:
    assert nobody.get(url_of(file)).status_code == 302


@pytest.mark.parametrize("name", ["confirm_file", "refuse_file", "withdraw_file"])
def test_it_rejects_get(ben: Member, file: ReturnedFile, name: str) -> None:
    assert ben.get(url_of(file, name)).status_code == 405


def test_it_is_saved_and_never_shown(ben: Member, file: ReturnedFile) -> None:
    answer = ben.get(url_of(file, "returned_bytes"))
    assert (answer.content, answer["Content-Type"], answer["X-Content-Type-Options"]) == (returned.SCAN, "application/pdf", "nosniff")
    assert answer["Content-Disposition"] == f'attachment; filename="{file.version.check_code}-signed-{file.file_hash[:8]}.pdf"'


@pytest.mark.parametrize("posted", [{}, {"fingerprint": "0" * 64}, {"file_hash": "x" * 99}])
def test_what_the_page_did_not_show_is_a_conflict(ben: Member, file: ReturnedFile, posted: dict[str, str]) -> None:
    answer = ben.post(url_of(file, "confirm_file"), {**(shown(file) if posted else {}), **posted})
    assert (answer.status_code, Signature.objects.count()) == (409, 0)


def test_the_own_side_confirms_nothing(ana: Member, file: ReturnedFile) -> None:
    assert ana.post(url_of(file, "confirm_file"), shown(file)).status_code == 403
    assert ana.post(url_of(file, "refuse_file"), {"reason": "x"}).status_code == 403


def test_a_refusal_asks_for_its_reason(ana: Member, ben: Member, file: ReturnedFile) -> None:
    page = ben.post(url_of(file, "refuse_file"), {"reason": " "})
    assert (page.status_code, list(page.context["refusal"].errors)) == (400, ["reason"])
    page = ben.post(url_of(file, "refuse_file"), {"reason": "x" * 2001})
    assert (page.status_code, "x" * 2001 in page.content.decode()) == (400, True)
    assert ben.post(url_of(file, "refuse_file"), {"reason": "חסר עמוד שלוש"}).status_code == 302
    assert "חסר עמוד שלוש" in ana.get(url_of(file)).content.decode()


def test_a_viewer_looks_and_answers_nothing(ben: Member, file: ReturnedFile) -> None:
    Representative.objects.filter(pk=ben.representative.pk).update(works=False, signs=False)
    assert (ben.get(url_of(file)).context["may_confirm"], ben.get(url_of(file, "returned_bytes")).status_code) == (False, 200)
    assert [ben.post(url_of(file, name), shown(file)).status_code for name in ("confirm_file", "refuse_file")] == [403, 403]


def test_a_file_that_is_lost_has_its_sentence(ben: Member, file: ReturnedFile, settings: Any) -> None:
    (settings.FILES_DIR / storage.name_of(file.file_hash)).unlink()
    assert [ben.get(url_of(file)).status_code, ben.get(url_of(file, "returned_bytes")).status_code] == [200, 409]
    assert ben.post(url_of(file, "confirm_file"), shown(file)).status_code == 409


@pytest.mark.parametrize("begins_as_given", [True, False])
@pytest.mark.parametrize(
    ("found", "says"),
    [
        ([], "There is no signature of a card"),
        ([{"name": "נועה לוי", "is_intact": True, "covers_all": True}], "it covers the whole file"),
        ([{"name": "", "is_intact": False, "covers_all": False}], "was changed after it was signed"),
    ],
)
def test_what_a_look_finds_is_said_plainly(
    ben: Member, file: ReturnedFile, begins_as_given: bool, found: list[dict[str, Any]], says: str
) -> None:
    file.kind, file.findings = "card", {"begins_as_given": begins_as_given, "is_readable": True, "signatures": found}
    file.save(update_fields=["kind", "findings"])
    ben.read_in("en")
    html = ben.get(url_of(file)).content.decode()
    assert ("It begins with exactly the bytes" in html, says in html) == (begins_as_given, True)
    assert [word for word in ("qualified", "trusted", "approved signature") if word in html.lower()] == []
