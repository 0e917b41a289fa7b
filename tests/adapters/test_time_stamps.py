"""A seal that a time-stamping service confirms: independent judges agree, and every way in which the service fails is refused."""

import io
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import page
import pytest
import time_machine
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from partnerships.adapters.document import agreement_pdf
from partnerships.adapters.seal import quiet_writer, seal_pdf
from partnerships.adapters.seal_check import SEALED, check_file
from partnerships.adapters.seal_keys import SealKey, SealRefused
from partnerships.adapters.seal_rules import judge
from partnerships.adapters.seal_trust import Trust
from partnerships.adapters.time_stamps import Stamped, StampRefused, StampService, ask, name_of, seal_with_stamps
from tests.adapters.agreements import english_agreement, evidence_for
from tests.time_stamping import NAME, Server, time_stamping

Write = Callable[[bytes], Path]


@dataclass(frozen=True)
class Office:
    """The service, a document that waits for its seal, and the same document sealed and stamped."""

    server: Server
    service: StampService
    waiting: bytes
    stamped: Stamped
    trust: Trust

    @property
    def pdf(self) -> bytes:
        return self.stamped.pdf

    @property
    def sealed_only(self) -> bytes:
        """The file as it was before the update that closes it."""
        *_earlier, seal = PdfFileReader(io.BytesIO(self.pdf)).embedded_regular_signatures
        return self.pdf[: seal.byte_range[2] + seal.byte_range[3]]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory, key: SealKey) -> Iterator[Office]:
    with time_stamping(tmp_path_factory.mktemp("service")) as (server, service):
        agreement, now = english_agreement(), datetime.now(UTC)
        evidence = replace(evidence_for(agreement), time_service=name_of(service), sealed_at=now)
        waiting = agreement_pdf(agreement, evidence, final=True, created=now)
        stamped = seal_with_stamps(waiting, key=key, reason="Agreement", when=now, service=service)
        yield Office(server, service, waiting, stamped, Trust.of([key], stamp_roots=service.certificates.read_text()))


@pytest.fixture(autouse=True)
def _well(office: Office) -> Iterator[None]:
    crl = office.server.revoked_list
    yield
    office.server.mood, office.server.revoked_list = "well", crl


def test_the_service_is_named_and_seen(office: Office) -> None:
    assert office.stamped.by == NAME
    assert abs(office.stamped.at - datetime.now(UTC)) < timedelta(minutes=10)
    answer = ask(office.service)
    assert (answer.by, answer.valid_until - timedelta(days=3650) < datetime.now(UTC)) == (NAME, True)


def test_pyhanko_trusts_all_of_it(office: Office) -> None:
    seal, closing = PdfFileReader(io.BytesIO(office.pdf)).embedded_signatures
    roots = [seal.signer_cert, closing.signer_cert]
    with ThreadPoolExecutor(max_workers=1) as thread:  # pyHanko runs a loop of its own, and a browser test may have left one here
        of_seal = thread.submit(validate_pdf_signature, seal, ValidationContext(trust_roots=roots)).result()
        of_stamp = thread.submit(validate_pdf_timestamp, closing, ValidationContext(trust_roots=roots)).result()
    assert (of_seal.bottom_line, of_seal.docmdp_ok, of_seal.modification_level) == (True, True, ModificationLevel.LTA_UPDATES)
    assert of_seal.timestamp_validity is not None
    assert (of_seal.timestamp_validity.trusted, of_stamp.trusted) == (True, True)
    assert of_stamp.coverage == SignatureCoverageLevel.ENTIRE_FILE


def test_openssl_verifies_seal_and_timestamps(office: Office, key: SealKey, tmp_path: Path) -> None:
    seal, closing = PdfFileReader(io.BytesIO(office.pdf)).embedded_signatures
    token = seal.signer_info["unsigned_attrs"][0]["values"][0]
    files = {
        "seal": seal.pkcs7_content, "sealed": covered(office.pdf, seal), "certificate": key.certificate.public_bytes(Encoding.PEM),
        "token": token.dump(), "signature": seal.signer_info["signature"].native,
        "closing": closing.pkcs7_content.rstrip(b"\0"), "closed": covered(office.pdf, closing),
    }  # fmt: skip
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    cms = ["cms", "-verify", "-binary", "-inform", "DER", "-in", "seal", "-content", "sealed", "-CAfile", "certificate", "-purpose", "any"]
    commands = [[*cms, "-out", "/dev/null"]]
    for stamp, data in (("token", "signature"), ("closing", "closed")):
        commands.append(["ts", "-verify", "-token_in", "-in", stamp, "-data", data, "-CAfile", str(office.service.certificates)])
    done = [subprocess.run(["openssl", *command], cwd=tmp_path, capture_output=True, check=False) for command in commands]
    assert [result.returncode for result in done] == [0, 0, 0]


