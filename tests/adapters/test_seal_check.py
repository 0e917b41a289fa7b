"""The offline verdict: untouched files pass, every kind of tampering and every hostile file gets an answer."""

import random
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from partnerships.adapters import seal as seal_module
from partnerships.adapters.seal import SealKey, ensure_seal_key, seal_pdf
from partnerships.adapters.seal_check import CANNOT, CHANGED, MAX_BYTES, NOT_OURS, SEALED, check_file
from partnerships.adapters.seal_rules import judge
from partnerships.adapters.seal_trust import Trust
from tests.adapters.agreements import SIGNED

Check = Callable[[bytes], str]


@pytest.fixture
def outcome(key: SealKey) -> Check:
    trust = Trust.of([key])
    return lambda data: check_file(data, trust=trust).outcome


@pytest.fixture
def code(key: SealKey) -> Check:
    """The rules without the process around them."""

    def judged(data: bytes) -> str:
        try:
            return judge(data, Trust.of([key]))
        except Exception:  # noqa: BLE001 (as in the process itself)
            return "unreadable"

    return judged


def test_an_untouched_file_is_ours(sealed: bytes, outcome: Check) -> None:
    assert outcome(sealed) == SEALED


def test_without_our_certificate_it_is_not_ours(sealed: bytes) -> None:
    assert check_file(sealed, trust=Trust()).outcome == NOT_OURS


def test_a_file_before_its_seal_is_not_ours(unsealed: bytes, outcome: Check) -> None:
    assert outcome(unsealed) == NOT_OURS


def test_the_reason_is_a_sentence(sealed: bytes, key: SealKey) -> None:
    verdict = check_file(sealed + b"\n", trust=Trust.of([key]))
    assert (verdict.outcome, verdict.reason) == (CHANGED, "The file carries this site's seal, but something was added after it.")


def test_a_flipped_byte_of_the_content_is_a_change(sealed: bytes, unsealed: bytes, outcome: Check) -> None:
    place = len(unsealed) // 2
    assert outcome(_flip(sealed, place)) == CHANGED


def test_appended_bytes_are_a_change(sealed: bytes, outcome: Check) -> None:
    assert outcome(sealed + b"% nothing to see here\n") == CHANGED


def test_an_update_after_the_seal_is_a_change(sealed: bytes, outcome: Check) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(sealed))
    writer.root["/PageMode"] = generic.NameObject("/UseOutlines")
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    assert outcome(out.getvalue()) == CHANGED


def test_a_file_cut_off_is_refused(sealed: bytes, outcome: Check) -> None:
    assert outcome(sealed[:-100]) == CHANGED
    assert outcome(sealed[: len(sealed) // 2]) in {CHANGED, NOT_OURS, CANNOT}


def test_a_seal_by_another_key_is_not_ours(unsealed: bytes, outcome: Check, tmp_path: Path) -> None:
    stranger = ensure_seal_key(tmp_path, "x")
    assert outcome(seal_pdf(unsealed, key=stranger, reason="Agreement", when=SIGNED)) == NOT_OURS


class Unruly(PdfSigner):
    """A signer who does not care that the first signature forbids more."""

    def _enforce_certification_constraints(self, reader: object) -> None:
        """Enforce nothing."""


def test_another_signature_on_top_is_a_change(sealed: bytes, outcome: Check, tmp_path: Path) -> None:
    stranger = seal_module._signer(ensure_seal_key(tmp_path, "x"))
    metadata = PdfSignatureMetadata(field_name="second", md_algorithm="sha256")
    out = BytesIO()
    with ThreadPoolExecutor(max_workers=1) as thread:  # pyHanko runs a loop of its own, and a browser test may have left one here
        thread.submit(Unruly(metadata, stranger).sign_pdf, IncrementalPdfFileWriter(BytesIO(sealed)), output=out).result()
    assert outcome(out.getvalue()) == CHANGED


def test_a_swapped_attachment_is_a_change(sealed: bytes, outcome: Check) -> None:
    start = sealed.index(b"/EmbeddedFile")
    start = sealed.index(b"stream\n", start) + len(b"stream\n")
    assert outcome(sealed[:start] + b"\0" * 40 + sealed[start + 40 :]) == CHANGED


def test_our_seal_moved_into_another_file_is_a_change(sealed: bytes, unsealed: bytes, outcome: Check) -> None:
    place = unsealed.index(b"/FlateDecode")
    assert outcome(unsealed[:place] + b"/FlateDecodx" + sealed[place + 12 :]) == CHANGED


def test_bytes_hidden_in_the_padding_are_a_change(sealed: bytes, outcome: Check) -> None:
    place = sealed.index(b"0000>")
    assert outcome(sealed[:place] + b"41" + sealed[place + 2 :]) == CHANGED


def test_two_seals_of_ours_side_by_side_are_a_change(sealed: bytes, code: Check) -> None:
    assert code(sealed + sealed) in {"several", "added"}


@pytest.mark.fault
@pytest.mark.parametrize("part", ["before the seal", "in the seal", "after the seal"])
def test_no_flipped_byte_passes(sealed: bytes, unsealed: bytes, code: Check, part: str) -> None:
    container = sealed.index(b"/Contents <") + len(b"/Contents <")
    end = sealed.index(b">", container)
    places = {"before the seal": range(container), "in the seal": range(container, end), "after the seal": range(end, len(sealed))}
    chosen = random.Random(7).sample(places[part], 40)
    assert "whole" not in {code(_flip(sealed, place)) for place in chosen}


def _flip(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0x01]) + data[place + 1 :]


HOSTILE = {
    "nothing": b"",
    "text": b"hello, world",
    "header only": b"%PDF-1.7\n",
    "nested arrays": b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000 + b"]" * 100_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
    "endless xref": b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF\n",
    "huge byte range": b"%PDF-1.7\n/ByteRange [0 9999999999 9999999999 9999999999] /Contents <" + b"30" * 5000 + b">\nstartxref\n0\n%%EOF",
    "many byte ranges": b"%PDF-1.7\n" + b"/ByteRange [0 1 2 3] <3080> " * 20_000,
    "zeros": b"%PDF-" + b"\0" * 1_000_000,
}


@pytest.mark.parametrize("kind", HOSTILE, ids=str)
def test_a_hostile_file_cannot_be_checked(outcome: Check, kind: str) -> None:
    assert outcome(HOSTILE[kind]) == CANNOT


def test_too_large_a_file_is_not_even_read(outcome: Check) -> None:
    assert outcome(b"%PDF-" + b"0" * MAX_BYTES) == CANNOT


@pytest.mark.fault
def test_fuzzed_files_get_an_answer_and_never_a_pass(sealed: bytes, code: Check) -> None:
    dice = random.Random(11)
    for _round in range(60):
        data = bytearray(sealed)
        for _change in range(dice.randint(1, 30)):
            place = dice.randrange(len(data))
            data[place : place + dice.randint(0, 8)] = dice.randbytes(dice.randint(0, 8))
        assert bytes(data) == sealed or code(bytes(data)) != "whole"


def test_a_process_that_dies_is_an_answer(sealed: bytes, outcome: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partnerships.adapters.confined.MEMORY", 1)
    monkeypatch.setattr("sys.executable", "/bin/false")
    assert outcome(sealed) == CANNOT


def test_a_process_that_hangs_is_an_answer(sealed: bytes, outcome: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_arguments: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("check", 10)

    monkeypatch.setattr("subprocess.run", hang)
    assert outcome(sealed) == CANNOT
