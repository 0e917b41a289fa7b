"""The picture of all questions, and the same content as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language_bidi, gettext

from partnerships.domain.comparison import Category, Direction, RowComparison
from partnerships.domain.distance import position
from partnerships.domain.questionnaire.structure import Axis, Kind
from partnerships.models import Party
from partnerships.pictures.drawing import Svg
from partnerships.pictures.marks import Firmness
from partnerships.pictures.reveal import Category as Drawn
from partnerships.pictures.reveal import PictureLabels, PictureLine, PictureTopic, reveal
from partnerships.queries.comparison import Compared, Revealed
from partnerships.web.comparison_view import FIRMNESS, SideAnswer, cell_of, side_answer, words_of
from partnerships.web.comparison_words import Tag, category_tag
from partnerships.web.row_view import chosen_stop, row_label, stop_label

DRAWN: dict[Category | None, Drawn] = {Category.AGREED: "agreed", Category.CLOSE: "near", Category.TALK: "gap", None: "other"}


@dataclass(frozen=True)
class TableRow:
    """One line of the table: a question, one row of a matrix, or one thing that one side tells another."""

    label: str
    answers: tuple[SideAnswer, ...]
    tag: Tag
    bridge: str = ""


@dataclass(frozen=True)
class TableTopic:
    """The lines of one topic."""

    title: str
    rows: tuple[TableRow, ...]


def pictures(revealed: Revealed) -> tuple[Svg, Svg]:
    """The wide picture and the tall one; the style sheet shows the one that fits."""
    topics = [
        PictureTopic(gettext(topic.title), tuple(line for entry in entries for line in _lines(entry)))
        for topic, entries in groupby(revealed.compared, key=lambda entry: entry.topic)
    ]
    labels = PictureLabels(
        title=gettext("Where each side stands on every question"),
        description=gettext(
            "A thread for each side runs down through the questions. Where the threads meet there is agreement, where they part "
            "there is a gap. The table after the picture says the same in words."
        ),
        near_end=gettext("More autonomy"),
        far_end=gettext("More together"),
    )
    rtl = get_language_bidi()
    return reveal(topics, labels=labels, rtl=rtl, wide=True), reveal(topics, labels=labels, rtl=rtl, wide=False)


def table(revealed: Revealed, parties: Sequence[Party]) -> tuple[TableTopic, ...]:
    """Every question with what each side answered, in words, and the result, by topic."""
    return tuple(
        TableTopic(gettext(topic.title), tuple(row for entry in entries for row in _table_rows(entry, parties)))
        for topic, entries in groupby(revealed.compared, key=lambda entry: entry.topic)
    )


def _lines(compared: Compared) -> Iterator[PictureLine]:
    """A scale on the common axis, a matrix with its rows there, everything else beside the axis."""
    comparison, question = compared.comparison, compared.question
    has_axis = question.axis is not Axis.NONE
    firmness = tuple(None if weight is None else FIRMNESS[weight] for weight in comparison.importances)
    bridge = position(question, comparison.bridge) if question.kind is Kind.SCALE and comparison.bridge is not None else None
    on_axis = has_axis and question.kind is Kind.SCALE and any(stop is not None for stop in comparison.positions)
    yield PictureLine(
        gettext(question.short),
        comparison.stops if on_axis else 0,
        comparison.positions if on_axis else (),
        firmness,
        category_tag(comparison).words,
        DRAWN[comparison.category],
        bridge,
    )
    if question.kind is Kind.MATRIX and has_axis:
        yield from (_matrix_line(compared, row, firmness) for row in comparison.rows if any(stop is not None for stop in row.positions))


def _matrix_line(compared: Compared, row: RowComparison, firmness: tuple[Firmness | None, ...]) -> PictureLine:
    """A row has no word of its own in the picture: the counts above speak of questions."""
    name = f"– {row_label(compared.question, row.key)}"
    bridge = None if row.bridge is None else position(compared.question, row.bridge)
    return PictureLine(name, compared.comparison.stops, row.positions, firmness, "", DRAWN[row.category], bridge)


def _table_rows(compared: Compared, parties: Sequence[Party]) -> Iterator[TableRow]:
    match compared.question.kind:
        case Kind.MATRIX:
            yield from (_matrix_table_row(compared, row, parties) for row in compared.comparison.rows)
        case Kind.SHARE:
            for row in compared.comparison.rows:
                yield from (_told_table_row(compared, row, direction, parties) for direction in row.directions)
        case _:
            yield from _plain_table_rows(compared, parties)


def _plain_table_rows(compared: Compared, parties: Sequence[Party]) -> Iterator[TableRow]:
    tag = category_tag(compared.comparison)
    bridge = words_of(compared.question, compared.comparison.bridge)
    for half in compared.halves:
        answers = tuple(side_answer(party, half.question, answer) for party, answer in zip(parties, half.answers, strict=True))
        yield TableRow(gettext(half.question.short), answers, tag, bridge)


def _matrix_table_row(compared: Compared, row: RowComparison, parties: Sequence[Party]) -> TableRow:
    question = compared.question
    label = gettext("%(question)s: %(row)s") % {"question": gettext(question.short), "row": row_label(question, row.key)}
    answers = []
    for party, answer in zip(parties, compared.answers, strict=True):
        whole = side_answer(party, question, answer)
        answers.append(cell_of(whole, chosen_stop(question, answer, row.key)))
    return TableRow(label, tuple(answers), category_tag(row), stop_label(question, row.bridge))


def _told_table_row(compared: Compared, row: RowComparison, direction: Direction, parties: Sequence[Party]) -> TableRow:
    """Who tells stands in the one column, who wants to be told in the other."""
    first, second = compared.halves
    label = gettext("%(question)s: %(row)s") % {"question": gettext(first.question.short), "row": row_label(first.question, row.key)}
    answers = []
    for side, party in enumerate(parties):
        half, stop = (first, direction.gives) if side == direction.giver else (second, direction.wants)
        whole = side_answer(party, half.question, half.answers[side])
        said = "" if stop is None or whole.silence else gettext(half.question.stops[stop].label)
        words = gettext("Tells: %(how_often)s") if side == direction.giver else gettext("Wants to be told: %(how_often)s")
        is_part = side in (direction.giver, direction.taker)
        answers.append(cell_of(whole, words % {"how_often": said} if said and is_part else ""))
    return TableRow(label, tuple(answers), category_tag(direction))
