"""The key of the seal in a token (PKCS#11): it never leaves the token, which signs for us."""

import functools
import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from partnerships.adapters.seal_keys import SealKey, SealRefused, in_order, self_signed

# sessions of a token are not made for several threads, and a session that is opened anew ends the others
_at_the_token = threading.RLock()


@dataclass(frozen=True)
class Token:
    """Where the key is: the library of the maker, the token's label, its PIN, and the label of key and certificate.

    `certificates` is a file (PEM) with a bought certificate and those that vouch for it, where the token does not hold them.
    """

    library: Path
    label: str
    pin: str
    key_label: str = "seal"
    certificates: Path | None = None


def open_key(token: Token) -> SealKey:
    """The key, with its session kept open. Refuses when library, token, key or certificate are not there, or the PIN is wrong."""
    with _at_the_token:
        return _opened(token, os.getpid())


def forget_session(token: Token) -> None:
    """Close what is open, so that the next seal begins anew: after a failure the session may be dead."""
    with _at_the_token:
        _opened.cache_clear()
        _session.cache_clear()


def is_extractable(token: Token) -> bool:
    """Whether the token would give the key away."""
    import pkcs11

    with _at_the_token, _refusals(token):
        return bool(_private_key(_session(token, os.getpid()), token)[pkcs11.Attribute.EXTRACTABLE])


def make_key(token: Token, *, holder: str = "Arig") -> SealKey:
    """Make a P-256 key in the token that cannot leave it, and a certificate that only this site vouches for.

    Refuses when there is a key of that label already.
    """
    import pkcs11
    from pkcs11.util.ec import encode_ec_public_key, encode_named_curve_parameters

    with _at_the_token, _refusals(token):
        session = _session(token, os.getpid())
        if list(session.get_objects({pkcs11.Attribute.LABEL: token.key_label})):
            raise SealRefused(f"The token {token.label} holds a key {token.key_label} already: set another ARIG_SEAL_PKCS11_LABEL first.")
        curve = session.create_domain_parameters(
            pkcs11.KeyType.EC, {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}, local=True
        )
        kept_inside = {pkcs11.Attribute.SENSITIVE: True, pkcs11.Attribute.EXTRACTABLE: False}
        public, private = curve.generate_keypair(store=True, label=token.key_label, private_template=kept_inside)
        own = _TokenKey(_loaded(encode_ec_public_key(public)), private)
        certificate = self_signed(own.public_key(), holder, lambda builder: builder.sign(own, hashes.SHA256()))
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.LABEL: token.key_label,
                pkcs11.Attribute.SUBJECT: certificate.subject.public_bytes(),
                pkcs11.Attribute.VALUE: certificate.public_bytes(serialization.Encoding.DER),
            }
        )
    forget_session(token)
    return open_key(token)


def _loaded(encoded: bytes) -> ec.EllipticCurvePublicKey:
    key = serialization.load_der_public_key(encoded)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise SealRefused("The token made a key of another kind than it was asked for.")
    return key


class _TokenKey(ec.EllipticCurvePrivateKey):
    """The token's key as far as making a certificate asks for one."""

    def __init__(self, public: ec.EllipticCurvePublicKey, private: Any) -> None:
        self._public, self._private = public, private

    @property
    def curve(self) -> ec.EllipticCurve:
        return self._public.curve

    @property
    def key_size(self) -> int:
        return self._public.key_size

    def public_key(self) -> ec.EllipticCurvePublicKey:
        return self._public

    def sign(self, data: Any, signature_algorithm: ec.EllipticCurveSignatureAlgorithm) -> bytes:
        return _sign_on_curve(self._private, bytes(data))

    def exchange(self, algorithm: ec.ECDH, peer_public_key: ec.EllipticCurvePublicKey) -> bytes:
        raise NotImplementedError

    def private_numbers(self) -> ec.EllipticCurvePrivateNumbers:
        raise NotImplementedError

    def private_bytes(self, encoding: Any, format: Any, encryption_algorithm: Any) -> bytes:  # noqa: A002 (the parent's word)
        raise NotImplementedError

    def __copy__(self) -> "_TokenKey":
        return self

    def __deepcopy__(self, memo: Any) -> "_TokenKey":
        return self


