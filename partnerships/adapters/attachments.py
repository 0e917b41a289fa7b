"""What lies inside a PDF of ours as data: read back as it was put in."""

from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader


def attachment_of(pdf: bytes, name: str) -> bytes | None:
    """The file of that name inside the PDF; None when there is none. Only for files that this site made."""
    reader = PdfFileReader(BytesIO(pdf))
    for described in reader.root.get("/AF", ()):
        file = described.get_object()
        if str(file["/UF"]) == name:
            data: bytes = file["/EF"]["/F"].data
            return data
    return None
