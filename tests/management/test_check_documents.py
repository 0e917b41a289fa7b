"""`check_documents` renders the sealed documents again, and notices when one comes out differently."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partnerships.adapters import storage
from partnerships.adapters.attached import attached_file
from partnerships.models import SealedDocument
from tests import factories

pytestmark = pytest.mark.django_db


def checked(*codes: str) -> str:
    out = StringIO()
    call_command("check_documents", *codes, stdout=out)
    return out.getvalue()


def sealed() -> SealedDocument:
    return SealedDocument.objects.select_related("version").get(version__round=factories.sealed_round().round)


def test_a_sealed_document_comes_out_the_same() -> None:
    code = sealed().version.check_code
    assert checked(code) == f"{code}: the same\n"
    assert checked("AR-0000-0000") == ""


def test_one_of_another_renderer_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    document = sealed()
    versions = json.loads(attached_file(storage.read(document.file_hash), "evidence.json"))["renderer"]
    newer = tuple({**versions, "weasyprint": "99.0"}.items())
    monkeypatch.setattr("partnerships.management.commands.check_documents.renderer_versions", lambda: newer)
    assert checked() == f"{document.version.check_code}: made by another renderer, not compared\n"


@pytest.mark.long
def test_a_changed_one_is_named() -> None:
    document = sealed()
    other = storage.store(storage.read(document.file_hash).replace(b"/Producer", b"/Producex", 1))
    SealedDocument.objects.filter(pk=document.pk).update(file_hash=other)
    with pytest.raises(CommandError, match="1 of 1 documents come out differently"):
        checked()
