"""What the agreement is made of before it has a number: chapters, the draft of a clause, and the blocks of its plain text."""

import re
from dataclasses import dataclass, replace
from itertools import groupby

from partnerships.domain.clauses.tables import read_row, read_table
from partnerships.domain.text import gettext_noop as _


@dataclass(frozen=True)
class Block:
    """One paragraph (`lines` has one entry), one list (an entry for each item), or one table (`rows`, the first is the head).

    `numbers` are those of a numbered list as they were typed, one for each item. `caption` is the paragraph that leads to the table.
    """

    is_list: bool = False
    lines: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    caption: str = ""

    @property
    def is_paragraph(self) -> bool:
        """Whether the block is neither a list nor a table."""
        return not (self.is_list or self.rows)

    @property
    def items(self) -> tuple[tuple[str, str], ...]:
        """The items of a numbered list, each with its number; empty for all else."""
        return tuple(zip(self.numbers, self.lines, strict=True)) if self.numbers else ()

    @property
    def head(self) -> tuple[str, ...]:
        """The headings of a table's columns; empty where the block is no table."""
        return self.rows[0] if self.rows else ()

    @property
    def body(self) -> tuple[tuple[str, ...], ...]:
        """The rows of a table below its head."""
        return self.rows[1:]


@dataclass(frozen=True)
class ClauseDraft:
    """The words of one clause in the agreement's language."""

    heading: str
    text: str


@dataclass(frozen=True)
class Chapter:
    """One chapter; `keys` are its questions and standing clauses in the order in which they are printed."""

    key: str
    heading: str
    keys: tuple[str, ...]

    @property
    def question_keys(self) -> tuple[str, ...]:
        """The questions of this chapter, without the standing clauses."""
        return tuple(key for key in self.keys if not key.startswith("standing."))


CHAPTERS: tuple[Chapter, ...] = (
    Chapter("binding", _("What binds"), ("standing.binds",)),
    Chapter("sides", _("The sides and their authority"), ("standing.sides", "standing.no_partnership")),
    Chapter(
        "background",
        _("Background and kind of cooperation"),
        ("fit.forces", "fit.added_value", "model.position", "model.commitment", "standing.objective"),
    ),
    Chapter(
        "purpose",
        _("Purpose and values"),
        ("fit.purpose", "fit.values", "fit.success", "fit.quick_win", "fit.trust_steps"),
    ),
    Chapter("contributions", _("Contributions"), ("fit.offer",)),
    Chapter(
        "resources",
        _("Resources and fundraising"),
        ("resources.infrastructure_offer", "resources.fundraising", "resources.approach", "resources.funders"),
    ),
    Chapter(
        "money",
        _("Money"),
        (
            "resources.fee_kind",
            "resources.fee",
            "resources.fee_sum",
            "resources.fee_cap",
            "resources.spending",
            "resources.money_report",
            "standing.donations",
        ),
    ),
    Chapter("people", _("People and insurance"), ("resources.people", "standing.insurance")),
    Chapter(
        "decisions",
        _("Decisions"),
        (
            "mechanism.steering",
            "fit.table",
            "mechanism.leads",
            "mechanism.roles",
            "mechanism.mandate",
            "mechanism.decisions_start",
            "mechanism.start_ends",
            "mechanism.decisions_later",
            "mechanism.workplan",
            "standing.board",
        ),
    ),
    Chapter(
        "communication",
        _("Communication and reporting"),
        (
            "communication.meetings",
            "communication.habits",
            "communication.channel",
            "communication.urgent",
            "communication.share",
            "mechanism.reporting",
            "communication.aside",
        ),
    ),
    Chapter(
        "credit",
        _("Credit, name and logos"),
        (
            "credit.name",
            "credit.logos",
            "credit.channels",
            "credit.approval",
            "credit.approval_days",
            "credit.no_answer",
            "credit.spokesperson",
            "credit.protection",
        ),
    ),
    Chapter("making", _("What we make"), ("standing.brought", "model.idea", "model.licence", "model.independence")),
    Chapter(
        "confidentiality",
        _("Confidentiality and personal data"),
        ("standing.confidentiality", "communication.confidential", "standing.personal_data", "standing.minors"),
    ),
    Chapter("risks", _("Risks and answers"), ("risks.list",)),
    Chapter("review", _("Review and commitments"), ("conflict.review", "mechanism.accountability")),
    Chapter(
        "disputes",
        _("Disputes and third party"),
        ("conflict.first_step", "conflict.days", "conflict.third_party", "conflict.third_party_role", "conflict.cost"),
    ),
    Chapter("change", _("Change"), ("standing.change", "mechanism.redirect")),
    Chapter(
        "ending",
        _("Term and ending"),
        ("standing.start", "fit.horizon", "conflict.notice", "conflict.exit", "resources.leftover"),
    ),
    Chapter(
        "law",
        _("Law and notices"),
        (
            "standing.ground_rules",
            "standing.entire",
            "standing.notices",
            "standing.law",
            "standing.language",
            "standing.copies",
        ),
    ),
    Chapter("annexes", _("Annexes"), ()),
)

