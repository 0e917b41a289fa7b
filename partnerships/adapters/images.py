"""Images that people upload are decoded and drawn again: nothing of the original file survives but its pixels."""

import io
import warnings
from collections.abc import Callable

from PIL import Image, ImageOps

from partnerships.domain.errors import InvalidInput
from partnerships.domain.text import gettext_noop as _

MAX_BYTES = 2_000_000
MAX_PIXELS = 6_000_000
WIDTH, HEIGHT = 1200, 500
NOT_AN_IMAGE = _("This is not a PNG or JPEG image that can be read. Draw the signature again, or type your name.")
TOO_LARGE = _("This image is too large. Use one of at most 2 megabytes and 6 million pixels.")
EMPTY = _("Nothing is drawn. Draw your signature, or type your name.")
INK_DIFFERENCE = 48
NO_SIGNATURE = _("This file is no PNG or JPEG image that can be read. Choose another picture of your signature, or type your name.")
NOTHING_SIGNED = _("Nothing can be seen in this picture. Choose another one, or type your name.")
SIGNATURE_SIZES = ((WIDTH, HEIGHT), (800, 333), (480, 200))
SIGNATURE_BYTES = 250_000

EMBLEM_BYTES = 5_000_000
EMBLEM_PIXELS = 20_000_000
EMBLEM_WIDTH, EMBLEM_HEIGHT = 1000, 1000
NO_EMBLEM = _("This is not a PNG or JPEG image that can be read. Save the picture as PNG or JPEG, and choose that file.")
IS_SVG = _(
    "This is an SVG file. It can carry commands beside the drawing, so it is not taken: save the picture as PNG, and choose that file."
)
CUT_OFF = _("This image is cut off before its end; perhaps it was not copied whole. Choose the original file.")
TOO_MANY_BYTES = _("This file is larger than 5 megabytes. Save the picture smaller, and choose that file.")
TOO_MANY_PIXELS = _("This image has %(millions)s million pixels. Save it with at most 20 million, and choose that file.")
NOTHING_TO_SEE = _("This image is empty: all of it has one colour. Choose another file.")

SCAN_PIXELS = 40_000_000
NO_SCAN = _("This picture cannot be read to its end; perhaps it was not copied whole. Scan the pages again, or choose the original file.")
SCAN_TOO_LARGE = _("This picture has %(millions)s million pixels. Scan with 300 dots per inch: at most 40 million are taken.")
# Pillow is told by WeasyPrint, for the whole process, to accept files that are cut off
PNG_HEAD, JPEG_HEAD = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
LAST_BYTES = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}


def clean_drawn_signature(data: bytes) -> bytes:
    """A PNG of the drawn signature on white, trimmed to its ink, without metadata; refuses anything else in words."""
    if len(data) > MAX_BYTES:
        raise InvalidInput(TOO_LARGE)
    drawn = _trimmed(_on_white(_opened(data)), empty=EMPTY)
    drawn.thumbnail((WIDTH, HEIGHT))
    return _png(drawn)


def clean_uploaded_signature(data: bytes) -> bytes:
    """The same of a scanned or photographed signature, which may be larger; as small as a page can carry it along."""
    if len(data) > EMBLEM_BYTES:
        raise InvalidInput(TOO_MANY_BYTES)
    picture = _decoded(data, _refuse_emblem, unreadable=NO_SIGNATURE)
    picture.thumbnail((2 * WIDTH, 2 * WIDTH))
    inked = _trimmed(_on_white(picture), empty=NOTHING_SIGNED)
    for size in SIGNATURE_SIZES:
        inked.thumbnail(size)
        if len(cleaned := _png(inked)) <= SIGNATURE_BYTES:
            break
    return cleaned


def clean_emblem(data: bytes) -> bytes:
    """A PNG of a logo or a stamp with its colours and transparency, at most 1,000 pixels wide and high, without metadata.

    Refuses anything else in words.
    """
    if len(data) > EMBLEM_BYTES:
        raise InvalidInput(TOO_MANY_BYTES)
    if b"<svg" in data[:2000].lower():
        raise InvalidInput(IS_SVG)
    image = _decoded(data, _refuse_emblem, unreadable=NO_EMBLEM).convert("RGBA")
    if all(band.getextrema()[0] == band.getextrema()[1] for band in image.split()):
        raise InvalidInput(NOTHING_TO_SEE)
    image.thumbnail((EMBLEM_WIDTH, EMBLEM_HEIGHT))
    return _png(image)


def clean_scan(data: bytes) -> tuple[bytes, str]:
    """A scanned or photographed page in all its pixels, without metadata, with its media type: a JPEG stays one, everything else is a PNG.

    Refuses what is no PNG or JPEG in words.
    """
    page = _decoded(data, _refuse_scan, unreadable=NO_SCAN)
    page = (_on_white_paper(page) if page.has_transparency_data else page).convert("RGB")
    kind = "JPEG" if data.startswith(JPEG_HEAD) else "PNG"
    out = io.BytesIO()
    page.save(out, kind, **({"quality": 92} if kind == "JPEG" else {}))
    return out.getvalue(), f"image/{kind.lower()}"


def _on_white_paper(page: Image.Image) -> Image.Image:
    return Image.alpha_composite(Image.new("RGBA", page.size, "white"), page.convert("RGBA"))


def is_image(data: bytes) -> bool:
    """Whether it begins as a PNG or a JPEG does; reading it may still fail."""
    return data.startswith((PNG_HEAD, JPEG_HEAD))


def _refuse_scan(image: Image.Image, *, is_whole: bool) -> None:
    if image.width * image.height > SCAN_PIXELS:
        raise InvalidInput(SCAN_TOO_LARGE, millions=-(-image.width * image.height // 1_000_000))
    if not is_whole:
        raise InvalidInput(NO_SCAN)


def _opened(data: bytes) -> Image.Image:
    return _decoded(data, _refuse_drawing, unreadable=NOT_AN_IMAGE)


def _trimmed(drawn: Image.Image, *, empty: str) -> Image.Image:
    # PDF readers show faint noise as a grey box: what counts as ink is decided before trimming
    box = ImageOps.invert(drawn).point(lambda level: 255 if level > INK_DIFFERENCE else 0).getbbox()
    if box is None:
        raise InvalidInput(empty)
    return drawn.crop(box)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _refuse_drawing(image: Image.Image, *, is_whole: bool) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise InvalidInput(TOO_LARGE)
    if not is_whole:
        raise InvalidInput(NOT_AN_IMAGE)


def _refuse_emblem(image: Image.Image, *, is_whole: bool) -> None:
    if image.width * image.height > EMBLEM_PIXELS:
        raise InvalidInput(TOO_MANY_PIXELS, millions=-(-image.width * image.height // 1_000_000))
    if not is_whole:
        raise InvalidInput(CUT_OFF)


def _decoded(data: bytes, refuse: Callable[..., None], *, unreadable: str) -> Image.Image:
    """The pixels, after `refuse` has judged size and end before anything was decoded."""
    try:
        with warnings.catch_warnings():
            # a picture of so many pixels is refused in our own words, before its pixels are read
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
            refuse(image, is_whole=LAST_BYTES[image.format or ""] in data)
            image.load()
            return ImageOps.exif_transpose(image)
    except InvalidInput:
        raise
    except Exception as error:  # Pillow's decoders raise half a dozen undeclared kinds on hostile files
        raise InvalidInput(unreadable) from error


def _on_white(image: Image.Image) -> Image.Image:
    # transparency is painted over white: PDF/A readers and print then agree on what was signed
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("L")
