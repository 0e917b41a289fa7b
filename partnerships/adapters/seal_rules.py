"""The rules of the offline verdict, run inside the process of `seal_check` only.

Readers' own verdicts pass files that were changed after signing, so none of them judges here: the container must be one
of ours, alone, intact, and must cover every byte but itself; and a strict reader must see exactly that one.
"""

import hashlib
import io
import itertools
import re
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms

BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
CONTAINER = re.compile(rb"<((?:[0-9A-F]{2})+)>")
MAX_SIGNATURES = 20
NEARBY = 40_000


@dataclass(frozen=True)
class Container:
    """A signature as it lies in the file: what it covers, and its bytes as they are written, padding included."""

    byte_range: tuple[int, int, int, int]
    content: Any
    written: bytes

    @property
    def signed_data(self) -> Any:
        return self.content["content"]

    @property
    def certificate_hash(self) -> str:
        certificates = self.signed_data["certificates"]
        return hashlib.sha256(certificates[0].chosen.dump()).hexdigest() if len(certificates) == 1 else ""


def judge(data: bytes, pinned: frozenset[str]) -> str:
    """The code of the verdict (see seal_check.VERDICTS). Raises whatever the reader raises where no seal of ours is."""
    marks = list(itertools.islice(BYTE_RANGE.finditer(data), MAX_SIGNATURES))
    containers = [found for mark in marks if (found := _container(data, mark))]
    ours = [container for container in containers if container.certificate_hash in pinned]
    if not ours:
        return "other_seal" if containers or _fields(data) else "no_seal"
    if len(ours) > 1:
        return "several"
    if data.count(b"/ByteRange") > 1:
        return "added"
    return _judge_ours(data, ours[0])


def _judge_ours(data: bytes, seal: Container) -> str:
    start, _first, second, last = seal.byte_range
    if start != 0 or second + last < len(data):
        return "added"
    if not _is_intact(data, seal):
        return "content"
    return "whole" if _is_canonical(seal) and _is_only_field(data, seal) else "structure"


def _container(data: bytes, mark: re.Match[bytes]) -> Container | None:
    """The container in the gap of this byte range, if it is hexadecimal and begins with a CMS signature."""
    start, first, second, last = (int(number) for number in mark.groups())
    found = CONTAINER.fullmatch(data[first:second])
    if not found:
        # a shifted file: the seal can still be recognised where it is written, beside its byte range
        found = CONTAINER.search(data, max(0, mark.start() - NEARBY), mark.end() + NEARBY)
    if not found:
        return None
    written = bytes.fromhex(found.group(1).decode())
    try:
        content = cms.ContentInfo.load(written)
        if content["content_type"].native != "signed_data" or len(content["content"]["signer_infos"]) != 1:
            return None
        return Container((start, first, second, last), content, written)
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def _is_intact(data: bytes, seal: Container) -> bool:
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    _start, first, second, last = seal.byte_range
    if CONTAINER.fullmatch(data[first:second]) is None or second + last != len(data):
        return False
    digest = hashlib.sha256(data[:first] + data[second:]).digest()
    signer = seal.signed_data["signer_infos"][0]
    if signer["digest_algorithm"]["algorithm"].native != "sha256":
        return False
    try:
        intact, valid = validate_sig_integrity(signer, seal.signed_data["certificates"][0].chosen, "data", digest)
    except (SignatureValidationError, ValueError):
        return False
    return bool(intact and valid)


def _is_canonical(seal: Container) -> bool:
    """The container is, byte for byte, what we would write around these signed attributes and this signature.

    What the signature does not cover (versions, names of algorithms, unsigned attributes, padding) has one spelling only.
    """
    signer = seal.signed_data["signer_infos"][0]
    choice = seal.signed_data["certificates"][0]
    certificate = choice.chosen
    issuer = cms.IssuerAndSerialNumber({"issuer": certificate.issuer, "serial_number": certificate.serial_number})
    rebuilt_signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": issuer}),
            "digest_algorithm": {"algorithm": "sha256"},
            "signed_attrs": signer["signed_attrs"],
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signature": signer["signature"].native,
        }
    )
    rebuilt = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "data"},
            "certificates": [choice],
            "signer_infos": [rebuilt_signer],
        }
    )
    der = cms.ContentInfo({"content_type": "signed_data", "content": rebuilt}).dump()
    return bool(seal.written == der.ljust(len(seal.written), b"\0"))


def _is_only_field(data: bytes, seal: Container) -> bool:
    """A strict reader sees this seal and no other; what it cannot read was not built by us."""
    try:
        return _fields(data) == [(seal.byte_range, seal.written)]
    except Exception:  # noqa: BLE001 (undeclared kinds on hostile files; here they are an answer)
        return False


def _fields(data: bytes) -> list[tuple[tuple[int, ...], bytes]]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(io.BytesIO(data), strict=True)
    return [(tuple(int(n) for n in item.byte_range), bytes(item.pkcs7_content)) for item in reader.embedded_signatures]
