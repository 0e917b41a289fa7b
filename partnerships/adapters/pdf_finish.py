"""What WeasyPrint leaves undone for PDF/A-3a and PDF/UA-1 in one file, and the field for the seal."""

import base64
import re
from pathlib import Path
from typing import Any

import pydyf

from partnerships.adapters.glyph_texts import texts_of_glyphs

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
ARABIC_FACES = {"Bold": FONTS / "arig-naskh-700.ttf", "": FONTS / "arig-naskh-400.ttf"}
SEAL_FIELD = "seal"
STAMP_FIELD = "stamp"
# MD5 in PDF attachments and object types are the format's own words
_GLYPH_TEXT = re.compile(rb"^<([0-9a-f]{4})> <[0-9a-f]*>$", re.MULTILINE)
_EMPTY_UNICODE = re.compile(rb"^(<[0-9a-f]+>) <>$", re.MULTILINE)
_UA_IDENTIFICATION = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


def finish(pdf: Any, media_types: dict[str, str], *, compress_objects: bool) -> None:
    """Change the pydyf document just before it is written; `media_types` by MD5 of the attached file."""
    _identify_as_accessible(pdf)
    for item in pdf.objects:
        if isinstance(item, dict) and "Naskh" in str(item.get("BaseFont", "")) and "ToUnicode" in item:
            _say_arabic_glyphs(pdf.objects[int(item["ToUnicode"].split()[0])], str(item["BaseFont"]))
    for item in pdf.objects:
        if _is_stream(item):
            _fill_empty_unicode(item)
            _name_media_type(item, media_types)
    _turn_boxes_into_fields(pdf)
    for item in pdf.objects:
        if _is_stream(item):
            _avoid_ambiguous_end(item)
    if not compress_objects:
        write = pdf.write
        pdf.write = lambda output, version, identifier, _compress: write(output, version, identifier, False)


def has_ambiguous_end(pdf: bytes) -> bool:
    """Whether a stream's data ends in a carriage return, which readers of PDF/A take for the end-of-line before the keyword."""
    return b"\r\nendstream" in pdf


def _identify_as_accessible(pdf: Any) -> None:
    # validators read neither a compressed metadata stream nor a second rdf:RDF
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.compress = False
    metadata.stream = [b"\n".join(metadata.stream).replace(b"</rdf:RDF>", _UA_IDENTIFICATION)]


def _is_stream(item: Any) -> bool:
    return hasattr(item, "stream") and hasattr(item, "extra")


def _say_arabic_glyphs(stream: Any, name: str) -> None:
    """Every glyph of an Arabic face says its own letters, wherever it first stood."""
    texts = texts_of_glyphs(ARABIC_FACES["Bold" if "Bold" in name else ""])

    def said(entry: re.Match[bytes]) -> bytes:
        text = texts.get(int(entry[1], 16))
        return entry[0] if text is None else b"<%s> <%s>" % (entry[1], text.encode("utf-16-be").hex().encode())

    stream.stream = [_GLYPH_TEXT.sub(said, part) if isinstance(part, bytes) else part for part in stream.stream]


def _fill_empty_unicode(stream: Any) -> None:
    """Vowel points are second glyphs of a cluster, without text of their own; PDF/A wants some: a zero-width space."""
    if any(isinstance(part, bytes) and b"beginbfchar" in part for part in stream.stream):
        stream.stream = [_EMPTY_UNICODE.sub(rb"\1 <200b>", part) if isinstance(part, bytes) else part for part in stream.stream]


def _name_media_type(stream: Any, media_types: dict[str, str]) -> None:
    if stream.extra.get("Type") == "/EmbeddedFile":
        checksum = stream.extra["Params"]["CheckSum"].strip("<>")
        if checksum in media_types:
            stream.extra["Subtype"] = "/" + media_types[checksum].replace("/", "#2f")


def _avoid_ambiguous_end(stream: Any) -> None:
    """One compressed stream in 256 ends in a carriage return: write such a one as text, which ends in "~>"."""
    data = stream.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    if not data.endswith(b"\r"):
        return
    inner = "/FlateDecode" if stream.compress else stream.extra.get("Filter", "")
    stream.extra["Filter"] = f"[/ASCII85Decode {inner}]"
    if "DecodeParms" in stream.extra:
        parameters = stream.extra["DecodeParms"]
        stream.extra["DecodeParms"] = b"[null " + parameters.data + b"]"
    stream.stream, stream.compress = [base64.a85encode(data) + b"~>"], False


def _turn_boxes_into_fields(pdf: Any) -> None:
    """The check boxes of the page (seal, timestamp) become unsigned signature fields that already stand in the structure tree.

    A field added by the signing library would not be tagged (PDF/UA), nor allowed after certification.
    """
    form = pdf.catalog.get("AcroForm")
    if form is None:
        return
    form.pop("NeedAppearances", None)
    form.pop("DR", None)
    for item in pdf.objects:
        if not isinstance(item, dict):
            continue
        if item.get("Subtype") == "/Widget":
            appearance = next(iter(item["AP"]["N"].values()))
            pdf.objects[int(appearance.split()[0])].stream = []
            item["FT"] = "/Sig"
            item["AP"]["N"] = appearance
            for key in ("AS", "V", "MK", "Border"):
                item.pop(key, None)
            if item["T"].string == STAMP_FIELD:
                # readers take a timestamp that shows for a change of the page: it stands in the structure, and takes no room
                corner = item["Rect"][:2]
                item["Rect"] = pydyf.Array([*corner, *corner])
        elif item.get("S") == "/Form" and isinstance(item.get("K"), list):
            item["K"] = item["K"][0]
