"""What is recorded when a version is signed, and how it stands in the sealed file."""

import hashlib
import json
import os
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils import translation

from partnerships.adapters import storage
from partnerships.adapters.embedded import embedded_files
from partnerships.adapters.images import clean_emblem
from partnerships.domain.evidence import ENTRIES, AuthorityAccepted
from partnerships.models import AuditEntry, Organisation, Partnership, ReturnedFile, SealedDocument, Signature
from partnerships.queries.evidence import chain_head, signing_entries
from partnerships.services.evidence import evidence_as_sealed, evidence_of
from partnerships.services.sealing import try_to_finish
from partnerships.services.sending_back import send_back
from partnerships.services.storage import clear_left_over
from tests import factories, organisations, signing_steps


def test_the_entries_are_those_of_the_version(sealed: Partnership) -> None:
    document = signing_steps.document_of(sealed)
    record = evidence_as_sealed(document)
    assert [(entry.action, entry.party) for entry in record.entries] == [
        ("agreement_frozen", 0),
        ("signing_began", None),
        ("signing_code_sent", 0),
        ("agreement_signed", 0),
        ("signing_code_sent", 1),
        ("agreement_signed", 1),
        ("signing_completed", None),
    ]
    rows = AuditEntry.objects.filter(partnership=sealed, number__in=[entry.number for entry in record.entries]).order_by("number")
    assert [entry.hash for entry in record.entries] == [row.hash for row in rows]
    assert (record.audit_number, record.audit_head) == (record.entries[-1].number, record.entries[-1].hash)
    assert {entry.action for entry in record.entries} <= ENTRIES.keys()


def test_a_text_that_went_back_is_no_part_of_the_next_ones_evidence(signing: Partnership) -> None:
    ana = factories.representatives_of(signing)[0]
    factories.sign(ana)
    first = factories.version_of(signing)
    send_back(actor=ana, version=first, fingerprint=first.fingerprint, note="עוד תיקון")
    factories.freeze(signing)
    second = factories.version_of(signing)
    head = chain_head(second)
    assert [entry.action for entry in signing_entries(second, head=head)] == ["agreement_frozen", "signing_began"]
    assert [entry.action for entry in signing_entries(first, head=head)][-2:] == ["agreement_signed", "sent_back"]


def test_it_tells_by_what_authority_and_who_accepted_that(sealing: Partnership) -> None:
    version = factories.version_of(sealing)
    Signature.objects.filter(party__position=0).update(accepts_authority=True)
    group, association = evidence_of(version).signatures
    assert (group.authority_kind, group.accepted_by) == ("own", ())
    accepted = AuthorityAccepted(party=0, name=group.name, at=group.at)
    assert (association.authority_kind, association.accepted_by) == ("as_declared", (accepted,))
    Signature.objects.filter(party__position=1).update(authority="12/2026")
    _group, association = evidence_of(version).signatures
    assert (association.authority_kind, association.accepted_by) == ("resolution", ())


def test_it_tells_what_came_back_signed_elsewhere(sealing: Partnership) -> None:
    version = factories.version_of(sealing)
    ana, ben = factories.representatives_of(sealing)
    at = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    file = ReturnedFile.objects.create(
        version=version, party=ben.party, kind="paper", signed_on=date(2026, 11, 20), fingerprint=version.fingerprint, served_hash="1" * 64,
        file_hash="2" * 64, name="scan.pdf", size=9, media_type="application/pdf", returned_by=ben, returned_at=at, confirmed_by=ana,
        confirmed_at=at,
    )  # fmt: skip
    Signature.objects.filter(party=ben.party).update(method="paper", identification="elsewhere", returned=file)
    told = evidence_of(version).signatures[1].as_dict()
    assert (told["method"], told["identified_by"], told["address"]) == ("paper", "elsewhere", "")
    assert told["returned"] == {
        "kind": "paper",
        "sha256": "2" * 64,
        "signed_on": "2026-11-20",
        "returned_at": "2026-11-22T09:30:00Z",
        "confirmed_at": "2026-11-22T09:30:00Z",
        "confirmed_by": {"party": 0, "name": ana.name},
    }


def test_the_sentences_that_were_confirmed_are_in_the_language_of_the_agreement(sealed: Partnership) -> None:
    document = signing_steps.document_of(sealed)
    with translation.override("en"):
        record = evidence_as_sealed(document).as_dict()
    assert record == json.loads(embedded_files(storage.read(document.file_hash))["evidence.json"])
    sentences = [act.consent for act in evidence_as_sealed(document).signatures]
    assert [sentence[0] for sentence in sentences] == ["קראתי את ההסכם המלא בנוסח הזה."] * 2


def test_a_sealed_document_keeps_the_logos_that_stand_in_it(sealing: Partnership, settings: Any) -> None:
    logo = storage.store(clean_emblem(signing_steps.drawing()))
    association = organisations.found("founder@organisation.example", number="510000003", form="company").organisation
    Organisation.objects.filter(pk=association.pk).update(logo_hash=logo)
    sealing.parties.filter(position=1).update(organisation=association)
    document = try_to_finish(factories.version_of(sealing).pk)
    assert document is not None
    Organisation.objects.filter(pk=association.pk).update(logo_hash="")
    then = (datetime.now(UTC) - timedelta(days=3)).timestamp()
    os.utime(settings.FILES_DIR / storage.name_of(logo), (then, then))
    assert (clear_left_over(), SealedDocument.objects.get().logos) == (0, {"1": logo})
    assert [(place, hashlib.sha256(image).hexdigest()) for place, image in evidence_as_sealed(document).logos] == [(1, logo)]
