"""The designed form of a mail: its styles written into the elements too, for the mail programs that drop a style sheet."""

import re

INK, PAPER, PETROL, SAFFRON = "#16232a", "#ffffff", "#0f7095", "#c97a10"
SANS = "'IBM Plex Sans Hebrew','Segoe UI',system-ui,Arial,sans-serif"
SERIF = "'Frank Ruhl Libre',David,Georgia,serif"
QUIET = "font-size:14px;color:#445158"
BY_ELEMENT = {
    "body": f"margin:0;padding:24px 12px;background:#f5f4f0;color:{INK};font:400 17px/1.6 {SANS}",
    "h1": f"margin:0 0 16px;font:700 24px/1.3 {SERIF}",
    "p": "margin:0 0 16px",
    "ul": "margin:0 0 16px;padding:0;list-style:none",
    "li": "margin:0 0 12px",
    "blockquote": "margin:0 0 16px;padding:12px 16px;background:#f5f4f0",
}
BY_CLASS = {
    "sheet": (
        f"max-width:560px;margin:0 auto;padding:24px 28px;background:{PAPER};border:1px solid #dad8cf;"
        f"border-top:6px solid {PETROL};border-bottom:6px solid {SAFFRON}"
    ),
    "foot": f"max-width:560px;margin:16px auto 0;{QUIET}",
    "brand": f"margin:0 0 12px;font:700 16px/1.3 {SERIF};color:#445158",
    "small": f"margin:0 0 16px;{QUIET}",
    "code": "font:600 30px/1.3 ui-monospace,Consolas,monospace;letter-spacing:4px",
    "button": (
        f"display:inline-block;padding:12px 22px;border-radius:9px;background:{INK};color:#ffffff;font-weight:600;text-decoration:none"
    ),
    "preheader": "display:none;max-height:0;overflow:hidden;opacity:0;font-size:1px",
}
OPENING = re.compile(r"<(?P<element>body|h1|p|ul|li|blockquote|div|a|span)(?=[\s>])(?P<rest>[^>]*)>")
BODY = re.compile(r"<body[^>]*>")
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
CLASS = re.compile(r'\bclass="([\w-]+)"')


def with_styles(html: str) -> str:
    """The same mail with what a list of mails shows beside the subject, each element with the style of its class or kind."""
    return OPENING.sub(_styled, BODY.sub(lambda body: body[0] + _preheader(html), html, count=1))


def _preheader(html: str) -> str:
    """The first paragraph after the heading once more, unseen: otherwise the list would show the heading, which is the subject again."""
    paragraphs = PARAGRAPH.findall(html[html.find("</h1>") :])
    first = next((words for words in paragraphs if 'class="' not in words), "")
    return f'\n<div class="preheader" aria-hidden="true">{first}</div>' if first else ""


def _styled(match: re.Match[str]) -> str:
    element, rest = match["element"], match["rest"]
    found = CLASS.search(rest)
    style = BY_CLASS.get(found[1], "") if found else BY_ELEMENT.get(element, "")
    return f'<{element}{rest} style="{style}">' if style else match[0]
