"""Time-stamping by a service (RFC 3161): the seal with a timestamp in it, what is needed to judge both for years, and a timestamp over all.

The timestamp over all is the last thing in the file. Whatever the service does wrong is refused: then nothing is sealed.
"""

import functools
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from partnerships.adapters.pdf_finish import STAMP_FIELD, has_ambiguous_end
from partnerships.adapters.seal import in_own_thread, quiet_writer, sealed
from partnerships.adapters.seal_keys import SealKey, SealRefused, common_name
from partnerships.adapters.seal_trust import Trust

SECONDS = 10
"""How long one answer of the service may take."""


class StampRefused(SealRefused):
    """The time-stamping service does not answer, or not as it should: what waits for it is tried again."""


@dataclass(frozen=True)
class StampService:
    """Where the service is, how it knows us, and the file with the certificates (PEM) that vouch for it."""

    url: str
    certificates: Path
    user: str = ""
    password: str = ""


@dataclass(frozen=True)
class Stamped:
    """A sealed file, when the service saw its seal, and the service's name in its certificate."""

    pdf: bytes
    at: datetime
    by: str


@dataclass(frozen=True)
class Answer:
    """What one question to the service told: its clock, its name, and until when its certificate is valid."""

    at: datetime
    by: str
    valid_until: datetime


def name_of(service: StampService) -> str:
    """The name of the service, as its certificate has it; asked once in a process."""
    return common_name(_certificate(_known(service)))


def ask(service: StampService) -> Answer:
    """Ask for one timestamp of nothing, and judge it as those in documents are judged."""
    roots = roots_of(service)
    stamper = _new_stamper(service)
    token = in_own_thread(lambda: stamper.async_dummy_response("sha256"))
    certificate = _certificate(stamper)
    from pyhanko.sign.timestamps.common_utils import dummy_digest

    from partnerships.adapters.stamp_rules import is_trusted, moment_of

    if not is_trusted(token["content"], lambda algorithm: dummy_digest(algorithm), _as_pem(roots)):
        raise StampRefused(_not_vouched_for(service))
    return Answer(moment_of(token["content"]), common_name(certificate), certificate.not_valid_after_utc)


def roots_of(service: StampService) -> tuple[x509.Certificate, ...]:
    """The certificates that vouch for the service. Refuses a file that is missing or holds none."""
    try:
        found = x509.load_pem_x509_certificates(service.certificates.read_bytes())
    except OSError as error:
        raise StampRefused(f"The file with the certificates of the time-stamping service cannot be read: {error}.") from error
    except ValueError as error:
        raise StampRefused(f"The file {service.certificates} holds no certificates (PEM) of the time-stamping service.") from error
    return tuple(found)


def seal_with_stamps(pdf: bytes, *, key: SealKey, reason: str, when: datetime, service: StampService) -> Stamped:
    """The file with our seal, two timestamps, and what vouches for all of them. Nothing of it is kept when one step fails."""
    roots = roots_of(service)
    stamper = _known(service)
    done = in_own_thread(lambda: _sealed_and_stamped(pdf, key, reason, when, stamper, roots))
    from partnerships.adapters.seal_rules import judge
    from partnerships.adapters.stamp_rules import first_stamp

    trust = Trust.of((key,), stamp_roots=_as_pem(roots))
    with ThreadPoolExecutor(max_workers=1) as thread:
        verdict = thread.submit(judge, done, trust).result()
    if verdict == "other_stamp":
        raise StampRefused(_not_vouched_for(service))
    if verdict != "whole":
        raise StampRefused(f"The timestamps of {service.url} do not fit together ({verdict}): the file was not kept.")
    return Stamped(done, first_stamp(done), common_name(_certificate(stamper)))


