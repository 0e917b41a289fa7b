"""An export of a sealed partnership as the stand-alone checker reads it, and the checker run on it in this process."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partnerships.adapters import storage
from partnerships.adapters.embedded import embedded_files
from partnerships.models import Partnership
from partnerships.queries.chain import CHAIN_FILE, export_chain
from tests import signing_steps

SCRIPT = Path(__file__).resolve().parents[1] / "script" / "check_chain.py"


def exported(partnership: Partnership, folder: Path) -> str:
    """Write chain, document, text and evidence into the folder; returns the check code."""
    document = signing_steps.document_of(partnership)
    pdf = storage.read(document.file_hash)
    code = document.version.check_code
    (folder / "documents").mkdir()
    (folder / CHAIN_FILE).write_bytes(export_chain(partnership))
    (folder / "documents" / f"{code}.pdf").write_bytes(pdf)
    for name, data in embedded_files(pdf).items():
        (folder / "documents" / f"{code}.{name}").write_bytes(data)
    return code


def checker() -> Any:
    """The script as a module."""
    specification = importlib.util.spec_from_file_location("check_chain", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def said(place: Path, capsys: pytest.CaptureFixture[str], main: Callable[[list[str]], int] | None = None) -> tuple[int, list[str]]:
    """The exit code of the checker on this folder or ZIP, and the lines that it prints."""
    code = (main or checker().main)([str(place)])
    return code, capsys.readouterr().out.splitlines()
