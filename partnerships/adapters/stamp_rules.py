"""The rules for a seal that a time-stamping service confirmed, beside those of `seal_rules`.

Every timestamp is trusted; the last one covers the entire file; and between the seal and it nothing was done but to add
what vouches for both (the document's store) and that timestamp itself.
"""

import asyncio
import hashlib
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from asn1crypto import cms, pem, tsp, x509

from partnerships.adapters.pdf_finish import SEAL_FIELD, STAMP_FIELD

if TYPE_CHECKING:
    from partnerships.adapters.seal_rules import Container

HASHES = frozenset({"sha256", "sha384", "sha512"})
STORE = frozenset({"/Type", "/Certs", "/OCSPs", "/CRLs"})
STREAM = frozenset({"/Length", "/Filter"})
STAMP = frozenset({"/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange"})
EXTENSIONS = "/Extensions"


def judge_stamps(data: bytes, seal: "Container", last: "Container", roots: str) -> str:
    """The code of the verdict on a seal of ours that is intact and holds a timestamp, and on the container after it."""
    first = seal.stamp["content"]
    start, one, two, _rest = last.byte_range
    if start != 0 or one < seal.end or data[one : one + 1] + data[two - 1 : two] != b"<>":
        return "structure"
    covered = data[:one] + data[two:]
    signature = seal.signer["signature"].native
    if not is_stamp_of(first, signature) or not is_stamp_of(last.signed_data, covered):
        return "structure"
    if not _is_spelled_as(first, last) or not _only_closes(data, seal, last):
        return "structure"
    trusted = is_trusted(first, lambda name: hashlib.new(name, signature).digest(), roots) and is_trusted(
        last.signed_data, lambda name: hashlib.new(name, covered).digest(), roots
    )
    return "whole" if trusted else "other_stamp"


def is_stamp_of(token: Any, data: bytes) -> bool:
    """Whether the timestamp is one of these bytes."""
    content = token["encap_content_info"]
    if content["content_type"].native != "tst_info" or not isinstance(content["content"].parsed, tsp.TSTInfo):
        return False
    imprint = content["content"].parsed["message_imprint"]
    name = imprint["hash_algorithm"]["algorithm"].native
    return name in HASHES and bool(imprint["hashed_message"].native == hashlib.new(name, data).digest())


def is_trusted(token: Any, imprint: Callable[[str], bytes], roots: str) -> bool:
    """Whether a service for which one of these certificates (PEM) vouches gave the timestamp; judged as of its own moment.

    That the service's certificate ends later changes nothing. Whether it was revoked was asked when the file was sealed.
    """
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
    from pyhanko.sign.validation.status import TimestampSignatureStatus
    from pyhanko_certvalidator import ValidationContext

    anchors = [x509.Certificate.load(der) for _kind, _headers, der in pem.unarmor(roots.encode(), multiple=True)] if roots else []
    context = ValidationContext(trust_roots=anchors, allow_fetching=False, moment=moment_of(token), revocation_mode="soft-fail")
    with ThreadPoolExecutor(max_workers=1) as thread:  # pyHanko runs a loop of its own, which a thread that has one refuses
        try:
            told = thread.submit(lambda: asyncio.run(validate_tst_signed_data(token, context, imprint))).result()
        except (SignatureValidationError, ValueError):
            return False
    status = TimestampSignatureStatus(**told)
    return bool(status.intact and status.valid and status.trusted)


def moment_of(token: Any) -> datetime:
    """When the service saw what it stamped."""
    moment: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
    return moment.astimezone(UTC)


def signer_of(token: Any) -> Any:
    """The certificate of the service."""
    from pyhanko.sign.general import extract_certificate_info

    return extract_certificate_info(token).signer_cert


def first_stamp(data: bytes) -> datetime:
    """When the service saw the seal of this file, which is one that was just judged whole."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    seal = PdfFileReader(io.BytesIO(data)).embedded_signatures[0]
    return moment_of(seal.signer_info["unsigned_attrs"][0]["values"][0]["content"])


def _is_spelled_as(first: Any, last: "Container") -> bool:
    """The last container is, but for what the service stamped and signed, spelled byte for byte as the one in the seal.

    Nothing covers the last one; the first lies under it, so what is in both cannot be changed.
    """
    theirs, ours = last.signer, first["signer_infos"][0]
    if theirs["unsigned_attrs"] or ours["unsigned_attrs"]:
        return False
    stamped = last.signed_data["encap_content_info"]["content"]
    signer = _der(
        0x30,
        ours["version"].dump(),
        ours["sid"].dump(),
        ours["digest_algorithm"].dump(),
        _der(0xA0, theirs["signed_attrs"].contents),
        ours["signature_algorithm"].dump(),
        _der(0x04, theirs["signature"].native),
    )
    content = _der(
        0x30,
        first["version"].dump(),
        first["digest_algorithms"].dump(),
        _der(0x30, first["encap_content_info"]["content_type"].dump(), _der(0xA0, _der(0x04, stamped.parsed.dump()))),
        first["certificates"].dump(),
        first["crls"].dump(),
        _der(0x31, signer),
    )
    der = _der(0x30, cms.ContentType("signed_data").dump(), _der(0xA0, content))
    return bool(last.written == der.ljust(len(last.written), b"\0"))


def _der(tag: int, *parts: bytes) -> bytes:
    """A value in the one spelling that DER has for it."""
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes([tag, 0x80 | len(length)]) + length + content


def _only_closes(data: bytes, seal: "Container", last: "Container") -> bool:
    """A strict reader sees seal and timestamp and no other field, and one update after the seal that only closes it."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    from partnerships.adapters.seal_rules import fields_of

    try:
        before = PdfFileReader(io.BytesIO(data[: seal.end]), strict=True)
        after = PdfFileReader(io.BytesIO(data), strict=True)
        wanted = {SEAL_FIELD: (seal.byte_range, seal.written), STAMP_FIELD: (last.byte_range, last.written)}
        return fields_of(after) == wanted and _is_one_update(before, after) and _changed(before, after) <= _closing(before, after)
    except Exception:  # noqa: BLE001 (undeclared kinds on hostile files; here they are an answer)
        return False


