"""The seal: one signature over the whole file, by one key that two processes agree on."""

import asyncio
import stat
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from partnerships.adapters.pdf import render_document
from partnerships.adapters.seal import SealKey, SealRefused, ensure_seal_key, seal_pdf
from tests.adapters.agreements import SIGNED


def test_readers_call_it_valid_and_total(sealed: bytes, write: Callable[[bytes], Path]) -> None:
    done = subprocess.run(["pdfsig", str(write(sealed))], capture_output=True, text=True, check=False)
    assert done.stdout.count("Signature #") == 1
    assert "Signature is Valid." in done.stdout
    assert "Total document signed" in done.stdout
    assert "ETSI.CAdES.detached" in done.stdout


def test_it_covers_the_entire_file_and_allows_no_change(sealed: bytes, key: SealKey) -> None:
    (seal,) = PdfFileReader(BytesIO(sealed)).embedded_signatures
    context = ValidationContext(trust_roots=[seal.signer_cert], allow_fetching=False)
    with ThreadPoolExecutor(max_workers=1) as thread:  # pyHanko runs a loop of its own, and a browser test may have left one here
        status = thread.submit(validate_pdf_signature, seal, context).result()
    assert (status.intact, status.valid, status.docmdp_ok) == (True, True, True)
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    assert seal.docmdp_level == MDPPerm.NO_CHANGES
    assert seal.signer_cert.sha256.hex() == key.certificate_hash


def test_the_time_is_the_one_given(sealed: bytes) -> None:
    (seal,) = PdfFileReader(BytesIO(sealed)).embedded_signatures
    assert seal.self_reported_timestamp == SIGNED


def test_what_was_rendered_is_untouched(sealed: bytes, unsealed: bytes) -> None:
    assert sealed.startswith(unsealed)


def test_a_second_seal_is_refused(sealed: bytes, key: SealKey) -> None:
    with pytest.raises(SealRefused):
        seal_pdf(sealed, key=key, reason="again", when=SIGNED)


def test_a_file_without_our_field_is_refused(key: SealKey) -> None:
    html = "<html lang=en><head><title>T</title></head><body><h1>T</h1></body></html>"
    pdf = render_document(html, language="en", title="T", identifier=b"x", created=SIGNED)
    with pytest.raises(SealRefused):
        seal_pdf(pdf, key=key, reason="x", when=SIGNED)


def test_what_is_no_pdf_is_refused(key: SealKey) -> None:
    with pytest.raises(SealRefused):
        seal_pdf(b"hello", key=key, reason="x", when=SIGNED)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = ensure_seal_key(tmp_path / "keys", "secret")
    assert ensure_seal_key(tmp_path / "keys", "secret") == first
    (path,) = (tmp_path / "keys").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert first.certificate.not_valid_before_utc < datetime.now(UTC)


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        keys = list(pool.map(lambda _number: ensure_seal_key(tmp_path, "secret").certificate_hash, range(4)))
    assert len(set(keys)) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_a_wrong_passphrase_is_said(tmp_path: Path) -> None:
    ensure_seal_key(tmp_path, "right")
    with pytest.raises(SealRefused, match="wrong passphrase"):
        ensure_seal_key(tmp_path, "wrong")


def test_it_works_where_an_event_loop_runs(unsealed: bytes, sealed: bytes, key: SealKey) -> None:
    async def seal() -> bytes:
        return seal_pdf(unsealed, key=key, reason="Agreement", when=SIGNED)

    with ThreadPoolExecutor(max_workers=1) as thread:
        assert len(thread.submit(asyncio.run, seal()).result()) == len(sealed)
