"""The page that explains an archive: which file is what, and how to check it, in the agreement's language and in English."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext, override

from partnerships.adapters.evidence_view import clock, day
from partnerships.domain.direction import language_direction

SECOND = "en"


@dataclass(frozen=True)
class Member:
    """A file of the archive; `words` says what it is, as a message id with `values`."""

    name: str
    words: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Explained:
    """An archive as its page tells of it. `entry` counts the entries of the log so far, `at` is the moment of the last of them."""

    title: str
    language: str
    entry: int
    at: datetime
    zone: str
    check_page: str
    is_sealed: bool
    has_chain: bool
    members: tuple[Member, ...]


def readme(explained: Explained) -> bytes:
    """The page as HTML that needs nothing else: no script, no style sheet, no address of this site but the one for checking."""
    languages = dict.fromkeys((explained.language, SECOND))
    context = {"title": explained.title, "parts": [_part(explained, language) for language in languages]}
    with override(explained.language):
        page = render_to_string("exports/readme.html", context | {"language": explained.language, "direction": _direction(explained)})
    return page.encode()


def _direction(explained: Explained) -> str:
    return language_direction(explained.language)


def _part(explained: Explained, language: str) -> dict[str, Any]:
    with override(language):
        when = f"{day(explained.at, zone=explained.zone)}, {clock(explained.at, explained.zone)}"
        lines = list(_lines(explained.members))
    direction = language_direction(language)
    return {"language": language, "direction": direction, "explained": explained, "when": when, "lines": lines}


def _lines(members: Iterable[Member]) -> Iterable[tuple[str, str]]:
    return ((member.name, gettext(member.words) % member.values) for member in members)
