"""The files inside a PDF of our own. What somebody hands in is never read here: that is for a process of its own."""

import io


def attached_file(pdf: bytes, name: str) -> bytes:
    """The file of that name. KeyError where the PDF holds none."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    names = PdfFileReader(io.BytesIO(pdf)).root["/Names"]["/EmbeddedFiles"]["/Names"]
    for place in range(0, len(names), 2):
        description = names[place + 1]
        if str(description["/UF"]) == name:
            return bytes(description["/EF"]["/F"].data)
    raise KeyError(name)
