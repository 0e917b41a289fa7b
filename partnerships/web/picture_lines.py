"""A compared question as lines of the picture: its place on the common axis, what stands beside it, and what it tells on hover."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import get_language_bidi, gettext

from partnerships.domain.comparison import Category, Comparison, Match, RowComparison, category_of
from partnerships.domain.distance import position
from partnerships.domain.questionnaire.structure import Axis, Kind, Question
from partnerships.models import Party
from partnerships.pictures.drawing import Svg
from partnerships.pictures.lines import Category as Drawn
from partnerships.pictures.lines import Door, PictureLabels, PictureLine, Said
from partnerships.pictures.marks import Firmness
from partnerships.pictures.reveal import row_of_one
from partnerships.queries.comparison import Compared, Half
from partnerships.web.access import Beside, Seat
from partnerships.web.comparison_view import FIRMNESS, SideAnswer, side_answer
from partnerships.web.comparison_words import category_tag
from partnerships.web.row_view import row_label

Place = Seat | Beside
DRAWN: dict[Category | None, Drawn] = {Category.AGREED: "agreed", Category.CLOSE: "near", Category.TALK: "gap", None: "other"}


def lines_of(compared: Compared, *, place: Place | None = None) -> tuple[PictureLine, ...]:
    """The question, a matrix on the axis with its rows. With a `place` it is a door to its answers on the page of its topic."""
    return tuple(_lines(compared, None if place is None else _door(compared, place)))


def picture_of_one(compared: Compared, *, wide: bool = True) -> Svg | None:
    """The question's piece of the picture, between its own ends and in reading direction; None for what no scale can show."""
    question, comparison = compared.question, compared.comparison
    if not question.stops or question.kind not in {Kind.SCALE, Kind.MATRIX}:
        return None
    firmness = _firmness(comparison)
    if question.kind is Kind.SCALE:
        lines = [PictureLine("", comparison.stops, comparison.positions, firmness, "", DRAWN[comparison.category], _bridge(compared))]
    else:
        lines = [_matrix_line(compared, row, firmness, row_label(question, row.key)) for row in comparison.rows]
    if not any(stop is not None for line in lines for stop in line.positions):
        return None
    near_end, far_end = ends_of(question)
    description = gettext("Where the sides stand: %(question)s") % {"question": gettext(question.short)}
    labels = PictureLabels("", description, near_end, far_end)
    return row_of_one(lines, labels=labels, rtl=get_language_bidi(), wide=wide)


def ends_of(question: Question) -> tuple[str, str]:
    """What stands at the two ends of the scale as it is drawn: reversed scales are turned."""
    first, last = question.ends or (question.stops[0].label, question.stops[-1].label)
    return (gettext(last), gettext(first)) if question.axis is Axis.REVERSED else (gettext(first), gettext(last))


def in_brief(answer: SideAnswer) -> str:
    """What one side answered, in one line."""
    value = answer.value
    if value is None:
        return answer.silence
    words = value.text or " · ".join(value.items) or " · ".join(": ".join(filter(None, row)) for row in value.rows)
    return words or gettext("No identical name")


def _lines(compared: Compared, door: Door | None) -> Iterator[PictureLine]:
    """A scale on the common axis, a matrix with its rows there, everything else beside the axis."""
    comparison, question = compared.comparison, compared.question
    has_axis = question.axis is not Axis.NONE
    firmness = _firmness(comparison)
    on_axis = has_axis and question.kind is Kind.SCALE and any(stop is not None for stop in comparison.positions)
    rows = comparison.rows if question.kind is Kind.MATRIX and has_axis else ()
    parts = [row for row in rows if any(stop is not None for stop in row.positions)]
    yield PictureLine(
        gettext(question.short),
        comparison.stops if on_axis else 0,
        comparison.positions if on_axis else (),
        firmness,
        category_tag(comparison).words,
        DRAWN[comparison.category],
        _bridge(compared) if question.kind is Kind.SCALE else None,
        note="" if parts else _note(comparison),
        door=door,
    )
    yield from (_matrix_line(compared, row, firmness, f"– {row_label(question, row.key)}") for row in parts)


def _matrix_line(compared: Compared, row: RowComparison, firmness: tuple[Firmness | None, ...], label: str) -> PictureLine:
    """A row has no word of its own in the picture: the counts above speak of questions."""
    bridge = None if row.bridge is None else position(compared.question, row.bridge)
    return PictureLine(label, compared.comparison.stops, row.positions, firmness, "", DRAWN[row.category], bridge, is_part=True)


def _firmness(comparison: Comparison) -> tuple[Firmness | None, ...]:
    return tuple(None if weight is None else FIRMNESS[weight] for weight in comparison.importances)


def _bridge(compared: Compared) -> int | None:
    bridge = compared.comparison.bridge
    return None if bridge is None else position(compared.question, bridge)


def _note(comparison: Comparison) -> str:
    """What became of things offered and hoped for, or of the rows of a table, counted; empty for everything else."""
    if comparison.kind is Kind.OFFER:
        counts = {match.value: len(comparison.matches(match)) for match in Match}
        return gettext("matched %(matched)s · missing %(missing)s · unused %(unused)s") % counts if any(counts.values()) else ""
    if comparison.kind is Kind.SHARE:
        told = [category_of(direction.result) for row in comparison.rows for direction in row.directions]
        return gettext("told as wanted %(count)s of %(all)s") % {"count": told.count(Category.AGREED), "all": len(told)}
    if comparison.kind is Kind.MATRIX:
        rows = [row.category for row in comparison.rows]
        return gettext("rows agreed %(count)s of %(all)s") % {"count": rows.count(Category.AGREED), "all": len(rows)}
    return ""


def _door(compared: Compared, place: Place) -> Door:
    """To the question on the page of its topic, where nothing is cut."""
    comparison = compared.comparison
    address = reverse(f"{place.ways}comparison", args=[place.partnership.public_id, compared.topic.key])
    names = {"question": gettext(compared.question.short), "result": category_tag(comparison).words}
    said = tuple(said for half in compared.halves for said in _said(half, place.parties, is_crossed=len(compared.halves) > 1))
    return Door(f"{address}#{comparison.question_key}", gettext("%(question)s: %(result)s") % names, said)


def _said(half: Half, parties: Sequence[Party], *, is_crossed: bool) -> Iterator[Said]:
    """What each side said to one question; in a crossed pair the answer names its question."""
    for party, answer in zip(parties, half.answers, strict=True):
        whole = side_answer(party, half.question, answer)
        words = in_brief(whole)
        if is_crossed:
            words = gettext("%(question)s: %(answer)s") % {"question": gettext(half.question.short), "answer": words}
        yield Said(party.position, party.name, words, whole.importance, whole.reason)
