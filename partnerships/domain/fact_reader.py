"""Reads the places of a JSON object of facts, and collects every mistake with its place."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from partnerships.domain.fact_values import Form, Liability
from partnerships.domain.mistakes import Mistakes
from partnerships.domain.text import gettext_noop as _

EMAIL = re.compile(r"[^@\s<>()\[\]\",;:]+@[^@\s<>()\[\]\",;:.]+(\.[^@\s<>()\[\]\",;:.]+)*\.[^\W\d_]{2,}")
MAX_NAME = 200
MAX_TEXT = 2000
MAX_RECIPIENTS = 30


class FactReader:
    """Reads the places of one JSON object and collects what is wrong with them."""

    def __init__(self, data: Mapping[str, object]) -> None:
        self.data = data
        self.mistakes = Mistakes()

    @property
    def places(self) -> frozenset[str]:
        """The places where a mistake was found."""
        return frozenset(mistake.place for mistake in self.mistakes.found)

    def line(self, place: str, *, required: bool = False) -> str:
        """One line of text."""
        value = self.mistakes.line(place, self.data.get(place) or "", MAX_NAME)
        if required and not value and place not in self.places:
            self.mistakes.add(place, _("This cannot stay empty."))
        return value

    def text(self, place: str) -> str:
        """Text of several lines."""
        return self.mistakes.text(place, self.data.get(place) or "", MAX_TEXT)

    def email(self, place: str) -> str:
        """An e-mail address, or empty."""
        value = self.line(place)
        if value and not EMAIL.fullmatch(value):
            self.mistakes.add(place, _("This is not an e-mail address, such as name@example.org."))
        return value

    def day(self, place: str) -> date | None:
        """A date in ISO form, or None."""
        raw = self.data.get(place)
        if raw is None or raw == "":
            return None
        if isinstance(raw, date):
            return raw
        try:
            if not isinstance(raw, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
                raise ValueError
            return date.fromisoformat(raw)
        except ValueError:
            self.mistakes.add(place, _("This is not a date, such as 2027-03-01."))
            return None

    def form(self) -> Form:
        """What the side is in law."""
        raw = self.data.get("form")
        if isinstance(raw, str) and raw in list(Form):
            return Form(raw)
        self.mistakes.add("form", _("Choose what this side is in law."))
        return Form.PERSON

    def liability(self) -> Liability | None:
        """How the members of a group answer, or None."""
        raw = self.data.get("liability")
        if raw is None or raw == "":
            return None
        if isinstance(raw, str) and raw in list(Liability):
            return Liability(raw)
        self.mistakes.add("liability", _("Choose own share or joint liability."))
        return None

    def signatures(self) -> int:
        """How many must sign: one or two."""
        raw = self.data.get("required_signatures", 1)
        if str(raw) in {"1", "2"}:
            return int(str(raw))
        self.mistakes.add("required_signatures", _("One or two signatures are needed from a side."))
        return 1

    def names(self, place: str) -> tuple[str, ...]:
        """A list of names, from a JSON list or from lines of text; each once."""
        raw = self.data.get(place) or ()
        entries = raw.splitlines() if isinstance(raw, str) else raw
        if not isinstance(entries, (list, tuple)) or len(entries) > MAX_RECIPIENTS:
            self.mistakes.add(place, _("Write at most %(limit)s names, one a line."), limit=MAX_RECIPIENTS)
            return ()
        names = [self.mistakes.line(f"{place}.{index}", entry, MAX_NAME) for index, entry in enumerate(entries)]
        return tuple(dict.fromkeys(name for name in names if name))

    def one_of(self, place: str, allowed: Sequence[str]) -> str:
        """One of the allowed keys."""
        value = self.data.get(place)
        if isinstance(value, str) and value in allowed:
            return value
        self.mistakes.add(place, _("Choose one of: %(allowed)s."), allowed=", ".join(allowed))
        return ""

    def unknown(self, known: frozenset[str]) -> None:
        """Note every place that no fact has."""
        for place in sorted(self.data.keys() - known):
            self.mistakes.add(place, _("There is no fact called %(key)s."), key=place)
