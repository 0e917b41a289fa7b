"""The agreement as plain text, for mail and for comparing versions: numbered, one line a paragraph, each in its own direction."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import rfc8785
from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerships.adapters.agreement_words import Block, Record, Signatures, Signed, agreement_blocks, notice_of, proof_blocks
from partnerships.adapters.minutes import Heading, Items, Paragraph, Table
from partnerships.domain.direction import isolate_numbers, language_direction

FIRST_STRONG, POP = "\u2068", "\u2069"
"""Around what runs in its own direction: a name, a code, a cell. Unlike marks of the old kind they end where they began."""


def agreement_text(agreement: Mapping[str, Any], record: Record | None, *, state: str, check_code: str = "") -> str:
    """The text as it is read from top to bottom; `state` is draft, frozen or sealed. Lines end with a line feed and are not wrapped."""
    with override(agreement["language"]):
        fingerprint = hashlib.sha256(rfc8785.dumps(dict(agreement))).hexdigest()
        lines = [agreement["kind"], _isolated(agreement["title"]), _("Version %(number)s") % {"number": agreement["number"]}]
        if notice := notice_of(agreement, state=state):
            lines.append(f"[{notice}]")
        proof = proof_blocks(fingerprint=fingerprint, check_code=check_code, record=record)
        for block in (*agreement_blocks(agreement, record), *proof):
            lines += _lines(block) if isinstance(block, Paragraph) and block.label else ("", *_lines(block))
    is_rtl = language_direction(agreement["language"]) == "rtl"
    return "\n".join(isolate_numbers(line) if is_rtl else line for line in lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            words = f"{block.number} {block.text}" if block.number else block.text
            yield from (words, "=" * len(words)) if block.level == 1 else (words,)
        case Paragraph():
            words = _isolated(block.text) if block.label else block.text
            yield f"{block.label} {words}" if block.label else words
        case Items():
            yield from (f"{number or '-'} {words}" for number, words in block.numbered)
        case Table():
            yield from _table(block)
        case Signatures():
            yield from (line for place in block.places for line in _place(place))


def _table(table: Table) -> Iterator[str]:
    """As clauses are written: the cells between strokes."""
    if table.caption:
        yield from (table.caption, "")
    yield from (f"| {' | '.join(_isolated(cell) for cell in row)} |" for row in (table.head, *table.rows))


def _place(place: Signed) -> Iterator[str]:
    who = _isolated(f"{place.name}, {place.role}" if place.role else place.name)
    words = {"who": who, "side": _isolated(place.side), "when": place.day, "how": place.method}
    yield (
        _("%(who)s, for %(side)s: signed on %(when)s (%(how)s)") % words
        if place.day
        else _("%(who)s, for %(side)s: not signed yet") % words
    )


def _isolated(text: str) -> str:
    return f"{FIRST_STRONG}{text}{POP}"
