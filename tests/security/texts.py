"""Awkward texts: the big list of naughty strings (tests/vendor), and what it lacks."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

BIG_LIST = Path(__file__).parents[1] / "vendor" / "blns-2.0.4.json"
MEGABYTE = "א" * 250_000 + "a" * 500_000  # a million bytes in UTF-8
OWN = {
    "NUL": "a\0b",
    "lone surrogate": "a\ud800b",
    "low surrogate": "\udfff",
    "control": "a\x07\x1b[31mb",
    "delete": "a\x7fb\x9fc",
    "right-to-left override": "15\u202e\u202d",
    "embedding": "\u202bשלום\u202c",
    "open isolate": "שלום \u2067 world",
    "close isolate": "\u2069שלום",
    "balanced isolate": "שלום \u2066world\u2069!",
    "marks of direction": "\u200fשלום\u200e \u061c",
    "mixed directions": "Dana לוי (דנה) 15% – ישראל 2050, v1.0!",
    "emoji": "🧑🏽‍🤝‍🧑🏻 🇮🇱 ✡️ 👨‍👩‍👧‍👦",
    "combining marks": "e\u0301" + "\u0335" * 60 + " שָׁלוֹם",
    "other planes": "𝔘𝔫𝔦 \U0010fffd \ufffe\uffff",
    "nothing visible": "\u200b\u2060\ufeff",
    "white space": "\u00a0\u2003\u3000\t\r\n\x0b\x0c\x85\u2028\u2029",
    "line breaks": "a\r\nb\rc\u2028d\x85e",
    "template": "{{ 7*7 }}{% load %}{# #}${7*7}#{7*7}<%= 7*7 %>",
    "format": "%s%n%(x)s%% {0.__class__} {} {x!r} %",
    "html": "</textarea></title><script>alert(1)</script><img src=x onerror=alert(1)>\"'`&lt;&#60;",
    "style": "</style><link rel=attachment href=file:///etc/passwd><svg onload=alert(1)>",
    "sql": "'; DROP TABLE partnerships_party; -- \" \\' ) OR 1=1",
    "header": "a\r\nBcc: evil@example.org\r\n\r\nb",
    "path": "../../../../etc/passwd\\..\\",
    "formula": "=HYPERLINK(\"http://evil.example\")\t@+-",
    "number": "١٢٣ ٪ 1e999 -0 NaN Infinity 0x10 1_000",
    "wide number": "9" * 5000,
    "json": '{"own": ["x"], "__proto__": {}, "value": null}',
    "separators": "a:b::c;d,e|f#g?h&i=j%00%0a",
    "long word": "ארוך" * 700,
    "megabyte": MEGABYTE,
}  # fmt: skip


def corpus(*, every: int) -> dict[str, str]:
    """All of our own, and every so many of the big list."""
    naughty = json.loads(BIG_LIST.read_text(encoding="utf-8"))
    return OWN | {f"naughty {number}": text for number, text in enumerate(naughty) if number % every == 0}


def batches(texts: dict[str, str], fields: tuple[str, ...], *, step: int) -> Iterator[dict[str, str]]:
    """Field → label of a text, so that every text stands in every field (a step of 1), or in some field (a step of all fields)."""
    labels = list(texts)
    for start in range(0, len(labels), step):
        yield {name: labels[(start + index) % len(labels)] for index, name in enumerate(fields)}


def posted(fields: dict[str, object]) -> str:
    """The fields as a hostile client sends them: half characters and all."""
    return urlencode(fields, doseq=True, encoding="utf-8", errors="surrogatepass")


def received(text: str) -> str:
    """The text as the server reads it: half characters cannot travel."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
