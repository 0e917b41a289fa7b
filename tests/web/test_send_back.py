"""Sending the text back to the table, with a note."""

from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership
from partnerships.services.agreement import freeze_agreement
from tests import factories
from tests.people import Member, Person


def url_of(partnership: Partnership) -> str:
    return reverse("send_back", args=[partnership.public_id])


def data_for(partnership: Partnership, note: str = "סעיף 2 צריך תיקון") -> dict[str, str]:
    return {"note": note, "fingerprint": factories.version_of(partnership).fingerprint}


def test_it_works(ana: Member, signing: Partnership) -> None:
    answer = ana.post(url_of(signing), data_for(signing))
    assert (answer.status_code, answer["Location"]) == (302, reverse("clauses", args=[signing.public_id]) + "#main")
    assert factories.current_round(signing).stage == "negotiating"


def test_it_works_for_the_other_party(ana: Member, ben: Member, signing: Partnership) -> None:
    factories.sign(ana.representative)
    version = factories.version_of(signing)
    ben.post(url_of(signing), data_for(signing))
    version.refresh_from_db()
    assert (version.voided_by, version.void_note) == (ben.representative, "סעיף 2 צריך תיקון")


def test_a_stranger_gets_404(dan: Member, eve: Person, signing: Partnership) -> None:
    assert [person.post(url_of(signing), data_for(signing)).status_code for person in (dan, eve)] == [404, 404]


def test_nobody_is_sent_to_the_door(nobody: Client, signing: Partnership) -> None:
    assert nobody.post(url_of(signing)).status_code == 302


def test_the_wrong_stage_is_refused(ana: Member, sealing: Partnership) -> None:
    page = ana.post(url_of(sealing), data_for(sealing))
    assert (page.status_code, page.context["typed"], factories.current_round(sealing).stage) == (409, ["סעיף 2 צריך תיקון"], "sealing")


def test_a_text_that_was_not_on_the_page_is_not_sent_back(ana: Member, ben: Member, signing: Partnership) -> None:
    data = data_for(signing)
    ben.post(url_of(signing), data)
    freeze_agreement(actor=ben.representative, round_=factories.current_round(signing))
    page = ana.post(url_of(signing), data)
    assert (page.status_code, factories.current_round(signing).stage) == (409, "signing")


def test_it_rejects_get(ana: Member, signing: Partnership) -> None:
    assert ana.get(url_of(signing)).status_code == 405


def test_bad_input_is_explained(ana: Member, signing: Partnership) -> None:
    for note in ("", "א\u202eב", "x" * 2001):
        page = ana.post(url_of(signing), data_for(signing, note))
        assert (page.status_code, list(page.context["back"].errors), page.context["back"]["note"].value()) == (400, ["note"], note)
    assert factories.current_round(signing).stage == "signing"


def test_both_sides_read_the_note_at_the_table(ana: Member, ben: Member, signing: Partnership) -> None:
    ben.post(url_of(signing), data_for(signing, "סעיף 2 < סעיף 3"))
    pages = [person.get(reverse("clauses", args=[signing.public_id])).content.decode() for person in (ana, ben)]
    assert ["סעיף 2 &lt; סעיף 3" in page for page in pages] == [True, True]
    freeze_agreement(actor=ana.representative, round_=factories.current_round(signing))
    assert "סעיף 2 &lt; סעיף 3" not in ana.get(reverse("clauses", args=[signing.public_id])).content.decode()
