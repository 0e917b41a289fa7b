"""The keys of the seal over the years: replaced, revoked, ended and lost, while what was sealed stays what it is."""

import shutil
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import connection

from partnerships.adapters import storage
from partnerships.adapters.seal_keys import SealRefused
from partnerships.models import OutboxMail, Partnership, SealCertificate, SealedDocument, SealedExtract
from partnerships.services import clock
from partnerships.services.checking import Verdict, check_file
from partnerships.services.extracts import extract_of
from partnerships.services.seal_alarms import alarm
from partnerships.services.seal_keys import current_key, prepare
from partnerships.services.seal_rotation import revoke_seal, rotate_seal
from partnerships.services.sealing import sweep, try_to_finish
from tests import factories, signing_steps
from tests.people import Member
from tests.time_stamping import NAME, time_stamping


@pytest.fixture
def own_folder(settings: Any, tmp_path: Path) -> Path:
    """The key with which the partnership was sealed, in a folder that the test may change."""
    folder = tmp_path / "keys"
    shutil.copytree(settings.SEAL_DIR, folder)
    settings.SEAL_DIR = folder
    return folder


@pytest.fixture
def empty_folder(settings: Any, tmp_path: Path) -> Path:
    settings.SEAL_DIR = tmp_path / "empty"
    return tmp_path / "empty"


def pdf_of(partnership: Partnership) -> bytes:
    return storage.read(signing_steps.document_of(partnership).file_hash)


def test_the_first_seal_enters_the_registry(sealed: Partnership) -> None:
    row = SealCertificate.objects.get()
    assert (row.certificate_hash, row.subject, row.source) == (signing_steps.document_of(sealed).certificate, "Arig seal", "file")
    assert (row.pem.count("BEGIN CERTIFICATE"), row.retired_at, row.revoked_at) == (1, None, None)
    assert current_key().certificate_hash == row.certificate_hash
    assert SealCertificate.objects.count() == 1


def test_what_was_sealed_outlives_its_key(sealed: Partnership, own_folder: Path) -> None:
    pdf = pdf_of(sealed)
    after = rotate_seal()
    earlier = SealCertificate.objects.get(certificate_hash=signing_steps.document_of(sealed).certificate)
    assert (earlier.retired_at, after.retired_at, current_key().certificate_hash) == (after.first_used_at, None, after.certificate_hash)
    assert check_file(pdf).verdict == Verdict.UNCHANGED
    SealedDocument.objects.all().delete()
    with time_machine.travel(clock.now() + timedelta(days=365 * 30)):  # both certificates have ended
        assert check_file(pdf).verdict == Verdict.SEALED_UNKNOWN


def test_the_old_file_put_back_seals_again(sealed: Partnership, own_folder: Path) -> None:
    rotate_seal()
    (kept,) = own_folder.glob("seal-until-*.p12")
    kept.replace(own_folder / "seal.p12")
    assert current_key().certificate_hash == signing_steps.document_of(sealed).certificate
    assert [row.retired_at is None for row in SealCertificate.objects.order_by("first_used_at")] == [True, False]


def test_a_revoked_certificate_proves_nothing_by_itself(sealed: Partnership, own_folder: Path) -> None:
    pdf, certificate = pdf_of(sealed), signing_steps.document_of(sealed).certificate
    first = revoke_seal(certificate=certificate[:12].upper(), reason="The machine was stolen.")
    again = revoke_seal(certificate=certificate, reason="Again.")
    assert (again.revoked_at, again.revoked_reason) == (first.revoked_at, "The machine was stolen.")
    assert check_file(pdf).verdict == Verdict.UNCHANGED
    SealedDocument.objects.all().delete()
    judged = check_file(pdf)
    sentence = "The file carries a seal of this site that was revoked, so that the seal alone proves nothing any more."
    assert (judged.verdict, judged.reason) == (Verdict.CANNOT_BE_CHECKED, sentence)
    with pytest.raises(SealRefused, match="was revoked"):
        current_key()
    assert current_key_after_rotation() != certificate


def current_key_after_rotation() -> str:
    rotate_seal()
    return current_key().certificate_hash


@pytest.mark.parametrize(("certificate", "reason"), [("", "why"), ("abc", "why"), ("0" * 64, "why"), (None, " ")])
def test_what_is_not_said_clearly_is_not_revoked(sealed: Partnership, certificate: str | None, reason: str) -> None:
    with pytest.raises(SealRefused):
        revoke_seal(certificate=certificate if certificate is not None else signing_steps.document_of(sealed).certificate, reason=reason)
    assert SealCertificate.objects.filter(revoked_at__isnull=False).count() == 0


