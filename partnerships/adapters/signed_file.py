"""What is inside a PDF that was signed elsewhere: how many signatures, in whose names, and whether they cover it.

No judgement: which body vouches for a name, and what a signature is worth in law, is not looked at here.
"""

import io
import re
from typing import Any

from partnerships.adapters import confined
from partnerships.domain.returning import MAX_BYTES, Findings, FoundSignature

MODULE = "partnerships.adapters.signed_file"
MAX_SIGNATURES = 20
NAME_LIMIT = 120
CONTAINER = re.compile(rb"<[0-9A-Fa-f\s]*>")


def look_into(data: bytes, *, given: bytes) -> Findings:
    """What this PDF holds; `given` are the bytes that were given out to be signed. Never raises on any input."""
    begins_as_given = data.startswith(given)
    # a signature's range stands in the open in every PDF that has one: without it there is nothing to read
    if b"/ByteRange" not in data:
        return Findings(begins_as_given)
    try:
        found = [FoundSignature(**signature) for signature in confined.ask(MODULE, data)]
    except (confined.NoAnswer, TypeError):
        return Findings(begins_as_given, is_readable=False)
    return Findings(begins_as_given, signatures=tuple(found))


def found_in(data: bytes) -> list[dict[str, Any]]:
    """The signatures of the file in the order in which they were made; time stamps are none of anybody."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    embedded = PdfFileReader(io.BytesIO(data), strict=False).embedded_regular_signatures
    return [_found(signature, data) for signature in list(embedded)[:MAX_SIGNATURES]]


def _found(signature: Any, data: bytes) -> dict[str, Any]:
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    intact, valid = validate_sig_integrity(
        signature.signer_info, signature.signer_cert, expected_content_type="data", actual_digest=signature.compute_digest()
    )
    return {
        "name": _name_of(signature.signer_cert),
        "is_intact": bool(intact and valid),
        "covers_all": _covers_all([int(place) for place in signature.byte_range], data),
    }


def _covers_all(byte_range: list[int], data: bytes) -> bool:
    """Whether the range leaves out nothing but the signature's own digits."""
    start, first, second, last = byte_range
    return start == 0 and second + last == len(data) and CONTAINER.fullmatch(data[first:second]) is not None


def _name_of(certificate: Any) -> str:
    name = certificate.subject.native.get("common_name") or ""
    line = name if isinstance(name, str) else " ".join(map(str, name))
    return "".join(character for character in line if character.isprintable())[:NAME_LIMIT]


if __name__ == "__main__":
    confined.answer(found_in, limit=MAX_BYTES + 1)
