"""What somebody asks of a list of partnerships: what to search for, which ones, and in what order. It lives in the address."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeVar

from partnerships.domain.lifecycle import Stage
from partnerships.domain.turn import Turn

T = TypeVar("T", bound=StrEnum)

LONGEST_SEARCH = 100
MOST_WORDS = 8
IDENTITY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
BETWEEN_WORDS = re.compile(r"[\s\"'\u05f3\u05f4\u2018-\u201f\u200e\u200f\u2066-\u2069]+")


class Role(StrEnum):
    """As what somebody is in a partnership."""

    SIDE = "side"
    CONSULTANT = "consultant"
    OBSERVER = "observer"
    THIRD_PARTY = "third_party"


class Sort(StrEnum):
    """In what order."""

    MOVED = "moved"
    """What moved last comes first."""
    QUIET = "quiet"
    """What has not moved for the longest time comes first."""
    TITLE = "title"
    NEXT = "next"
    """By the next date; without one at the end."""
    STAGE = "stage"


@dataclass(frozen=True)
class Listing:
    """What is asked of a list; without anything all partnerships, what moved last first."""

    q: str = ""
    stage: Stage | None = None
    turn: Turn | None = None
    role: Role | None = None
    organisation: str = ""
    """The id of an organisation that is one of the sides."""
    sort: Sort = Sort.MOVED

    @property
    def words(self) -> tuple[str, ...]:
        """The words to search for: each has to occur. Quotation marks part words, for they are written in many ways."""
        return tuple(word for word in BETWEEN_WORDS.split(self.q) if word)[:MOST_WORDS]

    @property
    def narrows(self) -> bool:
        """Whether anything but the order is asked for."""
        return any(getattr(self, field.name) != field.default for field in fields(self) if field.name != "sort")

    @property
    def parameters(self) -> dict[str, str]:
        """The same for an address; what is left at its default is left out."""
        return {field.name: str(value) for field in fields(self) if (value := getattr(self, field.name)) != field.default}


def read_listing(raw: Mapping[str, str]) -> Listing:
    """From what an address says. What it says that means nothing is passed over."""
    return Listing(
        q=_searched(raw.get("q", "")),
        stage=_one_of(Stage, raw.get("stage")),
        turn=_one_of(Turn, raw.get("turn")),
        role=_one_of(Role, raw.get("role")),
        organisation=raw.get("organisation", "") if IDENTITY.fullmatch(raw.get("organisation", "")) else "",
        sort=_one_of(Sort, raw.get("sort")) or Sort.MOVED,
    )


def _searched(raw: str) -> str:
    """The words in one form (NFC), without what nobody can see and no database takes."""
    visible = "".join(sign if unicodedata.category(sign)[0] not in "CZ" else " " for sign in raw[: 4 * LONGEST_SEARCH])
    return " ".join(unicodedata.normalize("NFC", visible).split())[:LONGEST_SEARCH].strip()


def _one_of(kinds: type[T], raw: str | None) -> T | None:
    return kinds(raw) if raw in {kind.value for kind in kinds} else None
