"""Every font that we hand out has its licence beside it, whole, and the merged ones bear names of our own, as the licence asks."""

import re
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "static" / "fonts"
FACE = re.compile(r'\("(Arig \w+)", (\d+), "([\w-]+)"')
PACKAGE = re.compile(r"([a-z-]+)-(?:hebrew|arabic|latin)-\d+-normal")
COPYRIGHT, FAMILY = 0, 1


def test_every_font_has_its_whole_licence() -> None:
    merged = {package for _family, _weight, package in _faces()}
    split = {found[1] for file in FONTS.glob("*.woff2") if (found := PACKAGE.fullmatch(file.stem))}
    assert {file.stem for file in FONTS.glob("OFL-*.txt")} == {f"OFL-{package}" for package in merged | split}
    for file in FONTS.glob("OFL-*.txt"):
        text = file.read_text("utf-8")
        assert text.startswith("Copyright ")
        assert [part for part in ("PREAMBLE", "PERMISSION & CONDITIONS", "TERMINATION", "DISCLAIMER") if part not in text] == []


def test_the_merged_fonts_bear_our_name_and_the_copyright_of_their_makers() -> None:
    files = {f"{family.lower().replace(' ', '-')}-{weight}.ttf": (family, package) for family, weight, package in _faces()}
    assert {file.name for file in FONTS.glob("*.ttf")} == set(files)
    for name, (family, package) in files.items():
        with TTFont(FONTS / name, lazy=True) as font:
            assert font["name"].getDebugName(FAMILY) == family
            assert (FONTS / f"OFL-{package}.txt").read_text("utf-8").startswith(font["name"].getDebugName(COPYRIGHT)[:20])


def _faces() -> list[tuple[str, str, str]]:
    return FACE.findall((ROOT / "script" / "print_fonts.py").read_text("utf-8"))
