"""What the agreement's templates show: the canonical agreement and its evidence, put into words and directions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from partnerships.adapters.evidence_view import EvidenceView, SignatureView, day, evidence_view, side_of, signature_view
from partnerships.domain.clauses.structure import ANNEX, Block, blocks
from partnerships.domain.direction import isolate_numbers, language_direction, text_direction
from partnerships.domain.evidence import Evidence
from partnerships.domain.facts import FORM_LABELS, Form
from partnerships.pictures.cloth import PRINT, Colours, cloth

LONG_TITLE = 34
CHAPTERS_WITH_CONTENTS = 8


@dataclass(frozen=True)
class Line:
    """A labelled line of a party; every value stands in isolation."""

    label: str
    values: tuple[str, ...]


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


@dataclass(frozen=True)
class OpenPointView:
    number: str
    heading: str
    until: str
    owner: str


@dataclass(frozen=True)
class PartyView:
    side: int
    name: str
    called: str
    lines: tuple[Line, ...]
    signatures: tuple[SignatureView, ...]


@dataclass(frozen=True)
class DocumentView:
    language: str
    direction: str
    kind: str
    title: str
    version: str
    notice: str
    signed_on: str
    check_code: str
    weave: SafeString
    parties: tuple[PartyView, ...]
    values: tuple[Directed, ...]
    chapters: tuple[ChapterView, ...]
    open_points: tuple[OpenPointView, ...]
    distribution: tuple[str, ...]
    evidence: EvidenceView | None

    @property
    def has_long_title(self) -> bool:
        return len(self.title) > LONG_TITLE

    @property
    def has_contents(self) -> bool:
        return len(self.chapters) >= CHAPTERS_WITH_CONTENTS


def document_view(
    agreement: Mapping[str, Any],
    evidence: Evidence | None,
    *,
    fingerprint: str,
    final: bool,
    image_addresses: Mapping[int, str] | None = None,
    colours: Colours | None = PRINT,
) -> DocumentView:
    """Everything the templates need; the caller has activated the agreement's language.

    `image_addresses` gives the drawn signature of each act by its place; without colours the style sheet paints the weave.
    """
    direction = language_direction(agreement["language"])
    weave = cloth(fingerprint, title=_("The weave of this agreement, drawn from its fingerprint"), colours=colours)
    return DocumentView(
        language=agreement["language"],
        direction=direction,
        kind=agreement["kind"],
        title=agreement["title"],
        version=_("Version %(number)s") % {"number": agreement["number"]},
        notice=_notice(agreement, final=final),
        signed_on=_("Signed on %(day)s") % {"day": day(evidence.sealed_at, zone=evidence.zone)} if evidence else "",
        check_code=evidence.check_code if evidence else "",
        weave=SafeString(weave),  # numbers, and an escaped title
        parties=tuple(_party(party, place, evidence, image_addresses or {}) for place, party in enumerate(agreement["parties"])),
        values=tuple(_directed(value, direction) for value in agreement["values"]),
        chapters=tuple(_chapter(chapter, number, direction) for number, chapter in enumerate(agreement["chapters"], 1)),
        open_points=tuple(_open_point(point) for point in agreement["open_points"]),
        distribution=tuple(agreement["distribution"]),
        evidence=evidence_view(agreement, evidence) if evidence else None,
    )


def _notice(agreement: Mapping[str, Any], *, final: bool) -> str:
    if agreement["specimen"]:
        return _("Specimen, made by command")
    return "" if final else _("Draft, not signed")


def _party(party: Mapping[str, Any], place: int, evidence: Evidence | None, images: Mapping[int, str]) -> PartyView:
    return PartyView(
        side=side_of(place),
        name=party["name"],
        called=_("called “%(term)s” in this agreement") % {"term": party["term"]},
        lines=_party_lines(party),
        signatures=_signatures(party, place, evidence, images),
    )


def _party_lines(party: Mapping[str, Any]) -> tuple[Line, ...]:
    facts = party["facts"] or {}
    form = _(FORM_LABELS[Form(facts["form"])]) if facts.get("form") else ""
    lines = (
        Line("", (form,)),
        Line(_("Number:"), (facts.get("number") or "",)),
        Line(_("Address:"), (facts.get("address") or "",)),
        Line(_("Signs:"), tuple(person["name"] for person in party["signatories"])),
    )
    return tuple(line for line in lines if any(line.values))


def _signatures(party: Mapping[str, Any], place: int, evidence: Evidence | None, images: Mapping[int, str]) -> tuple[SignatureView, ...]:
    if evidence is None:
        return tuple(SignatureView(name=person["name"], role=person.get("role", "")) for person in party["signatories"])
    acts = enumerate(evidence.signatures)
    return tuple(signature_view(act, images.get(number, "")) for number, act in acts if act.party == place)


def _chapter(chapter: Mapping[str, Any], number: int, direction: str) -> ChapterView:
    return ChapterView(
        number=number,
        anchor=f"chapter-{number}",
        heading=chapter["heading"],
        clauses=tuple(_clause(clause, f"clause-{number}-{place}", direction) for place, clause in enumerate(chapter["clauses"], 1)),
    )


def _clause(clause: Mapping[str, Any], anchor: str, direction: str) -> ClauseView:
    return ClauseView(
        number=clause["number"],
        anchor=anchor,
        heading=clause["heading"],
        blocks=tuple(_block(block, direction) for block in blocks(clause["text"])),
        open_note=_open_note(clause),
        is_annex=clause["key"].startswith(ANNEX),
    )


def _block(block: Block, direction: str) -> BlockView:
    def directed(texts: tuple[str, ...]) -> tuple[Directed, ...]:
        return tuple(_directed(text, direction) for text in texts)

    items = directed(block.lines)
    return BlockView(
        is_list=block.is_list,
        items=items,
        numbered=tuple(zip(block.numbers, items, strict=True)) if block.numbers else (),
        caption=_directed(block.caption, direction) if block.caption else None,
        head=directed(block.head),
        rows=tuple(directed(row) for row in block.body),
    )


def _open_note(clause: Mapping[str, Any]) -> str:
    if not clause["open_until"]:
        return ""
    values = {"day": day(date.fromisoformat(clause["open_until"])), "owner": clause["open_owner"]}
    return _("Open until %(day)s. Brings a proposal: %(owner)s") % values


def _open_point(point: Mapping[str, Any]) -> OpenPointView:
    return OpenPointView(
        number=point["number"],
        heading=point["heading"],
        until=day(date.fromisoformat(point["until"])),
        owner=point["owner"],
    )


def _directed(text: str, direction: str) -> Directed:
    """The document's direction, unless the whole piece is in the other one (own words in another language)."""
    if text_direction(text, default=direction) != direction and not _has_direction(text, direction):
        return Directed(text, "ltr" if direction == "rtl" else "rtl")
    return Directed(isolate_numbers(text) if direction == "rtl" else text, direction)


def _has_direction(text: str, direction: str) -> bool:
    return any(text_direction(character, default="") == direction for character in text)
