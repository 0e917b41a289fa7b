"""Signing with a fresh code, typed or drawn; the sealed document; and the public page that checks it."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor


def sign(visitor: Visitor, name: str, *, role: str = "", word: str = "", draws: bool = False) -> None:
    """Read, get a code, confirm, and sign."""
    fill_in_signature(visitor, name, role=role, word=word)
    if draws:
        draw(visitor)
    get_code(visitor)
    visitor.press("Sign the agreement")
    visitor.reads("You have signed.")


def fill_in_signature(visitor: Visitor, name: str, *, role: str = "", word: str = "") -> None:
    """Everything but the code and the button."""
    visitor.go_within("sign")
    visitor.write("name", name)
    visitor.write("capacity", role)
    visitor.write("word", word)
    accepting = ("accepts_authority",) if visitor.page.locator('[name="accepts_authority"]').count() else ()
    for confirmation in ("has_read", "has_authority", *accepting, "consents"):
        visitor.tick(confirmation)


def get_code(visitor: Visitor) -> None:
    """Ask for a fresh code and write it down."""
    visitor.press("Send me a code")
    expect(visitor.page.locator(".banner", has_text="@")).to_be_visible()
    visitor.write("code", visitor.mailed_code())


def draw(visitor: Visitor) -> None:
    """A signature with the mouse: three strokes."""
    visitor.page.get_by_text(visitor.words("A drawing, with finger, pen or mouse")).click()
    canvas = visitor.page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    mouse = visitor.page.mouse
    for stroke in range(3):
        x, y = box["x"] + 40 + 60 * stroke, box["y"] + box["height"] / 2
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + 25, y - 25, steps=4)
        mouse.move(x + 45, y + 15, steps=4)
        mouse.up()
    expect(visitor.page.locator('[name="drawing"]')).to_have_value(re.compile("^data:image/png"))


def download_document(visitor: Visitor) -> bytes:
    """The sealed PDF, from the page of the signatures."""
    visitor.go_within("sign")
    with visitor.page.expect_download() as download:
        visitor.follow("Download the agreement (PDF)")
    return Path(download.value.path()).read_bytes()


def check_file(visitor: Visitor, content: bytes) -> None:
    """Hand a file to the public page."""
    visitor.go("check_document")
    visitor.page.locator('input[type="file"]').set_input_files({"name": "agreement.pdf", "mimeType": "application/pdf", "buffer": content})
    visitor.press("Check the file")


def check_code(visitor: Visitor, code: str) -> None:
    """Look for the code that is printed on the document."""
    visitor.go("check_document")
    visitor.write("code", code)
    visitor.press("Look for the code")
