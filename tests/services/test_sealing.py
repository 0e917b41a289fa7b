"""From the last signature to the sealed file: what fails leaves the signatures standing and is tried again."""

import errno
import hashlib
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from partnerships.adapters import storage
from partnerships.domain.errors import TransitionNotAllowed
from partnerships.models import AuditEntry, OutboxMail, Partnership, SealedDocument, Signature
from partnerships.queries.signing import unsealed_versions
from partnerships.services import clock, seal_keys
from partnerships.services.evidence import evidence_of
from partnerships.services.sealing import sweep, try_to_finish
from tests import factories, signing_steps


@pytest.fixture(autouse=True)
def _own_seal(settings: Any, tmp_path: Path) -> None:
    """A key of their own, because one test damages it."""
    settings.SEAL_DIR = tmp_path / "keys"


def pk_of(partnership: Partnership) -> int:
    return factories.version_of(partnership).pk


def stage_of(partnership: Partnership) -> tuple[str, str]:
    round_ = factories.current_round(partnership)
    return round_.stage, round_.partnership.stage


def test_it_works(sealed: Partnership, settings: Any) -> None:
    document = signing_steps.document_of(sealed)
    pdf = storage.read(document.file_hash)
    assert (stage_of(sealed), len(pdf), pdf[:5]) == (("sealed", "living"), document.size, b"%PDF-")
    entry = AuditEntry.objects.filter(partnership=sealed).latest("number")
    assert (entry.action, entry.actor, entry.payload["file_hash"]) == ("document_sealed", "site", hashlib.sha256(pdf).hexdigest())
    before = AuditEntry.objects.get(partnership=sealed, number=document.audit_number)
    assert (before.hash, before.number) == (document.audit_head, entry.number - 1)
    told = OutboxMail.objects.filter(template="document_sealed").values_list("to", flat=True)
    assert sorted(told) == sorted([factories.ANA, factories.BEN])
    again = try_to_finish(pk_of(sealed))
    assert (again, SealedDocument.objects.count()) == (document, 1)


def test_what_not_all_have_signed_is_never_sealed(signing: Partnership, settings: Any) -> None:
    factories.sign(factories.representatives_of(signing)[0])
    with pytest.raises(TransitionNotAllowed):
        try_to_finish(pk_of(signing))
    assert (list(settings.FILES_DIR.rglob("*")), sweep()) == ([], 0)


def test_the_evidence_hides_the_address_and_names_the_authority(sealing: Partnership) -> None:
    evidence = evidence_of(factories.version_of(sealing))
    assert [act.address for act in evidence.signatures] == ["a…@venture.example", "b…@organisation.example"]
    assert factories.ANA not in json.dumps(evidence.as_dict())
    assert [act.party for act in evidence.signatures] == [0, 1]


def test_a_failing_seal_leaves_the_signatures_standing(sealing: Partnership, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.SEAL_DIR.mkdir()
    (settings.SEAL_DIR / "seal.p12").write_bytes(b"damaged")
    assert try_to_finish(pk_of(sealing)) is None
    (version,) = unsealed_versions()
    assert (stage_of(sealing)[0], Signature.objects.count(), version.seal_attempts) == ("sealing", 2, 1)
    assert version.seal_error == "SealRefused: The seal's key file seal.p12 does not open: wrong passphrase, or damaged."
    assert [record.message for record in caplog.records] == [f"sealing of version {version.check_code} failed"]
    (settings.SEAL_DIR / "seal.p12").unlink()
    assert sweep() == 0
    with time_machine.travel(clock.now() + timedelta(seconds=61), tick=False):
        assert sweep() == 1
    assert (stage_of(sealing)[0], unsealed_versions()) == ("sealed", ())


def test_a_failing_render_leaves_the_signatures_standing(signing: Partnership, settings: Any) -> None:
    ana, ben = factories.representatives_of(signing)
    drawn = signing_steps.sign(ana, drawn=signing_steps.drawing())
    factories.sign(ben)
    path = settings.FILES_DIR / storage.name_of(drawn.image_hash)
    picture = path.read_bytes()
    path.unlink()
    assert try_to_finish(pk_of(signing)) is None
    (version,) = unsealed_versions()
    assert (version.seal_error.partition(":")[0], Signature.objects.count()) == ("FileMissing", 2)
    storage.store(picture)
    assert try_to_finish(pk_of(signing)) == signing_steps.document_of(signing)


def test_what_somebody_else_is_sealing_is_left_to_them(sealing: Partnership) -> None:
    version = factories.version_of(sealing)
    version.seal_attempts, version.seal_tried_at = 1, clock.now()
    version.save()
    assert (try_to_finish(version.pk), sweep()) == (None, 0)
    with time_machine.travel(clock.now() + timedelta(seconds=61), tick=False):
        assert sweep() == 1
    version.refresh_from_db()
    assert version.seal_attempts == 2


def test_a_full_disk_leaves_nothing_half_done_and_the_sweep_finishes(
    sealing: Partnership, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    seal_keys.current_key()  # it is there long before the disk is full
    before = AuditEntry.objects.filter(partnership=sealing).count()
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        assert try_to_finish(pk_of(sealing)) is None
    assert (stage_of(sealing)[0], SealedDocument.objects.count(), Signature.objects.count()) == ("sealing", 0, 2)
    assert AuditEntry.objects.filter(partnership=sealing).count() == before
    assert not OutboxMail.objects.filter(template="document_sealed").exists()
    assert [version.seal_error for version in unsealed_versions()] == ["OSError: [Errno 28] No space left on device"]
    assert [path for path in settings.FILES_DIR.rglob("*") if path.is_file()] == []
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        assert sweep() == 1
    assert stage_of(sealing)[0] == "sealed"
    assert storage.exists(signing_steps.document_of(sealing).file_hash)
