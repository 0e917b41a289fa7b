"""An annex that is not written here but named: by its name and the SHA-256 of its file."""

import re

from partnerships.domain.errors import InvalidInput
from partnerships.domain.text import Translate
from partnerships.domain.text import gettext_noop as _

REFERENCE = _("%(name)s is an annex to this agreement. It is not printed here. Only the file with this fingerprint (SHA-256) is meant.")
FINGERPRINT = _("SHA-256: %(fingerprint)s")
NOT_A_FINGERPRINT = _("A SHA-256 has 64 characters, digits and letters from a to f. Check it, or choose the file itself.")
SHA_256 = re.compile(r"[0-9a-f]{64}")


def read_fingerprint(raw: str) -> str:
    """The SHA-256 as it is kept: small letters, without the spaces and colons that people type. InvalidInput for anything else."""
    found = re.sub(r"[\s:]+", "", raw).lower()
    if not SHA_256.fullmatch(found):
        raise InvalidInput(NOT_A_FINGERPRINT)
    return found


def reference_text(name: str, fingerprint: str, *, translate: Translate) -> str:
    """The words of the annex, in the language that `translate` speaks. The fingerprint is a paragraph of its own, so that it runs
    from left to right in every language.
    """
    return "\n\n".join([translate(REFERENCE) % {"name": name}, translate(FINGERPRINT) % {"fingerprint": fingerprint}])
