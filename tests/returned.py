"""Files that come back signed elsewhere, for tests that go through the service or post the form."""

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from partnerships.models import AgreementVersion, Representative, ReturnedFile
from partnerships.services import clock
from partnerships.services.returning import SignedElsewhere, confirm_file, return_file
from tests import factories

SCAN = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def page(kind: str = "PNG", **options: Any) -> bytes:
    """A photographed page with a signature."""
    image = Image.new("RGB", (60, 80), "white")
    ImageDraw.Draw(image).line([(10, 60), (50, 50)], fill="black", width=3)
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def elsewhere(*people: Representative, **changes: Any) -> SignedElsewhere:
    """What somebody says about a scan on which these people signed today, and the changes."""
    whole: dict[str, Any] = {
        "kind": "paper",
        "signatories": tuple(person.public_id for person in people),
        "signed_on": clock.today(),
        "data": SCAN,
        "name": "סריקה.pdf",
        "note": "חתמנו בבוקר",
    }
    return SignedElsewhere(**{**whole, **changes})


def bring_back(
    *people: Representative, by: Representative | None = None, version: AgreementVersion | None = None, **changes: Any
) -> ReturnedFile:
    """Return a file on which these people signed, by the first of them unless somebody else does."""
    version = version or factories.version_of(people[0].party.partnership)
    form = elsewhere(*people, **changes)
    return return_file(actor=by or people[0], version=version, fingerprint=version.fingerprint, form=form)


def confirm(actor: Representative, file: ReturnedFile) -> ReturnedFile:
    """Confirm what the page of that file showed."""
    return confirm_file(actor=actor, file=file, fingerprint=file.fingerprint, file_hash=file.file_hash)


def posted(*people: Representative, data: bytes = SCAN, **changes: Any) -> dict[str, Any]:
    """What a browser posts with a file on which these people signed."""
    whole = {
        "fingerprint": factories.version_of(people[0].party.partnership).fingerprint,
        "kind": "paper",
        "signatories": [str(person.public_id) for person in people],
        "signed_on": clock.today().isoformat(),
        "note": "חתמנו בבוקר",
        "file": SimpleUploadedFile("scan.pdf", data, content_type="application/pdf"),
    }
    return {name: value for name, value in {**whole, **changes}.items() if value is not None}