def test_a_lost_key_file_is_not_made_anew_in_silence(sealed: Partnership, empty_folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(SealRefused, match="is missing"):
        current_key()
    prepare()
    assert [record.message.partition(":")[0] for record in caplog.records] == ["Nothing can be sealed. The key file of the seal is missing"]
    assert (empty_folder.exists(), check_file(pdf_of(sealed)).verdict) == (False, Verdict.UNCHANGED)
    assert current_key_after_rotation() == SealCertificate.objects.get(retired_at=None).certificate_hash


@pytest.mark.django_db
def test_the_first_start_makes_the_key(empty_folder: Path) -> None:
    prepare()
    assert [path.name for path in empty_folder.iterdir()] == ["seal.p12"]
    assert SealCertificate.objects.get().certificate_hash == current_key().certificate_hash


def test_certificates_of_an_older_release_are_entered(sealed: Partnership) -> None:
    """Before there was a registry the documents alone named them."""
    document = signing_steps.document_of(sealed)
    SealCertificate.objects.all().delete()
    import_module("partnerships.migrations.0011_certificates_of_the_seal").enter_certificates(apps, connection.schema_editor())
    row = SealCertificate.objects.get()
    assert (row.certificate_hash, row.pem, row.first_used_at, row.retired_at) == (document.certificate, "", document.sealed_at, None)
    pdf = pdf_of(sealed)
    SealedDocument.objects.all().delete()
    assert check_file(pdf).verdict == Verdict.SEALED_UNKNOWN


def test_nothing_is_sealed_without_the_time_stamp(
    sealing: Partnership, ana: Member, own_folder: Path, settings: Any, tmp_path: Path
) -> None:
    version = factories.version_of(sealing)
    (tmp_path / "service").mkdir()
    with time_stamping(tmp_path / "service") as (server, service):
        settings.TSA_URL, settings.TSA_USER, settings.TSA_PASSWORD = service.url, service.user, service.password
        settings.TSA_CERTIFICATES, server.mood = str(service.certificates), "busy"
        assert try_to_finish(version.pk) is None
        version.refresh_from_db()
        waits = "A time-stamping service confirms here when a document was sealed, and at the moment it does not answer."
        ana.read_in("en")
        assert (version.waits_for_time_stamp, waits in ana.get(f"/partnerships/{sealing.public_id}/sign/").content.decode()) == (True, True)
        server.mood = "well"
        with time_machine.travel(clock.now() + timedelta(seconds=61)):
            assert sweep() == 1
        document = signing_steps.document_of(sealing)
        assert document.stamped_at is not None
        assert (document.stamped_by, abs(document.stamped_at - document.sealed_at) < timedelta(minutes=10)) == (NAME, True)
        stamped_extract = storage.read(extract_of(document).file_hash)
        SealedExtract.objects.all().delete()
    settings.TSA_URL = ""  # whoever gives the service up still sends what was sealed with it
    plain_extract = storage.read(extract_of(document).file_hash)
    pdf = pdf_of(sealing)
    SealedExtract.objects.all().delete()
    SealedDocument.objects.all().delete()
    assert [check_file(one).verdict for one in (pdf, stamped_extract, plain_extract)] == [Verdict.SEALED_UNKNOWN] * 3
    assert [b"/ETSI.RFC3161" in one for one in (pdf, stamped_extract, plain_extract)] == [True, True, False]
    settings.TSA_CERTIFICATES = ""
    assert check_file(pdf).verdict == Verdict.CANNOT_BE_CHECKED


@pytest.mark.django_db
def test_operators_hear_before_the_certificate_ends(empty_folder: Path) -> None:
    for email, is_staff in ((factories.ANA, True), (factories.BEN, False)):
        account = factories.account_of(email)
        account.is_staff = is_staff
        account.save()
    with time_machine.travel(datetime(2026, 6, 1, 8, tzinfo=UTC), tick=False):
        ends = current_key().certificate.not_valid_after_utc

    def told(days: int) -> int:
        with time_machine.travel(ends - timedelta(days=days), tick=False):
            return alarm()

    assert [told(days) for days in (61, 60, 55, 30, 7, 3, -1, -2)] == [0, 1, 0, 1, 1, 0, 1, 0]
    rows = list(OutboxMail.objects.order_by("pk"))
    assert [(row.to, row.opened()["has_ended"]) for row in rows] == [(factories.ANA, ended) for ended in (False, False, False, True)]
    with time_machine.travel(datetime(2027, 1, 1, tzinfo=UTC), tick=False):
        assert alarm() == 0
