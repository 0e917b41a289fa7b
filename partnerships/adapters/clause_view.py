"""Chapters and clauses as the templates show them: blocks of paragraphs, lists and tables, each with its direction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from partnerships.adapters.evidence_view import day
from partnerships.domain.clauses.structure import ANNEX, Block, blocks
from partnerships.domain.direction import isolate_numbers, text_direction

ROWS_TOGETHER, LETTERS_TOGETHER = 6, 400
"""A table of no more stays together on a page."""


@dataclass(frozen=True)
class Directed:
    """A piece of plain text and the direction in which it runs."""

    text: str
    direction: str


@dataclass(frozen=True)
class BlockView:
    """A paragraph or a list (`items`, with `numbered` beside their numbers), or a table (`caption`, `head`, `rows`)."""

    is_list: bool
    items: tuple[Directed, ...] = ()
    numbered: tuple[tuple[str, Directed], ...] = ()
    caption: Directed | None = None
    head: tuple[Directed, ...] = ()
    rows: tuple[tuple[Directed, ...], ...] = ()
    is_whole: bool = False
    """A table so short that it stays together on a page."""
    leads: bool = False
    """A paragraph that leads to the list or the table below it, and is not left alone at the end of a page."""


@dataclass(frozen=True)
class ClauseView:
    number: str
    anchor: str
    heading: str
    blocks: tuple[BlockView, ...]
    open_note: str
    is_annex: bool
    """Its number is in words, and stands above its heading."""


@dataclass(frozen=True)
class ChapterView:
    number: int
    anchor: str
    heading: str
    clauses: tuple[ClauseView, ...]


def chapter_view(chapter: Mapping[str, Any], number: int, direction: str) -> ChapterView:
    """A chapter with its clauses; `direction` is that of the document."""
    return ChapterView(
        number=number,
        anchor=f"chapter-{number}",
        heading=chapter["heading"],
        clauses=tuple(clause_view(clause, f"clause-{number}-{place}", direction) for place, clause in enumerate(chapter["clauses"], 1)),
    )


def clause_view(clause: Mapping[str, Any], anchor: str, direction: str) -> ClauseView:
    """A clause as it is printed, under this anchor."""
    return ClauseView(
        number=clause["number"],
        anchor=anchor,
        heading=clause["heading"],
        blocks=_blocks(blocks(clause["text"]), direction),
        open_note=_open_note(clause),
        is_annex=clause["key"].startswith(ANNEX),
    )


def _blocks(found: tuple[Block, ...], direction: str) -> tuple[BlockView, ...]:
    following = (*found[1:], Block())
    return tuple(
        _block(block, direction, leads=block.is_paragraph and bool(after.lines or after.rows) and not after.is_paragraph)
        for block, after in zip(found, following, strict=True)
    )


def _block(block: Block, direction: str, *, leads: bool) -> BlockView:
    def directed(texts: tuple[str, ...]) -> tuple[Directed, ...]:
        return tuple(directed_text(text, direction) for text in texts)

    items = directed(block.lines)
    return BlockView(
        is_list=block.is_list,
        items=items,
        numbered=tuple(zip(block.numbers, items, strict=True)) if block.numbers else (),
        caption=directed_text(block.caption, direction) if block.caption else None,
        head=directed(block.head),
        rows=tuple(directed(row) for row in block.body),
        is_whole=len(block.body) <= ROWS_TOGETHER and sum(len(cell) for row in block.body for cell in row) <= LETTERS_TOGETHER,
        leads=leads,
    )


def _open_note(clause: Mapping[str, Any]) -> str:
    if not clause["open_until"]:
        return ""
    values = {"day": day(date.fromisoformat(clause["open_until"])), "owner": clause["open_owner"]}
    return _("Open until %(day)s. Brings a proposal: %(owner)s") % values


def directed_text(text: str, direction: str) -> Directed:
    """The document's direction, unless the whole piece is in the other one (own words in another language)."""
    if text_direction(text, default=direction) != direction and not _has_direction(text, direction):
        return Directed(text, "ltr" if direction == "rtl" else "rtl")
    return Directed(isolate_numbers(text) if direction == "rtl" else text, direction)


def _has_direction(text: str, direction: str) -> bool:
    return any(text_direction(character, default="") == direction for character in text)
