"""The rules of the offline verdict, run inside the process of `seal_check` only, and on what we have just sealed.

Readers' own verdicts pass files that were changed after signing, so none of them judges here: the container must be one
of ours, alone, intact, and must cover every byte but itself, or every byte up to one update that only closes it with a
timestamp (see `stamp_rules`); and a strict reader must see exactly that.
"""

import hashlib
import io
import itertools
import re
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms

from partnerships.adapters.pdf_finish import SEAL_FIELD, STAMP_FIELD
from partnerships.adapters.seal_trust import Trust

BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
CONTAINER = re.compile(rb"<((?:[0-9A-F]{2})+)>")
MAX_SIGNATURES = 20
NEARBY = 80_000
ALGORITHMS = {"ec": "sha256_ecdsa", "rsa": "sha256_rsa"}


@dataclass(frozen=True)
class Container:
    """A signature as it lies in the file: what it covers, and its bytes as they are written, padding included."""

    byte_range: tuple[int, int, int, int]
    content: Any
    written: bytes

    @property
    def signed_data(self) -> Any:
        """The CMS structure itself."""
        return self.content["content"]

    @property
    def signer(self) -> Any:
        """What the one signer signed, and with what."""
        return self.signed_data["signer_infos"][0]

    @property
    def certificate(self) -> Any:
        """The certificate that the signer names, if exactly one of those in the container fits."""
        sid = self.signer["sid"]
        if sid.name != "issuer_and_serial_number":
            return None
        wanted = sid.chosen.dump()
        found = [one.chosen for one in self.signed_data["certificates"] if one.name == "certificate" and _named(one.chosen) == wanted]
        return found[0] if len(found) == 1 else None

    @property
    def certificate_hash(self) -> str:
        """SHA-256 of that certificate, or nothing."""
        return _hash(self.certificate) if self.certificate is not None else ""

    @property
    def end(self) -> int:
        """Where what it covers ends."""
        return self.byte_range[2] + self.byte_range[3]

    @property
    def stamp(self) -> Any:
        """The timestamp in the seal, or None. More than one, or anything else that is not signed, is no seal of ours."""
        attributes = self.signer["unsigned_attrs"]
        return attributes[0]["values"][0] if attributes else None


def judge(data: bytes, trust: Trust) -> str:
    """The code of the verdict (see seal_check.VERDICTS). Raises whatever the reader raises where no seal of ours is."""
    marks = list(itertools.islice(BYTE_RANGE.finditer(data), MAX_SIGNATURES))
    containers = [found for mark in marks if (found := _container(data, mark))]
    ours = [container for container in containers if container.certificate_hash in trust.seals]
    if not ours:
        return "other_seal" if containers or _fields(data) else "no_seal"
    if len(ours) > 1:
        return "several"
    code = _judge_ours(data, ours[0], containers, trust)
    return "revoked" if code == "whole" and ours[0].certificate_hash in trust.revoked else code


def _judge_ours(data: bytes, seal: Container, containers: list[Container], trust: Trust) -> str:
    if not seal.signer["unsigned_attrs"]:
        return _judge_alone(data, seal, trust)
    from partnerships.adapters.stamp_rules import judge_stamps

    if seal.byte_range[0] != 0 or seal.end > len(data):
        return "added"
    if not is_intact(data[: seal.end], seal):
        return "content"
    if not _is_canonical(seal, trust):
        return "structure"
    if data.count(b"/ByteRange") == 1:
        return "stamp_missing"
    if data.count(b"/ByteRange") > 2 or len(containers) != 2 or containers[1].end != len(data):
        return "added"
    return judge_stamps(data, seal, containers[1], trust.stamp_roots)


