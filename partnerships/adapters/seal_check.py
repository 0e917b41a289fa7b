"""The offline verdict on a PDF that somebody hands in: is it whole and under our seal?

Hostile files crash PDF libraries, so the work is done in a process of its own with limits, and whatever happens there
is an answer. With a time-stamping service rules are added; without one the seal must cover the entire file.
"""

from dataclasses import dataclass

from partnerships.adapters import confined
from partnerships.adapters.seal_trust import Trust
from partnerships.domain.text import gettext_noop as _

MODULE = "partnerships.adapters.seal_check"
MAX_BYTES = 25 * 1024 * 1024
MAX_TRUST = 4 * 1024 * 1024

SEALED, CHANGED, NOT_OURS, CANNOT = "sealed_by_us", "changed", "not_ours", "cannot_be_checked"
VERDICTS = {
    "whole": (SEALED, _("The file carries this site's seal, and not one byte has changed since.")),
    "content": (CHANGED, _("The file carries this site's seal, but its content has changed since.")),
    "added": (CHANGED, _("The file carries this site's seal, but something was added after it.")),
    "structure": (CHANGED, _("The file carries this site's seal, but is no longer built as it was sealed.")),
    "stamp_missing": (CHANGED, _("The file carries this site's seal, but the time stamp that closed it is gone.")),
    "other_stamp": (CANNOT, _("The file carries this site's seal, but this site does not know the service that gave its time stamp.")),
    "revoked": (CANNOT, _("The file carries a seal of this site that was revoked, so that the seal alone proves nothing any more.")),
    "several": (CHANGED, _("The file carries more than one seal or signature. Files of this site carry exactly one.")),
    "no_seal": (NOT_OURS, _("The file carries no seal.")),
    "other_seal": (NOT_OURS, _("The file is signed or sealed by somebody else.")),
    "not_a_pdf": (CANNOT, _("This is not a PDF file.")),
    "too_large": (CANNOT, _("The file is larger than 25 megabytes.")),
    "unreadable": (CANNOT, _("The file is damaged or built in a way that cannot be read.")),
    "too_long": (CANNOT, _("Reading the file took too long.")),
}


@dataclass(frozen=True)
class SealVerdict:
    """`outcome` is for programs; `reason` is an English sentence, marked for translation."""

    outcome: str
    reason: str


def check_file(data: bytes, *, trust: Trust) -> SealVerdict:
    """Judge the file by the seals and services that are trusted. Never raises on any input."""
    if len(data) > MAX_BYTES:
        return _verdict("too_large")
    if not data.startswith(b"%PDF-"):
        return _verdict("not_a_pdf")
    try:
        return _verdict(confined.ask(MODULE, trust.dump() + b"\n" + data)["code"])
    except confined.TooLong:
        return _verdict("too_long")
    except (confined.NoAnswer, KeyError, TypeError):
        return _verdict("unreadable")


def _verdict(code: str) -> SealVerdict:
    return SealVerdict(*VERDICTS[code])


def judged(data: bytes) -> dict[str, str]:
    """The verdict's code, inside the process; what is trusted stands in a line before the file."""
    from partnerships.adapters.seal_rules import judge

    try:
        line, _end, file = data.partition(b"\n")
        return {"code": judge(file, Trust.load(line))}
    except Exception:  # noqa: BLE001 (pyHanko raises undeclared kinds on one fuzzed file in twelve)
        return {"code": "unreadable"}


if __name__ == "__main__":
    confined.answer(judged, limit=MAX_BYTES + MAX_TRUST)
