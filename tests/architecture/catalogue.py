"""Reads gettext catalogues; only as much of the format as xgettext and msgmerge write."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Entry:
    """One message with its translations, one for each form of the plural."""

    context: str = ""
    message: str = ""
    plural: str = ""
    translations: list[str] = field(default_factory=list)
    is_fuzzy: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What identifies the message."""
        return self.context, self.message


def entries(text: str) -> list[Entry]:
    """All messages of a catalogue, its head and its obsolete messages left out."""
    return [entry for block in text.split("\n\n") if (entry := _entry(block)) is not None and entry.message]


def _entry(block: str) -> Entry | None:
    entry = Entry()
    for keyword, value in _strings(block):
        if keyword == "msgctxt":
            entry.context = value
        elif keyword == "msgid":
            entry.message = value
        elif keyword == "msgid_plural":
            entry.plural = value
        else:
            entry.translations.append(value)
    entry.is_fuzzy = any(line.startswith("#,") and "fuzzy" in line for line in block.split("\n"))
    return entry if entry.translations else None


def _strings(block: str) -> Iterator[tuple[str, str]]:
    """Keyword and text, the texts of continued lines joined."""
    keyword, parts = "", list[str]()
    for line in block.split("\n"):
        if line.startswith('"'):
            parts.append(ast.literal_eval(line))
        elif line and not line.startswith("#"):
            if keyword:
                yield keyword, "".join(parts)
            keyword, _, first = line.partition(" ")
            parts = [ast.literal_eval(first)]
    if keyword:
        yield keyword, "".join(parts)
