"""Every sentence that a person reads is there in Hebrew: complete, sure of itself, and with the same placeholders."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.catalogue import Entry, entries
from tests.architecture.sources import ROOT

HEBREW = ROOT / "locale" / "he" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%%|\{[a-z_]*\}")
TAG = re.compile(r"</?[a-z]+[^>]*>")


@pytest.fixture(scope="module")
def catalogue() -> dict[tuple[str, str], Entry]:
    return {entry.key: entry for entry in entries(HEBREW.read_text(encoding="utf-8"))}


def test_nothing_is_untranslated(catalogue: dict[tuple[str, str], Entry]) -> None:
    assert [entry.message for entry in catalogue.values() if not all(entry.translations)] == []


def test_nothing_is_fuzzy(catalogue: dict[tuple[str, str], Entry]) -> None:
    assert [entry.message for entry in catalogue.values() if entry.is_fuzzy] == []


def test_placeholders_are_the_same(catalogue: dict[tuple[str, str], Entry]) -> None:
    assert [entry.message for entry in catalogue.values() if not _same(entry)] == []


def _same(entry: Entry) -> bool:
    """In a plural the forms for one and two may spell the number out; the last form, for many, has every placeholder."""
    if not entry.plural:
        return not entry.translations[0] or _placeholders(entry.translations[0]) == _placeholders(entry.message)
    wanted = _placeholders(entry.plural)
    nothing_new = all(set(_placeholders(translation)) <= set(wanted) for translation in entry.translations)
    return nothing_new and (not entry.translations[-1] or _placeholders(entry.translations[-1]) == wanted)


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def test_markup_is_the_same(catalogue: dict[tuple[str, str], Entry]) -> None:
    single = [entry for entry in catalogue.values() if not entry.plural and all(entry.translations)]
    assert [entry.message for entry in single if sorted(TAG.findall(entry.message)) != sorted(TAG.findall(entry.translations[0]))] == []


def test_every_marked_text_is_in_the_catalogue(catalogue: dict[tuple[str, str], Entry], tmp_path: Path) -> None:
    for part in ("partnerships", "templates"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / "locale").mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "django", "makemessages", "-l", "he", "--no-location"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    fresh = entries((tmp_path / "locale" / "he" / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8"))
    assert [entry.message for entry in fresh if entry.key not in catalogue] == []
