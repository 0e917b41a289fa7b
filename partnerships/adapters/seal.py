"""The site's seal: one PAdES signature over a whole finished PDF. Only files that we rendered are ever sealed."""

import functools
import io
import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from partnerships.adapters.pdf_finish import SEAL_FIELD, has_ambiguous_end

FILE_NAME = "seal.p12"
YEARS = 20
# room for the signature container in hexadecimal: one certificate, no timestamp; enough is known, no trial signature
BYTES_RESERVED = 8192


class SealRefused(Exception):
    """The seal's key cannot be used, or the file cannot take a seal; the text says why, for the operator."""


@dataclass(frozen=True)
class SealKey:
    """A loaded key. `certificate_hash` (SHA-256 of the certificate) is what checking pins."""

    private_key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def certificate_hash(self) -> str:
        return self.certificate.fingerprint(hashes.SHA256()).hex()


def ensure_seal_key(directory: Path, passphrase: str, *, holder: str = "Arig") -> SealKey:
    """Load the key, or make it at the first start. Two processes that start together end with the same key."""
    path = directory / FILE_NAME
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_once(path, _new_key_file(passphrase, holder))
    return _load(path, passphrase, path.stat().st_mtime_ns)


def seal_pdf(pdf: bytes, *, key: SealKey, reason: str, when: datetime) -> bytes:
    """The same file with exactly one seal over all of it, after which no change is allowed.

    `when` is this site's clock. Refuses a file without our field, or one that is sealed already.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import PdfSignatureMetadata

    metadata = PdfSignatureMetadata(
        field_name=SEAL_FIELD,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        md_algorithm="sha256",
        reason=reason,
        name=_common_name(key.certificate),
    )
    # pyHanko runs an event loop of its own, which a thread that has one already refuses
    with ThreadPoolExecutor(max_workers=1) as thread:
        try:
            return thread.submit(_sealed, pdf, _sealer(metadata, key, when)).result()
        except (PdfError, SigningError) as error:
            raise SealRefused(f"The file cannot be sealed: {error}") from error


def _sealed(pdf: bytes, sealer: Any) -> bytes:
    sealed = b""
    # a little more room shifts every offset, until no stream of ours ends ambiguously
    for extra in range(0, 64, 2):
        out = io.BytesIO()
        sealer.sign_pdf(_quiet_writer(pdf), existing_fields_only=True, bytes_reserved=BYTES_RESERVED + extra, output=out)
        sealed = out.getvalue()
        if has_ambiguous_end(pdf) or not has_ambiguous_end(sealed):
            break
    return sealed


def _quiet_writer(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class QuietWriter(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Leave XMP and Info alone: written again by pyHanko, they are no longer PDF/A."""

    return QuietWriter(io.BytesIO(pdf))


def _sealer(metadata: Any, key: SealKey, when: datetime) -> Any:
    from pyhanko.sign.signers import PdfSigner
    from pyhanko.stamp import BaseStampStyle

    class NoStamp(BaseStampStyle):
        def create_stamp(self, writer: Any, box: Any, text_params: Any) -> None:
            """The page says already what the seal is; pyHanko's own appearance would break PDF/A."""

    class Sealer(PdfSigner):
        def init_signing_session(self, *arguments: Any, **options: Any) -> Any:
            session = super().init_signing_session(*arguments, **options)
            session.system_time = when.astimezone(UTC)
            return session

    return Sealer(metadata, _signer(key), stamp_style=NoStamp())


def _signer(key: SealKey) -> Any:
    """A signer that keeps the loaded key: pyHanko's own parses and checks it twice for each signature."""
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class LoadedKeySigner(Signer):
        async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
            return key.private_key.sign(data, ec.ECDSA(hashes.SHA256()))

    certificate = Certificate.load(key.certificate.public_bytes(serialization.Encoding.DER))
    return LoadedKeySigner(signing_cert=certificate, cert_registry=SimpleCertificateStore())


@functools.lru_cache(maxsize=8)
def _load(path: Path, passphrase: str, _changed: int) -> SealKey:
    try:
        key, certificate, _others = pkcs12.load_key_and_certificates(path.read_bytes(), passphrase.encode())
    except ValueError as error:
        raise SealRefused(f"The seal's key file {path.name} does not open: wrong passphrase, or damaged.") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or certificate is None:
        raise SealRefused(f"The seal's key file {path.name} holds no elliptic-curve key with its certificate.")
    return SealKey(key, certificate)


def _new_key_file(passphrase: str, holder: str) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{holder} seal")])
    now = datetime.now(UTC)
    usage = dict.fromkeys(("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"), False)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, encipher_only=False, decipher_only=False, **usage),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    encryption = serialization.BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(b"seal", key, certificate, None, encryption)


def _write_once(path: Path, data: bytes) -> None:
    """Create the file whole and readable by its owner only; if another process was first, its file stays."""
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()


def _common_name(certificate: x509.Certificate) -> str:
    return str(certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)
