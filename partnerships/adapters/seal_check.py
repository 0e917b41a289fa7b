"""The offline verdict on a PDF that somebody hands in: is it whole and under our seal?

Hostile files crash PDF libraries, so the work is done in a process of its own with limits, and whatever happens there
is an answer. A timestamping service would add rules; without one the seal must cover the entire file.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from partnerships.domain.text import gettext_noop as _

MAX_BYTES = 25 * 1024 * 1024
SECONDS = 10
MEMORY = 512 * 1024 * 1024
ROOT = Path(__file__).resolve().parents[2]

SEALED, CHANGED, NOT_OURS, CANNOT = "sealed_by_us", "changed", "not_ours", "cannot_be_checked"
VERDICTS = {
    "whole": (SEALED, _("The file carries this site's seal, and not one byte has changed since.")),
    "content": (CHANGED, _("The file carries this site's seal, but its content has changed since.")),
    "added": (CHANGED, _("The file carries this site's seal, but something was added after it.")),
    "structure": (CHANGED, _("The file carries this site's seal, but is no longer built as it was sealed.")),
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


def check_file(data: bytes, *, pinned: frozenset[str]) -> SealVerdict:
    """Judge the file; `pinned` are the SHA-256 hashes of our seals' certificates. Never raises on any input."""
    if len(data) > MAX_BYTES:
        return _verdict("too_large")
    if not data.startswith(b"%PDF-"):
        return _verdict("not_a_pdf")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "partnerships.adapters.seal_check", *sorted(pinned)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            cwd=ROOT,
            env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
        return _verdict(json.loads(done.stdout)["code"])
    except subprocess.TimeoutExpired:
        return _verdict("too_long")
    except (OSError, ValueError, KeyError, TypeError):  # the process died of the file: no JSON, or half of it
        return _verdict("unreadable")


def _verdict(code: str) -> SealVerdict:
    return SealVerdict(*VERDICTS[code])


def main() -> None:
    """The process: PDF on standard input, hashes of our certificates as arguments, one JSON object as answer."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from partnerships.adapters.seal_rules import judge

    try:
        code = judge(sys.stdin.buffer.read(MAX_BYTES + 1), frozenset(sys.argv[1:]))
    except Exception:  # noqa: BLE001 (pyHanko raises undeclared kinds on one fuzzed file in twelve)
        code = "unreadable"
    os.write(1, json.dumps({"code": code}).encode())


if __name__ == "__main__":
    main()
