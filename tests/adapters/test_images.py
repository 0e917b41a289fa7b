"""Drawn signatures: only pixels survive, and what is refused is refused in words."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from partnerships.adapters.images import EMPTY, MAX_BYTES, NOT_AN_IMAGE, TOO_LARGE, clean_drawn_signature
from partnerships.domain.errors import InvalidInput


def image_bytes(kind: str = "PNG", mode: str = "RGBA", *, ink: bool = True, **options: object) -> bytes:
    image = Image.new(mode, (400, 200), 0 if mode == "RGBA" else 255)
    if ink:
        ImageDraw.Draw(image).line([(100, 50), (300, 150)], fill="black" if mode != "L" else 0, width=6)
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("data", [image_bytes(), image_bytes("JPEG", "L"), image_bytes("PNG", "L")], ids=["transparent", "jpeg", "grey"])
def test_a_signature_becomes_a_trimmed_grey_png(data: bytes) -> None:
    with Image.open(BytesIO(clean_drawn_signature(data))) as image:
        assert (image.format, image.mode, image.info) == ("PNG", "L", {})
        assert 195 < image.width < 215
        assert 95 < image.height < 115


def test_metadata_is_gone() -> None:
    exif = Image.Exif()
    exif[0x010E] = "where I live"
    data = image_bytes("JPEG", "L", exif=exif)
    assert b"where I live" in data
    assert b"where I live" not in clean_drawn_signature(data)


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert clean_drawn_signature(image_bytes()) == clean_drawn_signature(image_bytes())


def bomb() -> bytes:
    """A PNG that claims 60,000 by 60,000 pixels in a few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", NOT_AN_IMAGE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NOT_AN_IMAGE),
        (image_bytes("GIF", "L"), NOT_AN_IMAGE),
        (image_bytes()[:80], NOT_AN_IMAGE),
        (bomb(), NOT_AN_IMAGE),
        (b"\x89PNG" + b"0" * MAX_BYTES, TOO_LARGE),
        (image_bytes(ink=False), EMPTY),
    ],
    ids=["nothing", "svg", "gif", "cut off", "bomb", "too many bytes", "nothing drawn"],
)
def test_anything_else_is_refused_in_words(data: bytes, message: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        clean_drawn_signature(data)
    assert refused.value.message == message


def test_too_many_pixels_are_refused() -> None:
    out = BytesIO()
    Image.new("L", (3000, 2001), 255).save(out, "PNG")
    with pytest.raises(InvalidInput) as refused:
        clean_drawn_signature(out.getvalue())
    assert refused.value.message == TOO_LARGE
