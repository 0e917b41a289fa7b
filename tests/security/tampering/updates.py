"""Incremental saving: something is added after the seal."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from partnerships.adapters.seal_keys import SealKey
from tests.security.tampering.material import CLASSES, TEXT, Material, Tampering, tampering


def updated(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The file with one incremental update after the seal, as an editor saves it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def first_page(writer: Any) -> Any:
    """The first page, and it is written again."""
    reference = writer.prev.root["/Pages"]["/Kids"].raw_get(0)
    page = reference.get_object()
    while "/Kids" in page:
        reference = page["/Kids"].raw_get(0)
        page = reference.get_object()
    writer.mark_update(reference)
    return page


@tampering("garbage at the end")
def _garbage_after(material: Material) -> bytes:
    return material.sealed + b"\n% changed\n"


@tampering("one blank at the end")
def _blank_after(material: Material) -> bytes:
    return material.sealed + b" "


@tampering("an update without a table")
def _bare_update(material: Material) -> bytes:
    return material.sealed + b"\n4 0 obj\n<</Length 5>>\nstream\nhello\nendstream\nendobj\n"


@tampering("an update with a trailer alone")
def _bare_trailer(material: Material) -> bytes:
    return material.sealed + b"\ntrailer\n<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF\n"


@tampering("an update that copies the seal")
def _copied_seal(material: Material) -> bytes:
    start, end = material.byte_range[0], material.container[1]
    return material.sealed + b"\n9999 0 obj\n<</Type/Sig" + material.sealed[start:end] + b">>\nendobj\n%%EOF\n"


@tampering("other words on a page")
def _other_words(material: Material) -> bytes:
    def change(writer: Any) -> None:
        page = first_page(writer)
        page["/Contents"] = writer.add_object(StreamObject(stream_data=TEXT))

    return updated(material.sealed, change)


@tampering("words laid over a page")
def _words_over(material: Material) -> bytes:
    def change(writer: Any) -> None:
        page = first_page(writer)
        page["/Contents"] = ArrayObject([page.raw_get("/Contents"), writer.add_object(StreamObject(stream_data=TEXT))])

    return updated(material.sealed, change)


def _annotation(subtype: str, **more: Any) -> Tampering:
    def way(material: Material) -> bytes:
        def change(writer: Any) -> None:
            page = first_page(writer)
            box = ArrayObject([NumberObject(number) for number in (0, 0, 595, 842)])
            entry = {"/Type": NameObject("/Annot"), "/Subtype": NameObject(subtype), "/Rect": box}
            entry |= {f"/{key}": value for key, value in more.items()}
            page["/Annots"] = ArrayObject([writer.add_object(DictionaryObject(entry))])

        return updated(material.sealed, change)

    return way


CLASSES["a note on a page"] = _annotation("/FreeText", Contents=TextStringObject("The Venture pays everything"))
CLASSES["a white box over a page"] = _annotation("/Square", IC=ArrayObject([NumberObject(1)] * 3))
CLASSES["a stamp on a page"] = _annotation("/Stamp", Name=NameObject("/Approved"))
CLASSES["a link that covers a page"] = _annotation(
    "/Link", A=DictionaryObject({"/S": NameObject("/URI"), "/URI": generic.pdf_string("https://example.org")})
)


@tampering("a page less")
def _page_less(material: Material) -> bytes:
    def change(writer: Any) -> None:
        pages = writer.prev.root.raw_get("/Pages")
        kids = pages.get_object()["/Kids"]
        kids.pop()
        writer.mark_update(pages)

    return updated(material.sealed, change)


@tampering("pages in another order")
def _pages_turned(material: Material) -> bytes:
    def change(writer: Any) -> None:
        pages = writer.prev.root.raw_get("/Pages")
        tree = pages.get_object()
        tree["/Kids"] = ArrayObject(reversed([tree["/Kids"].raw_get(place) for place in range(len(tree["/Kids"]))]))
        writer.mark_update(pages)

    return updated(material.sealed, change)


@tampering("a page turned upside down")
def _page_rotated(material: Material) -> bytes:
    return updated(material.sealed, lambda writer: first_page(writer).__setitem__("/Rotate", NumberObject(180)))


@tampering("a page cut to its margin")
def _page_cropped(material: Material) -> bytes:
    box = ArrayObject([NumberObject(number) for number in (0, 0, 20, 20)])
    return updated(material.sealed, lambda writer: first_page(writer).__setitem__("/CropBox", box))


def _in_root(key: str, make: Callable[[Any], Any]) -> Tampering:
    def way(material: Material) -> bytes:
        def change(writer: Any) -> None:
            writer.root[key] = make(writer)
            writer.update_root()

        return updated(material.sealed, change)

    return way


CLASSES["a script that runs when it is opened"] = _in_root(
    "/OpenAction", lambda _writer: DictionaryObject({"/S": NameObject("/JavaScript"), "/JS": generic.pdf_string("app.alert(1)")})
)
CLASSES["a program that starts when it is opened"] = _in_root(
    "/OpenAction", lambda _writer: DictionaryObject({"/S": NameObject("/Launch"), "/F": generic.pdf_string("calc.exe")})
)
CLASSES["layers that can be hidden"] = _in_root(
    "/OCProperties", lambda _writer: DictionaryObject({"/OCGs": ArrayObject(), "/D": DictionaryObject()})
)
CLASSES["other attachments"] = _in_root("/Names", lambda _writer: DictionaryObject())
CLASSES["no form, so no seal in sight"] = _in_root("/AcroForm", lambda _writer: DictionaryObject({"/Fields": ArrayObject()}))
CLASSES["another title"] = _in_root(
    "/Metadata", lambda writer: writer.add_object(StreamObject(stream_data=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"))
)
CLASSES["another language"] = _in_root("/Lang", lambda _writer: generic.pdf_string("fr"))
CLASSES["no permissions of the seal"] = _in_root("/Perms", lambda _writer: DictionaryObject())
CLASSES["certificates added"] = _in_root("/DSS", lambda _writer: DictionaryObject({"/Certs": ArrayObject()}))


@tampering("an empty field for another signature")
def _another_field(material: Material) -> bytes:
    return updated(material.sealed, lambda writer: append_signature_field(writer, SigFieldSpec("second", box=(0, 0, 200, 100))))


@tampering("another signature on top")
def _another_signature(material: Material) -> bytes:
    return _signed(material.sealed, material.stranger, Unruly)


class Unruly(PdfSigner):
    """A signer who does not care that the seal forbids more."""

    def _enforce_certification_constraints(self, reader: object) -> None:
        """Enforce nothing."""


def _signed(data: bytes, stranger: SealKey, kind: type[PdfSigner]) -> bytes:
    from partnerships.adapters import seal

    metadata = PdfSignatureMetadata(field_name="second", md_algorithm="sha256")
    out = io.BytesIO()
    signer = seal._signer(stranger)
    with ThreadPoolExecutor(max_workers=1) as thread:  # pyHanko runs a loop of its own, and a browser test may have left one here
        thread.submit(kind(metadata, signer).sign_pdf, IncrementalPdfFileWriter(io.BytesIO(data)), output=out).result()
    return out.getvalue()


@tampering("another file after ours")
def _other_file_after(material: Material) -> bytes:
    return material.sealed + material.unsealed


@tampering("our file after another")
def _other_file_before(material: Material) -> bytes:
    return material.unsealed + material.sealed


@tampering("two files of ours, one after the other")
def _two_files(material: Material) -> bytes:
    return material.another + material.sealed