RISK_CLAUSE = "risks.list."
"""A risk that is answered by a clause of its own: its key goes on with a number."""
OWN_CLAUSE, ANNEX = "own.", "annex."
"""Clauses and annexes that a side brings to the table: their keys go on with a number. Their chapter stands with them."""
ANNEXES = CHAPTERS[-1]
OPEN_TO_OWN_CLAUSES = tuple(chapter for chapter in CHAPTERS if chapter.key not in {"binding", ANNEXES.key})
"""The chapters to which a side can add a clause. What binds is a fact that the sides state alike: a clause beside it could only blur it."""


def is_added(key: str) -> bool:
    """Whether the clause is one that a side brought to the table: an own clause or an annex."""
    return key.startswith((OWN_CLAUSE, ANNEX))


def chapter_named(key: str) -> Chapter:
    """The chapter of that key; KeyError when there is none."""
    for chapter in CHAPTERS:
        if chapter.key == key:
            return chapter
    raise KeyError(key)


def chapter_of(key: str) -> Chapter:
    """The chapter that holds the clause of that question or standing clause; KeyError when there is none, as for an own clause."""
    looked_for = "risks.list" if key.startswith(RISK_CLAUSE) else key
    for chapter in CHAPTERS:
        if looked_for in chapter.keys:
            return chapter
    raise KeyError(key)


NUMBERED = re.compile(r"(\d{1,3}[.)]) +(?=\S)")


def blocks(text: str) -> tuple[Block, ...]:
    """Read the plain text of a clause: a blank line ends a paragraph, lines beginning with "- " are items, with "1. " or "1) " numbered
    items that keep their number, `| a | b |` rows.
    """
    found: list[Block] = []
    for form, run in groupby((line.strip() for line in text.splitlines()), key=_form):
        for block in _blocks_of(form, list(run)):
            if block.rows and found and found[-1].is_paragraph:
                found[-1] = replace(block, caption=found[-1].lines[0])
            else:
                found.append(block)
    return tuple(found)


def _form(line: str) -> str:
    if line.startswith("- "):
        return "item"
    if NUMBERED.match(line):
        return "numbered"
    if read_row(line):
        return "row"
    return "words" if line else ""


def _blocks_of(form: str, lines: list[str]) -> tuple[Block, ...]:
    if not form:
        return ()
    if form == "item":
        return (Block(is_list=True, lines=tuple(line.removeprefix("- ").strip() for line in lines)),)
    if form == "numbered":
        return (_numbered(lines),)
    rows = read_table(lines) if form == "row" else ()
    # somebody's words that only look like a table stay words, each line for itself
    return (Block(rows=rows),) if rows else tuple(Block(lines=(line,)) for line in ([" ".join(lines)] if form == "words" else lines))


def _numbered(lines: list[str]) -> Block:
    numbers = tuple(line.split(maxsplit=1)[0] for line in lines)
    return Block(is_list=True, lines=tuple(line.split(maxsplit=1)[1] for line in lines), numbers=numbers)
