"""Every sentence that a person reads is there in Hebrew and in Arabic: complete, sure of itself, and with the same placeholders."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.catalogue import Entry, entries
from tests.architecture.sources import ROOT

LANGUAGES = ("he", "ar")
FOREIGN_LETTERS = {"he": "\u0600-\u06ff", "ar": "\u0590-\u05ff"}
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%%|\{[a-z_]*\}")
TAG = re.compile(r"</?[a-z]+[^>]*>")
# What stays in Latin letters: signs of formats and standards, words of scenario files, names of fonts and of the article's place.
LATIN = frozenset(
    re.findall(
        "[A-Za-z]+",
        "QR UTC IP PNG JPEG SVG DOCX XLSX ZIP PDF JSON Schema schemas agreement json Python openssl NUL WCAG AA UA axe AR XQ SHA true principle preference flexible name example org title language path "
        "parties core full first signs party value text open joint bridge default omit Stanford Social Innovation Review IBM Plex Sans "
        "Hebrew Arabic Frank Ruhl Libre Gveret Levin Noto Naskh Amiri SIL Open Font License Apache",
    )
)


def path_of(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def catalogue(language: str) -> dict[tuple[str, str], Entry]:
    return {entry.key: entry for entry in entries(path_of(language).read_text(encoding="utf-8"))}


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


def test_no_message_is_in_the_letters_of_the_other_language(catalogue: dict[tuple[str, str], Entry], language: str) -> None:
    foreign = re.compile(f"[{FOREIGN_LETTERS[language]}]")
    assert [entry.message for entry in catalogue.values() if foreign.search("".join(entry.translations))] == []


def test_no_english_word_is_left_in_a_translation(catalogue: dict[tuple[str, str], Entry]) -> None:
    """Latin letters stand in names, formats and addresses only: whoever adds one says so in LATIN."""
    left = {
        word
        for entry in catalogue.values()
        for translation in entry.translations
        for word in re.findall(r"[A-Za-z]{2,}", TAG.sub("", PLACEHOLDER.sub("", translation)))
    }
    assert left - LATIN == set()


def test_every_marked_text_is_in_the_catalogues(tmp_path: Path) -> None:
    for part in ("partnerships", "templates"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / "locale").mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "django", "makemessages", "-l", "he", "--no-location"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    fresh = entries((tmp_path / "locale" / "he" / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8"))
    known = [{entry.key for entry in entries(path_of(language).read_text(encoding="utf-8"))} for language in LANGUAGES]
    assert [entry.message for entry in fresh if not all(entry.key in keys for keys in known)] == []
