"""The agreement as a frozen value: what is signed, its canonical JSON, and its fingerprint. Signatures are no part of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785

from partnerships.domain.errors import InvalidInput
from partnerships.domain.facts import PartyFacts, party_facts, party_facts_json
from partnerships.domain.text import gettext_noop as _

FORMAT = "arig-agreement/1"
NOT_AN_AGREEMENT = _("This is not an agreement in the format that Arig writes.")


@dataclass(frozen=True)
class Signatory:
    """Somebody who signs for a side, with the role in which they do so; empty when none was stated."""

    name: str
    role: str = ""


@dataclass(frozen=True)
class AgreementParty:
    """One side in the agreement; `term` is what the clauses call it."""

    role: str
    pole: str
    term: str
    name: str
    facts: PartyFacts
    signatories: tuple[Signatory, ...]


@dataclass(frozen=True)
class AgreementClause:
    """One clause with the number under which it is cited. `open_until` is a date in ISO form, `open_owner` a term."""

    number: str
    key: str
    heading: str
    text: str
    open_until: str | None = None
    open_owner: str | None = None


@dataclass(frozen=True)
class AgreementChapter:
    """One chapter with its clauses; a chapter without any is not in the agreement."""

    key: str
    heading: str
    clauses: tuple[AgreementClause, ...]


@dataclass(frozen=True)
class OpenPoint:
    """A clause that is left open, as the list of open points names it."""

    number: str
    heading: str
    owner: str
    until: str


@dataclass(frozen=True)
class Agreement:
    """Everything that is signed, in one language. `kind` is what it is called, `title` names the partnership;
    `number` counts the frozen versions of its text.
    """

    language: str
    kind: str
    title: str
    partnership_id: str
    number: int
    specimen: bool
    questionnaire_version: str
    parties: tuple[AgreementParty, ...]
    chapters: tuple[AgreementChapter, ...]
    open_points: tuple[OpenPoint, ...]
    values: tuple[str, ...]
    distribution: tuple[str, ...]
    binds: str | None = None
    start: str | None = None
    format: str = FORMAT

    @property
    def clauses(self) -> tuple[AgreementClause, ...]:
        """All clauses in the order in which they are printed."""
        return tuple(clause for chapter in self.chapters for clause in chapter.clauses)


def to_json(agreement: Agreement) -> dict[str, Any]:
    """The JSON object of the agreement; every key is always there."""
    return {
        "format": agreement.format,
        "language": agreement.language,
        "kind": agreement.kind,
        "title": agreement.title,
        "partnership_id": agreement.partnership_id,
        "number": agreement.number,
        "specimen": agreement.specimen,
        "questionnaire_version": agreement.questionnaire_version,
        "binds": agreement.binds,
        "start": agreement.start,
        "parties": [
            {
                "role": party.role,
                "pole": party.pole,
                "term": party.term,
                "name": party.name,
                "facts": party_facts_json(party.facts),
                "signatories": [dict(vars(person)) for person in party.signatories],
            }
            for party in agreement.parties
        ],
        "chapters": [
            {"key": chapter.key, "heading": chapter.heading, "clauses": [dict(vars(clause)) for clause in chapter.clauses]}
            for chapter in agreement.chapters
        ],
        "open_points": [dict(vars(point)) for point in agreement.open_points],
        "values": list(agreement.values),
        "distribution": list(agreement.distribution),
    }


def from_json(data: Mapping[str, Any]) -> Agreement:
    """The agreement of such a JSON object; InvalidInput when it is anything else, be it by one unknown key."""
    try:
        agreement = _read(data)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InvalidInput(NOT_AN_AGREEMENT) from None
    if agreement.format != FORMAT or to_json(agreement) != data:
        raise InvalidInput(NOT_AN_AGREEMENT)
    return agreement


def canonical_bytes(agreement: Agreement) -> bytes:
    """The agreement as canonical JSON (RFC 8785): the same value always gives the same bytes."""
    return rfc8785.dumps(to_json(agreement))


def fingerprint(agreement: Agreement) -> str:
    """SHA-256 of the canonical JSON, in 64 hexadecimal digits. It is what a signature repeats."""
    return hashlib.sha256(canonical_bytes(agreement)).hexdigest()


def _read(data: Mapping[str, Any]) -> Agreement:
    plain = ("language", "kind", "title", "partnership_id", "number", "specimen", "questionnaire_version", "binds", "start", "format")
    return Agreement(
        **{key: data[key] for key in plain},
        parties=tuple(
            AgreementParty(
                **{
                    **party,
                    "facts": party_facts(party["facts"]),
                    "signatories": tuple(Signatory(**person) for person in party["signatories"]),
                }
            )
            for party in data["parties"]
        ),
        chapters=tuple(
            AgreementChapter(chapter["key"], chapter["heading"], tuple(AgreementClause(**clause) for clause in chapter["clauses"]))
            for chapter in data["chapters"]
        ),
        open_points=tuple(OpenPoint(**point) for point in data["open_points"]),
        values=tuple(data["values"]),
        distribution=tuple(data["distribution"]),
    )
