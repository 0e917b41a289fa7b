"""The bytes of signing elsewhere: the copy that is given out to be signed, and what of a file that comes back is kept."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from partnerships.adapters import document, images, signed_file, storage
from partnerships.domain.errors import InvalidInput, Refused
from partnerships.domain.returning import MAX_BYTES, Findings
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, ReturnedFile

logger = logging.getLogger(__name__)

PDF = "application/pdf"
NEITHER = _("This is no PDF, PNG or JPEG file. Scan the pages into a PDF, or choose the file that the card's program saved.")
CUT_OFF = _("This PDF is cut off before its end; perhaps it was not copied whole. Choose the original file.")
TOO_LARGE = _("This file is larger than 20 megabytes. Scan in black and white, with 200 or 300 dots per inch.")
CARD_IS_PDF = _("What was signed with a card comes back as the PDF that the card's program saved. A picture carries no such signature.")
NOT_KEPT = _("The site could not keep the file just now, and nothing was returned. The operator reads why. Please try again later.")
END_OF_PDF = 4096


class NotKept(Refused):
    """The storage is full or out of reach."""

    code = "not_kept"
    message = NOT_KEPT


@dataclass(frozen=True)
class Kept:
    """The bytes as they are kept, with what was found in them and what they were signed on."""

    file_hash: str
    size: int
    media_type: str
    served_hash: str
    findings: Findings | None


def copy_to_sign(version: AgreementVersion) -> bytes:
    """The frozen text as a PDF with places for signatures: the same bytes whenever it is given out."""
    return _copy(version.canonical, version.frozen_at.isoformat())


def keep(version: AgreementVersion, *, kind: str, data: bytes) -> Kept:
    """Store the file, and the copy on which it was signed; refuses in words what cannot be kept. NotKept when the storage fails."""
    data, media_type = _cleaned(kind, data)
    given = copy_to_sign(version)
    findings = signed_file.look_into(data, given=given) if media_type == PDF else None
    try:
        served_hash, file_hash = storage.store(given), storage.store(data)
    except OSError as error:
        logger.exception("a returned file for %s could not be kept", version.check_code)
        raise NotKept from error
    return Kept(file_hash, len(data), media_type, served_hash, findings)


def _cleaned(kind: str, data: bytes) -> tuple[bytes, str]:
    """The bytes to keep, with their media type: a PDF as it is, a picture drawn anew."""
    if len(data) > MAX_BYTES:
        raise InvalidInput(TOO_LARGE)
    if data.startswith(b"%PDF-"):
        if b"%%EOF" not in data[-END_OF_PDF:]:
            raise InvalidInput(CUT_OFF)
        return data, PDF
    if not images.is_image(data):
        raise InvalidInput(NEITHER)
    if kind == ReturnedFile.Kind.CARD:
        raise InvalidInput(CARD_IS_PDF)
    return images.clean_scan(data)


@lru_cache(maxsize=8)
def _copy(canonical: str, frozen_at: str) -> bytes:
    created = datetime.fromisoformat(frozen_at)
    return document.agreement_pdf(json.loads(canonical), None, final=False, for_signing=True, created=created)
