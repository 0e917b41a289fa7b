"""What the agreement's templates show: the canonical agreement and its evidence, put into words and directions."""

import textwrap
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from partnerships.adapters.clause_view import ChapterView, ClauseView, Directed, chapter_view, clause_view, directed_text
from partnerships.adapters.evidence_view import EvidenceView, day, evidence_view, side_of
from partnerships.adapters.fingerprint_view import groups
from partnerships.adapters.signature_view import SignatureView, signature_view, unsigned_view
from partnerships.domain.clauses.structure import ANNEXES
from partnerships.domain.direction import language_direction
from partnerships.domain.evidence import Evidence
from partnerships.domain.facts import FORM_LABELS, Form
from partnerships.pictures.cloth import PRINT, Colours, cloth

LONG_TITLE, VERY_LONG_TITLE = 34, 90
LONG = 8
"""Pages from which on a document has a table of contents."""
LETTERS_OF_A_PAGE, LETTERS_OF_A_CHAPTER, LETTERS_OF_A_CLAUSE, LETTERS_OF_A_LINE = 3_100, 290, 200, 45
"""For a guess: so many fill a page, and so many take the room of a heading or of what is left of a line."""
TITLE_IN_HEAD = 56
LETTERS_OF_A_COVER = 200
SIGNATURES_BESIDE = 4
LARGE_VALUES, LETTERS_OF_LARGE_VALUES = 7, 420
BETWEEN_NAME_AND_COPY = ": "


class Edition(StrEnum):
    """Which copy of the text it is: as it stands, frozen to be signed, sealed, or sealed without its annexes."""

    DRAFT = "draft"
    FOR_SIGNING = "for_signing"
    FINAL = "final"
    EXTRACT = "extract"


@dataclass(frozen=True)
class Line:
    """A labelled line of a party; every value stands in isolation."""

    label: str
    values: tuple[str, ...]


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
    logo: str
    """Its address, or empty."""
    logo_text: str

    @property
    def pairs(self) -> tuple[tuple[SignatureView, ...], ...]:
        """The signatures two by two."""
        return tuple(self.signatures[start : start + 2] for start in range(0, len(self.signatures), 2))


@dataclass(frozen=True)
class CopyView:
    """Somebody who receives a copy, and what of it; empty where the list does not say."""

    name: str
    receives: str


@dataclass(frozen=True)
class DocumentView:
    edition: Edition
    language: str
    direction: str
    kind: str
    title: str
    file_title: str
    """What a reader shows in the title bar: with the word "draft" as long as it is one."""
    version: str
    notices: tuple[str, ...]
    """What the copy is not: on the cover and in every head."""
    standing: str
    """That the frozen copy is there to be signed; calmer than a notice."""
    signed_on: str
    check_code: str
    fingerprint_lines: tuple[str, ...]
    weave: SafeString
    parties: tuple[PartyView, ...]
    values: tuple[Directed, ...]
    chapters: tuple[ChapterView, ...]
    annexes: tuple[ClauseView, ...]
    open_points: tuple[OpenPointView, ...]
    copies: tuple[CopyView, ...]
    evidence: EvidenceView | None
    is_long: bool
    """By a guess at its pages, for a contents list; the PDF is counted."""

    @property
    def is_draft(self) -> bool:
        return self.edition is Edition.DRAFT

    @property
    def is_sealed(self) -> bool:
        return self.edition in (Edition.FINAL, Edition.EXTRACT)

    @property
    def is_extract(self) -> bool:
        return self.edition is Edition.EXTRACT

    @property
    def logos(self) -> tuple[PartyView, ...]:
        """The parties that show a logo."""
        return tuple(party for party in self.parties if party.logo)

    @property
    def has_many_signatures(self) -> bool:
        """Whether they do not fit on a page beside each other."""
        return any(len(party.signatures) > SIGNATURES_BESIDE for party in self.parties)

    @property
    def has_many_values(self) -> bool:
        """Whether they need smaller letters on a page of their own."""
        return len(self.values) > LARGE_VALUES or sum(len(value.text) for value in self.values) > LETTERS_OF_LARGE_VALUES

    @property
    def short_title(self) -> str:
        """As much of the title as fits into the head of a page."""
        return textwrap.shorten(self.title, TITLE_IN_HEAD, placeholder="…")

    @property
    def has_full_cover(self) -> bool:
        """Whether the weave has to make room for long names, or for what an extract says."""
        return self.is_extract or len(self.title) + sum(len(party.name) for party in self.parties) > LETTERS_OF_A_COVER

    @property
    def title_size(self) -> str:
        """The class that a long title takes on the cover."""
        return "doc-very-long" if len(self.title) > VERY_LONG_TITLE else "doc-long" if len(self.title) > LONG_TITLE else ""


