"""HTML of our own templates → one PDF that is PDF/A-3a and PDF/UA-1, the same bytes for the same input.

WeasyPrint is imported when the first page is rendered: without its system libraries the rest of the site still runs.
"""

import atexit
import functools
import gc
import hashlib
import io
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partnerships.adapters.pdf_finish import finish, has_ambiguous_end

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

STATIC = Path(__file__).resolve().parents[2] / "static"
STYLE_SHEETS = ("css/agreement.css", "css/agreement-print.css")
MEDIA_TYPES = {".ttf": "font/ttf", ".svg": "image/svg+xml", ".css": "text/css"}
GENERATOR = "Arig"
COLOURS = "screen-colours"
# one layout at a time: Pango's font map is shared, and the work is Python's own anyway
_rendering = threading.Lock()


class RenderRefused(Exception):
    """The document cannot be rendered; the text says why, for the operator."""


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF. `relationship` is Source (what the page was made from) or Data (what belongs to it)."""

    name: str
    data: bytes
    media_type: str
    description: str
    relationship: str = "Data"


@dataclass(frozen=True)
class Layout:
    """How a document came out: how many pages, and on which of them each anchor stands, the first page being 1."""

    pages: int
    anchors: Mapping[str, int]


def render_document(
    html: str,
    *,
    instead: Callable[[Layout], str | None] | None = None,
    language: str,
    title: str,
    identifier: bytes,
    created: datetime,
    attachments: tuple[Attachment, ...] = (),
    images: Mapping[str, bytes] | None = None,
) -> bytes:
    """The PDF of this HTML. An `<input type=checkbox name=seal>` becomes the field for the site's seal.

    `instead` looks at the layout and may give other HTML to be printed in its place; nothing is laid out twice unless it does.
    `images` are the only pictures that the markup may name, as `stored:NAME`. Refuses with RenderRefused whenever the
    markup asks for anything else, or the system's libraries are missing.
    """
    weasyprint = _weasyprint()
    from weasyprint.urls import FatalURLFetchingError

    fetcher = _fetcher(dict(images or {}))
    moment = created.astimezone(UTC)
    try:
        with _rendering, _no_garbage_collection():
            document = _laid_out(weasyprint, html, fetcher)
            other = instead(_layout(document)) if instead else None
            if other is not None:
                document = _laid_out(weasyprint, other, fetcher)
            metadata = document.metadata
            metadata.title, metadata.lang, metadata.generator = title, language, GENERATOR
            metadata.created = metadata.modified = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
            # objects packed together may end ambiguously (1 file in 128): then they are written one by one
            for compress_objects in (True, False):
                metadata.attachments = [_embedded(weasyprint, item, moment, fetcher) for item in attachments]  # each can be read once only
                pdf: bytes = document.write_pdf(
                    pdf_variant="pdf/a-3a",
                    output_intent=COLOURS,
                    pdf_forms=True,
                    pdf_identifier=hashlib.md5(identifier, usedforsecurity=False).hexdigest().encode(),
                    finisher=functools.partial(_finisher, _media_types(attachments), compress_objects),
                )
                if not has_ambiguous_end(pdf):
                    break
            return pdf
    except FatalURLFetchingError as error:  # a BaseException: nothing above us would catch it
        raise RenderRefused(f"The document refers to something outside: {error}") from error


def _laid_out(weasyprint: Any, html: str, fetcher: Any) -> Any:
    sheets, fonts = _styles()
    return weasyprint.HTML(string=html, base_url="refused:/", url_fetcher=fetcher).render(
        font_config=fonts,
        stylesheets=list(sheets),
        pdf_forms=True,
        output_intent=COLOURS,
        color_profiles={COLOURS: _colour_profile()},
    )


def _layout(document: Any) -> Layout:
    return Layout(len(document.pages), {name: number for number, page in enumerate(document.pages, 1) for name in page.anchors})


def renderer_versions() -> tuple[tuple[str, str], ...]:
    """What made the bytes: with the same versions and fonts the PDF can be made again byte for byte."""
    _weasyprint()
    from weasyprint.text.ffi import pango

    files = [STATIC / sheet for sheet in STYLE_SHEETS] + sorted((STATIC / "fonts").glob("arig-*.ttf"))
    looks = hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()
    return (
        ("weasyprint", version("weasyprint")),
        ("pydyf", version("pydyf")),
        ("pango", _dotted(pango.pango_version())),
        ("looks", looks[:16]),
    )


def _dotted(number: int) -> str:
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


def _weasyprint() -> Any:
    try:
        import weasyprint
    except OSError as error:
        raise RenderRefused(f"A system library for PDF is missing (pango, harfbuzz): {error}") from error
    return weasyprint


def _fetcher(images: Mapping[str, bytes]) -> Any:
    """The only door to files: `static:` (fonts, style, the woven strip) and `stored:` (images of this document)."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFetcher(URLFetcher):
        def __init__(self) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            scheme, _colon, name = url.partition(":")
            if scheme == "static":
                path = (STATIC / name).resolve()
                if path.is_relative_to(STATIC) and path.suffix in MEDIA_TYPES and path.is_file():
                    return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": MEDIA_TYPES[path.suffix]})
            if scheme == "stored" and name in images:
                return URLFetcherResponse(url, images[name], {"Content-Type": "image/png"})
            raise ValueError("not one of ours: " + url[:200])

    return OwnFetcher()


def _colour_profile() -> Any:
    """The sRGB profile that WeasyPrint brings; its own way of opening it leaves the file open."""
    from weasyprint.css import ColorProfile

    data = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    return ColorProfile(io.BytesIO(data), "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))


@functools.cache
def _styles() -> "tuple[tuple[CSS, ...], FontConfiguration]":
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    # its destructor needs modules that are gone when the interpreter ends
    atexit.register(_styles.cache_clear)
    fonts = FontConfiguration()
    sheets = (STATIC / name for name in STYLE_SHEETS)
    fetcher = _fetcher({})
    return tuple(
        CSS(string=sheet.read_text("utf-8"), base_url="refused:/", url_fetcher=fetcher, font_config=fonts) for sheet in sheets
    ), fonts


def _embedded(weasyprint: Any, item: Attachment, moment: datetime, fetcher: Any) -> Any:
    return weasyprint.Attachment(
        file_obj=io.BytesIO(item.data),
        url_fetcher=fetcher,
        name=item.name,
        description=item.description,
        created=moment,
        modified=moment,
        relationship=item.relationship,
    )


def _media_types(attachments: tuple[Attachment, ...]) -> dict[str, str]:
    return {hashlib.md5(item.data, usedforsecurity=False).hexdigest(): item.media_type for item in attachments}


def _finisher(media_types: dict[str, str], compress_objects: bool, _document: Any, pdf: Any) -> None:
    finish(pdf, media_types, compress_objects=compress_objects)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    # a layout makes millions of objects that live until its end: collecting meanwhile finds nothing and costs a fifth
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
