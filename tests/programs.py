"""The programs that the tests drive: where they are, and (as `python -m tests.programs`) the Debian packages of those that are missing."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGES = {
    "chromium": "chromium",
    "pdftotext": "poppler-utils",
    "pdfsig": "poppler-utils",
    "qpdf": "qpdf",
    "openssl": "openssl",
    "softhsm2-util": "softhsm2",
}
PACKAGES_OF_LONG_BATTERIES = {"soffice": "libreoffice-writer-nogui"}


def chromium() -> str | None:
    """The browser of the tests: CHROMIUM, or one of the system."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


def postgresql() -> Path | None:
    """The folder with initdb and pg_ctl of the newest PostgreSQL here."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    if path := shutil.which("initdb"):
        folders.append(Path(path).parent)
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


def missing_packages(*, with_long_batteries: bool = False) -> Iterator[str]:
    """The Debian packages to install before the tests can run."""
    packages = PACKAGES | (PACKAGES_OF_LONG_BATTERIES if with_long_batteries else {})
    if chromium() is None:
        yield PACKAGES["chromium"]
    yield from sorted({package for program, package in packages.items() if program != "chromium" and not shutil.which(program)})
    if postgresql() is None:
        yield "postgresql"


if __name__ == "__main__":
    print(*missing_packages(with_long_batteries="--long" in sys.argv))  # noqa: T201 - this is what the script reads
