"""The picture of all questions, and the same content as a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from django.utils.translation import get_language_bidi, gettext, ngettext

from partnerships.domain.answers import Importance
from partnerships.domain.comparison import Category, Direction, RowComparison, tally
from partnerships.domain.questionnaire.structure import Kind
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Party
from partnerships.pictures.drawing import Svg
from partnerships.pictures.lines import PictureLabels, PictureTopic
from partnerships.pictures.reveal import reveal
from partnerships.queries.comparison import Compared, Revealed
from partnerships.web.comparison_view import SideAnswer, cell_of, side_answer, words_of
from partnerships.web.comparison_words import Tag, category_tag
from partnerships.web.picture_lines import Place, lines_of
from partnerships.web.row_view import chosen_stop, row_label, stop_label
from partnerships.web.talk_view import Fear


class Show(StrEnum):
    """What the picture and its table show; a worry belongs to no single question, so that shared worries are listed instead."""

    ALL = "all"
    TALK = "talk"
    PRINCIPLED = "principled"
    FEARED = "feared"


SHOW_WORDS = {
    Show.ALL: _("All questions"),
    Show.TALK: _("To discuss"),
    Show.PRINCIPLED: _("A principle for a side"),
    Show.FEARED: _("Feared by both"),
}


@dataclass(frozen=True)
class Choice:
    """One thing that the picture can show, with how many there are of it."""

    show: Show
    words: str
    count: int


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


def pictures(opened: Revealed, place: Place, *, show: Show = Show.ALL) -> tuple[Svg, Svg]:
    """The wide picture and the tall one; the style sheet shows the one that fits. Every question is a door to its answers."""
    topics = picture_topics(shown(opened, show), place=place)
    labels = picture_labels(opened, show)
    rtl = get_language_bidi()
    return reveal(topics, labels=labels, rtl=rtl, wide=True), reveal(topics, labels=labels, rtl=rtl, wide=False)


def picture_topics(compared: Sequence[Compared], *, place: Place | None = None) -> tuple[PictureTopic, ...]:
    """The lines of the picture by topic; without a `place` nothing in them is a link."""
    return tuple(
        PictureTopic(gettext(topic.title), tuple(line for entry in entries for line in lines_of(entry, place=place)), topic.key)
        for topic, entries in groupby(compared, key=lambda entry: entry.topic)
    )


def picture_labels(opened: Revealed, show: Show = Show.ALL) -> PictureLabels:
    """What the picture is called, and what it shows in numbers."""
    compared = shown(opened, show)
    counts = tally(entry.comparison for entry in compared)
    description = ngettext(
        "One question: %(agreed)s agreed, %(close)s close, %(talk)s to discuss. The table after the picture says the same in words.",
        "%(count)s questions: %(agreed)s agreed, %(close)s close, %(talk)s to discuss. The table after the picture says the same in words.",
        len(compared),
    )
    return PictureLabels(
        title=gettext("Where each side stands on every question"),
        description=description % {"count": len(compared), "agreed": counts.agreed, "close": counts.close, "talk": counts.talk},
        near_end=gettext("More autonomy"),
        far_end=gettext("More together"),
    )


def show_of(query: Mapping[str, str]) -> Show:
    """What the address asks for; everything where it asks for nothing that we know."""
    asked = query.get("show", "")
    return Show(asked) if asked in set(Show) else Show.ALL


def choices(opened: Revealed, fears: Sequence[Fear]) -> tuple[Choice, ...]:
    """All that the picture can show; of worries those that every side raised."""
    common = sum(fear.is_of_all for fear in fears)
    return tuple(
        Choice(show, gettext(words), common if show is Show.FEARED else len(shown(opened, show))) for show, words in SHOW_WORDS.items()
    )


def shown(opened: Revealed, show: Show) -> tuple[Compared, ...]:
    """The questions that the filter lets through."""
    return tuple(entry for entry in opened.compared if _is_shown(entry, show))


def _is_shown(entry: Compared, show: Show) -> bool:
    match show:
        case Show.TALK:
            return entry.comparison.category is Category.TALK
        case Show.PRINCIPLED:
            return Importance.PRINCIPLE in entry.comparison.importances
        case Show.FEARED:
            return False
        case _:
            return True


def table(opened: Revealed, parties: Sequence[Party], *, show: Show = Show.ALL) -> tuple[TableTopic, ...]:
    """The same questions with what each side answered, in words, and the result, by topic."""
    return tuple(
        TableTopic(gettext(topic.title), tuple(row for entry in entries for row in _table_rows(entry, parties)))
        for topic, entries in groupby(shown(opened, show), key=lambda entry: entry.topic)
    )


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
    """One row; the reason for all of them stands at the first."""
    question = compared.question
    label = gettext("%(question)s: %(row)s") % {"question": gettext(question.short), "row": row_label(question, row.key)}
    answers = []
    for party, answer in zip(parties, compared.answers, strict=True):
        whole = side_answer(party, question, answer)
        answers.append(cell_of(whole, chosen_stop(question, answer, row.key)))
        if row is compared.comparison.rows[0]:
            answers[-1] = replace(answers[-1], reason=whole.reason)
    return TableRow(label, tuple(answers), category_tag(row), stop_label(question, row.bridge))


def _told_table_row(compared: Compared, row: RowComparison, direction: Direction, parties: Sequence[Party]) -> TableRow:
    """Who tells stands in the one column, who wants to be told in the other; the reasons stand at the first row."""
    first, second = compared.halves
    label = gettext("%(question)s: %(row)s") % {"question": gettext(first.question.short), "row": row_label(first.question, row.key)}
    answers = []
    for side, party in enumerate(parties):
        half, stop = (first, direction.gives) if side == direction.giver else (second, direction.wants)
        whole = side_answer(party, half.question, half.answers[side])
        said = "" if stop is None or whole.silence else gettext(half.question.stops[stop].label)
        words = gettext("Tells: %(how_often)s") if side == direction.giver else gettext("Wants to be told: %(how_often)s")
        is_part = side in (direction.giver, direction.taker)
        cell = cell_of(whole, words % {"how_often": said} if said and is_part else "")
        answers.append(replace(cell, reason=whole.reason) if is_part and row is compared.comparison.rows[0] else cell)
    return TableRow(label, tuple(answers), category_tag(direction))
