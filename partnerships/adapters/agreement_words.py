"""The agreement as plain blocks, from top to bottom: what the text document and the plain text are both made of.

The words are those of the canonical agreement; `record` is the evidence as it lies in the sealed file, where there is one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerships.adapters.evidence_view import clock, day
from partnerships.adapters.minutes import Heading, Items, Paragraph, Table
from partnerships.domain.clauses.structure import Block as ClauseBlock
from partnerships.domain.clauses.structure import blocks
from partnerships.domain.evidence import METHODS
from partnerships.domain.facts import FORM_LABELS, Form

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Signed:
    """The place of one signature: with an empty day it is waiting. `image` is the SHA-256 of a drawn one."""

    side: str
    name: str
    role: str
    day: str = ""
    method: str = ""
    image: str = ""


@dataclass(frozen=True)
class Signatures:
    """The places of all signatures, in their order."""

    places: tuple[Signed, ...]
    kind: str = "signatures"


Block = Heading | Paragraph | Items | Table | Signatures


def agreement_blocks(agreement: Mapping[str, Any], record: Record | None) -> tuple[Block, ...]:
    """The whole text below its title; the caller has activated the agreement's language."""
    return (
        *_parties(agreement),
        *_values(agreement),
        *(block for number, chapter in enumerate(agreement["chapters"], 1) for block in _chapter(chapter, number)),
        *_open_points(agreement),
        *_distribution(agreement),
        Heading(_("Signatures")),
        Signatures(tuple(_places(agreement, record))),
    )


def proof_blocks(*, fingerprint: str, check_code: str, record: Record | None) -> tuple[Block, ...]:
    """How to tell which text this is, and where its original can be checked."""
    lines = [Paragraph(fingerprint, label=f"{_('Fingerprint of the text')} (SHA-256):", language="en")]
    if check_code:
        lines.append(Paragraph(check_code, label=f"{_('Check code')}:", language="en"))
    if record is None:
        return (
            Heading(_("Which text this is")),
            Paragraph(_("A copy to work with. What is signed is the text of that fingerprint.")),
            *lines,
        )
    return (
        Heading(_("Which text this is")),
        Paragraph(_("A copy to work with. The original is the sealed PDF; whoever changes this copy does not change the agreement.")),
        *lines,
        Paragraph(record["check_address"], label=f"{_('Where to check it')}:", language="en"),
    )


def notice_of(agreement: Mapping[str, Any], *, state: str) -> str:
    """What must be read before the text: `draft`, `frozen` or `sealed` is how far it is."""
    if agreement["specimen"]:
        return _("Specimen, made by command")
    return {"draft": _("Draft"), "frozen": _("Frozen, not signed by all"), "sealed": ""}[state]


def _parties(agreement: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading(_("The parties"))
    for party in agreement["parties"]:
        facts = party["facts"] or {}
        yield Heading(party["name"], level=2)
        yield Paragraph(_("called “%(term)s” in this agreement") % {"term": party["term"]}, look="muted")
        lines = (
            ("", _(FORM_LABELS[Form(facts["form"])]) if facts.get("form") else ""),
            (_("Number:"), facts.get("number", "")),
            (_("Address:"), facts.get("address", "")),
            (_("Signs:"), ", ".join(person["name"] for person in party["signatories"])),
        )
        yield from (Paragraph(words, label=label) for label, words in lines if words)


def _values(agreement: Mapping[str, Any]) -> Iterator[Block]:
    if agreement["values"]:
        yield Heading(_("Our values"))
        yield Items(tuple(agreement["values"]), numbers=tuple(f"{number}." for number in range(1, len(agreement["values"]) + 1)))


def _chapter(chapter: Mapping[str, Any], number: int) -> Iterator[Block]:
    yield Heading(chapter["heading"], number=f"{number}.")
    for clause in chapter["clauses"]:
        yield Heading(clause["heading"], level=2, number=clause["number"])
        yield from (_clause_block(block) for block in blocks(clause["text"]))
        if clause["open_until"]:
            words = {"day": day(date.fromisoformat(clause["open_until"])), "owner": clause["open_owner"]}
            yield Paragraph(_("Open until %(day)s. Brings a proposal: %(owner)s") % words, look="strong")


def _clause_block(block: ClauseBlock) -> Block:
    if block.rows:
        return Table(block.head, block.body, caption=block.caption)
    if block.is_list:
        return Items(block.lines, numbers=block.numbers)
    return Paragraph(block.lines[0])


def _open_points(agreement: Mapping[str, Any]) -> Iterator[Block]:
    if agreement["open_points"]:
        yield Heading(_("Open points"))
        rows = ((one["number"], one["heading"], day(date.fromisoformat(one["until"])), one["owner"]) for one in agreement["open_points"])
        yield Table((_("Clause"), _("What is open"), _("Until"), _("Who brings a proposal")), tuple(rows))


def _distribution(agreement: Mapping[str, Any]) -> Iterator[Block]:
    if agreement["distribution"]:
        yield Heading(_("Who receives a copy"))
        yield Items(tuple(agreement["distribution"]))


def _places(agreement: Mapping[str, Any], record: Record | None) -> Iterable[Signed]:
    """Of each side first who has signed, and then who has not; from the record all of them have."""
    acts = record["signatures"] if record else []
    for place, party in enumerate(agreement["parties"]):
        given = [act for act in acts if act["party"] == place]
        yield from (_signed(party["name"], act) for act in given)
        if record is None:
            yield from (Signed(party["name"], person["name"], person.get("role", "")) for person in party["signatories"])


def _signed(side: str, act: Mapping[str, Any]) -> Signed:
    at = datetime.fromisoformat(act["at"])
    moment = pgettext("a moment", "%(day)s, %(clock)s") % {"day": day(at, zone=act["zone"]), "clock": clock(at, act["zone"])}
    method = _(METHODS.get(act["method"], act["method"]))
    return Signed(side, act["name"], act["role"], moment, method, act.get("image_sha256") or "")
