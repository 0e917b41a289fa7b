"""A look into what was signed elsewhere: how many signatures, whose names, what they cover; hostile files get an answer too."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from partnerships.adapters.signed_file import found_in, look_into
from partnerships.domain.returning import Findings, FoundSignature


def card_of(name: str) -> SimpleSigner:
    """Somebody's card."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=9))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


def signed(pdf: bytes, name: str) -> bytes:
    """The PDF with one more signature, as the program of a card adds it."""
    out = BytesIO()
    PdfSigner(PdfSignatureMetadata(field_name=f"of {name}"), card_of(name)).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=out)
    return out.getvalue()


def test_a_card_adds_to_what_was_given(unsealed: bytes) -> None:
    once = signed(unsealed, "נועה לוי")
    assert look_into(once, given=unsealed) == Findings(True, signatures=(FoundSignature("נועה לוי", True, True),))


def test_one_card_after_another(unsealed: bytes) -> None:
    twice = signed(signed(unsealed, "נועה לוי"), "Dan Cohen")
    assert [(found["name"], found["covers_all"]) for found in found_in(twice)] == [("נועה לוי", False), ("Dan Cohen", True)]


def test_a_byte_that_was_changed_shows(unsealed: bytes) -> None:
    changed = bytearray(signed(unsealed, "נועה לוי"))
    place = changed.index(b"/Subtype") + 1
    changed[place : place + 7] = b"SubtypE"
    assert (changed.startswith(unsealed), [found["is_intact"] for found in found_in(bytes(changed))]) == (False, [False])


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n/ByteRange [0 1 2 3]\n%%EOF", b"/ByteRange" * 9])
def test_whatever_the_file_is_there_is_an_answer(data: bytes) -> None:
    found = look_into(data, given=b"%PDF-1.4")
    assert (found.begins_as_given, found.signatures) == (False, ())