def document_view(
    agreement: Mapping[str, Any],
    evidence: Evidence | None,
    edition: Edition,
    *,
    fingerprint: str,
    images: Collection[str] = (),
    colours: Colours | None = PRINT,
) -> DocumentView:
    """Everything the templates need; the caller has activated the agreement's language.

    `images` names the pictures that may be shown: `signature-N.png` and `stamp-N.png` of the act at that place, `logo-N.png` of the
    party. Without colours the style sheet paints the weave.
    """
    direction = language_direction(agreement["language"])
    weave = cloth(fingerprint, title=_("The weave of this agreement, drawn from its fingerprint"), colours=colours)
    annexes = [chapter for chapter in agreement["chapters"] if chapter["key"] == ANNEXES.key]
    chapters = [chapter for chapter in agreement["chapters"] if chapter["key"] != ANNEXES.key]
    return DocumentView(
        edition=edition,
        language=agreement["language"],
        direction=direction,
        kind=agreement["kind"],
        title=agreement["title"],
        file_title=_file_title(agreement["title"], edition),
        version=_("Version %(number)s") % {"number": agreement["number"]},
        notices=_notices(agreement, edition),
        standing=_("For signing: version %(number)s") % {"number": agreement["number"]} if edition is Edition.FOR_SIGNING else "",
        signed_on=_("Signed on %(day)s") % {"day": day(evidence.sealed_at, zone=evidence.zone)} if evidence else "",
        check_code=evidence.check_code if evidence else "",
        fingerprint_lines=groups(fingerprint),
        weave=SafeString(weave),  # numbers, and an escaped title
        parties=tuple(_party(party, place, evidence, images) for place, party in enumerate(agreement["parties"])),
        values=tuple(directed_text(value, direction) for value in agreement["values"]),
        chapters=tuple(chapter_view(chapter, number, direction) for number, chapter in enumerate(chapters, 1)),
        annexes=_annexes(annexes, direction),
        open_points=tuple(_open_point(point) for point in agreement["open_points"]),
        copies=tuple(_copy(line) for line in agreement["distribution"]),
        evidence=evidence_view(agreement, evidence) if evidence else None,
        is_long=_is_long(agreement, evidence),
    )


def _file_title(title: str, edition: Edition) -> str:
    if edition is Edition.DRAFT:
        return _("Draft: %(title)s") % {"title": title}
    return _("%(title)s, without annexes") % {"title": title} if edition is Edition.EXTRACT else title


def _notices(agreement: Mapping[str, Any], edition: Edition) -> tuple[str, ...]:
    named = {Edition.DRAFT: _("Draft, not signed"), Edition.EXTRACT: _("Extract without the annexes")}
    specimen = _("Specimen, made by command") if agreement["specimen"] else ""
    return tuple(filter(None, (specimen, named.get(edition, ""))))


def _is_long(agreement: Mapping[str, Any], evidence: Evidence | None) -> bool:
    """Whether it fills about eight pages: cover, sides and signatures, the words, the values for the wall, and the evidence."""
    letters = sum(LETTERS_OF_A_CHAPTER + _letters(chapter["clauses"]) for chapter in agreement["chapters"])
    acts = 0.8 + 0.35 * len(evidence.signatures) if evidence else 0
    words = letters / LETTERS_OF_A_PAGE * (1.25 if agreement["language"] == "ar" else 1)
    return 2 + words + (1.2 if agreement["values"] else 0) + (0.3 if agreement["distribution"] else 0) + acts >= LONG


def _letters(clauses: list[Mapping[str, Any]]) -> int:
    return sum(LETTERS_OF_A_CLAUSE + len(clause["text"]) + LETTERS_OF_A_LINE * clause["text"].count("\n") for clause in clauses)


def _party(party: Mapping[str, Any], place: int, evidence: Evidence | None, images: Collection[str]) -> PartyView:
    return PartyView(
        side=side_of(place),
        name=party["name"],
        called=_("called “%(term)s” in this agreement") % {"term": party["term"]},
        lines=_party_lines(party),
        signatures=_signatures(party, place, evidence, images),
        logo=_address(f"logo-{place}.png", images),
        logo_text=_("Logo of %(name)s") % {"name": party["name"]},
    )


def _address(name: str, images: Collection[str]) -> str:
    return f"stored:{name}" if name in images else ""


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


def _signatures(party: Mapping[str, Any], place: int, evidence: Evidence | None, images: Collection[str]) -> tuple[SignatureView, ...]:
    if evidence is None:
        return tuple(unsigned_view(person["name"], person.get("role", "")) for person in party["signatories"])
    acts = [(number, act) for number, act in enumerate(evidence.signatures) if act.party == place]
    return tuple(
        signature_view(
            act,
            party["name"],
            image=_address(f"signature-{number}.png", images),
            stamp=_address(f"stamp-{number}.png", images),
        )
        for number, act in acts
    )


def _copy(line: str) -> CopyView:
    """What is received stands after the last colon; a line without one, or one that somebody wrote, is a name."""
    name, _colon, receives = line.rpartition(BETWEEN_NAME_AND_COPY)
    return CopyView(name, receives) if name else CopyView(line, "")


def _annexes(chapters: list[Mapping[str, Any]], direction: str) -> tuple[ClauseView, ...]:
    clauses = [clause for chapter in chapters for clause in chapter["clauses"]]
    return tuple(clause_view(clause, f"annex-{place}", direction) for place, clause in enumerate(clauses, 1))


def _open_point(point: Mapping[str, Any]) -> OpenPointView:
    return OpenPointView(
        number=point["number"],
        heading=point["heading"],
        until=day(date.fromisoformat(point["until"])),
        owner=point["owner"],
    )
