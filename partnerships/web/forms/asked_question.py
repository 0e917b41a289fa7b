"""One question as its page draws it: what may be chosen, what is chosen or typed, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext

from partnerships.domain.answer_values import OWN_ENTRIES_AT_MOST
from partnerships.domain.answers import Importance, State
from partnerships.domain.mistakes import Mistake
from partnerships.domain.questionnaire.structure import Kind, Option, Question, Unit
from partnerships.domain.text import gettext_noop as _
from partnerships.web.forms.answer_fields import OWN, SILENT, TICKED, Fields, at, one, row_count, row_parts, silence_field
from partnerships.web.middleware import sentence

CARDS_OF_BOTH_SHOWN = 3
NAMES_SHOWN = 3

SILENCE_LABELS = {State.UNDECIDED: _("We don't know yet"), State.NOT_RELEVANT: _("Not relevant to us")}
IMPORTANCE = (
    Option(Importance.PRINCIPLE, _("A principle"), _("Without it we can hardly see a partnership")),
    Option(Importance.PREFERENCE, _("A preference"), _("There is room to talk")),
    Option(Importance.FLEXIBLE, _("Flexible"), _("It can be otherwise too")),
)
UNITS = {Unit.PERCENT: _("per cent"), Unit.ILS: _("₪"), Unit.DAYS: _("days"), Unit.WORKING_DAYS: _("working days")}
ADD = {Kind.LIST: _("Add a row"), Kind.NAMES: _("Add a name")}


@dataclass(frozen=True)
class Selectable:
    """A radio button or a box to tick, with its words in the reader's language."""

    value: str
    label: str
    hint: str
    is_chosen: bool
    id: str


@dataclass(frozen=True)
class MatrixRow:
    """One row of a matrix."""

    name: str
    label: str
    hint: str
    stops: tuple[Selectable, ...]


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
class Complaint:
    """What is wrong, in words, and the field to go to."""

    anchor: str
    sentence: str