def _is_one_update(before: Any, after: Any) -> bool:
    """The whole file is the sealed one and one update: all that was there before is found where it was, under the same roots."""
    revision = before.xrefs.total_revisions
    if after.xrefs.total_revisions != revision + 1:
        return False
    if any(before.xrefs.get_startxref_for_revision(n) != after.xrefs.get_startxref_for_revision(n) for n in range(revision)):
        return False
    table = after.xrefs.get_xref_data(revision)
    if table.hybrid is not None or table.obj_streams_used or after.xrefs.refs_freed_in_revision(revision):
        return False
    earlier, later = _plain(before.trailer.flatten()), _plain(after.trailer.flatten())
    return "/Encrypt" not in later and all(later.get(name) == earlier.get(name) for name in ("/Root", "/Info"))


def _changed(before: Any, after: Any) -> set[int]:
    """The numbers of the objects that the update writes, without the table itself that names them."""
    revision = before.xrefs.total_revisions
    table = after.xrefs.get_xref_container_info(revision).stream_ref
    return {ref.idnum for ref in after.xrefs.explicit_refs_in_revision(revision)} - ({table.idnum} if table else set())


def _closing(before: Any, after: Any) -> set[int]:
    """The numbers of the objects of an update that only closes the seal; none when it does anything else.

    The catalogue gains the store and the field its timestamp, both else as they were; store, streams and timestamp are new.
    """
    earlier, later = _stamp_field(before), _stamp_field(after)
    stamp, store = later.raw_get("/V"), after.root.raw_get("/DSS")
    lists = [value for name, value in _plain(store.get_object()).items() if name != "/Type"]
    streams = [entry for entries in lists for entry in entries]
    ok = (
        _gains(_plain(before.root), _plain(after.root), "/DSS")
        and _gains(_plain(earlier), _plain(later), "/V")
        and set(store.get_object()) <= STORE
        and all(set(after.get_object(_reference(entry, after))) <= STREAM for entry in streams)
        and set(stamp.get_object()) == STAMP
        and (stamp.get_object()["/Type"], stamp.get_object()["/SubFilter"]) == ("/DocTimeStamp", "/ETSI.RFC3161")
    )
    new = {store.idnum, stamp.idnum, *(entry[1] for entry in streams)}
    if not ok or new & _numbers(before):
        return set()
    return new | {after.root_ref.idnum, later.container_ref.idnum}


def _numbers(reader: Any) -> set[int]:
    """The numbers of all objects, those that lie packed in others too."""
    return {ref.idnum for revision in range(reader.xrefs.total_revisions) for ref in reader.xrefs.explicit_refs_in_revision(revision)}


def _stamp_field(reader: Any) -> Any:
    (field,) = (field for field in reader.root["/AcroForm"]["/Fields"] if field.get_object()["/T"] == STAMP_FIELD)
    return field.get_object()


def _gains(earlier: Any, later: Any, name: str) -> bool:
    """Whether a dictionary gained exactly this entry."""
    return name not in earlier and name in later and {key: value for key, value in later.items() if key != name} == earlier


def _reference(entry: Any, reader: Any) -> Any:
    from pyhanko.pdf_utils.generic import Reference

    _mark, number, generation = entry
    return Reference(number, generation, pdf=reader)


def _plain(value: Any) -> Any:
    """The value without its reader, so that two can be compared; what it refers to is named, not followed."""
    from pyhanko.pdf_utils import generic

    if isinstance(value, generic.IndirectObject):
        return ("reference", value.idnum, value.generation)
    if isinstance(value, generic.StreamObject):
        raise ValueError("a stream where none of ours is")
    if isinstance(value, generic.DictionaryObject):
        return {str(name): _plain(value.raw_get(name)) for name in value}
    if isinstance(value, generic.ArrayObject):
        return [_plain(value.raw_get(place)) for place in range(len(value))]
    return (type(value).__name__, value)
