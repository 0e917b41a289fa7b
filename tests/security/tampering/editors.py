"""What somebody does who has an editor, or other programs."""

import io
import subprocess

from partnerships.adapters.seal import seal_pdf
from tests.security.tampering.material import Material, replaced, tampering


@tampering("sealed anew by somebody else")
def _sealed_by_another(material: Material) -> bytes:
    from tests.adapters.agreements import SIGNED

    return seal_pdf(material.unsealed, key=material.stranger, reason="Agreement", when=SIGNED)


@tampering("before its seal")
def _before(material: Material) -> bytes:
    return material.unsealed


@tampering("one bit of the text")
def _one_bit(material: Material) -> bytes:
    place = len(material.unsealed) // 2
    return replaced(material.sealed, (place, place + 1), bytes([material.sealed[place] ^ 1]))


@tampering("one bit of the header")
def _header(material: Material) -> bytes:
    return material.sealed.replace(b"%PDF-1.7", b"%PDF-1.4", 1)


@tampering("cut off at the end")
def _cut(material: Material) -> bytes:
    return material.sealed[:-1]


@tampering("cut off in the middle")
def _cut_in_half(material: Material) -> bytes:
    return material.sealed[: len(material.sealed) // 2]


@tampering("something before the header")
def _before_header(material: Material) -> bytes:
    return b"%PDF-1.7\n" + material.sealed


@tampering("line ends of another system")
def _line_ends(material: Material) -> bytes:
    return material.sealed.replace(b"\n", b"\r\n")


@tampering("saved anew by a program")
def _saved_anew(material: Material) -> bytes:
    return _by_qpdf(material.sealed, "--object-streams=generate")


@tampering("made readable for editing")
def _readable(material: Material) -> bytes:
    return _by_qpdf(material.sealed, "--qdf", "--object-streams=disable")


@tampering("locked with a password")
def _locked(material: Material) -> bytes:
    return _by_qpdf(material.sealed, "--encrypt", "", "owner", "256", "--")


@tampering("arranged for the web")
def _linearized(material: Material) -> bytes:
    return _by_qpdf(material.sealed, "--linearize")


@tampering("printed anew by a program")
def _printed(material: Material) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(material.sealed)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def _by_qpdf(data: bytes, *options: str) -> bytes:
    done = subprocess.run(["qpdf", "--warning-exit-0", *options, "-", "-"], input=data, stdout=subprocess.PIPE, check=False)
    return done.stdout