def test_poppler_and_qpdf_read_it(office: Office, write: Write) -> None:
    path = write(office.pdf)
    told = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout
    assert (told.count("Signature is Valid."), told.count("Total document signed"), told.count("Not total document signed")) == (1, 1, 1)
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(
    # the checker wants every signature to cover the whole file, which only the last one of several can
    ("profile", "failures"),
    [("pdfa3a", ["PDFA3A-SIGNATURE-BYTERANGE-001"]), ("pdfua1", [])],
)
def test_it_conforms(office: Office, write: Write, profile: str, failures: list[str]) -> None:
    assert [failure.rule_id for failure in page.validate_pdf(str(write(office.pdf)), profile=profile).failures] == failures


def test_what_vouches_for_it_lies_inside(office: Office) -> None:
    store = PdfFileReader(io.BytesIO(office.pdf)).root["/DSS"]
    assert {name: len(store[name]) for name in store if name != "/Type"} == {"/Certs": 3, "/CRLs": 1}


def test_the_rules_pass_it(office: Office) -> None:
    assert judge(office.pdf, office.trust) == "whole"
    assert check_file(office.pdf, trust=office.trust).outcome == SEALED


def test_it_stays_valid_when_all_certificates_have_ended(office: Office) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(days=365 * 40)):
        assert judge(office.pdf, office.trust) == "whole"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda office: office.sealed_only, "stamp_missing"),
        (lambda office: office.pdf + b"\n", "added"),
        (lambda office: office.pdf[:-1], "added"),
        (lambda office: flipped(office.pdf, len(office.waiting) // 2), "content"),
        (lambda office: flipped(office.pdf, office.pdf.rindex(b"/Certs")), "structure"),
        (lambda office: flipped(office.pdf, office.pdf.rindex(b"stream\n0") + 40), "structure"),
        (lambda office: office.pdf.replace(b"00>", b"41>"), "content"),
        (lambda office: b"00>".join([*office.pdf.split(b"00>")[:-2], b"41>".join(office.pdf.split(b"00>")[-2:])]), "structure"),
        (lambda office: without_first_stamp(office.sealed_only), "stamp_missing"),
    ],
    ids=["cut off", "appended", "a byte short", "content", "store", "certificate", "padding", "last padding", "as if never stamped"],
)
def test_what_was_changed_is_said(office: Office, change: Callable[[Office], bytes], code: str) -> None:
    assert judge(change(office), office.trust) == code


def test_without_those_who_vouch_it_is_not_judged(office: Office) -> None:
    assert judge(office.pdf, replace(office.trust, stamp_roots="")) == "other_stamp"


def test_under_a_revoked_seal_it_is_not_trusted(office: Office) -> None:
    assert judge(office.pdf, replace(office.trust, revoked=frozenset(office.trust.seals))) == "revoked"


@pytest.mark.parametrize(
    ("extra", "code"),
    [("", "whole"), ("/PageMode", "structure"), ("/Metadata", "structure"), ("object", "structure")],
    ids=["nothing", "catalogue", "metadata", "another object"],
)
def test_nobody_closes_it_anew_with_more_in_it(office: Office, extra: str, code: str) -> None:
    """Anybody may ask the same service: whatever more stands between the seal and a fresh timestamp over all is a change."""
    writer = quiet_writer(office.sealed_only)
    store = generic.DictionaryObject({generic.pdf_name("/Type"): generic.pdf_name("/DSS")})
    writer.root[generic.pdf_name("/DSS")] = writer.add_object(store)
    if extra.startswith("/"):
        writer.root[generic.pdf_name(extra)] = generic.pdf_name("/UseOutlines")
    elif extra:
        writer.add_object(generic.pdf_string("more"))
    writer.update_root()
    out = io.BytesIO()
    closer = PdfTimeStamper(RequestsHTTPTimeStamper(office.service.url, auth=("arig", "secret")), field_name="stamp")
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(closer.timestamp_pdf, writer, "sha256", output=out).result()
    assert judge(out.getvalue(), office.trust) == code


