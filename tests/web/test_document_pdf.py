"""The sealed document, for both sides and nobody else."""

import hashlib
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from partnerships.adapters import storage
from partnerships.models import Partnership
from partnerships.web.middleware import MISSING, UNREACHABLE
from tests import signing_steps
from tests.people import Member, Person


def url_of(partnership: Partnership) -> str:
    return reverse("document_pdf", args=[partnership.public_id])


def test_it_works(ana: Member, ben: Member, dan: Member, eve: Person, nobody: Client, sealed: Partnership) -> None:
    document = signing_steps.document_of(sealed)
    answers = [person.get(url_of(sealed)) for person in (ana, ben)]
    assert [hashlib.sha256(answer.content).hexdigest() for answer in answers] == [document.file_hash] * 2
    code = document.version.check_code
    assert [(answer["Content-Type"], answer["Content-Disposition"], answer["Cache-Control"]) for answer in answers] == [
        ("application/pdf", f'attachment; filename="{code}.pdf"', "no-store")
    ] * 2
    assert [person.get(url_of(sealed)).status_code for person in (dan, eve, nobody)] == [404, 404, 302]


def test_the_wrong_stage_gets_404(ana: Member, sealing: Partnership) -> None:
    assert ana.get(url_of(sealing)).status_code == 404


def test_a_file_that_is_lost_has_its_sentence(ana: Member, sealed: Partnership, settings: Any) -> None:
    (settings.FILES_DIR / storage.name_of(signing_steps.document_of(sealed).file_hash)).unlink()
    page = ana.get(url_of(sealed))
    assert (page.status_code, page.context["sentence"]) == (409, gettext(MISSING))
    assert ana.get(reverse("document_docx", args=[sealed.public_id])).context["sentence"] == gettext(MISSING)


def test_a_storage_that_does_not_answer_has_its_sentence(ana: Member, sealed: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(file_hash: str) -> bytes:
        raise storage.StorageFailed(file_hash)

    monkeypatch.setattr(storage, "read", silent)
    page = ana.get(url_of(sealed))
    assert (page.status_code, page.context["sentence"]) == (409, gettext(UNREACHABLE))


def test_it_rejects_post(ana: Member, signing: Partnership) -> None:
    assert ana.post(url_of(signing)).status_code == 405
