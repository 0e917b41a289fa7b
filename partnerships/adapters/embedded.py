"""The data inside a sealed file of this site: the text and the evidence, byte for byte as they were sealed."""

import io

EMBEDDED = ("agreement.json", "evidence.json")


def embedded_files(pdf: bytes) -> dict[str, bytes]:
    """The files that lie in a PDF that this site made, by their names. Only for our own files: hostile ones belong into `seal_check`."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    names = iter(PdfFileReader(io.BytesIO(pdf)).root["/Names"]["/EmbeddedFiles"]["/Names"])
    found = {}
    for _name, specification in zip(names, names, strict=True):
        file = specification.get_object()
        found[str(file["/UF"])] = bytes(file["/EF"]["/F"].data)
    return found
