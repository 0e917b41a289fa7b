"""What each glyph of the Arabic print font says, so that the text of a document can be read back, copied and searched.

A joined letter has several glyphs, and a PDF is told their text by the place where each first stood. There a glyph may have been
part of a pair that shares its text; the font itself knows better: a glyph says what the letter says that it stands for.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

# The font itself lengthens some joints; the stroke that it puts there is no letter.
TATWEEL, NOTHING = "\u0640", "\u200b"
SINGLE, MULTIPLE, ALTERNATE, LIGATURE, EXTENSION = 1, 2, 3, 4, 7


@functools.cache
def texts_of_glyphs(font_file: Path) -> Mapping[int, str]:
    """Glyph number → text, for every glyph that the font draws for a letter or a row of letters."""
    from fontTools.ttLib import TTFont

    with TTFont(font_file, lazy=True) as font:
        texts = {name: chr(letter) for letter, name in sorted(font.getBestCmap().items(), reverse=True)}
        texts = {name: NOTHING if text == TATWEEL else text for name, text in texts.items()}
        substitutions = list(_substitutions(font["GSUB"].table))
        found = len(texts)
        while True:
            for parts, glyph in substitutions:
                if glyph not in texts and all(part in texts for part in parts):
                    texts[glyph] = "".join(texts[part] for part in parts)
            if len(texts) == found:
                return {font.getGlyphID(name): text for name, text in texts.items()}
            found = len(texts)


def _substitutions(table: Any) -> Iterator[tuple[Sequence[str], str]]:
    """Every rule of the font that draws one glyph for one or more others."""
    for lookup in table.LookupList.Lookup:
        for wrapped in lookup.SubTable:
            rules = wrapped.ExtSubTable if wrapped.LookupType == EXTENSION else wrapped
            if rules.LookupType == SINGLE:
                yield from (([glyph], other) for glyph, other in rules.mapping.items())
            elif rules.LookupType == MULTIPLE:
                yield from (([glyph], others[0]) for glyph, others in rules.mapping.items() if len(others) == 1)
            elif rules.LookupType == ALTERNATE:
                yield from (([glyph], other) for glyph, others in rules.alternates.items() for other in others)
            elif rules.LookupType == LIGATURE:
                yield from (([first, *one.Component], one.LigGlyph) for first, found in rules.ligatures.items() for one in found)
