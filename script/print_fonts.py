#!/usr/bin/env python3
"""Merge the npm @fontsource subsets into one TTF per face for the PDF (development only; the results are committed).

    npm install --prefix DIR @fontsource/NAME@5.3.0 for each NAME in the third column of FACES
    python script/print_fonts.py DIR static/fonts

Subsets have one script each: without merging, Pango mixes fonts within a line. The OFL asks for names of our own.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

FACES = (
    ("Arig Serif", 400, "frank-ruhl-libre", ("hebrew", "latin", "latin-ext"), 400),
    ("Arig Serif", 700, "frank-ruhl-libre", ("hebrew", "latin", "latin-ext"), 700),
    ("Arig Sans", 400, "ibm-plex-sans-hebrew", ("hebrew", "latin", "latin-ext"), 400),
    ("Arig Sans", 700, "ibm-plex-sans-hebrew", ("hebrew", "latin", "latin-ext"), 600),
    ("Arig Mono", 400, "ibm-plex-mono", ("latin",), 400),
    ("Arig Hand", 400, "gveret-levin", ("hebrew", "latin"), 400),
    ("Arig Naskh", 400, "amiri", ("arabic", "latin"), 400),
    ("Arig Naskh", 700, "amiri", ("arabic", "latin"), 700),
    ("Arig Wide", 400, "noto-serif", ("cyrillic", "greek", "latin", "latin-ext"), 400),
    ("Arig Wide", 700, "noto-serif", ("cyrillic", "greek", "latin", "latin-ext"), 700),
    ("Arig Signs", 400, "noto-sans-math", ("latin",), 400),
)
# of the signs only arrows, operators, boxes, circles and ticks: the whole font is large
SIGNS = [*range(0x20, 0x7F), 0x2020, 0x2021, *range(0x2190, 0x2300), *range(0x25A0, 0x2800), *range(0x2A7D, 0x2A7F)]
FIXED_TIME = 3786912000  # seconds since 1904: the same input gives the same bytes
NAMES = {1: "{family}", 2: "{style}", 4: "{family} {style}", 6: "{packed}-{style}", 16: "{family}", 17: "{style}"}


def merged(paths: list[Path]) -> TTFont:
    """One font out of the subsets; woff2 is unpacked first because the merger reads plain TTF only."""
    with tempfile.TemporaryDirectory() as folder:
        plain = []
        for number, path in enumerate(paths):
            font = TTFont(path)
            font.flavor = None
            plain.append(f"{folder}/{number}.ttf")
            font.save(plain[-1])
        return Merger(options=Options(drop_tables=["DSIG", "meta", "STAT", "vhea", "vmtx"])).merge(plain)


def rename(font: TTFont, family: str, weight: int) -> None:
    """Give the font our family name in every record that programs look at."""
    words = {"family": family, "packed": family.replace(" ", ""), "style": "Bold" if weight == 700 else "Regular"}
    for record in list(font["name"].names):
        if record.nameID in NAMES:
            record.string = NAMES[record.nameID].format(**words)
    for name_id in (1, 2, 4, 6):
        font["name"].setName(NAMES[name_id].format(**words), name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def give_hyphens(font: TTFont) -> None:
    """U+2010 and U+2011 are missing in these families: show the hyphen that is there."""
    for table in font["cmap"].tables:
        if table.isUnicode() and 0x2D in table.cmap:
            table.cmap[0x2010] = table.cmap[0x2011] = table.cmap[0x2D]


def main(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for family, weight, package, subsets, original in FACES:
        folder = source / "node_modules" / "@fontsource" / package
        paths = [folder / "files" / f"{package}-{subset}-{original}-normal.woff2" for subset in subsets]
        font = merged(paths)
        if family == "Arig Signs":
            subsetter = Subsetter()
            subsetter.populate(unicodes=SIGNS)
            subsetter.subset(font)
        rename(font, family, weight)
        give_hyphens(font)
        font["head"].created = font["head"].modified = FIXED_TIME
        font.recalcTimestamp = False
        font.save(target / f"{family.lower().replace(' ', '-')}-{weight}.ttf")
        shutil.copy(folder / "LICENSE", target / f"OFL-{package}.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