def _judge_alone(data: bytes, seal: Container, trust: Trust) -> str:
    if data.count(b"/ByteRange") > 1 or seal.byte_range[0] != 0 or seal.end < len(data):
        return "added"
    if not is_intact(data, seal):
        return "content"
    if not _is_canonical(seal, trust):
        return "structure"
    try:
        fields = _fields(data)
    except Exception:  # noqa: BLE001 (undeclared kinds on hostile files; here they are an answer)
        return "structure"
    if fields == {SEAL_FIELD: (seal.byte_range, seal.written), STAMP_FIELD: None}:
        return "stamp_missing"
    return "whole" if fields == {SEAL_FIELD: (seal.byte_range, seal.written)} else "structure"


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
        container = Container((start, first, second, last), content, written)
        _ = container.certificate_hash
        return container
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def is_intact(data: bytes, container: Container) -> bool:
    """Whether the signature over these bytes, which end where its byte range ends, is right."""
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    _start, first, second, last = container.byte_range
    if CONTAINER.fullmatch(data[first:second]) is None or second + last != len(data):
        return False
    digest = hashlib.sha256(data[:first] + data[second:]).digest()
    if container.signer["digest_algorithm"]["algorithm"].native != "sha256":
        return False
    try:
        intact, valid = validate_sig_integrity(container.signer, container.certificate, "data", digest)
    except (SignatureValidationError, ValueError):
        return False
    return bool(intact and valid)


def _is_canonical(seal: Container, trust: Trust) -> bool:
    """The container is, byte for byte, what we would write around these signed attributes and this signature.

    What the signature does not cover (versions, names of algorithms, certificates beside its own, padding) has one spelling
    only. The one unsigned attribute, a timestamp, is judged by itself, and lies under the timestamp over the whole file.
    """
    choices = seal.signed_data["certificates"]
    if {_hash(choice.chosen) for choice in choices} != {seal.certificate_hash} | trust.seals[seal.certificate_hash]:
        return False
    if len(choices) != len({choice.dump() for choice in choices}):
        return False
    signer = {
        "version": "v1",
        "sid": cms.SignerIdentifier({"issuer_and_serial_number": cms.IssuerAndSerialNumber.load(_named(seal.certificate))}),
        "digest_algorithm": {"algorithm": "sha256"},
        "signed_attrs": seal.signer["signed_attrs"],
        "signature_algorithm": {"algorithm": ALGORITHMS[seal.certificate.public_key.algorithm]},
        "signature": seal.signer["signature"].native,
    }
    if stamp := seal.signer["unsigned_attrs"]:
        if [(one["type"].native, len(one["values"])) for one in stamp] != [("signature_time_stamp_token", 1)]:
            return False
        signer["unsigned_attrs"] = stamp
    rebuilt = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "data"},
            "certificates": list(choices),
            "signer_infos": [cms.SignerInfo(signer)],
        }
    )
    der = cms.ContentInfo({"content_type": "signed_data", "content": rebuilt}).dump()
    return bool(seal.written == der.ljust(len(seal.written), b"\0"))


def _fields(data: bytes) -> dict[str, tuple[tuple[int, ...], bytes] | None]:
    """All fields for signatures that a strict reader sees, by their names, with what lies in them."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    return fields_of(PdfFileReader(io.BytesIO(data), strict=True))


def fields_of(reader: Any) -> dict[str, tuple[tuple[int, ...], bytes] | None]:
    """The fields for signatures by their names; a name that occurs twice is named twice."""
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation.pdf_embedded import extract_contents

    found: dict[str, tuple[tuple[int, ...], bytes] | None] = {}
    for name, value, _reference in enumerate_sig_fields(reader):
        written = None
        if value is not None:
            value = value.get_object()
            written = (tuple(int(number) for number in value["/ByteRange"]), bytes(extract_contents(value)))
        found[f"{name}, again" if name in found else name] = written
    return found


def _named(certificate: Any) -> bytes:
    return bytes(cms.IssuerAndSerialNumber({"issuer": certificate.issuer, "serial_number": certificate.serial_number}).dump())


def _hash(certificate: Any) -> str:
    return hashlib.sha256(certificate.dump()).hexdigest()
