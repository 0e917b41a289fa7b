"""Reads the places of a scenario file: each of the right type, or a mistake with its place."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from partnerships.domain.mistakes import Mistakes
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.questionnaire.structure import Path, Question
from partnerships.domain.text import gettext_noop as _


class Places(Mistakes):
    """Collects what is wrong while a scenario is read, so that all of it can be told at once. `path` says what is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.path = Path.CORE

    def unknown(self, place: str, raw: Mapping[str, Any], known: Collection[str]) -> None:
        """Note every key that has no meaning here."""
        for key in sorted(raw.keys() - set(known)):
            self.add(at(place, key), _("There is nothing of this name here."))

    def mapping(self, place: str, raw: object) -> Mapping[str, Any]:
        """A JSON object; empty when it is none."""
        if isinstance(raw, Mapping):
            return raw
        self.add(place, _("A JSON object is expected here."))
        return {}

    def sequence(self, place: str, raw: object) -> Sequence[Any]:
        """A JSON list; empty when it is none."""
        if isinstance(raw, list):
            return raw
        self.add(place, _("A JSON list is expected here."))
        return ()

    def one_of(self, place: str, raw: object, allowed: Sequence[str]) -> str:
        """One of the allowed words."""
        if isinstance(raw, str) and raw in allowed:
            return raw
        self.add(place, _("Choose one of: %(allowed)s."), allowed=", ".join(allowed))
        return allowed[0]

    def required_line(self, place: str, raw: object, limit: int) -> str:
        """One line of text that is not empty."""
        return self._required(place, raw, self.line(place, "" if raw is None else raw, limit))

    def required_text(self, place: str, raw: object, limit: int) -> str:
        """Text of several lines that is not empty."""
        return self._required(place, raw, self.text(place, "" if raw is None else raw, limit))

    def index(self, place: str, raw: object, length: int) -> int | None:
        """A number that counts from 0 and is below `length`."""
        if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < length:
            return raw
        self.add(place, _("Parties and representatives are counted from 0; there is none of this number."))
        return None

    def day(self, place: str, raw: object) -> date | None:
        """A date in ISO form."""
        try:
            return date.fromisoformat(raw if isinstance(raw, str) else "")
        except ValueError:
            self.add(place, _("This is not a date, such as 2027-03-01."))
            return None

    def question(self, place: str, key: str) -> Question | None:
        """The question of this key."""
        try:
            return QUESTIONNAIRE.on_path(self.path).question(key)
        except KeyError:
            self.add(place, _("There is no question of this key on the path of this scenario."))
            return None

    def _required(self, place: str, raw: object, cleaned: str) -> str:
        if not cleaned and (raw is None or (isinstance(raw, str) and not raw.strip())):
            self.add(place, _("This cannot stay empty."))
        return cleaned


def at(place: str, inner: str) -> str:
    """The place `inner` inside of `place`."""
    return f"{place}.{inner}" if place and inner else place or inner
