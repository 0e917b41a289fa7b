"""Whoever changes the past is found out, and the entry is named."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from partnerships.adapters import storage
from partnerships.models import (
    AgreementVersion,
    Answer,
    Approval,
    AuditEntry,
    Delivery,
    Partnership,
    ReturnedFile,
    SealCertificate,
    SealedDocument,
    Signature,
)
from tests import copies, factories, returned, signing_steps
from tests.conftest import trigger_lifted


def findings(partnership: Partnership) -> list[str]:
    """What the command says about this partnership; nothing when all is whole."""
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_audit", stdout=out, stderr=err)
    except CommandError:
        return [line.removeprefix(f"{partnership.public_id}: ") for line in err.getvalue().splitlines()]
    return []


def entries(partnership: Partnership) -> Any:
    return AuditEntry.objects.filter(partnership=partnership)


def altered(partnership: Partnership) -> None:
    entries(partnership).filter(number=3).update(action="something_else")


def payload_altered(partnership: Partnership) -> None:
    entries(partnership).filter(number=7).update(payload={})


def missing(partnership: Partnership) -> None:
    entries(partnership).filter(number=4).delete()


def swapped(partnership: Partnership) -> None:
    first, second = entries(partnership).get(number=5), entries(partnership).get(number=6)
    entries(partnership).filter(pk=second.pk).update(number=999)
    entries(partnership).filter(pk=first.pk).update(number=6)
    entries(partnership).filter(pk=second.pk).update(number=5)


def taken_away(partnership: Partnership) -> None:
    entries(partnership).delete()


@pytest.mark.parametrize(
    ("breaking", "says"),
    [
        (altered, ["the chain is broken at entry 3: altered"]),
        (
            payload_altered,
            ["the chain is broken at entry 7: altered", "the opened answers of side 0 are not those that it sealed"],
        ),
        (missing, ["the chain is broken at entry 4: missing"]),
        (swapped, ["the chain is broken at entry 5: swapped"]),
        (
            taken_away,
            [
                "the chain is broken at entry 1: truncated",
                "the opened answers of side 0 are not those that it sealed",
                "the opened answers of side 1 are not those that it sealed",
            ],
        ),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_broken_chain_is_named(revealed: Partnership, breaking: Callable[[Partnership], None], says: list[str]) -> None:
    assert findings(revealed) == []
    with transaction.atomic(), trigger_lifted():
        breaking(revealed)
    assert findings(revealed) == says


def test_changed_answers_are_named(revealed: Partnership) -> None:
    row = Answer.objects.filter(sheet__party__position=1).first()
    assert row is not None
    row.hide(shown={"state": "given", "value": "two_years"}, private=row.private_part())
    row.save()
    assert findings(revealed) == ["the opened answers of side 1 are not those that it sealed"]
    Answer.objects.filter(pk=row.pk).update(shown=b"damaged")
    assert findings(revealed) == ["the opened answers of side 1 are not those that it sealed"]


def test_what_the_sealed_document_vouches_for_is_checked(sealed: Partnership, settings: Any) -> None:
    assert findings(sealed) == []
    document = signing_steps.document_of(sealed)
    code = document.version.check_code
    with transaction.atomic(), trigger_lifted():
        entries(sealed).filter(number__gte=document.audit_number).delete()
    signature = Signature.objects.order_by("-pk")[0]
    cut = [
        f"the chain is broken at entry {document.audit_number}: truncated",
        f"the document {code} is not the one that was sealed",
    ]
    assert findings(sealed) == cut
    Signature.objects.filter(pk=signature.pk).update(served_hash="0" * 64)
    AgreementVersion.objects.filter(pk=document.version_id).update(canonical="{}")
    (settings.FILES_DIR / storage.name_of(document.file_hash)).write_bytes(b"other bytes")
    assert findings(sealed) == [
        cut[0],
        f"the text of {code} is not the one that was frozen",
        f"the signature {signature.public_id} is not the one that was given",
        cut[1],
        f"the file of {code} is missing or damaged",
    ]


def test_what_came_back_is_checked(signing: Partnership, settings: Any) -> None:
    ana, ben = factories.representatives_of(signing)
    file = returned.confirm(ben, returned.bring_back(ana))
    rows = ReturnedFile.objects.filter(pk=file.pk)
    other = [f"the file {file.public_id} that was signed elsewhere is not as it was returned, confirmed or refused"]
    assert findings(signing) == []
    rows.update(confirmed_at=None, confirmed_by=None)
    assert findings(signing) == other
    rows.update(confirmed_at=file.confirmed_at, confirmed_by=ben, withdrawn_at=file.confirmed_at)
    assert findings(signing) == other
    rows.update(withdrawn_at=None, file_hash="0" * 64)
    assert findings(signing) == [*other, f"the file {file.public_id} that was signed elsewhere is missing or damaged"]


def test_links_and_certificates_are_checked(sealed: Partnership) -> None:
    document = signing_steps.document_of(sealed)
    link = copies.link_to(copies.name(factories.representatives_of(sealed)[0]))
    assert findings(sealed) == []
    Delivery.objects.filter(pk=link.pk).update(opened_at=link.sent_at)
    said = [f"the link {link.public_id} to a copy is not as it was sent, opened or fetched"]
    assert findings(sealed) == said
    known = SealCertificate.objects.get(certificate_hash=document.certificate)
    for pem in ("damaged", known.pem.replace("MII", "MIA", 1)):
        SealCertificate.objects.update(pem=pem)
        certificate = f"the certificate under which {document.version.check_code} was sealed is not in the registry as it was"
        assert findings(sealed) == [*said, certificate]


def test_approvals_are_checked(signing: Partnership) -> None:
    version = factories.version_of(signing)
    ben = factories.representatives_of(signing)[1]
    Approval.objects.create(
        version=version, party=ben.party, representative=ben, fingerprint=version.fingerprint, approved_at=version.frozen_at
    )
    assert findings(signing) == ["the approval of side 1 is not the one that was given"]


def test_it_works(revealed: Partnership, answering: Partnership) -> None:
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert (out.getvalue(), SealedDocument.objects.count()) == ("1 chains checked, all whole.\n", 0)
