"""Images and files from outside: only pixels survive, everything else is refused with a sentence."""

import base64
import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw, PngImagePlugin

from partnerships.adapters import storage
from partnerships.models import Signature
from tests import factories
from tests.people import Member
from tests.security.pages import changes_since, dump
from tests.security.posts import proper_posts

PNG = "data:image/png;base64,"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>'
HTML = b"<html><script>alert(1)</script></html>"


def drawn(kind: str = "PNG", *, ink: str = "black", **options: Any) -> bytes:
    """A small signature."""
    image = Image.new("RGB", (60, 30), "white")
    ImageDraw.Draw(image).line((5, 5, 50, 25), fill=ink, width=3)
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def commented() -> bytes:
    """A PNG that carries a comment."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", HTML.decode())
    return drawn(pnginfo=info)


REFUSED = {
    "no image": b"hello",
    "nothing": b"\0",
    "svg": SVG,
    "html": HTML,
    "gif": drawn("GIF"),
    "tiff": drawn("TIFF"),
    "pdf": b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF",
    "cut off": drawn()[:-20],
    "head only": drawn()[:40],
    "many pixels": bomb(30_000, 30_000),
    "long and thin": bomb(2_000_000_000, 1),
    "empty canvas": drawn(ink="white"),
}  # fmt: skip
TAKEN: dict[str, Callable[[], bytes]] = {
    "png": drawn,
    "jpeg": lambda: drawn("JPEG", exif=b"Exif\0\0secret-place"),
    "png with a comment": commented,
    "png that is html": lambda: drawn() + HTML,
    "png that is an archive": lambda: drawn() + b"PK\x03\x04evil.html",
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_drawing_is_refused(kind: str, db: None) -> None:
    sides = factories.signing_round()
    ana = Member(sides.venture)
    fields = proper_posts(sides, sides.venture)["sign_agreement"] | {"code": factories.fresh_code(sides.venture)}
    before = dump()
    answer = ana.post(
        reverse("sign_agreement", args=[sides.partnership.public_id]), fields | {"drawing": PNG + base64.b64encode(REFUSED[kind]).decode()}
    )
    assert (answer.status_code, [len(sentences) for sentences in answer.context["form"].errors.values()]) == (400, [1])
    assert changes_since(before) - {"SigningCode"} == set()


@pytest.mark.parametrize("kind", TAKEN)
def test_of_a_drawing_only_pixels_are_kept(kind: str, db: None) -> None:
    sides = factories.signing_round()
    fields = proper_posts(sides, sides.venture)["sign_agreement"] | {"code": factories.fresh_code(sides.venture)}
    drawing = PNG + base64.b64encode(TAKEN[kind]()).decode()
    address = reverse("sign_agreement", args=[sides.partnership.public_id])
    assert Member(sides.venture).post(address, fields | {"drawing": drawing}).status_code == 302
    kept = storage.read(Signature.objects.get().image_hash)
    image = Image.open(io.BytesIO(kept))
    assert (image.format, image.info, kept.endswith(b"IEND\xaeB`\x82")) == ("PNG", {}, True)
    assert [word for word in (b"script", b"evil", b"secret", b"Exif") if word in kept] == []


@pytest.mark.parametrize("kind", [*REFUSED, "big"])
def test_what_is_no_document_cannot_be_checked(kind: str, db: None) -> None:
    data = REFUSED.get(kind, b"%PDF-1.7\n" + b"\0" * 26_300_000)
    before = dump()
    upload = SimpleUploadedFile('<b>"x.pdf', data, content_type="application/pdf")
    answer = Client(raise_request_exception=False).post(reverse("check_document"), {"by_file": "", "document": upload})
    assert answer.status_code == (400 if kind == "big" else 200)
    if kind != "big":
        assert answer.context["checked"].verdict in {"cannot_be_checked", "not_ours"}
    assert changes_since(before) == set()
