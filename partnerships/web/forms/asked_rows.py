"""The part of a question that grows by rows: entries of a list, names, own words, and worries drawn from a deck of cards."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from partnerships.domain.answer_values import OWN_ENTRIES_AT_MOST
from partnerships.domain.questionnaire.structure import Kind, Option, Question
from partnerships.domain.text import gettext_noop as _
from partnerships.web.forms.answer_fields import row_count, row_parts
from partnerships.web.forms.posted_fields import Fields, at
from partnerships.web.forms.selectable import Selectable, selectables, translated

CARDS_OF_BOTH_SHOWN = 3
NAMES_SHOWN = 3

ADD = {Kind.LIST: _("Add a row"), Kind.NAMES: _("Add a name")}


@dataclass(frozen=True)
class Cell:
    """One field of a row that can be added; a card of the deck stands in words instead of a field."""

    name: str
    id: str
    label: str
    hint: str
    text: str
    card: str = ""
    card_label: str = ""
    card_hint: str = ""


@dataclass(frozen=True)
class Row:
    """One row that can be removed."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class AskedRows:
    """The rows of one question as its page draws them, and what adds to them."""

    question: Question
    fields: Fields
    slug: str
    pole: str

    @property
    def rows(self) -> tuple[Row, ...]:
        count = max(row_count(self.question, self.fields), self._at_least)
        return tuple(self._row(index, self.fields) for index in range(count))

    @property
    def blank(self) -> Row:
        """What a script copies when a row is added."""
        return self._row(0, {})

    @property
    def may_add(self) -> bool:
        return self.limit is None or len(self.rows) < self.limit

    @property
    def limit(self) -> int | None:
        match self.question.kind:
            case Kind.LIST:
                return self.question.max_rows
            case Kind.NAMES:
                return self.question.max_names
            case _:
                return OWN_ENTRIES_AT_MOST

    @property
    def add_label(self) -> str:
        return gettext(_("Add a worry in our own words") if self.question.deck else ADD.get(self.question.kind, _("Add something else")))

    @property
    def first_cards(self) -> tuple[Selectable, ...]:
        """The own deck and a few of those for both."""
        own = self.question.deck.get(self.pole, ())
        return self._cards(own + self.question.deck.get("both", ())[:CARDS_OF_BOTH_SHOWN])

    @property
    def further_cards(self) -> tuple[Selectable, ...]:
        """The rest, folded."""
        others = tuple(card for pool, cards in self.question.deck.items() if pool not in {self.pole, "both"} for card in cards)
        return self._cards(self.question.deck.get("both", ())[CARDS_OF_BOTH_SHOWN:] + others)

    @property
    def _at_least(self) -> int:
        if self.question.deck:
            return 0
        return min(NAMES_SHOWN, self.question.max_names or NAMES_SHOWN) if self.question.kind is Kind.NAMES else 1

    def _cards(self, cards: tuple[Option, ...]) -> tuple[Selectable, ...]:
        return selectables(cards, self.fields.get("card", []), f"{self.slug}-card")

    def _row(self, index: int, fields: Fields) -> Row:
        return Row(index + 1, tuple(self._cells(index, fields)))

    def _cells(self, index: int, fields: Fields) -> Iterator[Cell]:
        card = at(fields, "card", index)
        drawn = next((option for cards in self.question.deck.values() for option in cards if option.key == card), None)
        for position, (part, label, hint) in enumerate(self._columns()):
            cell = Cell(f"{self.question.key}-{part}", f"{self.slug}-{part}-{index}", label, hint, at(fields, part, index))
            if self.question.deck and position == 0 and drawn is not None:
                cell = Cell(cell.name, cell.id, label, hint, cell.text, card, gettext(drawn.label), translated(drawn.hint))
            yield cell

    def _columns(self) -> Iterator[tuple[str, str, str]]:
        if self.question.kind is Kind.LIST:
            for column in self.question.columns:
                yield column.key, gettext(column.label), translated(column.hint)
        else:
            label = _("Name") if self.question.kind is Kind.NAMES else _("Something else, in our own words")
            for part in row_parts(self.question):
                yield part, gettext(label), ""