class AskedQuestion:
    """One question of a page. `fields` is what stands in its fields, `mistakes` what is wrong with them."""

    def __init__(
        self, question: Question, fields: Fields, mistakes: tuple[Mistake, ...], *, is_visible: bool, is_saved: bool, pole: str
    ) -> None:
        self.question = question
        self.fields = fields
        self.mistakes = mistakes
        self.is_visible = is_visible
        self.is_saved = is_saved
        self.pole = pole
        self.slug = question.key.replace(".", "-")
        self.widget = f"questionnaire/widgets/{_widget(question)}.html"

    def name(self, part: str) -> str:
        """The name under which a field is posted."""
        return f"{self.question.key}-{part}"

    @property
    def value_name(self) -> str:
        return self.name("value")

    @property
    def own_name(self) -> str:
        return self.name("own")

    @property
    def version(self) -> str:
        return one(self.fields, "version") or "0"

    @property
    def text(self) -> str:
        return one(self.fields, "value")

    @property
    def own_text(self) -> str:
        return one(self.fields, "own")

    @property
    def reason(self) -> str:
        return one(self.fields, "reason")

    @property
    def note(self) -> str:
        return one(self.fields, "note")

    @property
    def weighs_specially(self) -> bool:
        """Whether folded parts hold something, so that they are shown open."""
        return bool(self.reason or self.note or one(self.fields, "importance") not in {"", Importance.PREFERENCE})

    @cached_property
    def stops(self) -> tuple[Selectable, ...]:
        return self._selectable(self.question.stops, "value")

    @cached_property
    def options(self) -> tuple[Selectable, ...]:
        return self._selectable(self.question.options, "value")

    @property
    def own_option(self) -> Selectable:
        return Selectable(OWN, gettext("In our own words"), "", OWN in self.fields.get("value", []), f"{self.slug}-value-own")

    @cached_property
    def importance(self) -> tuple[Selectable, ...]:
        return self._selectable(IMPORTANCE, "importance")

    @cached_property
    def silences(self) -> tuple[Selectable, ...]:
        options = tuple(Option(SILENT[state], label) for state, label in SILENCE_LABELS.items())
        return self._selectable(options, silence_field(self.question), where="silent")

    @property
    def silence_name(self) -> str:
        return self.name(silence_field(self.question))

    @property
    def silence_type(self) -> str:
        return "radio" if silence_field(self.question) == "value" else "checkbox"

    @cached_property
    def matrix_rows(self) -> tuple[MatrixRow, ...]:
        return tuple(
            MatrixRow(
                self.name(f"row-{row.key}"),
                gettext(row.label),
                _translated(row.hint),
                self._selectable(self.question.stops, f"row-{row.key}"),
            )
            for row in self.question.rows
        )

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        count = max(row_count(self.question, self.fields), self._rows_at_least)
        return tuple(self._row(index) for index in range(count))

    @property
    def blank_row(self) -> Row:
        """What a script copies when a row is added."""
        return self._row(row_count(self.question, {}), blank=True)

    @property
    def may_add(self) -> bool:
        return self.row_limit is None or len(self.rows) < self.row_limit

    @property
    def row_limit(self) -> int | None:
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
        return self._cards(self._own_deck + self.question.deck.get("both", ())[:CARDS_OF_BOTH_SHOWN])

    @property
    def further_cards(self) -> tuple[Selectable, ...]:
        """The rest, folded."""
        others = tuple(card for pool, cards in self.question.deck.items() if pool not in {self.pole, "both"} for card in cards)
        return self._cards(self.question.deck.get("both", ())[CARDS_OF_BOTH_SHOWN:] + others)

    @property
    def unit(self) -> str:
        return gettext(UNITS[self.question.number.unit]) if self.question.number else ""

    @property
    def condition(self) -> str:
        """The values of the deciding question under which this one is asked, for the script that shows it at once."""
        return " ".join(sorted(self.question.shown_if.values)) if self.question.shown_if else ""

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        return tuple(Complaint(self._anchor(mistake.place), sentence(mistake)) for mistake in self.mistakes)

    @property
    def _rows_at_least(self) -> int:
        if self.question.deck:
            return 0
        return min(NAMES_SHOWN, self.question.max_names or NAMES_SHOWN) if self.question.kind is Kind.NAMES else 1

    @property
    def _own_deck(self) -> tuple[Option, ...]:
        return self.question.deck.get(self.pole, ())

    def _selectable(self, options: tuple[Option, ...], part: str, *, where: str = "") -> tuple[Selectable, ...]:
        chosen = self.fields.get(part, [])
        return tuple(
            Selectable(
                option.key, gettext(option.label), _translated(option.hint), option.key in chosen, f"{self.slug}-{where or part}-{number}"
            )
            for number, option in enumerate(options)
        )

    def _cards(self, cards: tuple[Option, ...]) -> tuple[Selectable, ...]:
        return self._selectable(cards, "card")

    def _row(self, index: int, *, blank: bool = False) -> Row:
        return Row(index + 1, tuple(self._cells(index, blank=blank)))

    def _cells(self, index: int, *, blank: bool) -> Iterator[Cell]:
        fields: Fields = {} if blank else self.fields
        card = at(fields, "card", index)
        drawn = next((option for cards in self.question.deck.values() for option in cards if option.key == card), None)
        for position, (part, label, hint) in enumerate(self._columns()):
            cell = Cell(self.name(part), f"{self.slug}-{part}-{index}", label, hint, at(fields, part, index))
            if self.question.deck and position == 0 and drawn is not None:
                cell = Cell(cell.name, cell.id, label, hint, cell.text, card, gettext(drawn.label), _translated(drawn.hint))
            yield cell

    def _columns(self) -> Iterator[tuple[str, str, str]]:
        if self.question.kind is Kind.LIST:
            for column in self.question.columns:
                yield column.key, gettext(column.label), _translated(column.hint)
        else:
            label = _("Name") if self.question.kind is Kind.NAMES else _("Something else, in our own words")
            for part in row_parts(self.question):
                yield part, gettext(label), ""

    def _anchor(self, place: str) -> str:
        """The field that a mistake's place such as `value.0.behaviour` names."""
        match place.split("."):
            case ["reason" | "note" as part, *_rest]:
                return f"{self.slug}-{part}"
            case ["importance", *_rest]:
                return f"{self.slug}-importance-0"
            case ["value", "own", index, *_rest]:
                return f"{self.slug}-own-{index}"
            case ["value", index, column, *_rest] if self.question.kind is Kind.LIST:
                return f"{self.slug}-{column}-{index}"
            case ["value", index] if self.question.kind is Kind.NAMES:
                return f"{self.slug}-value-{index}"
            case ["value", row] if self.question.kind is Kind.MATRIX:
                return f"{self.slug}-row-{row}-0"
        return self.slug


def _widget(question: Question) -> str:
    if question.kind in TICKED:
        return "ticks"
    return "worries" if question.deck else str(question.kind)


def _translated(text: str) -> str:
    return gettext(text) if text else ""
