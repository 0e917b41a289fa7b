#!/usr/bin/env python3
"""Draw the word "draft" as outlines for the pages of a draft (development only; the results are committed).

    python script/print_watermark.py static/img

Outlines, not text: nobody who copies, searches or listens to the page meets the word between two lines.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import weasyprint

FONTS = Path(__file__).resolve().parents[1] / "static" / "fonts"
WORDS = {"he": ("טיוטה", "rtl", "arig-sans-700"), "en": ("Draft", "ltr", "arig-sans-700"), "ar": ("مسوّدة", "rtl", "arig-naskh-700")}
SIDE, WIDTH, TURN, INK = 600, 520, -36, "#eef0f1"
PAGE = """<html dir="{direction}"><style>@page {{ size: 600px 300px; margin: 0 }} @font-face {{ font-family: W; src: url({font}) }}
body {{ margin: 60px 20px; font: 120px/1.4 W; text-align: center }}</style><body>{word}</body></html>"""
GLYPH = re.compile(r'<symbol overflow="visible" id="(glyph[\d-]+)">\s*<path style="[^"]*" d="([^"]*)"/>')
USE = re.compile(r'<use xlink:href="#(glyph[\d-]+)" x="([\d.-]+)" y="([\d.-]+)"/>')
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def outlines(word: str, direction: str, font: str) -> list[tuple[str, float]]:
    """The shape of every glyph of the word and how far along the line it stands, as the PDF would print it."""
    with tempfile.TemporaryDirectory() as folder:
        pdf, svg = Path(folder, "word.pdf"), Path(folder, "word.svg")
        html = PAGE.format(direction=direction, font=(FONTS / f"{font}.ttf").as_uri(), word=word)
        pdf.write_bytes(weasyprint.HTML(string=html).write_pdf())
        subprocess.run(["pdftocairo", "-svg", str(pdf), str(svg)], check=True)
        drawn = svg.read_text("utf-8")
    shapes = dict(GLYPH.findall(drawn))
    return [(shapes[glyph].strip(), float(x)) for glyph, x, _y in USE.findall(drawn) if shapes.get(glyph)]


def watermark(word: str, direction: str, font: str) -> str:
    """A square with the word turned around its middle."""
    shapes = outlines(word, direction, font)
    across = [x + offset for shape, offset in shapes for x in _numbers(shape)[::2]]
    upright = [y for shape, _offset in shapes for y in _numbers(shape)[1::2]]
    scale = WIDTH / (max(across) - min(across))
    paths = "".join(f'<path transform="translate({x:.2f} 0)" d="{shape}"/>' for shape, x in shapes)
    to_middle = f"translate({-(max(across) + min(across)) / 2:.2f} {-(max(upright) + min(upright)) / 2:.2f})"
    turned = f'<g fill="{INK}" transform="translate({SIDE // 2} {SIDE // 2}) rotate({TURN}) scale({scale:.3f}) {to_middle}">{paths}</g>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}">{turned}</svg>\n'


def _numbers(shape: str) -> list[float]:
    return [float(number) for number in NUMBER.findall(shape)]


def main() -> None:
    """Write one file for each language of the agreement."""
    folder = Path(sys.argv[1])
    for language, (word, direction, font) in WORDS.items():
        (folder / f"draft-{language}.svg").write_text(watermark(word, direction, font), "utf-8")


if __name__ == "__main__":
    main()
