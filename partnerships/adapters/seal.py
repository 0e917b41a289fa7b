"""The site's seal: one PAdES signature over a whole finished PDF. Only files that we rendered are ever sealed."""

import asyncio
import io
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, TypeVar

from cryptography.hazmat.primitives import serialization

from partnerships.adapters.pdf_finish import SEAL_FIELD, STAMP_FIELD, has_ambiguous_end
from partnerships.adapters.seal_keys import SealKey, SealRefused, ensure_seal_key

__all__ = ["SealKey", "SealRefused", "ensure_seal_key", "has_place_for_stamp", "seal_pdf"]

Result = TypeVar("Result")
# room for the signature container in hexadecimal: one certificate, no timestamp; enough is known, no trial signature
BYTES_RESERVED = 8192


def seal_pdf(pdf: bytes, *, key: SealKey, reason: str, when: datetime) -> bytes:
    """The same file with exactly one seal over all of it, after which no change is allowed.

    `when` is this site's clock. Refuses a file without our field, or one that is sealed already, and a certificate that has ended.
    """
    return in_own_thread(lambda: sealed(pdf, key=key, reason=reason, when=when, stamper=None, room=0))


def in_own_thread(work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
    """Run pyHanko's coroutines in an event loop of their own, which a thread that has one already refuses."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError

    with ThreadPoolExecutor(max_workers=1) as thread:
        try:
            return thread.submit(lambda: asyncio.run(work())).result()
        except (PdfError, SigningError) as error:
            raise SealRefused(f"The file cannot be sealed: {error}") from error


async def sealed(pdf: bytes, *, key: SealKey, reason: str, when: datetime, stamper: Any, room: int) -> bytes:
    """The sealed file; a pyHanko `stamper` puts a timestamp, which takes so much `room`, into the seal's container."""
    refuse_ended(key, when)
    sealer = _sealer(_metadata(key, reason), key, when, stamper)
    reserved = BYTES_RESERVED + room + sum(2 * len(one.public_bytes(serialization.Encoding.DER)) for one in key.chain)
    result = b""
    # a little more room shifts every offset, until no stream of ours ends ambiguously
    for extra in range(0, 64, 2):
        out, writer = io.BytesIO(), quiet_writer(pdf)
        if stamper is None and _has_place_for_stamp(writer):
            raise SealRefused("The file has a place for a time stamp, but no time-stamping service is set: it has to be drawn again.")
        await sealer.async_sign_pdf(writer, existing_fields_only=True, bytes_reserved=reserved + extra, output=out)
        result = out.getvalue()
        if has_ambiguous_end(pdf) or not has_ambiguous_end(result):
            break
    return result


def refuse_ended(key: SealKey, when: datetime) -> None:
    """Refuse to seal under a certificate that has ended: every reader would call the seal a bad one."""
    ended = key.certificate.not_valid_after_utc
    if when > ended:
        raise SealRefused(f"The certificate of the seal ended on {ended:%Y-%m-%d}: make a new key with manage.py rotate_seal.")


def has_place_for_stamp(pdf: bytes) -> bool:
    """Whether the document was drawn to be closed by a timestamp."""
    return _has_place_for_stamp(quiet_writer(pdf))


def _has_place_for_stamp(writer: Any) -> bool:
    from pyhanko.sign.fields import enumerate_sig_fields

    return any(name == STAMP_FIELD for name, _value, _reference in enumerate_sig_fields(writer))


def quiet_writer(pdf: bytes) -> Any:
    """A writer that appends to the file and leaves everything else in it alone."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class QuietWriter(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Leave XMP and Info alone: written again by pyHanko, they are no longer PDF/A."""

    return QuietWriter(io.BytesIO(pdf))


def _metadata(key: SealKey, reason: str) -> Any:
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata

    return PdfSignatureMetadata(
        field_name=SEAL_FIELD,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        md_algorithm="sha256",
        reason=reason,
        name=key.holder,
    )


def _sealer(metadata: Any, key: SealKey, when: datetime, stamper: Any) -> Any:
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

    return Sealer(metadata, _signer(key), stamp_style=NoStamp(), timestamper=stamper)


def _signer(key: SealKey) -> Any:
    """A signer that keeps the loaded key: pyHanko's own parses and checks it twice for each signature."""
    from asn1crypto.algos import SignedDigestAlgorithm
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class LoadedKeySigner(Signer):
        async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
            return key.sign(data)

    certificate, *chain = (Certificate.load(one.public_bytes(serialization.Encoding.DER)) for one in (key.certificate, *key.chain))
    store = SimpleCertificateStore()
    store.register_multiple(chain)
    algorithm = SignedDigestAlgorithm({"algorithm": "sha256_rsa" if key.is_rsa else "sha256_ecdsa"})
    return LoadedKeySigner(signing_cert=certificate, cert_registry=store, signature_mechanism=algorithm)
