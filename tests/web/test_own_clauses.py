"""The pages on which a side adds a clause or an annex."""

import hashlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnerships.models import Clause, Partnership, Proposal
from partnerships.services.wordings import CLAUSE_LIMIT
from partnerships.web.forms.negotiation import HOW_TO_WRITE, TEXT_WITH_TABLE
from tests import factories
from tests.people import Member

FILE = b"%PDF-1.7 a budget"
FINGERPRINT = hashlib.sha256(FILE).hexdigest()


def url_of(name: str, partnership: Partnership) -> str:
    return reverse(name, args=[partnership.public_id])


def clause(**changes: str) -> dict[str, str]:
    return {"chapter": "money", "heading": "ציוד משותף", "text": "הציוד נרשם.", "why": "כדי שנדע", **changes}


def named(**changes: Any) -> dict[str, Any]:
    return {"named": "1", "named-title": "תקציב", **{f"named-{name}": value for name, value in changes.items()}}


def text() -> str:
    return Proposal.objects.latest("pk").text


def test_a_clause_is_added_once(ana: Member, revealed: Partnership) -> None:
    page = ana.get(url_of("add_clause", revealed))
    once = str(page.context["form"]["once"].value())
    for _time in range(2):
        answer = ana.post(url_of("add_clause", revealed), clause(once=once))
        assert answer["Location"] == reverse("clause", args=[revealed.public_id, "own.1"])
    assert Clause.objects.filter(added_by=ana.representative).count() == 1
    listed = ana.get(url_of("clauses", revealed)).content.decode()
    assert ("ציוד משותף" in listed, url_of("add_clause", revealed) in listed, url_of("add_annex", revealed) in listed) == (True, True, True)


def test_the_page_says_how_much_there_is_room_for() -> None:
    assert [f"{CLAUSE_LIMIT:,}" in str(hint) for hint in (HOW_TO_WRITE, TEXT_WITH_TABLE)] == [True, True]


def test_the_link_of_a_chapter_chooses_it(ana: Member, revealed: Partnership) -> None:
    page = ana.get(url_of("add_clause", revealed) + "?chapter=credit")
    assert '<option value="credit" selected>' in page.content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"chapter": "binding"}, "chapter"), ({"heading": ""}, "heading"), ({"heading": "15\u202e1"}, "heading"), ({"text": " "}, "text"),
     ({"text": "א" * 20_000}, "text"), ({"text": "15\u202e1"}, "text"), ({"why": "א" * 1001}, "why")],
)  # fmt: skip
def test_a_mistake_stands_beside_its_field_with_the_words_still_there(
    ana: Member, revealed: Partnership, wrong: dict[str, str], field: str
) -> None:
    answer = ana.post(url_of("add_clause", revealed), clause(**wrong))
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors), form[field].value()) == (400, [field], wrong[field])
    assert not Clause.objects.filter(key="own.1").exists()


def test_an_annex_is_written(ana: Member, revealed: Partnership) -> None:
    answer = ana.post(url_of("add_annex", revealed), {"written": "1", "written-title": "תקציב", "written-text": "- 20,000 ₪"})
    assert answer["Location"] == reverse("clause", args=[revealed.public_id, "annex.1"])
    assert text() == "- 20,000 ₪"


def test_a_document_is_named_by_the_file_which_is_not_kept(ana: Member, revealed: Partnership) -> None:
    ana.post(url_of("add_annex", revealed), named(document=SimpleUploadedFile("budget.pdf", FILE)))
    assert text().splitlines()[-1] == f"SHA-256: {FINGERPRINT}"


def test_a_document_is_named_by_a_typed_fingerprint(ana: Member, revealed: Partnership) -> None:
    typed = " ".join(FINGERPRINT[at : at + 8] for at in range(0, 64, 8)).upper()
    ana.post(url_of("add_annex", revealed), named(fingerprint=typed))
    assert text().splitlines()[-1] == f"SHA-256: {FINGERPRINT}"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({}, "document"),
        ({"fingerprint": "12ab"}, "fingerprint"),
        ({"document": b""}, "document"),
        ({"document": FILE, "fingerprint": "0" * 64}, "fingerprint"),
    ],
)
def test_a_document_without_a_sound_fingerprint_is_refused(ana: Member, revealed: Partnership, wrong: dict[str, Any], field: str) -> None:
    typed = {name: SimpleUploadedFile("b.pdf", value) if isinstance(value, bytes) else value for name, value in wrong.items()}
    answer = ana.post(url_of("add_annex", revealed), named(**typed))
    assert (answer.status_code, list(answer.context["named"].errors)) == (400, [field])
    assert answer.context["named"]["title"].value() == "תקציב"


def test_a_file_that_is_too_large_is_refused(ana: Member, revealed: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partnerships.web.forms.own_clauses.MAX_BYTES", 3)
    answer = ana.post(url_of("add_annex", revealed), named(document=SimpleUploadedFile("b.pdf", FILE)))
    assert (answer.status_code, list(answer.context["named"].errors)) == (400, ["document"])


def test_after_another_mistake_the_file_need_not_be_chosen_again(ana: Member, revealed: Partnership) -> None:
    answer = ana.post(url_of("add_annex", revealed), named(title="", document=SimpleUploadedFile("b.pdf", FILE)))
    assert (answer.status_code, answer.context["named"]["fingerprint"].value()) == (400, FINGERPRINT)


def test_on_a_frozen_text_the_words_stay_readable(ana: Member, signing: Partnership) -> None:
    assert "<form" not in ana.get(url_of("add_clause", signing)).content.decode().partition("<main")[2].partition("</main")[0]
    answer = ana.post(url_of("add_clause", signing), clause())
    assert (answer.status_code, "הציוד נרשם." in answer.content.decode()) == (409, True)
    assert sorted(answer.context["typed"]) == ["הציוד נרשם.", "כדי שנדע", "ציוד משותף"]


def test_words_proposed_on_a_frozen_text_stay_readable(ana: Member, signing: Partnership) -> None:
    key = Clause.objects.earliest("pk").key
    answer = ana.post(reverse("propose", args=[signing.public_id, key]), {"origin": "text", "based_on": "1", "text": "כך ולא אחרת."})
    assert (answer.status_code, answer.templates[0].name, answer.context["typed"]) == (409, "negotiation/clause.html", ["כך ולא אחרת."])


def test_words_of_somebody_without_the_right_stay_readable(ana: Member, revealed: Partnership) -> None:
    person = ana.representative
    person.works = False
    person.save(update_fields=["works"])
    url = reverse("propose", args=[revealed.public_id, "model.position"])
    answer = ana.post(url, {"origin": "text", "based_on": "0", "text": "כך ולא אחרת."})
    assert (answer.status_code, answer.templates[0].name, answer.context["typed"]) == (403, "negotiation/clause.html", ["כך ולא אחרת."])


@pytest.mark.parametrize("words", ["א" * 20_000, "15\u202e1", "\u2067פתוח"])
def test_words_that_cannot_be_taken_stay_in_the_form(ana: Member, revealed: Partnership, words: str) -> None:
    url = reverse("propose", args=[revealed.public_id, "model.position"])
    answer = ana.post(url, {"origin": "text", "based_on": "0", "text": words})
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors), form["text"].value()) == (400, ["text"], words)


def test_what_changes_meanwhile_keeps_the_words_in_the_form(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ben.representative)
    answer = ana.post(reverse("propose", args=[revealed.public_id, "model.position"]), {"origin": "text", "based_on": "0", "text": "כך."})
    assert (answer.status_code, answer.context["form"]["text"].value(), answer.context["typed"]) == (409, "כך.", [])
