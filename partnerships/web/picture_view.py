"""The picture of all questions, and the same content as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language_bidi, gettext

from partnerships.domain.answers import ValueView
from partnerships.domain.comparison import Category, RowComparison
from partnerships.domain.questionnaire.structure import Axis, Kind
from partnerships.models import Party
from partnerships.pictures.drawing import Svg
from partnerships.pictures.marks import Firmness
from partnerships.pictures.reveal import Category as Drawn
from partnerships.pictures.reveal import PictureLabels, PictureLine, PictureTopic, reveal
from partnerships.queries.comparison import Compared, Revealed
from partnerships.web.comparison_view import FIRMNESS, SideAnswer, Tag, chosen_stop, side_answer
from partnerships.web.comparison_words import category_tag

DRAWN: dict[Category | None, Drawn] = {Category.AGREED: "agreed", Category.CLOSE: "near", Category.TALK: "gap", None: "other"}


@dataclass(frozen=True)
class TableRow:
    """One line of the table: a question, or one row of a matrix."""

    label: str
    answers: tuple[SideAnswer, ...]
    tag: Tag


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


def table(revealed: Revealed, parties: Sequence[Party]) -> tuple[TableRow, ...]:
    """Every question with what each side answered, in words, and the result."""
    return tuple(row for entry in revealed.compared for row in _table_rows(entry, parties))


def _lines(compared: Compared) -> Iterator[PictureLine]:
    """A scale on the common axis, a matrix with its rows there, everything else beside the axis."""
    comparison, question = compared.comparison, compared.question
    has_axis = question.axis is not Axis.NONE
    firmness = tuple(None if weight is None else FIRMNESS[weight] for weight in comparison.importances)
    _kind, words = category_tag(comparison)
    on_axis = has_axis and question.kind is Kind.SCALE and any(stop is not None for stop in comparison.positions)
    yield PictureLine(
        gettext(question.short),
        comparison.stops if on_axis else 0,
        comparison.positions if on_axis else (),
        firmness,
        words,
        DRAWN[comparison.category],
    )
    if question.kind is Kind.MATRIX and has_axis:
        yield from (_matrix_line(compared, row, firmness) for row in comparison.rows if any(stop is not None for stop in row.positions))


def _matrix_line(compared: Compared, row: RowComparison, firmness: tuple[Firmness | None, ...]) -> PictureLine:
    """A row has no word of its own in the picture: the counts above speak of questions."""
    label = next(option.label for option in compared.question.rows if option.key == row.key)
    name = f"– {gettext(label)}"
    return PictureLine(name, compared.comparison.stops, row.positions, firmness, "", DRAWN[row.category])


def _table_rows(compared: Compared, parties: Sequence[Party]) -> Iterator[TableRow]:
    tag = Tag(*category_tag(compared.comparison))
    if compared.question.kind is Kind.MATRIX:
        for row in compared.comparison.rows:
            yield _matrix_table_row(compared, row, parties)
        return
    for half in compared.halves:
        answers = tuple(side_answer(party, half.question, answer) for party, answer in zip(parties, half.answers, strict=True))
        yield TableRow(gettext(half.question.short), answers, tag)


def _matrix_table_row(compared: Compared, row: RowComparison, parties: Sequence[Party]) -> TableRow:
    question = compared.question
    row_label = next(option.label for option in question.rows if option.key == row.key)
    label = gettext("%(question)s: %(row)s") % {"question": gettext(question.short), "row": gettext(row_label)}
    answers = []
    for party, answer in zip(parties, compared.answers, strict=True):
        whole = side_answer(party, question, answer)
        words = chosen_stop(question, answer, row.key)
        value = ValueView(Kind.SCALE, text=words) if words else None
        answers.append(SideAnswer(party, value, whole.silence or gettext("No answer"), whole.importance, whole.is_principle, ""))
    return TableRow(label, tuple(answers), Tag(*category_tag(row)))
