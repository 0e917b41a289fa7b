"""An export of a sealed partnership as the stand-alone checker reads it, and the checker run on it in this process."""

import importlib.util
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from partnerships.adapters import storage
from partnerships.adapters.embedded import embedded_files
from partnerships.domain.audit import Entry, next_entry
from partnerships.models import Partnership, SealedDocument
from partnerships.queries.chain import CHAIN_FILE, export_chain

SCRIPT = Path(__file__).resolve().parents[1] / "script" / "check_chain.py"
Files = dict[str, bytes]


def export_of(partnership: Partnership) -> Files:
    """The chain, and of every sealed document the file, its text and its evidence, by their paths."""
    files = {CHAIN_FILE: export_chain(partnership)}
    for document in SealedDocument.objects.filter(version__round__partnership=partnership).select_related("version"):
        place, pdf = f"documents/{document.version.check_code}", storage.read(document.file_hash)
        files |= {f"{place}.pdf": pdf} | {f"{place}.{name}": data for name, data in embedded_files(pdf).items()}
    return files


def laid_out(files: Mapping[str, bytes], folder: Path) -> Path:
    """The same files in a folder."""
    for name, data in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder


def entries_in(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """The entries of the exported chain."""
    entries: list[dict[str, Any]] = json.loads(files[CHAIN_FILE])["entries"]
    return entries


def with_entries(files: Mapping[str, bytes], entries: Sequence[Mapping[str, Any]]) -> Files:
    """The same export with another chain."""
    return {**files, CHAIN_FILE: json.dumps({"format": "arig-chain-1", "entries": entries}).encode()}


def written_anew(entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The same entries with new numbers, links and hashes: what somebody does who knows how a chain is made."""
    anew: list[Entry] = []
    for entry in entries:
        said = {key: entry[key] for key in ("at", "action", "actor", "payload")}
        anew.append(next_entry(anew[-1] if anew else None, **said))
    return [entry.as_dict() for entry in anew]


def checker() -> ModuleType:
    """The script as a module."""
    specification = importlib.util.spec_from_file_location("check_chain", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
