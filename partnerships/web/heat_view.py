"""A matrix at a glance: its rows against its stops, who stands where, and how far it is between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from partnerships.domain.comparison import Category, RowComparison
from partnerships.domain.distance import position
from partnerships.domain.questionnaire.structure import Axis, Kind, Question
from partnerships.models import Party
from partnerships.queries.comparison import Compared
from partnerships.web.comparison_words import Tag, category_tag
from partnerships.web.row_view import row_label


@dataclass(frozen=True)
class Cell:
    """One stop of one row, and the sides that chose it.

    `kind` is agreed, close or apart from where the first side stands to where the last does, and empty elsewhere.
    """

    parties: tuple[Party, ...]
    kind: str
    is_bridge: bool


@dataclass(frozen=True)
class HeatRow:
    """One row with a cell for each stop."""

    label: str
    cells: tuple[Cell, ...]
    tag: Tag


@dataclass(frozen=True)
class Heat:
    """The rows of a matrix against its stops, in the reading direction of the picture."""

    compared: Compared
    stops: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    agreed: int


def heat_of(compared: Compared, parties: Sequence[Party]) -> Heat | None:
    """The matrix at a glance; None for every other question, and where nobody has chosen anything."""
    question, comparison = compared.question, compared.comparison
    if comparison.kind is not Kind.MATRIX or not any(stop is not None for row in comparison.rows for stop in row.positions):
        return None
    stops = [gettext(stop.label) for stop in question.stops]
    if question.axis is Axis.REVERSED:
        stops.reverse()
    rows = tuple(_row(question, row, parties) for row in comparison.rows)
    return Heat(compared, tuple(stops), rows, sum(row.category is Category.AGREED for row in comparison.rows))


def _row(question: Question, row: RowComparison, parties: Sequence[Party]) -> HeatRow:
    bridge = None if row.bridge is None else position(question, row.bridge)
    cells = tuple(_cell(stop, row, bridge, parties) for stop in range(len(question.stops)))
    return HeatRow(row_label(question, row.key), cells, category_tag(row))


def _cell(stop: int, row: RowComparison, bridge: int | None, parties: Sequence[Party]) -> Cell:
    here = tuple(party for party, chosen in zip(parties, row.positions, strict=True) if chosen == stop)
    chosen = [place for place in row.positions if place is not None]
    between = bool(chosen) and min(chosen) <= stop <= max(chosen)
    kinds = {Category.AGREED: "agreed", Category.TALK: "apart", Category.CLOSE: "close"}
    kind = kinds.get(row.category, "") if row.category is not None and between else ""
    return Cell(here, kind, stop == bridge)