async def _sealed_and_stamped(
    pdf: bytes, key: SealKey, reason: str, when: datetime, stamper: Any, roots: tuple[x509.Certificate, ...]
) -> bytes:
    from pyhanko_certvalidator.errors import PathError, ValidationError

    # a service may answer with a few bytes more the next time
    room = 2 * (len((await stamper.async_dummy_response("sha256")).dump()) * 5 // 4)
    with_seal = await sealed(pdf, key=key, reason=reason, when=when, stamper=stamper, room=room)
    try:
        return await _closed(with_seal, key, stamper, roots, room)
    except (PathError, ValidationError) as error:
        raise StampRefused(f"What vouches for the seal or its timestamp is not whole: {error}") from error


async def _closed(with_seal: bytes, key: SealKey, stamper: Any, roots: tuple[x509.Certificate, ...], room: int) -> bytes:
    """One update after the seal: what vouches for seal and timestamp, and a timestamp over all, with nothing after it."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.signers import PdfTimeStamper
    from pyhanko.sign.validation.dss import collect_validation_info

    context = _context(key, roots)
    paths = await collect_validation_info(PdfFileReader(io.BytesIO(with_seal)).embedded_signatures[0], context)
    certificates = [certificate for path in paths for certificate in path]
    closed = b""
    for extra in range(0, 64, 2):
        writer = quiet_writer(with_seal)
        _store(writer, {"/Certs": certificates, "/OCSPs": context.ocsps, "/CRLs": context.crls})
        out = io.BytesIO()
        closer = PdfTimeStamper(stamper, field_name=STAMP_FIELD)
        await closer.async_timestamp_pdf(writer, "sha256", validation_context=None, bytes_reserved=room + extra, output=out)
        closed = out.getvalue()
        if has_ambiguous_end(with_seal) or not has_ambiguous_end(closed):
            break
    return closed


def _store(writer: Any, kinds: dict[str, list[Any]]) -> None:
    """The document's store of what vouches for it (DSS): each certificate, answer and list once, as a stream."""
    from pyhanko.pdf_utils import generic

    store = generic.DictionaryObject({generic.pdf_name("/Type"): generic.pdf_name("/DSS")})
    for name, items in kinds.items():
        streams = generic.ArrayObject()
        for data in dict.fromkeys(item.dump() for item in items):
            stream = generic.StreamObject(stream_data=data)
            if data.endswith(b"\r"):  # see pdf_finish.has_ambiguous_end
                stream.apply_filter(generic.pdf_name("/ASCIIHexDecode"))
            streams.append(writer.add_object(stream))
        if streams:
            store[generic.pdf_name(name)] = streams
    writer.root[generic.pdf_name("/DSS")] = writer.add_object(store)
    writer.update_root()


def _context(key: SealKey, roots: tuple[x509.Certificate, ...]) -> Any:
    """Whom we trust while sealing. What a certificate names for asking whether it was revoked is asked, and must answer."""
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.fetchers.requests_fetchers import RequestsFetcherBackend

    anchor = key.chain[-1] if key.chain else key.certificate
    return ValidationContext(
        trust_roots=[_asn1(one) for one in (anchor, *roots)],
        other_certs=[_asn1(one) for one in key.chain],
        allow_fetching=True,
        revocation_mode="hard-fail",
        fetcher_backend=RequestsFetcherBackend(per_request_timeout=SECONDS),
    )


def _asn1(certificate: x509.Certificate) -> Any:
    from asn1crypto.x509 import Certificate

    return Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


@functools.lru_cache(maxsize=4)
def _stamper_of(service: StampService) -> Any:
    return _new_stamper(service)


def _known(service: StampService) -> Any:
    """The service, asked at least once in this process: from then on its name and the size of its answers are known."""
    stamper = _stamper_of(service)
    in_own_thread(lambda: stamper.async_dummy_response("sha256"))
    return stamper


def _new_stamper(service: StampService) -> Any:
    from pyhanko.sign.timestamps import TimestampRequestError
    from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper

    class Stamper(RequestsHTTPTimeStamper):
        async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
            try:
                return await super().async_timestamp(message_digest, md_algorithm)
            except (TimestampRequestError, OSError, ValueError, KeyError, TypeError) as error:  # the last three for answers that are none
                raise StampRefused(f"The time-stamping service does not answer as it should: {error}") from error

    login = (service.user, service.password) if service.user else None
    made: Any = Stamper  # its parent is not annotated
    return made(service.url, auth=login, timeout=SECONDS)


def _certificate(stamper: Any) -> x509.Certificate:
    """The certificate with which the service signs, from its first answer."""
    from partnerships.adapters.stamp_rules import signer_of

    (token,) = stamper._dummy_response_cache.values()
    return x509.load_der_x509_certificate(signer_of(token["content"]).dump())


def _as_pem(roots: tuple[x509.Certificate, ...]) -> str:
    return "".join(root.public_bytes(serialization.Encoding.PEM).decode() for root in roots)


def _not_vouched_for(service: StampService) -> str:
    return f"Nothing in {service.certificates.name} vouches for the time-stamping service {service.url}."
