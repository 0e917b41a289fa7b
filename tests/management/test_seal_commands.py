"""The commands about the seal, and what Django's checks say of it before the first document waits."""

import subprocess
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from partnerships.checks import seal_can_be_used
from partnerships.models import Partnership, SealCertificate
from partnerships.services import clock
from partnerships.services.seal_keys import current_key
from tests import signing_steps
from tests.security.test_deployment import ENVIRONMENT, ROOT
from tests.time_stamping import NAME, time_stamping

pytestmark = pytest.mark.django_db
CLOCK_ALONE = "No time-stamping service is set: the time of a seal is this machine's clock, and the documents say so."


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """An empty folder for the key."""
    settings.SEAL_DIR = tmp_path / "keys"
    return tmp_path / "keys"


def run(*arguments: str) -> list[str]:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue().splitlines()


def said() -> list[str]:
    """What the checks say."""
    return [f"{message.id} {message.msg}" for message in seal_can_be_used(None)]


def test_before_the_first_start_there_is_nothing_to_complain_of(folder: Path) -> None:
    assert run("seal_status") == [f"There is no key yet: it is made at the first start, in {folder}/seal.p12.", CLOCK_ALONE]
    assert (said(), folder.exists()) == ([], False)


def test_it_says_what_the_seal_rests_on(folder: Path, settings: Any) -> None:
    first = current_key()
    from_, until = first.certificate.not_valid_before_utc, first.certificate.not_valid_after_utc
    today = clock.now()
    assert run("rotate_seal")[0] == f"The seal is from now on that of Arig seal, valid until {until:%Y-%m-%d}."
    second = current_key()
    run("revoke_seal", first.certificate_hash[:20], "--reason", "Tried out.")
    assert run("seal_status") == [
        f"The key lies in {folder}/seal.p12.",
        f"Its passphrase comes from {settings.DATA_DIR}/keys/seal.passphrase.",
        f"The certificate is Arig seal (EC secp256r1), vouched for by this site alone, valid from {from_:%Y-%m-%d} to {until:%Y-%m-%d}.",
        f"Its SHA-256 is {second.certificate_hash}.",
        CLOCK_ALONE,
        f"{first.certificate_hash[:16]}… since {today:%Y-%m-%d}, revoked on {today:%Y-%m-%d} (Tried out.). Documents sealed under it: 0.",
        f"{second.certificate_hash[:16]}… since {today:%Y-%m-%d}, in use. Documents sealed under it: 0.",
    ]
    assert said() == []


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (60, "partnerships.W010 The certificate of the seal ends on {end}, in 60 days: make a new key with manage.py rotate_seal."),
        (
            -1,
            "partnerships.E010 The certificate of the seal ended on {end}, nothing can be sealed: make a new key with manage.py rotate_seal.",
        ),
    ],
)
def test_the_end_is_said_sixty_days_ahead(folder: Path, days: int, sentence: str) -> None:
    ends = current_key().certificate.not_valid_after_utc
    with time_machine.travel(ends - timedelta(days=days), tick=False):
        assert said() == [sentence.format(end=f"{ends:%Y-%m-%d}")]
    with time_machine.travel(ends - timedelta(days=61, seconds=1), tick=False):
        assert said() == []


def test_what_stands_in_the_way_is_said(sealed: Partnership, folder: Path, settings: Any) -> None:
    missing = f"partnerships.E010 The key file of the seal is missing: {folder}/seal.p12. Put it back; or make a new one with "
    assert said() == [missing + "manage.py rotate_seal, which leaves what was sealed valid."]
    run("rotate_seal")
    (folder / "seal.p12").chmod(0o644)
    assert said() == [f"partnerships.W010 Others on this machine can read {folder}/seal.p12: chmod 600 {folder}/seal.p12"]
    (folder / "seal.p12").chmod(0o600)
    settings.SEAL_PASSPHRASE = "wrong"
    assert said() == ["partnerships.E010 The seal's key file seal.p12 does not open: wrong passphrase, or damaged."]
    with pytest.raises(CommandError, match="Nothing can be sealed"):
        run("seal_status")
    settings.SEAL_PKCS11_LIBRARY = "/nowhere.so"
    assert said() == ["partnerships.E010 The PKCS#11 library /nowhere.so is missing."]


def test_a_revoked_certificate_in_use_is_said(folder: Path) -> None:
    run("revoke_seal", current_key().certificate_hash, "--reason", "Lost.")
    assert said() == ["partnerships.E010 The certificate of the seal was revoked: make a new key with manage.py rotate_seal."]


def test_what_cannot_be_done_is_refused_in_one_sentence(folder: Path, tmp_path: Path) -> None:
    current_key()
    (tmp_path / "bought.p12").write_bytes(b"nothing")
    with pytest.raises(CommandError, match="does not open"):
        run("rotate_seal", "--file", str(tmp_path / "bought.p12"))
    with pytest.raises(CommandError, match="cannot be read"):
        run("rotate_seal", "--file", str(tmp_path / "nowhere.p12"))
    with pytest.raises(CommandError, match="does not mean one certificate"):
        run("revoke_seal", "0123456789", "--reason", "x")
    assert SealCertificate.objects.filter(retired_at=None, revoked_at=None).count() == 1


def test_the_time_stamping_service_is_asked(folder: Path, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "service").mkdir()
    with time_stamping(tmp_path / "service", days=30) as (server, service):
        settings.TSA_URL, settings.TSA_USER, settings.TSA_PASSWORD = service.url, service.user, service.password
        assert said() == [
            "partnerships.E010 ARIG_TSA_URL is set without ARIG_TSA_CERTIFICATES: nothing vouches for the time-stamping service."
        ]
        settings.TSA_CERTIFICATES = str(tmp_path / "nowhere.pem")
        assert said()[0].startswith("partnerships.E010 The file with the certificates of the time-stamping service cannot be read")
        settings.TSA_CERTIFICATES = str(service.certificates)
        assert (said(), server.asked) == ([], 0)
        told = run("seal_status")
        assert (server.asked, [NAME in line for line in told].count(True)) == (1, 1)
        assert told[-1].startswith("Warning: The certificate of the time-stamping service ends on")
        with time_machine.travel(clock.now() - timedelta(minutes=5)):
            assert run("seal_status")[-1].endswith("seconds apart.")
        server.mood = "busy"
        with pytest.raises(CommandError):
            run("seal_status")
        assert len(run("seal_status", "--offline")) == len(told) - 2


def test_stamped_documents_need_who_vouches_for_them(sealed: Partnership) -> None:
    document = signing_steps.document_of(sealed)
    document.stamped_at, document.stamped_by = clock.now(), NAME
    document.save()
    sentence = "Documents carry time stamps, but ARIG_TSA_CERTIFICATES is not set: those that the registry does not hold cannot be judged."
    assert said() == [f"partnerships.W010 {sentence}"]


def test_a_start_that_is_refused_says_why_in_one_sentence(tmp_path: Path) -> None:
    environment = {**ENVIRONMENT, "ARIG_DATA": str(tmp_path), "ARIG_SEAL_PASSPHRASE_FILE": "/nowhere"}
    done = subprocess.run([sys.executable, "manage.py", "check"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    sentence = "The file that ARIG_SEAL_PASSPHRASE_FILE names cannot be read: [Errno 2] No such file or directory: '/nowhere'.\n"
    assert (done.returncode, done.stderr) == (1, sentence)
