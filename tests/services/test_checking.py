"""The registry decides; the seal is the second opinion; a code alone tells only that a document exists."""

from typing import Any

import pytest

from partnerships.adapters import storage
from partnerships.models import Partnership, SealedDocument
from partnerships.services.checking import Verdict, check_file, document_of_code
from tests import factories, signing_steps


def pdf_of(partnership: Partnership) -> bytes:
    return storage.read(signing_steps.document_of(partnership).file_hash)


def test_it_works(sealed: Partnership, settings: Any) -> None:
    document = signing_steps.document_of(sealed)
    pdf = pdf_of(sealed)
    whole = check_file(pdf)
    assert (whole.verdict, whole.document) == (Verdict.UNCHANGED, document)
    middle = len(pdf) // 2
    changed = check_file(pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :])
    assert (changed.verdict, changed.document) == (Verdict.CHANGED, None)
    assert check_file(pdf + b"\n").verdict == Verdict.CHANGED
    # the registry is gone: the seal alone never says "unchanged"
    SealedDocument.objects.all().delete()
    assert check_file(pdf).verdict == Verdict.SEALED_UNKNOWN


@pytest.mark.django_db
@pytest.mark.parametrize("data", [b"", b"%PDF-", b"%PDF-1.7\n" + b"[" * 5000, b"GIF89a", b"\0" * 100], ids=repr)
def test_what_is_no_document_is_answered(data: bytes) -> None:
    assert check_file(data).verdict in {Verdict.NOT_OURS, Verdict.CANNOT_BE_CHECKED}


def test_a_code_is_read_as_people_write_it(sealed: Partnership) -> None:
    document = signing_steps.document_of(sealed)
    code = document.version.check_code
    typed = [code, code.lower(), code.replace("-", ""), f" {code[3:]} "]
    assert [document_of_code(text) for text in typed] == [document] * 4


def test_a_code_of_a_text_that_is_not_sealed_tells_nothing(signing: Partnership) -> None:
    assert document_of_code(factories.version_of(signing).check_code) is None


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "AR-2222-2222", "א" * 8, "\0", "AR-7K2M-94XQ-AAAA", "x" * 5000])
def test_a_code_that_is_none_tells_nothing(typed: str) -> None:
    assert document_of_code(typed) is None