@functools.lru_cache(maxsize=2)
def _opened(token: Token, process: int) -> SealKey:
    with _refusals(token):
        session = _session(token, process)
        private = _private_key(session, token)
        certificate, *others = _certificates(session, token)
    is_rsa = not isinstance(certificate.public_key(), ec.EllipticCurvePublicKey)
    sign = functools.partial(_sign, token, _sign_by_rsa if is_rsa else _sign_on_curve, private)
    return SealKey(certificate, in_order(certificate, others), sign, source="pkcs11")


@functools.lru_cache(maxsize=2)
def _session(token: Token, _process: int) -> Any:
    import pkcs11

    if not token.library.is_file():
        raise SealRefused(f"The PKCS#11 library {token.library} is missing.")
    library = pkcs11.lib(str(token.library))
    # what is left of another configuration, or of the process before a fork, would answer for the wrong tokens
    library.reinitialize()
    return library.get_token(token_label=token.label).open(rw=True, user_pin=token.pin)


def _private_key(session: Any, token: Token) -> Any:
    import pkcs11

    found = list(session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY, pkcs11.Attribute.LABEL: token.key_label}))
    if len(found) != 1:
        raise SealRefused(f"The token {token.label} holds {len(found)} keys with the label {token.key_label}: one is needed.")
    return found[0]


def _certificates(session: Any, token: Token) -> list[x509.Certificate]:
    """The seal's certificate first, then whatever stands beside it."""
    import pkcs11

    if token.certificates is not None:
        return x509.load_pem_x509_certificates(token.certificates.read_bytes())
    found = list(session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE, pkcs11.Attribute.LABEL: token.key_label}))
    if len(found) != 1:
        raise SealRefused(f"The token {token.label} holds {len(found)} certificates with the label {token.key_label}: one is needed.")
    return [x509.load_der_x509_certificate(found[0][pkcs11.Attribute.VALUE])]


def _sign(token: Token, way: Callable[[Any, bytes], bytes], private: Any, data: bytes) -> bytes:
    try:
        with _at_the_token, _refusals(token):
            return way(private, data)
    except SealRefused:
        forget_session(token)
        raise


def _sign_on_curve(private: Any, data: bytes) -> bytes:
    """The token signs the hash: many know no mechanism that hashes by itself. It answers r and s side by side."""
    import pkcs11

    both = private.sign(hashlib.sha256(data).digest(), mechanism=pkcs11.Mechanism.ECDSA)
    half = len(both) // 2
    return encode_dss_signature(int.from_bytes(both[:half]), int.from_bytes(both[half:]))


def _sign_by_rsa(private: Any, data: bytes) -> bytes:
    import pkcs11

    return bytes(private.sign(data, mechanism=pkcs11.Mechanism.SHA256_RSA_PKCS))


@contextmanager
def _refusals(token: Token) -> Iterator[None]:
    """What a token says is for its maker; what we say is for the operator."""
    import pkcs11

    try:
        yield
    except pkcs11.exceptions.NoSuchToken as error:
        raise SealRefused(f"There is no token with the label {token.label}.") from error
    except (pkcs11.exceptions.PinIncorrect, pkcs11.exceptions.PinInvalid, pkcs11.exceptions.PinLenRange) as error:
        raise SealRefused(f"The PIN of the token {token.label} is wrong.") from error
    except pkcs11.exceptions.PinLocked as error:
        raise SealRefused(f"The token {token.label} is locked: its PIN was wrong too often.") from error
    except pkcs11.PKCS11Error as error:
        said = f"{type(error).__name__} {error}".strip()
        raise SealRefused(f"The token {token.label}, or its library {token.library}, does not work: {said}.") from error
    except RuntimeError as error:  # the library itself does not load
        raise SealRefused(f"The PKCS#11 library {token.library} cannot be used: {error}.") from error
    except (OSError, ValueError) as error:
        raise SealRefused(f"The file with the certificates of the seal cannot be used: {error}.") from error
