"""Characters that none of our print fonts can draw are printed by their names: an empty box says nothing and is no PDF/A.

The agreement inside the file as data keeps them as they were written.
"""

import functools
import unicodedata
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
VARIATION_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))


def drawable(text: str) -> str:
    """The text with every character that has no glyph replaced by its Unicode name in brackets: [SLIGHTLY SMILING FACE]."""
    missing = {ord(character): _named(character) for character in set(text) if not _is_drawable(character)}
    return text.translate(missing) if missing else text


def _is_drawable(character: str) -> bool:
    if character in VARIATION_SELECTORS:
        return False
    return ord(character) in _covered() or unicodedata.category(character) in INVISIBLE


def _named(character: str) -> str:
    if character in VARIATION_SELECTORS:
        return ""
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}')}]"


@functools.cache
def _covered() -> frozenset[int]:
    """What the fonts draw that stand behind every other; bold is looked at too, for it may have less."""
    from fontTools.ttLib import TTFont

    def cmap(name: str) -> set[int]:
        with TTFont(FONTS / f"arig-{name}.ttf", lazy=True) as font:
            return set(font.getBestCmap())

    regular = cmap("serif-400") | cmap("naskh-400") | cmap("wide-400")
    bold = cmap("serif-700") | cmap("naskh-700") | cmap("wide-700")
    sans = cmap("sans-400") & cmap("sans-700")
    return frozenset((regular & bold & (sans | cmap("naskh-400") | cmap("wide-400"))) | cmap("signs-400"))