@pytest.mark.fault
def test_no_changed_byte_passes(office: Office, battery: Callable[[int, int], int]) -> None:
    """All bytes, and those of the last container above all: nothing covers it."""
    start = office.pdf.rindex(b"/Contents <") + len(b"/Contents <")
    end = office.pdf.index(b">", start)
    dice = Random(3)
    places = [dice.randrange(start, end - 600) for _time in range(battery(25, 1000))]
    places += [dice.randrange(len(office.pdf)) for _time in range(battery(15, 1000))]
    for place in places:
        assert safely_judged(flipped(office.pdf, place), office.trust) != "whole", place


def test_a_stamped_document_is_not_sealed_without_its_stamp(office: Office, key: SealKey) -> None:
    with pytest.raises(SealRefused, match="time stamp"):
        seal_pdf(office.waiting, key=key, reason="Agreement", when=datetime.now(UTC))


def moody(office: Office, mood: str) -> StampService:
    """The service after something happened to it, asked by somebody who has asked before."""
    office.server.mood = mood
    return office.service


def without_revocation(office: Office) -> StampService:
    office.server.revoked_list = b""
    return office.service


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (lambda office: moody(office, "busy"), "does not answer"),
        (lambda office: moody(office, "nonsense"), "does not answer"),
        (lambda office: replace(office.service, password="guessed"), "does not answer"),
        (lambda office: replace(office.service, url="http://127.0.0.1:9/"), "does not answer"),
        (lambda office: replace(office.service, certificates=Path("/nowhere")), "cannot be read"),
        (lambda office: replace(office.service, certificates=Path(__file__)), "holds no certificates"),
        (without_revocation, "not whole"),
    ],
    ids=["busy", "nonsense", "password", "away", "no file", "no certificates", "revocation unknown"],
)
def test_whatever_the_service_lacks_nothing_is_sealed(
    office: Office, key: SealKey, trouble: Callable[[Office], StampService], sentence: str
) -> None:
    with pytest.raises(StampRefused, match=sentence):
        seal_with_stamps(office.waiting, key=key, reason="Agreement", when=datetime.now(UTC), service=trouble(office))


def test_a_service_for_which_nobody_vouches_is_refused(office: Office, key: SealKey, write: Write) -> None:
    others = replace(office.service, certificates=write(key.certificate.public_bytes(Encoding.PEM)))
    assert x509.load_pem_x509_certificates(others.certificates.read_bytes()) == [key.certificate]
    with pytest.raises(StampRefused, match="vouches"):
        seal_with_stamps(office.waiting, key=key, reason="Agreement", when=datetime.now(UTC), service=others)
    with pytest.raises(StampRefused, match="vouches"):
        ask(others)


def covered(pdf: bytes, signature: Any) -> bytes:
    """What the byte range names."""
    start, first, second, last = signature.byte_range
    return pdf[start : start + first] + pdf[second : second + last]


def flipped(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def safely_judged(pdf: bytes, trust: Trust) -> str:
    try:
        return judge(pdf, trust)
    except Exception:  # noqa: BLE001 (as in the process itself)
        return "unreadable"


def without_first_stamp(sealed: bytes) -> bytes:
    """The seal without the timestamp in its container, as if this site had never asked for one."""
    from asn1crypto import cms

    start = sealed.rindex(b"/Contents <") + len(b"/Contents <")
    end = sealed.index(b">", start)
    content = cms.ContentInfo.load(bytes.fromhex(sealed[start:end].decode()))
    signer = content["content"]["signer_infos"][0]
    bare = cms.SignerInfo({name: signer[name] for name in signer if name != "unsigned_attrs"})
    content["content"]["signer_infos"] = cms.SignerInfos([bare])
    der: bytes = content.dump(force=True)
    return sealed[:start] + der.hex().upper().encode().ljust(end - start, b"0") + sealed[end:]
