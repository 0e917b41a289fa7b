"""Images that people upload are decoded and drawn again: nothing of the original file survives but its pixels."""

import io
import warnings

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
# Pillow is told by WeasyPrint, for the whole process, to accept files that are cut off
LAST_BYTES = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}


def clean_drawn_signature(data: bytes) -> bytes:
    """A PNG of the drawn signature on white, trimmed to its ink, without metadata; refuses anything else in words."""
    if len(data) > MAX_BYTES:
        raise InvalidInput(TOO_LARGE)
    drawn = _on_white(_opened(data))
    # PDF readers show faint noise as a grey box: what counts as ink is decided before trimming
    box = ImageOps.invert(drawn).point(lambda level: 255 if level > INK_DIFFERENCE else 0).getbbox()
    if box is None:
        raise InvalidInput(EMPTY)
    trimmed = drawn.crop(box)
    trimmed.thumbnail((WIDTH, HEIGHT))
    out = io.BytesIO()
    trimmed.save(out, "PNG", optimize=True)
    return out.getvalue()


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
            if image.width * image.height > MAX_PIXELS:
                raise InvalidInput(TOO_LARGE)
            if LAST_BYTES[image.format or ""] not in data:
                raise InvalidInput(NOT_AN_IMAGE)
            image.load()
            return ImageOps.exif_transpose(image)
    except InvalidInput:
        raise
    except Exception as error:  # Pillow's decoders raise half a dozen undeclared kinds on hostile files
        raise InvalidInput(NOT_AN_IMAGE) from error


def _on_white(image: Image.Image) -> Image.Image:
    # transparency is painted over white: PDF/A readers and print then agree on what was signed
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("L")
