"""What is wrong with something that was handed in, all of it at once and each with its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from partnerships.domain.errors import InvalidInput
from partnerships.domain.text import clean_line, clean_text
from partnerships.domain.text import gettext_noop as _

TEXT_EXPECTED = _("Text is expected here.")


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong: where (a dotted path such as `value.own.0`), and a message id with its values."""

    place: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


class Mistakes:
    """Collects what is wrong while an answer is read, so that all of it can be told at once."""

    def __init__(self) -> None:
        self.found: list[Mistake] = []

    def add(self, place: str, message: str, **values: object) -> None:
        """Note one mistake."""
        self.found.append(Mistake(place, message, values))

    def line(self, place: str, raw: object, limit: int) -> str:
        """One line of text; empty when it cannot be taken."""
        return self._cleaned(clean_line, place, raw, limit)

    def text(self, place: str, raw: object, limit: int) -> str:
        """Text of several lines; empty when it cannot be taken."""
        return self._cleaned(clean_text, place, raw, limit)

    def _cleaned(self, clean: Callable[..., str], place: str, raw: object, limit: int) -> str:
        if not isinstance(raw, str):
            self.add(place, TEXT_EXPECTED)
            return ""
        try:
            return clean(raw, limit=limit)
        except InvalidInput as error:
            self.add(place, error.message, **error.values)
            return ""
