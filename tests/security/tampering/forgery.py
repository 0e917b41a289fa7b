"""Universal signature forgery: the verifier is to look at a signature that it cannot judge. And what of a container nothing covers."""

from collections.abc import Callable
from typing import Any

from asn1crypto import cms

from tests.security.tampering.material import CLASSES, CONTENTS, Material, Tampering, in_place, replaced, tampering


def _without_range(new: bytes) -> Tampering:
    return lambda material: in_place(material.sealed, material.byte_range, new)


def _without_contents(new: bytes) -> Tampering:
    return lambda material: in_place(material.sealed, material.container, new)


for _name, _new in {
    "no byte range": b"",
    "byte range of nothing": b"/ByteRange []",
    "byte range null": b"/ByteRange null",
    "byte range of zeros": b"/ByteRange [0 0 0 0]",
    "negative byte range": b"/ByteRange [0 -1 2 3]",
    "byte range of one span": b"/ByteRange [0 100]",
    "byte range that begins later": b"/ByteRange [1 10 20 30]",
    "byte range of the whole file": b"/ByteRange [0 999999 999999 0]",
}.items():
    CLASSES[_name] = _without_range(_new)
for _name, _new in {
    "no signature": b"",
    "signature null": b"null",
    "empty signature": b"<>",
    "signature of one zero": b"<00>",
    "signature as a string": b"(signature)",
}.items():
    CLASSES[_name] = _without_contents(_new)


@tampering("signature of zeros")
def _zeros(material: Material) -> bytes:
    start, end = material.container
    return replaced(material.sealed, (start + 1, end - 1), b"0" * (end - start - 2))


@tampering("signature in small letters")
def _small_letters(material: Material) -> bytes:
    start, end = material.container
    return replaced(material.sealed, (start, end), material.sealed[start:end].lower())


@tampering("another filter")
def _other_filter(material: Material) -> bytes:
    return material.sealed.replace(b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached")


@tampering("the second half moved")
def _second_half_moved(material: Material) -> bytes:
    end = material.container[1]
    between = b"\n1 0 obj\n<<>>\nendobj\n"
    moved = replaced(material.sealed, (end, end), between)
    start, length = end + len(between), len(material.sealed) - end
    return in_place(moved, material.byte_range, b"/ByteRange [0 %d %d %d]" % (material.container[0], start, length))


@tampering("a second byte range before the first")
def _second_range(material: Material) -> bytes:
    return replaced(material.sealed, (material.byte_range[0],) * 2, b"/ByteRange [0 1 1 1] ")


@tampering("the seal of another file")
def _foreign_seal(material: Material) -> bytes:
    other = CONTENTS.search(material.another)
    assert other is not None
    start, end = material.container
    return replaced(material.sealed, (start, end), other.group()[: end - start - 1].ljust(end - start - 1, b"0") + b">")


@tampering("the words of another file under our seal")
def _foreign_words(material: Material) -> bytes:
    half = len(material.unsealed) // 2
    other = material.another[half : half + 4000].ljust(4000)
    return replaced(material.sealed, (half, half + 4000), other)


def _rebuilt(change: Callable[[Any], None]) -> Tampering:
    def way(material: Material) -> bytes:
        start, end = material.container
        content = cms.ContentInfo.load(bytes.fromhex(material.sealed[start + 1 : end - 1].decode()))
        change(content["content"])
        der = content.dump(force=True).hex().upper().encode()
        return replaced(material.sealed, (start, end), b"<" + der.ljust(end - start - 2, b"0") + b">")

    return way


def _version(data: Any) -> None:
    data["version"] = "v3"


def _unsigned_attribute(data: Any) -> None:
    data["signer_infos"][0]["unsigned_attrs"] = [cms.CMSAttribute({"type": "signing_time", "values": []})]


def _second_certificate(data: Any) -> None:
    data["certificates"] = [*data["certificates"], data["certificates"][0]]


def _no_certificate(data: Any) -> None:
    data["certificates"] = []


def _other_digest(data: Any) -> None:
    data["signer_infos"][0]["digest_algorithm"] = {"algorithm": "sha1"}


def _other_signature(data: Any) -> None:
    data["signer_infos"][0]["signature"] = bytes(reversed(data["signer_infos"][0]["signature"].native))


def _signer_twice(data: Any) -> None:
    data["signer_infos"] = [data["signer_infos"][0], data["signer_infos"][0]]


def _no_signer(data: Any) -> None:
    data["signer_infos"] = []


for _name, _change in {
    "another version of the container": _version,
    "an attribute that nobody signed": _unsigned_attribute,
    "a certificate more": _second_certificate,
    "no certificate": _no_certificate,
    "another digest": _other_digest,
    "another signature in the container": _other_signature,
    "the signer twice": _signer_twice,
    "no signer": _no_signer,
}.items():
    CLASSES[_name] = _rebuilt(_change)


@tampering("bytes hidden after the signature")
def _padding(material: Material) -> bytes:
    end = material.container[1]
    return replaced(material.sealed, (end - 3, end - 1), b"41")


@tampering("a blank within the signature")
def _blank_within(material: Material) -> bytes:
    start, end = material.container
    return replaced(material.sealed, (start, end), b"< " + material.sealed[start + 1 : end - 2] + b">")
