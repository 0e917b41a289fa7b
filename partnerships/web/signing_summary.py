"""What is signed, in short: the sides, the version, how much it holds, what binds and from when, who signs, and who receives a copy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from partnerships.domain.clauses.structure import ANNEXES
from partnerships.domain.facts import BINDS_LABELS, party_facts
from partnerships.domain.signing import signs_as_declared
from partnerships.models import Representative
from partnerships.queries.signing import SigningTable


@dataclass(frozen=True)
class SummedSide:
    """A side as the text names it, and by what authority it signs."""

    position: int
    name: str
    legal_name: str
    number: str
    resolution: str
    is_declared: bool


@dataclass(frozen=True)
class Summary:
    """The most important of a frozen version. Words of the agreement stay in its language."""

    sides: tuple[SummedSide, ...]
    clauses: int
    open_points: Sequence[Mapping[str, Any]]
    binds: str
    start: date | None
    annexes: tuple[str, ...]
    receivers: Sequence[str]
    signatories: tuple[Representative, ...]


def summary_of(table: SigningTable) -> Summary:
    """The summary of the table's version."""
    text = table.agreement
    chapters = text["chapters"]
    sides = zip(table.seats, text["parties"], strict=True)
    return Summary(
        sides=tuple(_side(seat.party.position, seat.party.name, party["facts"]) for seat, party in sides),
        clauses=sum(len(chapter["clauses"]) for chapter in chapters if chapter["key"] != ANNEXES.key),
        open_points=text["open_points"],
        binds=gettext(BINDS_LABELS[text["binds"]]) if text["binds"] in BINDS_LABELS else "",
        start=date.fromisoformat(text["start"]) if text["start"] else None,
        annexes=tuple(clause["heading"] for chapter in chapters if chapter["key"] == ANNEXES.key for clause in chapter["clauses"]),
        receivers=text["distribution"],
        signatories=table.ordered.in_line,
    )


def _side(position: int, name: str, raw: Mapping[str, Any]) -> SummedSide:
    facts = party_facts(raw)
    return SummedSide(
        position=position,
        name=name,
        legal_name=facts.legal_name,
        number=facts.number,
        resolution=facts.resolution,
        is_declared=signs_as_declared(facts),
    )
