"""What a signing page carries and what a signatory writes, for tests that go through the service or post the form."""

import base64
import json
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from partnerships.adapters.document import agreement_body
from partnerships.models import Partnership, Representative, SealedDocument, Signature
from partnerships.services.signing import Device, SignatureForm, serve, sign_agreement
from tests import factories

DEVICE = Device(ip="192.0.2.7", name="Test browser")


def served(person: Representative) -> str:
    """The token of a page that shows the current text to that person."""
    version = factories.version_of(person.party.partnership)
    return serve(actor=person, version=version, body=agreement_body(json.loads(version.canonical)))


def filled(**changes: Any) -> SignatureForm:
    """The form with everything that it asks for, and the changes."""
    whole: dict[str, Any] = {
        "name": "אנה לוי", "capacity": "מייסדת", "consents": True, "has_authority": True, "has_read": True, "accepts_authority": True,
    }  # fmt: skip
    return SignatureForm(**{**whole, **changes})


def sign(person: Representative, *, token: str = "", code: str = "", **changes: Any) -> Signature:
    """Sign the current version: on a page served now and with a fresh code, unless others are given."""
    version = factories.version_of(person.party.partnership)
    token, code = token or served(person), code or factories.fresh_code(person)
    return sign_agreement(actor=person, version=version, token=token, code=code, form=filled(**changes), device=DEVICE)


def posted(person: Representative, **changes: str) -> dict[str, str]:
    """What a browser posts when everything is filled in, and the changes; an empty change leaves the field out."""
    whole = {
        "name": "אנה לוי", "capacity": "מייסדת", "word": "בשמחה", "has_read": "on", "has_authority": "on", "consents": "on",
        "accepts_authority": "on",
        **changes,
    }  # fmt: skip
    whole.setdefault("token", served(person))
    if "code" not in changes:
        whole["code"] = factories.fresh_code(person)
    return {key: value for key, value in whole.items() if value}


def drawing(kind: str = "PNG") -> bytes:
    """A signature drawn with a few strokes."""
    image = Image.new("RGB", (600, 200), "white")
    ImageDraw.Draw(image).line([(40, 150), (150, 40), (300, 160), (560, 60)], fill=(22, 35, 42), width=6)
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def drawing_address() -> str:
    """The same as a browser posts it."""
    return "data:image/png;base64," + base64.b64encode(drawing()).decode()


def document_of(partnership: Partnership) -> SealedDocument:
    """The sealed document."""
    return SealedDocument.objects.select_related("version").get(version__round__partnership=partnership)
