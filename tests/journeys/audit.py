"""What is judged on every page: axe's rules in both themes, room at every width, one first heading and a title."""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parent.parent / "vendor" / "axe-core-4.14.1.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (options) => (await axe.run(document, options)).violations.map(
    (violation) => [violation.id, ...violation.nodes.slice(0, 3).map((node) => node.target.join(' '))].join(' | '))"""
ALL_RULES: dict[str, Any] = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
COLOURS: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
WIDTHS = (320, 390, 1280)


def faults_of(page: Page, *, judged_at: Collection[int] = WIDTHS) -> list[str]:
    """Everything that is wrong with the page that is open, in words; all folds are opened first. Axe judges at some widths only."""
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    page.evaluate(_axe())
    found = _of_structure(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"wider than {width}: {_widest(page, width)}")
        if width not in judged_at:
            continue
        for theme, rules in (("light", ALL_RULES), ("dark", COLOURS)):
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # one of two names
            found += [f"{width} {theme}: {violation}" for violation in page.evaluate(RUN, rules)]
    return found


def _of_structure(page: Page) -> list[str]:
    found = []
    if (headings := page.locator("h1").count()) != 1:
        found.append(f"{headings} first headings")
    if not page.title().strip(" ·"):
        found.append("no title")
    return found


def _widest(page: Page, width: int) -> str:
    return str(page.evaluate(
        """(width) => [...document.body.querySelectorAll('*')].filter((each) => {
             const box = each.getBoundingClientRect(); return box.width && (box.right > width + 1 || box.left < -1); })
           .slice(-3).map((each) => each.outerHTML.slice(0, 90)).join(' … ')""", width,
    ))  # fmt: skip


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8") + "; undefined"
