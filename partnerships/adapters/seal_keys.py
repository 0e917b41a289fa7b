"""The key of the seal as a PKCS#12 file: made at the first start, kept when another takes its place, never written over."""

import functools
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

FILE_NAME = "seal.p12"
YEARS = 20
MIN_RSA_BITS = 2048


class SealRefused(Exception):
    """The seal's key cannot be used, or the file cannot take a seal; the text says why, for the operator."""


@dataclass(frozen=True, eq=False)
class SealKey:
    """A loaded key with what vouches for it. `certificate_hash` (SHA-256 of the certificate) is what checking pins.

    `sign` signs with SHA-256: ECDSA, or PKCS#1 v1.5 for an RSA key. `source` is `file` or `pkcs11`.
    """

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    sign: Callable[[bytes], bytes]
    source: str = "file"

    @property
    def certificate_hash(self) -> str:
        """SHA-256 of the certificate."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    @property
    def pem(self) -> str:
        """The certificate, and after it those that vouch for it."""
        return "".join(one.public_bytes(serialization.Encoding.PEM).decode() for one in (self.certificate, *self.chain))

    @property
    def holder(self) -> str:
        """Whose seal it is, in the words of the certificate."""
        return common_name(self.certificate)

    @property
    def is_rsa(self) -> bool:
        """Whether the key is RSA; otherwise it is an elliptic curve's."""
        return isinstance(self.certificate.public_key(), rsa.RSAPublicKey)


def ensure_seal_key(directory: Path, passphrase: str, *, holder: str = "Arig") -> SealKey:
    """Load the key, or make it at the first start. Two processes that start together end with the same key."""
    path = directory / FILE_NAME
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_once(path, _new_key_file(passphrase, holder))
    return load_seal_key(path, passphrase)


def load_seal_key(path: Path, passphrase: str) -> SealKey:
    """The key of this file, which stays loaded until the file changes. Refuses what is damaged, or opens with another passphrase."""
    try:
        return _load(path, passphrase, path.stat().st_mtime_ns)
    except OSError as error:
        raise SealRefused(f"The seal's key file {path.name} cannot be read: {error.strerror}.") from error


def replace_seal_key(directory: Path, passphrase: str, *, holder: str = "Arig", bought: bytes | None = None) -> SealKey:
    """Put a new key, or a bought one, in the place of the present one, whose file stays beside it under the name of its day.

    At no instant is there no key file. Refuses a bought file that the passphrase does not open.
    """
    path = directory / FILE_NAME
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    coming = path.with_name(f".{FILE_NAME}-{secrets.token_hex(8)}")
    _write(coming, bought if bought is not None else _new_key_file(passphrase, holder))
    try:
        _load(coming, passphrase, 0)
        if path.exists():
            os.link(path, _free_name(path))
        coming.replace(path)
    finally:
        coming.unlink(missing_ok=True)
    _sync(directory)
    return load_seal_key(path, passphrase)


def self_signed(
    public_key: ec.EllipticCurvePublicKey, holder: str, sign: Callable[[x509.CertificateBuilder], x509.Certificate]
) -> x509.Certificate:
    """A certificate of the seal that nobody but this site vouches for."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{holder} seal")])
    now = datetime.now(UTC)
    usage = dict.fromkeys(("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"), False)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, encipher_only=False, decipher_only=False, **usage),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
    )
    return sign(builder)


def in_order(certificate: x509.Certificate, others: list[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """Those of the others that vouch for the certificate, each after the one that it vouches for."""
    chain: list[x509.Certificate] = []
    last = certificate
    while last.issuer != last.subject:
        above = next((one for one in others if one.subject == last.issuer and one not in chain), None)
        if above is None:
            break
        chain.append(above)
        last = above
    return tuple(chain)


def common_name(certificate: x509.Certificate) -> str:
    """The name in a certificate: its common name, or whatever stands in for it."""
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        if found := certificate.subject.get_attributes_for_oid(kind):
            return str(found[0].value)
    return certificate.subject.rfc4514_string()


@functools.lru_cache(maxsize=8)
def _load(path: Path, passphrase: str, _changed: int) -> SealKey:
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(path.read_bytes(), passphrase.encode())
    except ValueError as error:
        raise SealRefused(f"The seal's key file {path.name} does not open: wrong passphrase, or damaged.") from error
    if certificate is None or key is None:
        raise SealRefused(f"The seal's key file {path.name} holds no key with its certificate.")
    chain = in_order(certificate, others)
    if isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name in ("secp256r1", "secp384r1"):
        return SealKey(certificate, chain, functools.partial(_sign_on_curve, key))
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= MIN_RSA_BITS:
        return SealKey(certificate, chain, functools.partial(_sign_by_rsa, key))
    raise SealRefused(f"The key in {path.name} is of a kind that Arig does not seal with: EC P-256, P-384, or RSA from 2048 bits.")


def _sign_on_curve(key: ec.EllipticCurvePrivateKey, data: bytes) -> bytes:
    return key.sign(data, ec.ECDSA(hashes.SHA256()))


def _sign_by_rsa(key: rsa.RSAPrivateKey, data: bytes) -> bytes:
    return key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def _new_key_file(passphrase: str, holder: str) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = self_signed(key.public_key(), holder, lambda builder: builder.sign(key, hashes.SHA256()))
    encryption = serialization.BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(b"seal", key, certificate, None, encryption)


def _write_once(path: Path, data: bytes) -> None:
    """Create the file whole and readable by its owner only; if another process was first, its file stays."""
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    _write(temporary, data)
    try:
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _free_name(path: Path) -> Path:
    """Where the file that is in use now will stay: named by the day on which it was replaced."""
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    names = (path.with_name(f"{path.stem}-until-{day}{number}{path.suffix}") for number in ("", *(f"-{n}" for n in range(2, 100))))
    return next(name for name in names if not name.exists())


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
